
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class ScaledProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, z1));

            // r1 = 1 / √(mean z1² + 2⁻²³),  h1 = z1·r1,  n1 = γ1⊙h1,  a1 = n1·sigmoid(n1)    [B×20]
            Normalize<RmsNorm1, RmsNorm1Forward>(z1, r1, batch, new RmsNorm1Forward(γ1, h1, n1, a1));

            // z2 = a1·W2 + b2    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z2)[y]    [B×3]
            // dz2 = (softmax(z2) − onehot(y)) / B
            CrossEntropy<Loss, LossBackward>(z2, y, batch, new LossBackward(dz2));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×3] · [3×20] → [B×20]
            // a1 = n1·sigmoid(n1)          ⇒  dn1 = da1·(sigmoid(n1) + n1·sigmoid(n1)·(1 − sigmoid(n1)))
            MultiplyTransposed<Linear2, Silu1Backward>(dz2, w2, batch, new Silu1Backward(n1, dn1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×3] → [20×3]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a1, dz2, batch, w2, b2, step);

            // n1 = γ1⊙h1                   ⇒  dh1 = dn1⊙γ1    [B×20]
            // h1 = z1·r1                   ⇒  dz1 = r1·(dh1 − h1·mean(dh1⊙h1))
            NormalizeBackward<RmsNorm1, RmsNorm1Backward>(dn1, γ1, h1, r1, batch, new RmsNorm1Backward(dz1));

            // n1 = γ1⊙h1                   ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)    [B×20] → [20]
            ColumnSums(dn1, h1, batch, 20, γ1, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×20] → [13×20]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>linear1: 13 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1.</summary>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>rmsNorm1: r1 = 1 / √(mean z1² + 2⁻²³), h1 = z1·r1.</summary>
        internal readonly struct RmsNorm1 : INormalization
        {
            public static int Columns => 20;

            public static float Epsilon => 1.1920929e-7f;

            public static bool Centers => false;

            public static bool Scales => true;

            public static bool KeepsInverse => true;
        }

        /// <summary>rmsNorm1 forward: n1 = γ1⊙h1, a1 = n1·sigmoid(n1).</summary>
        /// <remarks>silu1: each value is its own gate.</remarks>
        internal readonly struct RmsNorm1Forward(DeviceRow γ1, DeviceMatrix h1Rows, DeviceMatrix n1Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = γ1.Load(column) * h1;
                Float4 a1 = n1 * Float4.Sigmoid(n1);
                h1Rows.Store(row, column, h1);
                n1Rows.Store(row, column, n1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear2 forward: z2 = a1·W2 + b2.</summary>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>L = mean of −log softmax(z2)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz2 = (softmax(z2) − onehot(y)) / B.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>silu1 backward: dn1 = da1·(sigmoid(n1) + n1·sigmoid(n1)·(1 − sigmoid(n1))).</summary>
        internal readonly struct Silu1Backward(DeviceMatrix n1Rows, DeviceMatrix dn1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 n1 = n1Rows.Load(row, column);
                Float4 sigmoid = Float4.Sigmoid(n1);
                Float4 dn1 = da1 * (sigmoid + n1 * sigmoid * (1f - sigmoid));
                dn1Rows.Store(row, column, dn1);
            }
        }

        /// <summary>rmsNorm1 backward: dz1 = r1·(dh1 − h1·mean(dh1⊙h1)).</summary>
        internal readonly struct RmsNorm1Backward(DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1)
            {
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b1, γ1, b2;
        private readonly DeviceMatrix x, z1, r1, h1, n1, a1, z2, p, dz2, dn1, dz1;
        private readonly DeviceTargets y;

        public ScaledProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 96, values: 26)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            γ1 = Row(70, 20);                                            // [20]
            w2 = Weights(75, 20, 3);                                     // [20×3]
            b2 = Row(95, 3);                                             // [3]
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 20);                                       // [B×20]
            r1 = Matrix(5, 1, 1);                                        // [B×1]
            h1 = Matrix(6, 1, 20);                                       // [B×20]
            n1 = Matrix(11, 1, 20);                                      // [B×20]
            a1 = Matrix(16, 1, 20);                                      // [B×20]
            z2 = Matrix(0, 1, 3);                                        // [B×3]
            p = Matrix(1, 1, 3);                                         // [B×3]
            dz2 = Matrix(2, 1, 3);                                       // [B×3]
            dn1 = Matrix(21, 1, 20);                                     // [B×20]
            dz1 = Matrix(11, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW2, db2
            SlicedColumnSums(1, 20);                                     // dγ1
            SlicedOuterSum(1, 13, 20);                                   // dW1, db1
            y = Classes();
        }
    }