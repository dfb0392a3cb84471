
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class StandardizedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z4 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // scale2 = γ2 / √(runningVariance2 + 0.00001),  shift2 = β2 − runningMean2·scale2    [20]
            RunningScale(γ2, β2, runningMean2, runningVariance2, 20, 0.00001f, scale2, shift2);

            // z1 = x·W1 + b1    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, LinearForward>(x, w1, batch, new LinearForward(b1, z1));

            // μ1 = mean z1 over the batch,  v1 = mean (z1 − μ1)² over the batch,  h1 = (z1 − μ1) / √(v1 + 0.00001),  n1 = γ1⊙h1 + β1,
            // a1 = max(n1, 0)    [B×20]
            BatchNormalize(z1, μ1, v1, batch, 20, 0.00001f, new BatchNorm1Forward(γ1, β1, h1, a1));

            // z2 = a1·W2 + b2,  n2 = z2·scale2 + shift2,  a2 = tanh(n2)    [B×20] · [20×20] → [B×20]
            Multiply<Pretrained1Linear1, Pretrained1Linear1Forward>(a1, w2, batch, new Pretrained1Linear1Forward(b2, scale2, shift2, a2));

            // z3 = a2·W3 + b3    [B×20] · [20×7] → [B×7]
            Multiply<Linear2, LinearForward>(a2, w3, batch, new LinearForward(b3, z3));

            // μ3 = mean z3 over the batch,  v3 = mean (z3 − μ3)² over the batch,  h3 = (z3 − μ3) / √(v3 + 0.00001),  n3 = γ3⊙h3 + β3,
            // a3 = n3·sigmoid(n3)    [B×7]
            BatchNormalize(z3, μ3, v3, batch, 7, 0.00001f, new BatchNorm2Forward(γ3, β3, h3, n3, a3));

            // z4 = a3·W4 + b4    [B×7] · [7×3] → [B×3]
            Multiply<Linear3, LinearForward>(a3, w4, batch, new LinearForward(b4, z4));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z4)[y]    [B×3]
            // dz4 = (softmax(z4) − onehot(y)) / B
            CrossEntropy<Loss, StoreBackward>(z4, y, batch, new StoreBackward(dz4));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z4 = a3·W4 + b4              ⇒  da3 = dz4·W4ᵀ    [B×3] · [3×7] → [B×7]
            // a3 = n3·sigmoid(n3)          ⇒  dn3 = da3·(sigmoid(n3) + n3·sigmoid(n3)·(1 − sigmoid(n3)))
            MultiplyTransposed<Linear3, Silu1Backward>(dz4, w4, batch, new Silu1Backward(n3, dn3));

            // z4 = a3·W4 + b4              ⇒  dW4 = a3ᵀ·dz4,  W4 ← step(W4, dW4)    [B×7]ᵀ · [B×3] → [7×3]
            // z4 = a3·W4 + b4              ⇒  db4 = Σ over the batch of dz4,  b4 ← step(b4, db4)
            OuterSum<Linear3, TStep>(a3, dz4, batch, w4, b4, step);

            // n3 = γ3⊙h3 + β3              ⇒  dh3 = dn3⊙γ3    [B×7]
            // h3 = (z3 − μ3) / √(v3 + 0.00001) ⇒  dz3 = (dh3 − mean dh3 − h3·mean(dh3⊙h3)) / √(v3 + 0.00001), means over the batch
            // n3 = γ3⊙h3 + β3              ⇒  dγ3 = Σ over the batch of dn3⊙h3,  γ3 ← step(γ3, dγ3)
            // n3 = γ3⊙h3 + β3              ⇒  dβ3 = Σ over the batch of dn3,  β3 ← step(β3, dβ3)
            BatchNormalizeBackward(dn3, γ3, β3, h3, v3, batch, 7, 0.00001f, new StoreBackward(dz3), step);

            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×7] · [7×20] → [B×20]
            // a2 = tanh(n2)                ⇒  dn2 = da2·(1 − a2²)
            // n2 = z2·scale2 + shift2      ⇒  dz2 = dn2·scale2
            MultiplyTransposed<Linear2, Pretrained1BatchNorm1Backward>(dz3, w3, batch, new Pretrained1BatchNorm1Backward(a2, scale2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×20]ᵀ · [B×7] → [20×7]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear2, TStep>(a2, dz3, batch, w3, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×20] · [20×20] → [B×20]
            // a1 = max(n1, 0)              ⇒  dn1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Pretrained1Linear1, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, dn1));

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B×20]
            // h1 = (z1 − μ1) / √(v1 + 0.00001) ⇒  dz1 = (dh1 − mean dh1 − h1·mean(dh1⊙h1)) / √(v1 + 0.00001), means over the batch
            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            BatchNormalizeBackward(dn1, γ1, β1, h1, v1, batch, 20, 0.00001f, new StoreBackward(dz1), step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×20] → [13×20]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>The running moments, which inference takes, go a part of the way to those of the batch; n is the number of its rows.</summary>
        public override void MoveStatistics(int batch)
        {
            // runningMean1 ← 0.9·runningMean1 + 0.1·μ1,  runningVariance1 ← 0.9·runningVariance1 + 0.1·v1·n/(n − 1)    [20]
            MoveMoments(runningMean1, runningVariance1, μ1, v1, batch, 20, momentum: 0.1f);

            // runningMean3 ← 0.99·runningMean3 + 0.01·μ3,  runningVariance3 ← 0.99·runningVariance3 + 0.01·v3·n/(n − 1)    [7]
            MoveMoments(runningMean3, runningVariance3, μ3, v3, batch, 7, momentum: 0.01f);
        }

        /// <summary>Training predicts nothing.</summary>
        public override void Predict(int batch)
        {
            // Inference does, with formulas of its own below.
        }

        /// <summary>linear1: 13 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1.</summary>
        /// <remarks>Of linear1, linear2, linear3; the values named are those of the first.</remarks>
        internal readonly struct LinearForward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>batchNorm1 forward: n1 = γ1⊙h1 + β1, a1 = max(n1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct BatchNorm1Forward(DeviceRow γ1, DeviceRow β1, DeviceMatrix h1Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = (γ1.Load(column) * h1) + β1.Load(column);
                Float4 a1 = Float4.Max(n1, 0f);
                h1Rows.Store(row, column, h1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>pretrained1.linear1: 20 → 20.</summary>
        internal readonly struct Pretrained1Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 20;
        }

        /// <summary>pretrained1.linear1 forward: z2 = a1·W2 + b2, n2 = z2·scale2 + shift2, a2 = tanh(n2).</summary>
        /// <remarks>pretrained1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Pretrained1Linear1Forward(DeviceRow b2, DeviceRow scale2Row, DeviceRow shift2Row, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 scale2 = scale2Row.Load(column);
                Float4 shift2 = shift2Row.Load(column);
                Float4 n2 = z2 * scale2 + shift2;
                Float4 a2 = Float4.Tanh(n2);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 20 → 7.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 7;
        }

        /// <summary>batchNorm2 forward: n3 = γ3⊙h3 + β3, a3 = n3·sigmoid(n3).</summary>
        /// <remarks>silu1: each value is its own gate.</remarks>
        internal readonly struct BatchNorm2Forward(DeviceRow γ3, DeviceRow β3, DeviceMatrix h3Rows, DeviceMatrix n3Rows, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h3)
            {
                Float4 n3 = (γ3.Load(column) * h3) + β3.Load(column);
                Float4 a3 = n3 * Float4.Sigmoid(n3);
                h3Rows.Store(row, column, h3);
                n3Rows.Store(row, column, n3);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>linear3: 7 → 3.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 7;

            public static int Outputs => 3;
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
        /// <remarks>Of loss, batchNorm2, batchNorm1; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz4)
            {
                dz4Rows.Store(row, column, dz4);
            }
        }

        /// <summary>silu1 backward: dn3 = da3·(sigmoid(n3) + n3·sigmoid(n3)·(1 − sigmoid(n3))).</summary>
        internal readonly struct Silu1Backward(DeviceMatrix n3Rows, DeviceMatrix dn3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da3)
            {
                Float4 n3 = n3Rows.Load(row, column);
                Float4 sigmoid = Float4.Sigmoid(n3);
                Float4 dn3 = da3 * (sigmoid + n3 * sigmoid * (1f - sigmoid));
                dn3Rows.Store(row, column, dn3);
            }
        }

        /// <summary>pretrained1.tanh1 backward: dn2 = da2·(1 − a2²), pretrained1.batchNorm1 backward: dz2 = dn2·scale2.</summary>
        internal readonly struct Pretrained1BatchNorm1Backward(DeviceMatrix a2Rows, DeviceRow scale2Row, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 scale2 = scale2Row.Load(column);
                Float4 dn2 = da2 * (1f - a2 * a2);
                Float4 dz2 = dn2 * scale2;
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

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z4;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z4;

        private readonly DeviceWeights w1, w2, w3, w4;
        private readonly DeviceRow b1, γ1, β1, runningMean1, runningVariance1, b2, γ2, β2, runningMean2, runningVariance2, b3, γ3, β3, runningMean3, runningVariance3, b4, μ1, v1, scale2, shift2, μ3, v3;
        private readonly DeviceMatrix x, z1, h1, a1, a2, z3, h3, n3, a3, z4, dz4, dn3, dz3, dz2, dn1, dz1;
        private readonly DeviceTargets y;

        public StandardizedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 273, values: 26)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            γ1 = Row(70, 20);                                            // [20]
            β1 = Row(75, 20);                                            // [20]
            runningMean1 = Row(249, 20);                                 // [20]
            runningVariance1 = Row(254, 20);                             // [20]
            w2 = Weights(134, 20, 20);                                   // [20×20]
            b2 = Row(234, 20);                                           // [20]
            γ2 = Row(239, 20);                                           // [20]
            β2 = Row(244, 20);                                           // [20]
            runningMean2 = Row(259, 20);                                 // [20]
            runningVariance2 = Row(264, 20);                             // [20]
            w3 = Weights(80, 20, 7);                                     // [20×7]
            b3 = Row(120, 7);                                            // [7]
            γ3 = Row(122, 7);                                            // [7]
            β3 = Row(124, 7);                                            // [7]
            runningMean3 = Row(269, 7);                                  // [7]
            runningVariance3 = Row(271, 7);                              // [7]
            w4 = Weights(126, 7, 3);                                     // [7×3]
            b4 = Row(133, 3);                                            // [3]
            ValuesPerColumn(24);
            μ1 = PerColumn(0, 20);                                       // [20]
            v1 = PerColumn(5, 20);                                       // [20]
            scale2 = PerColumn(10, 20);                                  // [20]
            shift2 = PerColumn(15, 20);                                  // [20]
            μ3 = PerColumn(20, 7);                                       // [7]
            v3 = PerColumn(22, 7);                                       // [7]
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 20);                                       // [B×20]
            h1 = Matrix(5, 1, 20);                                       // [B×20]
            a1 = Matrix(10, 1, 20);                                      // [B×20]
            a2 = Matrix(0, 1, 20);                                       // [B×20]
            z3 = Matrix(15, 1, 7);                                       // [B×7]
            h3 = Matrix(17, 1, 7);                                       // [B×7]
            n3 = Matrix(19, 1, 7);                                       // [B×7]
            a3 = Matrix(21, 1, 7);                                       // [B×7]
            z4 = Matrix(15, 1, 3);                                       // [B×3]
            dz4 = Matrix(16, 1, 3);                                      // [B×3]
            dn3 = Matrix(23, 1, 7);                                      // [B×7]
            dz3 = Matrix(19, 1, 7);                                      // [B×7]
            dz2 = Matrix(21, 1, 20);                                     // [B×20]
            dn1 = Matrix(0, 1, 20);                                      // [B×20]
            dz1 = Matrix(10, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 7, 3);                                     // dW4, db4
            SlicedOuterSum(1, 20, 7);                                    // dW3, db3
            SlicedOuterSum(1, 13, 20);                                   // dW1, db1
            y = Classes();
        }
    }

    /// <summary>The formulas of inference on a GPU.</summary>
    file sealed class StandardizedInferenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z4 [B×3].</summary>
        public override void Forward(int batch)
        {
            // scale1 = γ1 / √(runningVariance1 + 0.00001),  shift1 = β1 − runningMean1·scale1    [20]
            RunningScale(γ1, β1, runningMean1, runningVariance1, 20, 0.00001f, scale1, shift1);

            // scale2 = γ2 / √(runningVariance2 + 0.00001),  shift2 = β2 − runningMean2·scale2    [20]
            RunningScale(γ2, β2, runningMean2, runningVariance2, 20, 0.00001f, scale2, shift2);

            // scale3 = γ3 / √(runningVariance3 + 0.00001),  shift3 = β3 − runningMean3·scale3    [7]
            RunningScale(γ3, β3, runningMean3, runningVariance3, 7, 0.00001f, scale3, shift3);

            // z1 = x·W1 + b1,  n1 = z1·scale1 + shift1,  a1 = max(n1, 0)    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, scale1, shift1, a1));

            // z2 = a1·W2 + b2,  n2 = z2·scale2 + shift2,  a2 = tanh(n2)    [B×20] · [20×20] → [B×20]
            Multiply<Pretrained1Linear1, Pretrained1Linear1Forward>(a1, w2, batch, new Pretrained1Linear1Forward(b2, scale2, shift2, a2));

            // z3 = a2·W3 + b3,  n3 = z3·scale3 + shift3,  a3 = n3·sigmoid(n3)    [B×20] · [20×7] → [B×7]
            Multiply<Linear2, Linear2Forward>(a2, w3, batch, new Linear2Forward(b3, scale3, shift3, a3));

            // z4 = a3·W4 + b4    [B×7] · [7×3] → [B×3]
            Multiply<Linear3, Linear3Forward>(a3, w4, batch, new Linear3Forward(b4, z4));
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

        /// <summary>linear1: 13 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, n1 = z1·scale1 + shift1, a1 = max(n1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceRow scale1Row, DeviceRow shift1Row, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 scale1 = scale1Row.Load(column);
                Float4 shift1 = shift1Row.Load(column);
                Float4 n1 = z1 * scale1 + shift1;
                Float4 a1 = Float4.Max(n1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>pretrained1.linear1: 20 → 20.</summary>
        internal readonly struct Pretrained1Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 20;
        }

        /// <summary>pretrained1.linear1 forward: z2 = a1·W2 + b2, n2 = z2·scale2 + shift2, a2 = tanh(n2).</summary>
        /// <remarks>pretrained1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Pretrained1Linear1Forward(DeviceRow b2, DeviceRow scale2Row, DeviceRow shift2Row, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 scale2 = scale2Row.Load(column);
                Float4 shift2 = shift2Row.Load(column);
                Float4 n2 = z2 * scale2 + shift2;
                Float4 a2 = Float4.Tanh(n2);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 20 → 7.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 7;
        }

        /// <summary>linear2 forward: z3 = a2·W3 + b3, n3 = z3·scale3 + shift3, a3 = n3·sigmoid(n3).</summary>
        /// <remarks>silu1: each value is its own gate.</remarks>
        internal readonly struct Linear2Forward(DeviceRow b3, DeviceRow scale3Row, DeviceRow shift3Row, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 scale3 = scale3Row.Load(column);
                Float4 shift3 = shift3Row.Load(column);
                Float4 n3 = z3 * scale3 + shift3;
                Float4 a3 = n3 * Float4.Sigmoid(n3);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>linear3: 7 → 3.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 7;

            public static int Outputs => 3;
        }

        /// <summary>linear3 forward: z4 = a3·W4 + b4.</summary>
        internal readonly struct Linear3Forward(DeviceRow b4, DeviceMatrix z4Rows) : IDeviceEpilogue
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

        private readonly DeviceWeights w1, w2, w3, w4;
        private readonly DeviceRow b1, γ1, β1, runningMean1, runningVariance1, b2, γ2, β2, runningMean2, runningVariance2, b3, γ3, β3, runningMean3, runningVariance3, b4, scale1, shift1, scale2, shift2, scale3, shift3;
        private readonly DeviceMatrix x, a1, a2, a3, z4, p;
        private readonly DeviceTargets y;

        public StandardizedInferenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 273, values: 10)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            γ1 = Row(70, 20);                                            // [20]
            β1 = Row(75, 20);                                            // [20]
            runningMean1 = Row(249, 20);                                 // [20]
            runningVariance1 = Row(254, 20);                             // [20]
            w2 = Weights(134, 20, 20);                                   // [20×20]
            b2 = Row(234, 20);                                           // [20]
            γ2 = Row(239, 20);                                           // [20]
            β2 = Row(244, 20);                                           // [20]
            runningMean2 = Row(259, 20);                                 // [20]
            runningVariance2 = Row(264, 20);                             // [20]
            w3 = Weights(80, 20, 7);                                     // [20×7]
            b3 = Row(120, 7);                                            // [7]
            γ3 = Row(122, 7);                                            // [7]
            β3 = Row(124, 7);                                            // [7]
            runningMean3 = Row(269, 7);                                  // [7]
            runningVariance3 = Row(271, 7);                              // [7]
            w4 = Weights(126, 7, 3);                                     // [7×3]
            b4 = Row(133, 3);                                            // [3]
            ValuesPerColumn(24);
            scale1 = PerColumn(0, 20);                                   // [20]
            shift1 = PerColumn(5, 20);                                   // [20]
            scale2 = PerColumn(10, 20);                                  // [20]
            shift2 = PerColumn(15, 20);                                  // [20]
            scale3 = PerColumn(20, 7);                                   // [7]
            shift3 = PerColumn(22, 7);                                   // [7]
            x = Inputs(1, 13);                                           // [B×13]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            a2 = Matrix(5, 1, 20);                                       // [B×20]
            a3 = Matrix(0, 1, 7);                                        // [B×7]
            z4 = Matrix(2, 1, 3);                                        // [B×3]
            p = Matrix(0, 1, 3);                                         // [B×3]
            y = Classes();
        }
    }