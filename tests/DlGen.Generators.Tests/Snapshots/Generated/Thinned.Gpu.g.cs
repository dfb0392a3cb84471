
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class ThinnedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // t1 = x·m1    [B×13]
            Map(batch, 13, new Dropout1Map(x, m1Mask, t1));

            // z1 = t1·W1 + b1,  a1 = max(z1, 0),  t2 = a1·m2    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(t1, w1, batch, new Linear1Forward(b1, m2Mask, a1, t2));

            // z2 = t2·W2 + b2    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(t2, w2, batch, new Linear2Forward(b2, z2));
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
            // z2 = t2·W2 + b2              ⇒  dt2 = dz2·W2ᵀ    [B×3] · [3×20] → [B×20]
            // t2 = a1·m2                   ⇒  da1 = dt2·m2
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Linear2, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, m2Mask, dz1));

            // z2 = t2·W2 + b2              ⇒  dW2 = t2ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×3] → [20×3]
            // z2 = t2·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(t2, dz2, batch, w2, b2, step);

            // z1 = t1·W1 + b1              ⇒  dW1 = t1ᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×20] → [13×20]
            // z1 = t1·W1 + b1              ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(t1, dz1, batch, w1, b1, step);
        }

        /// <summary>Training predicts nothing.</summary>
        public override void Predict(int batch)
        {
            // Inference does, with formulas of its own below.
        }

        /// <summary>t1 = x·m1.</summary>
        /// <remarks>dropout1: scalars drop out at random, the others make up for them, and none can rely on another.</remarks>
        internal readonly struct Dropout1Map(DeviceMatrix xRows, DeviceMask m1Mask, DeviceMatrix t1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 x = xRows.Load(row, column);
                Float4 m1 = m1Mask.Draw(row, column);
                Float4 t1 = x * m1;
                t1Rows.Store(row, column, t1);
            }
        }

        /// <summary>linear1: 13 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = t1·W1 + b1, a1 = max(z1, 0), t2 = a1·m2.</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        /// <remarks>dropout2: scalars drop out at random, the others make up for them, and none can rely on another.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMask m2Mask, DeviceMatrix a1Rows, DeviceMatrix t2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 m2 = m2Mask.Draw(row, column);
                Float4 a1 = Float4.Max(z1, 0f);
                Float4 t2 = a1 * m2;
                a1Rows.Store(row, column, a1);
                t2Rows.Store(row, column, t2);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear2 forward: z2 = t2·W2 + b2.</summary>
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

        /// <summary>dropout2 backward: da1 = dt2·m2, relu1 backward: dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix a1Rows, DeviceMask m2Mask, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dt2)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 m2 = m2Mask.Draw(row, column);
                Float4 da1 = dt2 * m2;
                Float4 dz1 = Float4.Where(a1 > 0f, da1, 0f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z2;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b1, b2;
        private readonly DeviceMatrix x, t1, a1, t2, z2, dz2, dz1;
        private readonly DeviceMask m1Mask, m2Mask;
        private readonly DeviceTargets y;

        public ThinnedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 91, values: 21)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            w2 = Weights(70, 20, 3);                                     // [20×3]
            b2 = Row(90, 3);                                             // [3]
            x = Inputs(1, 13);                                           // [B×13]
            t1 = Matrix(0, 1, 13);                                       // [B×13]
            a1 = Matrix(4, 1, 20);                                       // [B×20]
            t2 = Matrix(9, 1, 20);                                       // [B×20]
            z2 = Matrix(14, 1, 3);                                       // [B×3]
            dz2 = Matrix(15, 1, 3);                                      // [B×3]
            dz1 = Matrix(16, 1, 20);                                     // [B×20]
            m1Mask = Mask(rate: 0.1, stream: 0);                         // m1 = 0 at 10 %, else 1/0.9
            m2Mask = Mask(rate: 0.5, stream: 1);                         // m2 = 0 at 50 %, else 1/0.5
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW2, db2
            SlicedOuterSum(1, 13, 20);                                   // dW1, db1
            y = Classes();
        }
    }

    /// <summary>The formulas of inference on a GPU.</summary>
    file sealed class ThinnedInferenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z2 [B×3].</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = max(z1, 0)    [B×13] · [13×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, a1));

            // z2 = a1·W2 + b2    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2));
        }

        /// <summary>How wrong the outputs are, row by row.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z2)[y]    [B×3]
            CrossEntropy<Loss, LossBackward>(z2, y, batch, new LossBackward());
        }

        /// <summary>Inference has no backward pass.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // Nothing is learned here.
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <inheritdoc/>
        public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>(batch);

        /// <summary>linear1: 13 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
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

        /// <summary>L = mean of −log softmax(z2)[y].</summary>
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

        /// <summary>Predictions in one launch, likewise: 128 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 13;

            public static int Shared => 1_280;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 13, 20);                 // [13×20]
                DeviceRow b1 = group.Row(65, 20);                            // [20]
                DeviceWeights w2 = group.Weights(70, 20, 3);                 // [20×3]
                DeviceRow b2 = group.Row(90, 3);                             // [3]
                DeviceMatrix x = group.Matrix(0, 13);                        // [128×13]
                DeviceMatrix a1 = group.Matrix(640, 20);                     // [128×20]
                DeviceMatrix z2 = group.Matrix(0, 3);                        // [128×3]
                DeviceMatrix p = group.Predictions;                          // [128×3]

                // z1 = x·W1 + b1,  a1 = max(z1, 0)
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, a1));

                // z2 = a1·W2 + b2
                group.Multiply<Linear2, Linear2Forward>(a1, w2, new Linear2Forward(b2, z2));

                // p = softmax(z2)
                group.Softmax(z2, p, 3);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b1, b2;
        private readonly DeviceMatrix x, a1, z2, p;
        private readonly DeviceTargets y;

        public ThinnedInferenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 91, values: 6)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 20);                                     // [13×20]
            b1 = Row(65, 20);                                            // [20]
            w2 = Weights(70, 20, 3);                                     // [20×3]
            b2 = Row(90, 3);                                             // [3]
            x = Inputs(1, 13);                                           // [B×13]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            z2 = Matrix(5, 1, 3);                                        // [B×3]
            p = Matrix(0, 1, 3);                                         // [B×3]
            y = Classes();
        }
    }