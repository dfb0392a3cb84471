
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SpreadProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×54] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // xPlaces = x, place by place    [B×54] → [B·9×6]
            ToPlaces(x, xPlaces, batch, 6, 9);

            // z1[2⌊c/3⌋+o, 2i+r, 2j+s] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[2⌊c/3⌋+o],  a1 = max(z1, 0)    [B·9×6], [6×2×2×2] → [B·36×4]
            ConvolveGroupsTransposed<Transposed1, Transposed1Forward>(xPlaces, k1, batch, new Transposed1Forward(b1, a1));

            // a1Row = a1, channel by channel    [B·36×4] → [B×144]
            FromPlaces(a1, a1Row, batch, 4, 36);

            // z2 = a1Row·W2 + b2    [B×144] · [144×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a1Row, w2, batch, new Linear1Forward(b2, z2));
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
            // z2 = a1Row·W2 + b2           ⇒  da1Row = dz2·W2ᵀ    [B×3] · [3×144] → [B×144]
            MultiplyTransposed<Linear1, Linear1Backward>(dz2, w2, batch, new Linear1Backward(da1Row));

            // z2 = a1Row·W2 + b2           ⇒  dW2 = a1Rowᵀ·dz2,  W2 ← step(W2, dW2)    [B×144]ᵀ · [B×3] → [144×3]
            // z2 = a1Row·W2 + b2           ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear1, TStep>(a1Row, dz2, batch, w2, b2, step);

            // da1 = da1Row, place by place    [B×144] → [B·36×4]
            ToPlaces(da1Row, da1, batch, 4, 36);

            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0    [B·36×4]
            Map(batch * 36, 4, new Relu1BackwardMap(da1, a1, dz1));

            // z1[2⌊c/3⌋+o, 2i+r, 2j+s] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[2⌊c/3⌋+o]
            //   ⇒  dK1[c, o, r, s] = Σ over the batch and all places of xPlaces[c, i, j]·dz1[2⌊c/3⌋+o, 2i+r, 2j+s],  K1 ← step(K1, dK1)    [B·36×4], [B·9×6] → [6×2×2×2]
            GroupedConvolutionSum<Transposed1, TStep>(dz1, xPlaces, batch, k1, step);

            // z1[2⌊c/3⌋+o, 2i+r, 2j+s] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[2⌊c/3⌋+o]
            //   ⇒  db1[2⌊c/3⌋+o] = Σ over the batch and all places of dz1[2⌊c/3⌋+o, i, j],  b1 ← step(b1, db1)    [B·36×4] → [4]
            ColumnSums(dz1, batch * 36, 4, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>transposed1: [6×3×3] → [4×6×6], as the backward pass of a convolution [4×6×6] → [6×3×3], windows of 2×2 at a stride of 2, in 2 groups of channels.</summary>
        internal readonly struct Transposed1 : IGroupedWindowShape
        {
            public static int Channels => 4;

            public static int Height => 6;

            public static int Width => 6;

            public static int WindowHeight => 2;

            public static int WindowWidth => 2;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 6;

            public static int OutputHeight => 3;

            public static int OutputWidth => 3;

            public static bool IsOfPlaces => true;

            public static int Groups => 2;
        }

        /// <summary>transposed1 forward: z1[2⌊c/3⌋+o, 2i+r, 2j+s] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[2⌊c/3⌋+o], a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Transposed1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear1: 144 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 144;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z2 = a1Row·W2 + b2.</summary>
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

        /// <summary>linear1 backward: da1Row = dz2·W2ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix da1RowRows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1Row)
            {
                da1RowRows.Store(row, column, da1Row);
            }
        }

        /// <summary>dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1BackwardMap(DeviceMatrix da1Rows, DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da1 = da1Rows.Load(row, column);
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = Float4.Where(a1 > 0f, da1, 0f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, w2;
        private readonly DeviceRow b1, b2;
        private readonly DeviceMatrix x, xPlaces, a1, a1Row, z2, p, dz2, da1Row, da1, dz1;
        private readonly DeviceTargets y;

        public SpreadProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 162, values: 129)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 8, 6);                                       // [6×2×2×2], as [8×6]
            b1 = Row(16, 4);                                             // [4]
            w2 = Weights(17, 144, 3);                                    // [144×3]
            b2 = Row(161, 3);                                            // [3]
            x = Inputs(1, 54);                                           // [B×54]
            xPlaces = Matrix(0, 9, 6);                                   // [B·9×6]
            a1 = Matrix(18, 36, 4);                                      // [B·36×4]
            a1Row = Matrix(54, 1, 144);                                  // [B×144]
            z2 = Matrix(90, 1, 3);                                       // [B×3]
            p = Matrix(91, 1, 3);                                        // [B×3]
            dz2 = Matrix(92, 1, 3);                                      // [B×3]
            da1Row = Matrix(93, 1, 144);                                 // [B×144]
            da1 = Matrix(54, 36, 4);                                     // [B·36×4]
            dz1 = Matrix(92, 36, 4);                                     // [B·36×4]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 144, 3);                                   // dW2, db2
            SlicedGroupedSum(9, 8, 6);                                   // dK1
            SlicedColumnSums(36, 4);                                     // db1
            y = Classes();
        }
    }