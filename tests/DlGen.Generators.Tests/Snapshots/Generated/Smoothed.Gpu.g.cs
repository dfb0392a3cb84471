
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SmoothedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = 0.5·z1·(1 + erf(0.7071068·z1))    [B×13] · [13×7] → [B×7]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, z1, a1));

            // z2 = a1·W2 + b2    [B×7] · [7×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −Σ q·log softmax(z2),  q = 0.9·onehot(y) + 0.1/K    [B×3]
            // dz2 = (softmax(z2) − q) / B
            CrossEntropy<Loss, LossBackward>(z2, y, batch, new LossBackward(dz2));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×3] · [3×7] → [B×7]
            // a1 = 0.5·z1·(1 + erf(0.7071068·z1)) ⇒  dz1 = da1·(0.5·(1 + erf(0.7071068·z1)) + 0.3989423·z1·exp(−0.5·z1²))
            MultiplyTransposed<Linear2, Gelu1Backward>(dz2, w2, batch, new Gelu1Backward(z1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×7]ᵀ · [B×3] → [7×3]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a1, dz2, batch, w2, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×7] → [13×7]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <inheritdoc/>
        public override bool TryStep<TStep>(int batch, TStep step) => NarrowStep<NarrowTraining, TStep>(batch, 1, step);

        /// <inheritdoc/>
        public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>(batch);

        /// <summary>linear1: 13 → 7.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 7;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = 0.5·z1·(1 + erf(0.7071068·z1)).</summary>
        /// <remarks>gelu1: each value is weighted by how likely a normal variable lies below it.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix z1Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = 0.5f * z1 * (1f + Float4.Erf(0.70710677f * z1));
                z1Rows.Store(row, column, z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 7 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 7;

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

        /// <summary>L = mean of −Σ q·log softmax(z2),  q = 0.9·onehot(y) + 0.1/K.</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0.1f;
        }

        /// <summary>loss backward: dz2 = (softmax(z2) − q) / B.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>gelu1 backward: dz1 = da1·(0.5·(1 + erf(0.7071068·z1)) + 0.3989423·z1·exp(−0.5·z1²)).</summary>
        internal readonly struct Gelu1Backward(DeviceMatrix z1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 z1 = z1Rows.Load(row, column);
                Float4 dz1 = da1 * (0.5f * (1f + Float4.Erf(0.70710677f * z1)) + 0.3989423f * z1 * Float4.Exp(-0.5f * z1 * z1));
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <summary>A training step in one launch: a group of threads takes 128 rows of the batch at a time from x to the gradients of the parameters, which it adds up. What lies between stays in its shared memory.</summary>
        internal readonly struct NarrowTraining : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 13;

            public static int Shared => 1_536;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 13, 7);                  // [13×7]
                DeviceRow b1 = group.Row(26, 7);                             // [7]
                DeviceWeights w2 = group.Weights(28, 7, 3);                  // [7×3]
                DeviceRow b2 = group.Row(35, 3);                             // [3]
                DeviceMatrix x = group.Matrix(0, 13);                        // [128×13]
                DeviceMatrix z1 = group.Matrix(640, 7);                      // [128×7]
                DeviceMatrix a1 = group.Matrix(1_024, 7);                    // [128×7]
                DeviceMatrix z2 = group.Matrix(1_408, 3);                    // [128×3]
                DeviceMatrix dz2 = group.Matrix(1_408, 3);                   // [128×3]
                DeviceMatrix dz1 = group.Matrix(640, 7);                     // [128×7]

                // z1 = x·W1 + b1,  a1 = 0.5·z1·(1 + erf(0.7071068·z1))
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, z1, a1));

                // z2 = a1·W2 + b2
                group.Multiply<Linear2, Linear2Forward>(a1, w2, new Linear2Forward(b2, z2));

                // L = mean of −Σ q·log softmax(z2),  q = 0.9·onehot(y) + 0.1/K
                // dz2 = (softmax(z2) − q) / B
                group.CrossEntropy<Loss, LossBackward>(z2, new LossBackward(dz2));

                // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2
                // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2
                group.OuterSum<Linear2>(a1, dz2, w2, b2);

                // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ
                // a1 = 0.5·z1·(1 + erf(0.7071068·z1)) ⇒  dz1 = da1·(0.5·(1 + erf(0.7071068·z1)) + 0.3989423·z1·exp(−0.5·z1²))
                group.MultiplyTransposed<Linear2, Gelu1Backward>(dz2, w2, new Gelu1Backward(z1, dz1));

                // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1
                // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1
                group.OuterSum<Linear1>(x, dz1, w1, b1);
            }
        }

        /// <summary>Predictions in one launch, likewise: 128 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 13;

            public static int Shared => 1_408;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 13, 7);                  // [13×7]
                DeviceRow b1 = group.Row(26, 7);                             // [7]
                DeviceWeights w2 = group.Weights(28, 7, 3);                  // [7×3]
                DeviceRow b2 = group.Row(35, 3);                             // [3]
                DeviceMatrix x = group.Matrix(0, 13);                        // [128×13]
                DeviceMatrix z1 = group.Matrix(640, 7);                      // [128×7]
                DeviceMatrix a1 = group.Matrix(1_024, 7);                    // [128×7]
                DeviceMatrix z2 = group.Matrix(0, 3);                        // [128×3]
                DeviceMatrix p = group.Predictions;                          // [128×3]

                // z1 = x·W1 + b1,  a1 = 0.5·z1·(1 + erf(0.7071068·z1))
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, z1, a1));

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
        private readonly DeviceMatrix x, z1, a1, z2, p, dz2, dz1;
        private readonly DeviceTargets y;

        public SmoothedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 36, values: 9)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 7);                                      // [13×7]
            b1 = Row(26, 7);                                             // [7]
            w2 = Weights(28, 7, 3);                                      // [7×3]
            b2 = Row(35, 3);                                             // [3]
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 7);                                        // [B×7]
            a1 = Matrix(2, 1, 7);                                        // [B×7]
            z2 = Matrix(4, 1, 3);                                        // [B×3]
            p = Matrix(5, 1, 3);                                         // [B×3]
            dz2 = Matrix(6, 1, 3);                                       // [B×3]
            dz1 = Matrix(7, 1, 7);                                       // [B×7]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 7, 3);                                     // dW2, db2
            SlicedOuterSum(1, 13, 7);                                    // dW1, db1
            y = Classes();
        }
    }