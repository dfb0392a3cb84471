
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class DecoderProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×72] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // xPlaces = x, place by place    [B×72] → [B·9×8]
            ToPlaces(x, xPlaces, batch, 8, 9);

            // z1[o, 2i+r−1, 2j+s−1] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[o],  a1 = max(z1, 0)    [B·9×8], [8×16×3×3] → [B·36×16]
            ConvolveTransposed<Transposed1, Transposed1Forward>(xPlaces, k1, batch, new Transposed1Forward(b1, a1));

            // u1[c, i, j] = a1[c, (i+½)/2 − ½, (j+½)/2 − ½] between its four neighbors,  a2 = max(u1, 0)    [B·36×16] → [B·144×16]
            Upsample<Upsample1, Upsample1Forward>(a1, batch, new Upsample1Forward(a2));

            // u2[c, i, j] = a2[c, ⌊i/2⌋, ⌊j/2⌋]    [B·144×16] → [B·576×16]
            Upsample<Upsample2, Upsample2Forward>(a2, batch, new Upsample2Forward(u2));

            // z2 = u2·W2 + b2    [B·576×16] · [9216×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(u2.AsRows(576), w2, batch, new Linear1Forward(b2, z2));
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
            // z2 = u2·W2 + b2              ⇒  du2 = dz2·W2ᵀ    [B×3] · [3×9216] → [B·576×16]
            MultiplyTransposed<Linear1, Linear1Backward>(dz2, w2, batch, new Linear1Backward(du2));

            // z2 = u2·W2 + b2              ⇒  dW2 = u2ᵀ·dz2,  W2 ← step(W2, dW2)    [B·576×16]ᵀ · [B×3] → [9216×3]
            // z2 = u2·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear1, TStep>(u2.AsRows(576), dz2, batch, w2, b2, step);

            // u2[c, i, j] = a2[c, ⌊i/2⌋, ⌊j/2⌋] ⇒  da2[c, ⌊i/2⌋, ⌊j/2⌋] = Σ du2[c, i, j]    [B·576×16] → [B·144×16]
            // a2 = max(u1, 0)              ⇒  du1 = a2 > 0 ? da2 : 0
            UpsampleBackward<Upsample2, Upsample2Backward>(du2, batch, new Upsample2Backward(a2, du1));

            // u1[c, i, j] = a1[c, (i+½)/2 − ½, (j+½)/2 − ½] between its four neighbors
            //   ⇒  da1[c, i, j] = Σ du1 over the outputs that it went into, by its part in each    [B·144×16] → [B·36×16]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            UpsampleBackward<Upsample1, Upsample1Backward>(du1, batch, new Upsample1Backward(a1, dz1));

            // z1[o, 2i+r−1, 2j+s−1] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[o]
            //   ⇒  dK1[c, o, r, s] = Σ over the batch and all places of xPlaces[c, i, j]·dz1[o, 2i+r−1, 2j+s−1],  K1 ← step(K1, dK1)    [B·36×16], [B·9×8] → [8×16×3×3]
            ConvolutionSum<Transposed1, TStep>(dz1, xPlaces, batch, k1, step);

            // z1[o, 2i+r−1, 2j+s−1] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[o]
            //   ⇒  db1[o] = Σ over the batch and all places of dz1[o, i, j],  b1 ← step(b1, db1)    [B·36×16] → [16]
            ColumnSums(dz1, batch * 36, 16, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>transposed1: [8×3×3] → [16×6×6], as the backward pass of a convolution [16×6×6] → [8×3×3], windows of 3×3 at a stride of 2.</summary>
        internal readonly struct Transposed1 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 6;

            public static int Width => 6;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 8;

            public static int OutputHeight => 3;

            public static int OutputWidth => 3;

            public static bool IsOfPlaces => true;
        }

        /// <summary>transposed1 forward: z1[o, 2i+r−1, 2j+s−1] = Σ K1[c, o, r, s]·xPlaces[c, i, j] + b1[o], a1 = max(z1, 0).</summary>
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

        /// <summary>upsample1: [16×6×6] → [16×12×12].</summary>
        internal readonly struct Upsample1 : IUpsampling
        {
            public static int Channels => 16;

            public static int Height => 6;

            public static int Width => 6;

            public static int Scale => 2;

            public static bool Interpolates => true;

            public static bool AlignsCorners => false;
        }

        /// <summary>upsample1 forward: u1[c, i, j] = a1[c, (i+½)/2 − ½, (j+½)/2 − ½] between its four neighbors, a2 = max(u1, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Upsample1Forward(DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 u1)
            {
                Float4 a2 = Float4.Max(u1, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>upsample2: [16×12×12] → [16×24×24].</summary>
        internal readonly struct Upsample2 : IUpsampling
        {
            public static int Channels => 16;

            public static int Height => 12;

            public static int Width => 12;

            public static int Scale => 2;

            public static bool Interpolates => false;

            public static bool AlignsCorners => false;
        }

        /// <summary>upsample2 forward: u2[c, i, j] = a2[c, ⌊i/2⌋, ⌊j/2⌋].</summary>
        internal readonly struct Upsample2Forward(DeviceMatrix u2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 u2)
            {
                u2Rows.Store(row, column, u2);
            }
        }

        /// <summary>linear1: 9216 → 3, from the 576 places of an image.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 9216;

            public static int Outputs => 3;

            public static int Places => 576;
        }

        /// <summary>linear1 forward: z2 = u2·W2 + b2.</summary>
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

        /// <summary>linear1 backward: du2 = dz2·W2ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix du2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 du2)
            {
                du2Rows.Store(row, column, du2);
            }
        }

        /// <summary>upsample2 backward: da2[c, ⌊i/2⌋, ⌊j/2⌋] = Σ du2[c, i, j], du1 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Upsample2Backward(DeviceMatrix a2Rows, DeviceMatrix du1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 du1 = Float4.Where(a2 > 0f, da2, 0f);
                du1Rows.Store(row, column, du1);
            }
        }

        /// <summary>upsample1 backward: da1[c, i, j] = Σ du1 over the outputs that it went into, by its part in each, dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Upsample1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
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
        private readonly DeviceMatrix x, xPlaces, a1, a2, u2, z2, p, dz2, du2, du1, dz1;
        private readonly DeviceTargets y;

        public DecoderProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 9_509, values: 5_349)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 144, 8);                                     // [8×16×3×3], as [144×8]
            b1 = Row(288, 16);                                           // [16]
            w2 = Weights(292, 9216, 3);                                  // [9216×3], its rows in the order of the image's 576 places
            b2 = Row(9_508, 3);                                          // [3]
            x = Inputs(1, 72);                                           // [B×72]
            xPlaces = Matrix(0, 9, 8);                                   // [B·9×8]
            a1 = Matrix(18, 36, 16);                                     // [B·36×16]
            a2 = Matrix(162, 144, 16);                                   // [B·144×16]
            u2 = Matrix(738, 576, 16);                                   // [B·576×16]
            z2 = Matrix(3_042, 1, 3);                                    // [B×3]
            p = Matrix(3_043, 1, 3);                                     // [B×3]
            dz2 = Matrix(3_044, 1, 3);                                   // [B×3]
            du2 = Matrix(3_045, 576, 16);                                // [B·576×16]
            du1 = Matrix(738, 144, 16);                                  // [B·144×16]
            dz1 = Matrix(162, 36, 16);                                   // [B·36×16]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 9216, 3);                                  // dW2, db2
            SlicedOuterSum(9, 144, 8);                                   // dK1
            SlicedColumnSums(36, 16);                                    // db1
            y = Classes();
        }
    }