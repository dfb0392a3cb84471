
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class PlacesProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×108] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1],  a1 = max(z1, 0)    [B×108], [32×3×3×3] → [B·36×32]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(a1));

            // z2 = a1·W2 + b2,  a2 = max(z2, 0)    [B·36×32] · [1152×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(a1.AsRows(36), w2, batch, new Linear1Forward(b2, a2));

            // z3 = a2·W3 + b3    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(a2, w3, batch, new Linear2Forward(b3, z3));
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
            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×3] · [3×20] → [B×20]
            // a2 = max(z2, 0)              ⇒  dz2 = a2 > 0 ? da2 : 0
            MultiplyTransposed<Linear2, Relu2Backward>(dz3, w3, batch, new Relu2Backward(a2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×20]ᵀ · [B×3] → [20×3]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear2, TStep>(a2, dz3, batch, w3, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×20] · [20×1152] → [B·36×32]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Linear1, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B·36×32]ᵀ · [B×20] → [1152×20]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear1, TStep>(a1.AsRows(36), dz2, batch, w2, b2, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1]
            //   ⇒  dK1[o, c, r, s] = Σ over the batch and all places of dz1[o, i, j]·x[c, i+r−1, j+s−1],  K1 ← step(K1, dK1)    [B×108], [B·36×32] → [32×3×3×3]
            ConvolutionSum<Conv1, TStep>(x, dz1, batch, k1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
        }

        /// <summary>conv1: [3×6×6] → [32×6×6], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 3;

            public static int Height => 6;

            public static int Width => 6;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 32;

            public static int OutputHeight => 6;

            public static int OutputWidth => 6;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1], a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv1Forward(DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 z1)
            {
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear1: 1152 → 20, from the 36 places of an image.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 1152;

            public static int Outputs => 20;

            public static int Places => 36;
        }

        /// <summary>linear1 forward: z2 = a1·W2 + b2, a2 = max(z2, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Max(z2, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear2 forward: z3 = a2·W3 + b3.</summary>
        internal readonly struct Linear2Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
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

        /// <summary>relu2 backward: dz2 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Relu2Backward(DeviceMatrix a2Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz2 = Float4.Where(a2 > 0f, da2, 0f);
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>relu1 backward: dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = Float4.Where(a1 > 0f, da1, 0f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, w2, w3;
        private readonly DeviceRow b2, b3;
        private readonly DeviceMatrix x, a1, a2, z3, p, dz3, dz2, dz1;
        private readonly DeviceTargets y;

        public PlacesProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 6_002, values: 589)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 27, 32);                                     // [32×3×3×3], as [27×32]
            w2 = Weights(216, 1152, 20);                                 // [1152×20], its rows in the order of the image's 36 places
            b2 = Row(5_976, 20);                                         // [20]
            w3 = Weights(5_981, 20, 3);                                  // [20×3]
            b3 = Row(6_001, 3);                                          // [3]
            x = Inputs(1, 108);                                          // [B×108]
            a1 = Matrix(0, 36, 32);                                      // [B·36×32]
            a2 = Matrix(288, 1, 20);                                     // [B×20]
            z3 = Matrix(293, 1, 3);                                      // [B×3]
            p = Matrix(294, 1, 3);                                       // [B×3]
            dz3 = Matrix(295, 1, 3);                                     // [B×3]
            dz2 = Matrix(296, 1, 20);                                    // [B×20]
            dz1 = Matrix(301, 36, 32);                                   // [B·36×32]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW3, db3
            SlicedOuterSum(1, 1152, 20);                                 // dW2, db2
            SlicedOuterSum(36, 27, 32);                                  // dK1
            y = Classes();
        }
    }