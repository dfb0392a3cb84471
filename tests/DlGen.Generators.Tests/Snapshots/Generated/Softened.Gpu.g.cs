
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SoftenedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = tanh(z1)    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, a1));

            // s1 = softmax(a1 / 2)    [B×20]
            Softmax(a1, s1, batch, 20, scale: 0.5f);

            // z2 = s1·W2 + b2    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(s1, w2, batch, new Linear2Forward(b2, z2));
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
            // z2 = s1·W2 + b2              ⇒  ds1 = dz2·W2ᵀ    [B×3] · [3×20] → [B×20]
            MultiplyTransposed<Linear2, Linear2Backward>(dz2, w2, batch, new Linear2Backward(ds1));

            // z2 = s1·W2 + b2              ⇒  dW2 = s1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×3] → [20×3]
            // z2 = s1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(s1, dz2, batch, w2, b2, step);

            // s1 = softmax(a1 / 2)         ⇒  da1 = s1⊙(ds1 − Σ ds1⊙s1) / 2    [B×20]
            // a1 = tanh(z1)                ⇒  dz1 = da1·(1 − a1²)
            SoftmaxBackward(ds1, s1, batch, 20, scale: 0.5f, new Softmax1Backward(a1, dz1));

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

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = tanh(z1).</summary>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Tanh(z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear2 forward: z2 = s1·W2 + b2.</summary>
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

        /// <summary>linear2 backward: ds1 = dz2·W2ᵀ, as it is.</summary>
        internal readonly struct Linear2Backward(DeviceMatrix ds1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 ds1)
            {
                ds1Rows.Store(row, column, ds1);
            }
        }

        /// <summary>softmax1 backward: da1 = s1⊙(ds1 − Σ ds1⊙s1) / 2, dz1 = da1·(1 − a1²).</summary>
        internal readonly struct Softmax1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = da1 * (1f - a1 * a1);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b1, b2;
        private readonly DeviceMatrix x, a1, s1, z2, p, dz2, ds1, dz1;
        private readonly DeviceTargets y;

        public SoftenedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 91, values: 23)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            w2 = Weights(70, 20, 3);                                     // [20×3]
            b2 = Row(90, 3);                                             // [3]
            x = Inputs(1, 13);                                           // [B×13]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            s1 = Matrix(5, 1, 20);                                       // [B×20]
            z2 = Matrix(10, 1, 3);                                       // [B×3]
            p = Matrix(11, 1, 3);                                        // [B×3]
            dz2 = Matrix(12, 1, 3);                                      // [B×3]
            ds1 = Matrix(13, 1, 20);                                     // [B×20]
            dz1 = Matrix(18, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW2, db2
            SlicedOuterSum(1, 13, 20);                                   // dW1, db1
            y = Classes();
        }
    }