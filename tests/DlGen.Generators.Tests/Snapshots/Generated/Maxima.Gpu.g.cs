
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class MaximaProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×72] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o],  a1 = max(z1, 0)    [B×72], [16×1×3×3] → [B·72×16]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, a1));

            // p1[c, i, j] = max a1[c, 2i+r, 2j+s],  i1 = where p1 is in its window    [B·72×16] → [B·16×16]
            MaxPool<Pool1, Pool1Forward>(a1, i1, batch, new Pool1Forward(p1));

            // z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o]    [B·16×16], [20×16×3×3] → [B·4×20]
            Convolve<Conv2, Conv2Forward>(p1, k2, batch, new Conv2Forward(b2, z2));

            // p2[c, i, j] = max z2[c, 2i+r, 2j+s],  i2 = where p2 is in its window    [B·4×20] → [B×20]
            MaxPool<Pool2, Pool2Forward>(z2, i2, batch, new Pool2Forward(p2));

            // z3 = p2·W3 + b3    [B×20] · [20×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(p2, w3, batch, new Linear1Forward(b3, z3));
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
            // z3 = p2·W3 + b3              ⇒  dp2 = dz3·W3ᵀ    [B×3] · [3×20] → [B×20]
            MultiplyTransposed<Linear1, Linear1Backward>(dz3, w3, batch, new Linear1Backward(dp2));

            // z3 = p2·W3 + b3              ⇒  dW3 = p2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×20]ᵀ · [B×3] → [20×3]
            // z3 = p2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear1, TStep>(p2, dz3, batch, w3, b3, step);

            // p2[c, i, j] = max z2[c, 2i+r, 2j+s] ⇒  dz2[c, 2i+r, 2j+s] = dp2[c, i, j] at the maximum of its window, else 0    [B×20] → [B·4×20]
            MaxPoolBackward<Pool2, Pool2Backward>(dp2, i2, batch, new Pool2Backward(dz2));

            // z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o]
            //   ⇒  dp1[c, i+r, j+s] = Σ K2[o, c, r, s]·dz2[o, i, j]    [B·4×20], [20×16×3×3] → [B·16×16]
            ConvolveTransposed<Conv2, Conv2Backward>(dz2, k2, batch, new Conv2Backward(dp1));

            // z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o]
            //   ⇒  dK2[o, c, r, s] = Σ over the batch and all places of dz2[o, i, j]·p1[c, i+r, j+s],  K2 ← step(K2, dK2)    [B·16×16], [B·4×20] → [20×16×3×3]
            ConvolutionSum<Conv2, TStep>(p1, dz2, batch, k2, step);

            // z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o]
            //   ⇒  db2[o] = Σ over the batch and all places of dz2[o, i, j],  b2 ← step(b2, db2)    [B·4×20] → [20]
            ColumnSums(dz2, batch * 4, 20, b2, step);

            // p1[c, i, j] = max a1[c, 2i+r, 2j+s] ⇒  da1[c, 2i+r, 2j+s] = dp1[c, i, j] at the maximum of its window, else 0    [B·16×16] → [B·72×16]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MaxPoolBackward<Pool1, Pool1Backward>(dp1, i1, batch, new Pool1Backward(a1, dz1));

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  dK1[o, c, r, s] = Σ over the batch and all places of dz1[o, i, j]·x[c, i+r−1, j+s−1],  K1 ← step(K1, dK1)    [B×72], [B·72×16] → [16×1×3×3]
            ConvolutionSum<Conv1, TStep>(x, dz1, batch, k1, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  db1[o] = Σ over the batch and all places of dz1[o, i, j],  b1 ← step(b1, db1)    [B·72×16] → [16]
            ColumnSums(dz1, batch * 72, 16, b1, step);
        }

        /// <summary>Training predicts nothing.</summary>
        public override void Predict(int batch)
        {
            // Inference does, with formulas of its own below.
        }

        /// <summary>conv1: [1×9×8] → [16×9×8], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 1;

            public static int Height => 9;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 16;

            public static int OutputHeight => 9;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o], a1 = max(z1, 0).</summary>
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

        /// <summary>pool1: [16×9×8] → [16×4×4], windows of 2×2 at a stride of 2.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 9;

            public static int Width => 8;

            public static int WindowHeight => 2;

            public static int WindowWidth => 2;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 4;

            public static int OutputWidth => 4;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c, i, j] = max a1[c, 2i+r, 2j+s], i1 = where p1 is in its window.</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>conv2: [16×4×4] → [20×2×2], windows of 3×3.</summary>
        internal readonly struct Conv2 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 4;

            public static int Width => 4;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 20;

            public static int OutputHeight => 2;

            public static int OutputWidth => 2;

            public static bool IsOfPlaces => true;
        }

        /// <summary>conv2 forward: z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o].</summary>
        internal readonly struct Conv2Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>pool2: [20×2×2] → [20×1×1], windows of 2×2 at a stride of 2.</summary>
        internal readonly struct Pool2 : IWindowShape
        {
            public static int Channels => 20;

            public static int Height => 2;

            public static int Width => 2;

            public static int WindowHeight => 2;

            public static int WindowWidth => 2;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 20;

            public static int OutputHeight => 1;

            public static int OutputWidth => 1;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool2 forward: p2[c, i, j] = max z2[c, 2i+r, 2j+s], i2 = where p2 is in its window.</summary>
        internal readonly struct Pool2Forward(DeviceMatrix p2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p2)
            {
                p2Rows.Store(row, column, p2);
            }
        }

        /// <summary>linear1: 20 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z3 = p2·W3 + b3.</summary>
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

        /// <summary>linear1 backward: dp2 = dz3·W3ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix dp2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dp2)
            {
                dp2Rows.Store(row, column, dp2);
            }
        }

        /// <summary>pool2 backward: dz2[c, 2i+r, 2j+s] = dp2[c, i, j] at the maximum of its window, else 0.</summary>
        internal readonly struct Pool2Backward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>conv2 backward: dp1[c, i+r, j+s] = Σ K2[o, c, r, s]·dz2[o, i, j], as it is.</summary>
        internal readonly struct Conv2Backward(DeviceMatrix dp1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dp1)
            {
                dp1Rows.Store(row, column, dp1);
            }
        }

        /// <summary>pool1 backward: da1[c, 2i+r, 2j+s] = dp1[c, i, j] at the maximum of its window, else 0, dz1 = a1 &gt; 0 ? da1 : 0.</summary>
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
        private readonly DeviceMatrix x, a1, p1, i1, z2, p2, i2, z3, dz3, dp2, dz2, dp1, dz1;
        private readonly DeviceTargets y;

        public MaximaProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 786, values: 818)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 9, 16);                                      // [16×1×3×3], as [9×16]
            b1 = Row(36, 16);                                            // [16]
            k2 = Weights(40, 144, 20);                                   // [20×16×3×3], as [144×20]
            b2 = Row(760, 20);                                           // [20]
            w3 = Weights(765, 20, 3);                                    // [20×3]
            b3 = Row(785, 3);                                            // [3]
            x = Inputs(1, 72);                                           // [B×72]
            a1 = Matrix(0, 72, 16);                                      // [B·72×16]
            p1 = Matrix(288, 16, 16);                                    // [B·16×16]
            i1 = Matrix(352, 16, 16);                                    // [B·16×16]
            z2 = Matrix(416, 4, 20);                                     // [B·4×20]
            p2 = Matrix(436, 1, 20);                                     // [B×20]
            i2 = Matrix(441, 1, 20);                                     // [B×20]
            z3 = Matrix(416, 1, 3);                                      // [B×3]
            dz3 = Matrix(417, 1, 3);                                     // [B×3]
            dp2 = Matrix(418, 1, 20);                                    // [B×20]
            dz2 = Matrix(446, 4, 20);                                    // [B·4×20]
            dp1 = Matrix(466, 16, 16);                                   // [B·16×16]
            dz1 = Matrix(530, 72, 16);                                   // [B·72×16]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW3, db3
            SlicedOuterSum(4, 144, 20);                                  // dK2
            SlicedColumnSums(4, 20);                                     // db2
            SlicedOuterSum(72, 9, 16);                                   // dK1
            SlicedColumnSums(72, 16);                                    // db1
            y = Classes();
        }
    }

    /// <summary>The formulas of inference on a GPU.</summary>
    file sealed class MaximaInferenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×72] → z3 [B×3].</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o],  a1 = max(z1, 0)    [B×72], [16×1×3×3] → [B·72×16]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, a1));

            // p1[c, i, j] = max a1[c, 2i+r, 2j+s]    [B·72×16] → [B·16×16]
            MaxPool<Pool1, Pool1Forward>(a1, batch, new Pool1Forward(p1));

            // z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o]    [B·16×16], [20×16×3×3] → [B·4×20]
            Convolve<Conv2, Conv2Forward>(p1, k2, batch, new Conv2Forward(b2, z2));

            // p2[c, i, j] = max z2[c, 2i+r, 2j+s]    [B·4×20] → [B×20]
            MaxPool<Pool2, Pool2Forward>(z2, batch, new Pool2Forward(p2));

            // z3 = p2·W3 + b3    [B×20] · [20×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(p2, w3, batch, new Linear1Forward(b3, z3));
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

        /// <summary>conv1: [1×9×8] → [16×9×8], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 1;

            public static int Height => 9;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 16;

            public static int OutputHeight => 9;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o], a1 = max(z1, 0).</summary>
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

        /// <summary>pool1: [16×9×8] → [16×4×4], windows of 2×2 at a stride of 2.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 9;

            public static int Width => 8;

            public static int WindowHeight => 2;

            public static int WindowWidth => 2;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 4;

            public static int OutputWidth => 4;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c, i, j] = max a1[c, 2i+r, 2j+s].</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>conv2: [16×4×4] → [20×2×2], windows of 3×3.</summary>
        internal readonly struct Conv2 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 4;

            public static int Width => 4;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 20;

            public static int OutputHeight => 2;

            public static int OutputWidth => 2;

            public static bool IsOfPlaces => true;
        }

        /// <summary>conv2 forward: z2[o, i, j] = Σ K2[o, c, r, s]·p1[c, i+r, j+s] + b2[o].</summary>
        internal readonly struct Conv2Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>pool2: [20×2×2] → [20×1×1], windows of 2×2 at a stride of 2.</summary>
        internal readonly struct Pool2 : IWindowShape
        {
            public static int Channels => 20;

            public static int Height => 2;

            public static int Width => 2;

            public static int WindowHeight => 2;

            public static int WindowWidth => 2;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 20;

            public static int OutputHeight => 1;

            public static int OutputWidth => 1;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool2 forward: p2[c, i, j] = max z2[c, 2i+r, 2j+s].</summary>
        internal readonly struct Pool2Forward(DeviceMatrix p2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p2)
            {
                p2Rows.Store(row, column, p2);
            }
        }

        /// <summary>linear1: 20 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z3 = p2·W3 + b3.</summary>
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
        private readonly DeviceMatrix x, a1, p1, z2, p2, z3, p;
        private readonly DeviceTargets y;

        public MaximaInferenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 786, values: 352)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 9, 16);                                      // [16×1×3×3], as [9×16]
            b1 = Row(36, 16);                                            // [16]
            k2 = Weights(40, 144, 20);                                   // [20×16×3×3], as [144×20]
            b2 = Row(760, 20);                                           // [20]
            w3 = Weights(765, 20, 3);                                    // [20×3]
            b3 = Row(785, 3);                                            // [3]
            x = Inputs(1, 72);                                           // [B×72]
            a1 = Matrix(0, 72, 16);                                      // [B·72×16]
            p1 = Matrix(288, 16, 16);                                    // [B·16×16]
            z2 = Matrix(0, 4, 20);                                       // [B·4×20]
            p2 = Matrix(20, 1, 20);                                      // [B×20]
            z3 = Matrix(0, 1, 3);                                        // [B×3]
            p = Matrix(1, 1, 3);                                         // [B×3]
            y = Classes();
        }
    }