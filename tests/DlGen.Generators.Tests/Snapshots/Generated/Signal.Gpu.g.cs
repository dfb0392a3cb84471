
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SignalProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B·2×20] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // xRow = x, channel by channel    [B·2×20] → [B×40]
            Flatten(x, xRow, batch, 2, 20);

            // z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o],  a1 = max(z1, 0)    [B×40], [8×2×3] → [B·20×8]
            Convolve<Conv1, Conv1Forward>(xRow, k1, batch, new Conv1Forward(b1, a1));

            // p1[c, t] = max a1[c, 2t+s],  i1 = where p1 is in its window    [B·20×8] → [B·10×8]
            MaxPool<Pool1, Pool1Forward>(a1, i1, batch, new Pool1Forward(p1));

            // z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o],  a2 = max(z2, 0)    [B·10×8], [16×8×3] → [B·8×16]
            Convolve<Conv2, Conv2Forward>(p1, k2, batch, new Conv2Forward(b2, a2));

            // z3 = a2·W3 + b3    [B·8×16] · [128×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a2.AsRows(8), w3, batch, new Linear1Forward(b3, z3));
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
            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×3] · [3×128] → [B·8×16]
            // a2 = max(z2, 0)              ⇒  dz2 = a2 > 0 ? da2 : 0
            MultiplyTransposed<Linear1, Relu2Backward>(dz3, w3, batch, new Relu2Backward(a2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B·8×16]ᵀ · [B×3] → [128×3]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear1, TStep>(a2.AsRows(8), dz3, batch, w3, b3, step);

            // z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o] ⇒  dp1[c, t+s] = Σ K2[o, c, s]·dz2[o, t]    [B·8×16], [16×8×3] → [B·10×8]
            ConvolveTransposed<Conv2, Conv2Backward>(dz2, k2, batch, new Conv2Backward(dp1));

            // z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o] ⇒  dK2[o, c, s] = Σ over the batch and all places of dz2[o, t]·p1[c, t+s],  K2 ← step(K2, dK2)    [B·10×8], [B·8×16] → [16×8×3]
            ConvolutionSum<Conv2, TStep>(p1, dz2, batch, k2, step);

            // z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o] ⇒  db2[o] = Σ over the batch and all places of dz2[o, t],  b2 ← step(b2, db2)    [B·8×16] → [16]
            ColumnSums(dz2, batch * 8, 16, b2, step);

            // p1[c, t] = max a1[c, 2t+s]   ⇒  da1[c, 2t+s] = dp1[c, t] at the maximum of its window, else 0    [B·10×8] → [B·20×8]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MaxPoolBackward<Pool1, Pool1Backward>(dp1, i1, batch, new Pool1Backward(a1, dz1));

            // z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o] ⇒  dK1[o, c, s] = Σ over the batch and all places of dz1[o, t]·xRow[c, t+s−1],  K1 ← step(K1, dK1)    [B×40], [B·20×8] → [8×2×3]
            ConvolutionSum<Conv1, TStep>(xRow, dz1, batch, k1, step);

            // z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o] ⇒  db1[o] = Σ over the batch and all places of dz1[o, t],  b1 ← step(b1, db1)    [B·20×8] → [8]
            ColumnSums(dz1, batch * 20, 8, b1, step);
        }

        /// <summary>Training predicts nothing.</summary>
        public override void Predict(int batch)
        {
            // Inference does, with formulas of its own below.
        }

        /// <summary>conv1: [2×20] → [8×20], windows of 3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 2;

            public static int Height => 1;

            public static int Width => 20;

            public static int WindowHeight => 1;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 1;

            public static int Outputs => 8;

            public static int OutputHeight => 1;

            public static int OutputWidth => 20;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o], a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>pool1: [8×20] → [8×10], windows of 2 at a stride of 2.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 8;

            public static int Height => 1;

            public static int Width => 20;

            public static int WindowHeight => 1;

            public static int WindowWidth => 2;

            public static int StrideHeight => 1;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 8;

            public static int OutputHeight => 1;

            public static int OutputWidth => 10;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c, t] = max a1[c, 2t+s], i1 = where p1 is in its window.</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>conv2: [8×10] → [16×8], windows of 3.</summary>
        internal readonly struct Conv2 : IWindowShape
        {
            public static int Channels => 8;

            public static int Height => 1;

            public static int Width => 10;

            public static int WindowHeight => 1;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 1;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => true;
        }

        /// <summary>conv2 forward: z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o], a2 = max(z2, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv2Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Max(z2, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear1: 128 → 3, from the 8 places of an image.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 128;

            public static int Outputs => 3;

            public static int Places => 8;
        }

        /// <summary>linear1 forward: z3 = a2·W3 + b3.</summary>
        internal readonly struct Linear1Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
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

        /// <summary>conv2 backward: dp1[c, t+s] = Σ K2[o, c, s]·dz2[o, t], as it is.</summary>
        internal readonly struct Conv2Backward(DeviceMatrix dp1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dp1)
            {
                dp1Rows.Store(row, column, dp1);
            }
        }

        /// <summary>pool1 backward: da1[c, 2t+s] = dp1[c, t] at the maximum of its window, else 0, dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Pool1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
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
        public override DeviceMatrix Predictions(int head) => z3;

        private readonly DeviceWeights k1, k2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, xRow, a1, p1, i1, a2, z3, dz3, dz2, dp1, dz1;
        private readonly DeviceTargets y;

        public SignalProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 243, values: 163)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 6, 8);                                       // [8×2×3], as [6×8]
            b1 = Row(12, 8);                                             // [8]
            k2 = Weights(14, 24, 16);                                    // [16×8×3], as [24×16]
            b2 = Row(110, 16);                                           // [16]
            w3 = Weights(114, 128, 3);                                   // [128×3], its rows in the order of the image's 8 places
            b3 = Row(242, 3);                                            // [3]
            x = Inputs(2, 20);                                           // [B·2×20]
            xRow = Matrix(0, 1, 40);                                     // [B×40]
            a1 = Matrix(10, 20, 8);                                      // [B·20×8]
            p1 = Matrix(50, 10, 8);                                      // [B·10×8]
            i1 = Matrix(70, 10, 8);                                      // [B·10×8]
            a2 = Matrix(90, 8, 16);                                      // [B·8×16]
            z3 = Matrix(122, 1, 3);                                      // [B×3]
            dz3 = Matrix(123, 1, 3);                                     // [B×3]
            dz2 = Matrix(124, 8, 16);                                    // [B·8×16]
            dp1 = Matrix(90, 10, 8);                                     // [B·10×8]
            dz1 = Matrix(123, 20, 8);                                    // [B·20×8]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 128, 3);                                   // dW3, db3
            SlicedOuterSum(8, 24, 16);                                   // dK2
            SlicedColumnSums(8, 16);                                     // db2
            SlicedOuterSum(20, 6, 8);                                    // dK1
            SlicedColumnSums(20, 8);                                     // db1
            y = Classes();
        }
    }

    /// <summary>The formulas of inference on a GPU.</summary>
    file sealed class SignalInferenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B·2×20] → z3 [B×3].</summary>
        public override void Forward(int batch)
        {
            // xRow = x, channel by channel    [B·2×20] → [B×40]
            Flatten(x, xRow, batch, 2, 20);

            // z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o],  a1 = max(z1, 0)    [B×40], [8×2×3] → [B·20×8]
            Convolve<Conv1, Conv1Forward>(xRow, k1, batch, new Conv1Forward(b1, a1));

            // p1[c, t] = max a1[c, 2t+s]    [B·20×8] → [B·10×8]
            MaxPool<Pool1, Pool1Forward>(a1, batch, new Pool1Forward(p1));

            // z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o],  a2 = max(z2, 0)    [B·10×8], [16×8×3] → [B·8×16]
            Convolve<Conv2, Conv2Forward>(p1, k2, batch, new Conv2Forward(b2, a2));

            // z3 = a2·W3 + b3    [B·8×16] · [128×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a2.AsRows(8), w3, batch, new Linear1Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z3)[y]    [B×3]
            CrossEntropy<Loss, LossBackward>(z3, y, batch, new LossBackward());
        }

        /// <summary>Inference has no backward pass.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // Nothing is learned here.
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
        }

        /// <summary>conv1: [2×20] → [8×20], windows of 3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 2;

            public static int Height => 1;

            public static int Width => 20;

            public static int WindowHeight => 1;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 1;

            public static int Outputs => 8;

            public static int OutputHeight => 1;

            public static int OutputWidth => 20;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, t] = Σ K1[o, c, s]·xRow[c, t+s−1] + b1[o], a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>pool1: [8×20] → [8×10], windows of 2 at a stride of 2.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 8;

            public static int Height => 1;

            public static int Width => 20;

            public static int WindowHeight => 1;

            public static int WindowWidth => 2;

            public static int StrideHeight => 1;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 8;

            public static int OutputHeight => 1;

            public static int OutputWidth => 10;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c, t] = max a1[c, 2t+s].</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>conv2: [8×10] → [16×8], windows of 3.</summary>
        internal readonly struct Conv2 : IWindowShape
        {
            public static int Channels => 8;

            public static int Height => 1;

            public static int Width => 10;

            public static int WindowHeight => 1;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 1;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => true;
        }

        /// <summary>conv2 forward: z2[o, t] = Σ K2[o, c, s]·p1[c, t+s] + b2[o], a2 = max(z2, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv2Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Max(z2, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear1: 128 → 3, from the 8 places of an image.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 128;

            public static int Outputs => 3;

            public static int Places => 8;
        }

        /// <summary>linear1 forward: z3 = a2·W3 + b3.</summary>
        internal readonly struct Linear1Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
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

        /// <summary>The loss is all that is asked for: it has no gradient here.</summary>
        internal readonly struct LossBackward() : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 gradient)
            {
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, k2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, xRow, a1, p1, a2, z3, p;
        private readonly DeviceTargets y;

        public SignalInferenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 243, values: 70)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 6, 8);                                       // [8×2×3], as [6×8]
            b1 = Row(12, 8);                                             // [8]
            k2 = Weights(14, 24, 16);                                    // [16×8×3], as [24×16]
            b2 = Row(110, 16);                                           // [16]
            w3 = Weights(114, 128, 3);                                   // [128×3], its rows in the order of the image's 8 places
            b3 = Row(242, 3);                                            // [3]
            x = Inputs(2, 20);                                           // [B·2×20]
            xRow = Matrix(0, 1, 40);                                     // [B×40]
            a1 = Matrix(10, 20, 8);                                      // [B·20×8]
            p1 = Matrix(50, 10, 8);                                      // [B·10×8]
            a2 = Matrix(0, 8, 16);                                       // [B·8×16]
            z3 = Matrix(32, 1, 3);                                       // [B×3]
            p = Matrix(0, 1, 3);                                         // [B×3]
            y = Classes();
        }
    }