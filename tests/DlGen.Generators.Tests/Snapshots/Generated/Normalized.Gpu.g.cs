
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class NormalizedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, z1));

            // r1 = 1 / √(var z1 + 0.00001),  h1 = (z1 − mean z1)·r1,  n1 = γ1⊙h1 + β1,  a1 = max(n1, 0)    [B×20]
            Normalize<LayerNorm1, LayerNorm1Forward>(z1, r1, batch, new LayerNorm1Forward(γ1, β1, h1, a1));

            // z2 = a1·W2 + b2    [B×20] · [20×7] → [B×7]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2));

            // r2 = 1 / √(var z2 + 0.00001),  h2 = (z2 − mean z2)·r2,  n2 = γ2⊙h2    [B×7]
            Normalize<LayerNorm2, LayerNorm2Forward>(z2, r2, batch, new LayerNorm2Forward(γ2, h2, n2));

            // z3 = n2·W3 + b3    [B×7] · [7×3] → [B×3]
            Multiply<Linear3, Linear3Forward>(n2, w3, batch, new Linear3Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z3)[y]    [B×3]
            // dz3 = (softmax(z3) − onehot(y)) / B
            CrossEntropy<Loss, LossBackward>(z3, y, batch, new LossBackward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = n2·W3 + b3              ⇒  dn2 = dz3·W3ᵀ    [B×3] · [3×7] → [B×7]
            MultiplyTransposed<Linear3, Linear3Backward>(dz3, w3, batch, new Linear3Backward(dn2));

            // z3 = n2·W3 + b3              ⇒  dW3 = n2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×7]ᵀ · [B×3] → [7×3]
            // z3 = n2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear3, TStep>(n2, dz3, batch, w3, b3, step);

            // n2 = γ2⊙h2                   ⇒  dh2 = dn2⊙γ2    [B×7]
            // h2 = (z2 − mean z2)·r2       ⇒  dz2 = r2·(dh2 − mean dh2 − h2·mean(dh2⊙h2))
            NormalizeBackward<LayerNorm2, LayerNorm2Backward>(dn2, γ2, h2, r2, batch, new LayerNorm2Backward(dz2));

            // n2 = γ2⊙h2                   ⇒  dγ2 = Σ over the batch of dn2⊙h2,  γ2 ← step(γ2, dγ2)    [B×7] → [7]
            ColumnSums(dn2, h2, batch, 7, γ2, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×7] · [7×20] → [B×20]
            // a1 = max(n1, 0)              ⇒  dn1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Linear2, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, dn1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×7] → [20×7]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a1, dz2, batch, w2, b2, step);

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B×20]
            // h1 = (z1 − mean z1)·r1       ⇒  dz1 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1))
            NormalizeBackward<LayerNorm1, LayerNorm1Backward>(dn1, γ1, h1, r1, batch, new LayerNorm1Backward(dz1));

            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)    [B×20] → [20]
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            ColumnSums(dn1, h1, batch, 20, γ1, β1, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×20] → [13×20]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
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

        /// <summary>layerNorm1: r1 = 1 / √(var z1 + 0.00001), h1 = (z1 − mean z1)·r1.</summary>
        internal readonly struct LayerNorm1 : INormalization
        {
            public static int Columns => 20;

            public static float Epsilon => 0.00001f;

            public static bool Centers => true;

            public static bool Scales => true;

            public static bool KeepsInverse => true;
        }

        /// <summary>layerNorm1 forward: n1 = γ1⊙h1 + β1, a1 = max(n1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct LayerNorm1Forward(DeviceRow γ1, DeviceRow β1, DeviceMatrix h1Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = (γ1.Load(column) * h1) + β1.Load(column);
                Float4 a1 = Float4.Max(n1, 0f);
                h1Rows.Store(row, column, h1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 7.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 7;
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

        /// <summary>layerNorm2: r2 = 1 / √(var z2 + 0.00001), h2 = (z2 − mean z2)·r2.</summary>
        internal readonly struct LayerNorm2 : INormalization
        {
            public static int Columns => 7;

            public static float Epsilon => 0.00001f;

            public static bool Centers => true;

            public static bool Scales => true;

            public static bool KeepsInverse => true;
        }

        /// <summary>layerNorm2 forward: n2 = γ2⊙h2.</summary>
        internal readonly struct LayerNorm2Forward(DeviceRow γ2, DeviceMatrix h2Rows, DeviceMatrix n2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h2)
            {
                Float4 n2 = γ2.Load(column) * h2;
                h2Rows.Store(row, column, h2);
                n2Rows.Store(row, column, n2);
            }
        }

        /// <summary>linear3: 7 → 3.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 7;

            public static int Outputs => 3;
        }

        /// <summary>linear3 forward: z3 = n2·W3 + b3.</summary>
        internal readonly struct Linear3Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                z3Rows.Store(row, column, z3);
            }
        }

        /// <summary>L = mean of −log softmax(z3)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz3 = (softmax(z3) − onehot(y)) / B.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz3)
            {
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>linear3 backward: dn2 = dz3·W3ᵀ, as it is.</summary>
        internal readonly struct Linear3Backward(DeviceMatrix dn2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dn2)
            {
                dn2Rows.Store(row, column, dn2);
            }
        }

        /// <summary>layerNorm2 backward: dz2 = r2·(dh2 − mean dh2 − h2·mean(dh2⊙h2)).</summary>
        internal readonly struct LayerNorm2Backward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>relu1 backward: dn1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix a1Rows, DeviceMatrix dn1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dn1 = Float4.Where(a1 > 0f, da1, 0f);
                dn1Rows.Store(row, column, dn1);
            }
        }

        /// <summary>layerNorm1 backward: dz1 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1)).</summary>
        internal readonly struct LayerNorm1Backward(DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1)
            {
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, γ1, β1, b2, γ2, b3;
        private readonly DeviceMatrix x, z1, r1, h1, a1, z2, r2, h2, n2, z3, p, dz3, dn2, dz2, dn1, dz1;
        private readonly DeviceTargets y;

        public NormalizedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 132, values: 23)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            γ1 = Row(70, 20);                                            // [20]
            β1 = Row(75, 20);                                            // [20]
            w2 = Weights(80, 20, 7);                                     // [20×7]
            b2 = Row(120, 7);                                            // [7]
            γ2 = Row(122, 7);                                            // [7]
            w3 = Weights(124, 7, 3);                                     // [7×3]
            b3 = Row(131, 3);                                            // [3]
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 20);                                       // [B×20]
            r1 = Matrix(5, 1, 1);                                        // [B×1]
            h1 = Matrix(6, 1, 20);                                       // [B×20]
            a1 = Matrix(11, 1, 20);                                      // [B×20]
            z2 = Matrix(0, 1, 7);                                        // [B×7]
            r2 = Matrix(2, 1, 1);                                        // [B×1]
            h2 = Matrix(3, 1, 7);                                        // [B×7]
            n2 = Matrix(16, 1, 7);                                       // [B×7]
            z3 = Matrix(0, 1, 3);                                        // [B×3]
            p = Matrix(1, 1, 3);                                         // [B×3]
            dz3 = Matrix(18, 1, 3);                                      // [B×3]
            dn2 = Matrix(19, 1, 7);                                      // [B×7]
            dz2 = Matrix(16, 1, 7);                                      // [B×7]
            dn1 = Matrix(18, 1, 20);                                     // [B×20]
            dz1 = Matrix(11, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 7, 3);                                     // dW3, db3
            SlicedColumnSums(1, 7);                                      // dγ2
            SlicedOuterSum(1, 20, 7);                                    // dW2, db2
            SlicedColumnSums(1, 20);                                     // dγ1, dβ1
            SlicedOuterSum(1, 13, 20);                                   // dW1, db1
            y = Classes();
        }
    }