
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class ImageNormedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×50] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]    [B×50], [8×2×3×3] → [B·25×8]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, z1));

            // z1Row = z1, channel by channel    [B·25×8] → [B×200]
            FromPlaces(z1, z1Row, batch, 8, 25);

            // r1 = 1 / √(var z1Row + 0.00001),  h1 = (z1Row − mean z1Row)·r1,  n1 = γ1⊙h1 + β1,  a1 = max(n1, 0)    [B×200]
            Normalize<LayerNorm1, LayerNorm1Forward>(z1Row, r1, batch, new LayerNorm1Forward(γ1, β1, h1, a1));

            // z2 = a1·W2 + b2    [B×200] · [200×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a1, w2, batch, new Linear1Forward(b2, z2));
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
            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×3] · [3×200] → [B×200]
            // a1 = max(n1, 0)              ⇒  dn1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Linear1, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, dn1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×200]ᵀ · [B×3] → [200×3]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear1, TStep>(a1, dz2, batch, w2, b2, step);

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B×200]
            // h1 = (z1Row − mean z1Row)·r1 ⇒  dz1Row = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1))
            NormalizeBackward<LayerNorm1, LayerNorm1Backward>(dn1, γ1, h1, r1, batch, new LayerNorm1Backward(dz1Row));

            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)    [B×200] → [8×5×5]
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            ColumnSums(dn1, h1, batch, 200, γ1, β1, step);

            // dz1 = dz1Row, place by place    [B×200] → [B·25×8]
            ToPlaces(dz1Row, dz1, batch, 8, 25);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  dK1[o, c, r, s] = Σ over the batch and all places of dz1[o, i, j]·x[c, i+r−1, j+s−1],  K1 ← step(K1, dK1)    [B×50], [B·25×8] → [8×2×3×3]
            ConvolutionSum<Conv1, TStep>(x, dz1, batch, k1, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  db1[o] = Σ over the batch and all places of dz1[o, i, j],  b1 ← step(b1, db1)    [B·25×8] → [8]
            ColumnSums(dz1, batch * 25, 8, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>conv1: [2×5×5] → [8×5×5], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 2;

            public static int Height => 5;

            public static int Width => 5;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 8;

            public static int OutputHeight => 5;

            public static int OutputWidth => 5;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o].</summary>
        internal readonly struct Conv1Forward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>layerNorm1: r1 = 1 / √(var z1Row + 0.00001), h1 = (z1Row − mean z1Row)·r1.</summary>
        internal readonly struct LayerNorm1 : INormalization
        {
            public static int Columns => 200;

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

        /// <summary>linear1: 200 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 200;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z2 = a1·W2 + b2.</summary>
        internal readonly struct Linear1Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
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

        /// <summary>layerNorm1 backward: dz1Row = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1)).</summary>
        internal readonly struct LayerNorm1Backward(DeviceMatrix dz1RowRows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1Row)
            {
                dz1RowRows.Store(row, column, dz1Row);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, w2;
        private readonly DeviceRow b1, γ1, β1, b2;
        private readonly DeviceMatrix x, z1, z1Row, r1, h1, a1, z2, p, dz2, dn1, dz1Row, dz1;
        private readonly DeviceTargets y;

        public ImageNormedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 339, values: 200)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 18, 8);                                      // [8×2×3×3], as [18×8]
            b1 = Row(36, 8);                                             // [8]
            γ1 = Row(38, 200);                                           // [8×5×5]
            β1 = Row(88, 200);                                           // [8×5×5]
            w2 = Weights(138, 200, 3);                                   // [200×3]
            b2 = Row(338, 3);                                            // [3]
            x = Inputs(1, 50);                                           // [B×50]
            z1 = Matrix(0, 25, 8);                                       // [B·25×8]
            z1Row = Matrix(50, 1, 200);                                  // [B×200]
            r1 = Matrix(0, 1, 1);                                        // [B×1]
            h1 = Matrix(100, 1, 200);                                    // [B×200]
            a1 = Matrix(150, 1, 200);                                    // [B×200]
            z2 = Matrix(1, 1, 3);                                        // [B×3]
            p = Matrix(2, 1, 3);                                         // [B×3]
            dz2 = Matrix(3, 1, 3);                                       // [B×3]
            dn1 = Matrix(4, 1, 200);                                     // [B×200]
            dz1Row = Matrix(150, 1, 200);                                // [B×200]
            dz1 = Matrix(3, 25, 8);                                      // [B·25×8]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 200, 3);                                   // dW2, db2
            SlicedColumnSums(1, 200);                                    // dγ1, dβ1
            SlicedOuterSum(25, 18, 8);                                   // dK1
            SlicedColumnSums(25, 8);                                     // db1
            y = Classes();
        }
    }