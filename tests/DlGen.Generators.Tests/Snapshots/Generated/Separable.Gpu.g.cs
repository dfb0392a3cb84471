
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SeparableProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×192] → z4 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o],  a1 = max(z1, 0)    [B×192], [24×3×3×3] → [B·64×24]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, a1));

            // z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c]    [B·64×24], [24×1×3×3] → [B·64×24]
            ConvolveGroups<Depthwise1, Depthwise1Forward>(a1, k2, batch, new Depthwise1Forward(b2, z2));

            // μ1 = mean z2 over the batch,  v1 = mean (z2 − μ1)² over the batch,  h1 = (z2 − μ1) / √(v1 + 0.00001),  n1 = γ1⊙h1 + β1,
            // a2 = max(n1, 0)    [B·64×24]
            BatchNormalize(z2, μ1, v1, batch * 64, 24, 0.00001f, new BatchNorm1Forward(γ1, β1, h1, a2));

            // z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o],  a3 = max(z3, 0)    [B·64×24], [16×3×3×3] → [B·9×16]
            ConvolveGroups<Conv2, Conv2Forward>(a2, k3, batch, new Conv2Forward(b3, a3));

            // p1[c] = mean a3[c, i, j]    [B·9×16] → [B×16]
            AveragePool<Pool1, Pool1Forward>(a3, batch, countsPadding: true, new Pool1Forward(p1));

            // z4 = p1·W4 + b4    [B×16] · [16×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(p1, w4, batch, new Linear1Forward(b4, z4));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z4)[y]    [B×3]
            // dz4 = (softmax(z4) − onehot(y)) / B
            CrossEntropy<Loss, LossBackward>(z4, y, batch, new LossBackward(dz4));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z4 = p1·W4 + b4              ⇒  dp1 = dz4·W4ᵀ    [B×3] · [3×16] → [B×16]
            MultiplyTransposed<Linear1, Linear1Backward>(dz4, w4, batch, new Linear1Backward(dp1));

            // z4 = p1·W4 + b4              ⇒  dW4 = p1ᵀ·dz4,  W4 ← step(W4, dW4)    [B×16]ᵀ · [B×3] → [16×3]
            // z4 = p1·W4 + b4              ⇒  db4 = Σ over the batch of dz4,  b4 ← step(b4, db4)
            OuterSum<Linear1, TStep>(p1, dz4, batch, w4, b4, step);

            // p1[c] = mean a3[c, i, j]     ⇒  da3[c, i, j] = dp1[c] / 9    [B×16] → [B·9×16]
            // a3 = max(z3, 0)              ⇒  dz3 = a3 > 0 ? da3 : 0
            AveragePoolBackward<Pool1, Pool1Backward>(dp1, batch, countsPadding: true, new Pool1Backward(a3, dz3));

            // z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o]
            //   ⇒  da2[3⌊o/2⌋+c, 2i+r, 2j+s] = Σ K3[o, c, r, s]·dz3[o, i, j]    [B·9×16], [16×3×3×3] → [B·64×24]
            // a2 = max(n1, 0)              ⇒  dn1 = a2 > 0 ? da2 : 0
            ConvolveGroupsTransposed<Conv2, Relu2Backward>(dz3, k3, batch, new Relu2Backward(a2, dn1));

            // z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o]
            //   ⇒  dK3[o, c, r, s] = Σ over the batch and all places of dz3[o, i, j]·a2[3⌊o/2⌋+c, 2i+r, 2j+s],  K3 ← step(K3, dK3)    [B·64×24], [B·9×16] → [16×3×3×3]
            GroupedConvolutionSum<Conv2, TStep>(a2, dz3, batch, k3, step);

            // z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o]
            //   ⇒  db3[o] = Σ over the batch and all places of dz3[o, i, j],  b3 ← step(b3, db3)    [B·9×16] → [16]
            ColumnSums(dz3, batch * 9, 16, b3, step);

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B·64×24]
            // h1 = (z2 − μ1) / √(v1 + 0.00001) ⇒  dz2 = (dh1 − mean dh1 − h1·mean(dh1⊙h1)) / √(v1 + 0.00001), means over the batch
            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            BatchNormalizeBackward(dn1, γ1, β1, h1, v1, batch * 64, 24, 0.00001f, new BatchNorm1Backward(dz2), step);

            // z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c]
            //   ⇒  da1[c, i+r−1, j+s−1] = Σ K2[c, 0, r, s]·dz2[c, i, j]    [B·64×24], [24×1×3×3] → [B·64×24]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            ConvolveGroupsTransposed<Depthwise1, Relu1Backward>(dz2, k2, batch, new Relu1Backward(a1, dz1));

            // z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c]
            //   ⇒  dK2[c, 0, r, s] = Σ over the batch and all places of dz2[c, i, j]·a1[c, i+r−1, j+s−1],  K2 ← step(K2, dK2)    [B·64×24], [B·64×24] → [24×1×3×3]
            GroupedConvolutionSum<Depthwise1, TStep>(a1, dz2, batch, k2, step);

            // z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c]
            //   ⇒  db2[c] = Σ over the batch and all places of dz2[c, i, j],  b2 ← step(b2, db2)    [B·64×24] → [24]
            ColumnSums(dz2, batch * 64, 24, b2, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  dK1[o, c, r, s] = Σ over the batch and all places of dz1[o, i, j]·x[c, i+r−1, j+s−1],  K1 ← step(K1, dK1)    [B×192], [B·64×24] → [24×3×3×3]
            ConvolutionSum<Conv1, TStep>(x, dz1, batch, k1, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  db1[o] = Σ over the batch and all places of dz1[o, i, j],  b1 ← step(b1, db1)    [B·64×24] → [24]
            ColumnSums(dz1, batch * 64, 24, b1, step);
        }

        /// <summary>The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.</summary>
        public override void MoveStatistics(int batch)
        {
            // runningMean1 ← 0.9·runningMean1 + 0.1·μ1,  runningVariance1 ← 0.9·runningVariance1 + 0.1·v1·n/(n − 1)    [24]
            MoveMoments(runningMean1, runningVariance1, μ1, v1, batch * 64, 24, momentum: 0.1f);
        }

        /// <summary>Training predicts nothing.</summary>
        public override void Predict(int batch)
        {
            // Inference does, with formulas of its own below.
        }

        /// <summary>conv1: [3×8×8] → [24×8×8], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 3;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 24;

            public static int OutputHeight => 8;

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

        /// <summary>depthwise1: [24×8×8] → [24×8×8], windows of 3×3, each channel by itself.</summary>
        internal readonly struct Depthwise1 : IGroupedWindowShape
        {
            public static int Channels => 24;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 24;

            public static int OutputHeight => 8;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => true;

            public static int Groups => 24;
        }

        /// <summary>depthwise1 forward: z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c].</summary>
        internal readonly struct Depthwise1Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>batchNorm1 forward: n1 = γ1⊙h1 + β1, a2 = max(n1, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct BatchNorm1Forward(DeviceRow γ1, DeviceRow β1, DeviceMatrix h1Rows, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = (γ1.Load(column) * h1) + β1.Load(column);
                Float4 a2 = Float4.Max(n1, 0f);
                h1Rows.Store(row, column, h1);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>conv2: [24×8×8] → [16×3×3], windows of 3×3 at a stride of 2, in 8 groups of channels.</summary>
        internal readonly struct Conv2 : IGroupedWindowShape
        {
            public static int Channels => 24;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 3;

            public static int OutputWidth => 3;

            public static bool IsOfPlaces => true;

            public static int Groups => 8;
        }

        /// <summary>conv2 forward: z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o], a3 = max(z3, 0).</summary>
        /// <remarks>relu3: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv2Forward(DeviceRow b3, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 a3 = Float4.Max(z3, 0f);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>pool1: [16×3×3] → [16], windows of 3×3 at a stride of 3.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 3;

            public static int Width => 3;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 3;

            public static int StrideWidth => 3;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 1;

            public static int OutputWidth => 1;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c] = mean a3[c, i, j].</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>linear1: 16 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z4 = p1·W4 + b4.</summary>
        internal readonly struct Linear1Forward(DeviceRow b4, DeviceMatrix z4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z4 = product + b4.Load(column);
                z4Rows.Store(row, column, z4);
            }
        }

        /// <summary>L = mean of −log softmax(z4)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz4 = (softmax(z4) − onehot(y)) / B.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz4)
            {
                dz4Rows.Store(row, column, dz4);
            }
        }

        /// <summary>linear1 backward: dp1 = dz4·W4ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix dp1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dp1)
            {
                dp1Rows.Store(row, column, dp1);
            }
        }

        /// <summary>pool1 backward: da3[c, i, j] = dp1[c] / 9, dz3 = a3 &gt; 0 ? da3 : 0.</summary>
        internal readonly struct Pool1Backward(DeviceMatrix a3Rows, DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da3)
            {
                Float4 a3 = a3Rows.Load(row, column);
                Float4 dz3 = Float4.Where(a3 > 0f, da3, 0f);
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>relu2 backward: dn1 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Relu2Backward(DeviceMatrix a2Rows, DeviceMatrix dn1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dn1 = Float4.Where(a2 > 0f, da2, 0f);
                dn1Rows.Store(row, column, dn1);
            }
        }

        /// <summary>batchNorm1 backward: dz2 = (dh1 − mean dh1 − h1·mean(dh1⊙h1)) / √(v1 + 0.00001), means over the batch.</summary>
        internal readonly struct BatchNorm1Backward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
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
        public override DeviceMatrix Outputs(int head) => z4;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z4;

        private readonly DeviceWeights k1, k2, k3, w4;
        private readonly DeviceRow b1, b2, γ1, β1, runningMean1, runningVariance1, b3, b4, μ1, v1;
        private readonly DeviceMatrix x, a1, z2, h1, a2, a3, p1, z4, dz4, dp1, dz3, dn1, dz2, dz1;
        private readonly DeviceTargets y;

        public SeparableProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 381, values: 1_920)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 27, 24);                                     // [24×3×3×3], as [27×24]
            b1 = Row(162, 24);                                           // [24]
            k2 = Weights(168, 9, 24);                                    // [24×1×3×3], as [9×24]
            b2 = Row(222, 24);                                           // [24]
            γ1 = Row(228, 24);                                           // [24]
            β1 = Row(234, 24);                                           // [24]
            runningMean1 = Row(369, 24);                                 // [24]
            runningVariance1 = Row(375, 24);                             // [24]
            k3 = Weights(240, 27, 16);                                   // [16×3×3×3], as [27×16]
            b3 = Row(348, 16);                                           // [16]
            w4 = Weights(352, 16, 3);                                    // [16×3]
            b4 = Row(368, 3);                                            // [3]
            ValuesPerColumn(12);
            μ1 = PerColumn(0, 24);                                       // [24]
            v1 = PerColumn(6, 24);                                       // [24]
            x = Inputs(1, 192);                                          // [B×192]
            a1 = Matrix(0, 64, 24);                                      // [B·64×24]
            z2 = Matrix(384, 64, 24);                                    // [B·64×24]
            h1 = Matrix(768, 64, 24);                                    // [B·64×24]
            a2 = Matrix(1_152, 64, 24);                                  // [B·64×24]
            a3 = Matrix(384, 9, 16);                                     // [B·9×16]
            p1 = Matrix(420, 1, 16);                                     // [B×16]
            z4 = Matrix(424, 1, 3);                                      // [B×3]
            dz4 = Matrix(425, 1, 3);                                     // [B×3]
            dp1 = Matrix(426, 1, 16);                                    // [B×16]
            dz3 = Matrix(430, 9, 16);                                    // [B·9×16]
            dn1 = Matrix(1_536, 64, 24);                                 // [B·64×24]
            dz2 = Matrix(1_152, 64, 24);                                 // [B·64×24]
            dz1 = Matrix(425, 64, 24);                                   // [B·64×24]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 16, 3);                                    // dW4, db4
            SlicedGroupedSum(9, 27, 16);                                 // dK3
            SlicedColumnSums(9, 16);                                     // db3
            SlicedGroupedSum(64, 9, 24);                                 // dK2
            SlicedColumnSums(64, 24);                                    // db2, db1
            SlicedOuterSum(64, 27, 24);                                  // dK1
            y = Classes();
        }
    }

    /// <summary>The formulas of inference on a GPU.</summary>
    file sealed class SeparableInferenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×192] → z4 [B×3].</summary>
        public override void Forward(int batch)
        {
            // scale1 = γ1 / √(runningVariance1 + 0.00001),  shift1 = β1 − runningMean1·scale1    [24]
            RunningScale(γ1, β1, runningMean1, runningVariance1, 24, 0.00001f, scale1, shift1);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o],  a1 = max(z1, 0)    [B×192], [24×3×3×3] → [B·64×24]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, a1));

            // z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c],  n1 = z2·scale1 + shift1,  a2 = max(n1, 0)    [B·64×24], [24×1×3×3] → [B·64×24]
            ConvolveGroups<Depthwise1, Depthwise1Forward>(a1, k2, batch, new Depthwise1Forward(b2, scale1, shift1, a2));

            // z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o],  a3 = max(z3, 0)    [B·64×24], [16×3×3×3] → [B·9×16]
            ConvolveGroups<Conv2, Conv2Forward>(a2, k3, batch, new Conv2Forward(b3, a3));

            // p1[c] = mean a3[c, i, j]    [B·9×16] → [B×16]
            AveragePool<Pool1, Pool1Forward>(a3, batch, countsPadding: true, new Pool1Forward(p1));

            // z4 = p1·W4 + b4    [B×16] · [16×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(p1, w4, batch, new Linear1Forward(b4, z4));
        }

        /// <summary>How wrong the outputs are, row by row.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z4)[y]    [B×3]
            CrossEntropy<Loss, LossBackward>(z4, y, batch, new LossBackward());
        }

        /// <summary>Inference has no backward pass.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // Nothing is learned here.
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z4)    [B×3]
            Softmax(z4, p, batch, 3);
        }

        /// <summary>conv1: [3×8×8] → [24×8×8], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 3;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 24;

            public static int OutputHeight => 8;

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

        /// <summary>depthwise1: [24×8×8] → [24×8×8], windows of 3×3, each channel by itself.</summary>
        internal readonly struct Depthwise1 : IGroupedWindowShape
        {
            public static int Channels => 24;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 24;

            public static int OutputHeight => 8;

            public static int OutputWidth => 8;

            public static bool IsOfPlaces => true;

            public static int Groups => 24;
        }

        /// <summary>depthwise1 forward: z2[c, i, j] = Σ K2[c, 0, r, s]·a1[c, i+r−1, j+s−1] + b2[c], n1 = z2·scale1 + shift1, a2 = max(n1, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Depthwise1Forward(DeviceRow b2, DeviceRow scale1Row, DeviceRow shift1Row, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 scale1 = scale1Row.Load(column);
                Float4 shift1 = shift1Row.Load(column);
                Float4 n1 = z2 * scale1 + shift1;
                Float4 a2 = Float4.Max(n1, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>conv2: [24×8×8] → [16×3×3], windows of 3×3 at a stride of 2, in 8 groups of channels.</summary>
        internal readonly struct Conv2 : IGroupedWindowShape
        {
            public static int Channels => 24;

            public static int Height => 8;

            public static int Width => 8;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 2;

            public static int StrideWidth => 2;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 3;

            public static int OutputWidth => 3;

            public static bool IsOfPlaces => true;

            public static int Groups => 8;
        }

        /// <summary>conv2 forward: z3[o, i, j] = Σ K3[o, c, r, s]·a2[3⌊o/2⌋+c, 2i+r, 2j+s] + b3[o], a3 = max(z3, 0).</summary>
        /// <remarks>relu3: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Conv2Forward(DeviceRow b3, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 a3 = Float4.Max(z3, 0f);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>pool1: [16×3×3] → [16], windows of 3×3 at a stride of 3.</summary>
        internal readonly struct Pool1 : IWindowShape
        {
            public static int Channels => 16;

            public static int Height => 3;

            public static int Width => 3;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 3;

            public static int StrideWidth => 3;

            public static int Dilation => 1;

            public static int Top => 0;

            public static int Left => 0;

            public static int Outputs => 16;

            public static int OutputHeight => 1;

            public static int OutputWidth => 1;

            public static bool IsOfPlaces => true;
        }

        /// <summary>pool1 forward: p1[c] = mean a3[c, i, j].</summary>
        internal readonly struct Pool1Forward(DeviceMatrix p1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 p1)
            {
                p1Rows.Store(row, column, p1);
            }
        }

        /// <summary>linear1: 16 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z4 = p1·W4 + b4.</summary>
        internal readonly struct Linear1Forward(DeviceRow b4, DeviceMatrix z4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z4 = product + b4.Load(column);
                z4Rows.Store(row, column, z4);
            }
        }

        /// <summary>L = mean of −log softmax(z4)[y].</summary>
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
        public override DeviceMatrix Outputs(int head) => z4;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, k2, k3, w4;
        private readonly DeviceRow b1, b2, γ1, β1, runningMean1, runningVariance1, b3, b4, scale1, shift1;
        private readonly DeviceMatrix x, a1, a2, a3, p1, z4, p;
        private readonly DeviceTargets y;

        public SeparableInferenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 381, values: 768)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 27, 24);                                     // [24×3×3×3], as [27×24]
            b1 = Row(162, 24);                                           // [24]
            k2 = Weights(168, 9, 24);                                    // [24×1×3×3], as [9×24]
            b2 = Row(222, 24);                                           // [24]
            γ1 = Row(228, 24);                                           // [24]
            β1 = Row(234, 24);                                           // [24]
            runningMean1 = Row(369, 24);                                 // [24]
            runningVariance1 = Row(375, 24);                             // [24]
            k3 = Weights(240, 27, 16);                                   // [16×3×3×3], as [27×16]
            b3 = Row(348, 16);                                           // [16]
            w4 = Weights(352, 16, 3);                                    // [16×3]
            b4 = Row(368, 3);                                            // [3]
            ValuesPerColumn(12);
            scale1 = PerColumn(0, 24);                                   // [24]
            shift1 = PerColumn(6, 24);                                   // [24]
            x = Inputs(1, 192);                                          // [B×192]
            a1 = Matrix(0, 64, 24);                                      // [B·64×24]
            a2 = Matrix(384, 64, 24);                                    // [B·64×24]
            a3 = Matrix(0, 9, 16);                                       // [B·9×16]
            p1 = Matrix(36, 1, 16);                                      // [B×16]
            z4 = Matrix(0, 1, 3);                                        // [B×3]
            p = Matrix(1, 1, 3);                                         // [B×3]
            y = Classes();
        }
    }