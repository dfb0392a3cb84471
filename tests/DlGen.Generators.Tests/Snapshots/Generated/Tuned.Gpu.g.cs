
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class TunedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = max(z1, 0)    [B×13] · [13×20] → [B×20]
            Multiply<Encoder1Linear1, Encoder1Linear1Forward>(x, w1, batch, new Encoder1Linear1Forward(b1, a1));

            // z2 = a1·W2 + b2,  a2 = tanh(z2)    [B×20] · [20×4] → [B×4]
            Multiply<Encoder1Linear2, Encoder1Linear2Forward>(a1, w2, batch, new Encoder1Linear2Forward(b2, a2));

            // z3 = a2·W3 + b3    [B×4] · [4×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a2, w3, batch, new Linear1Forward(b3, z3));
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
            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×4]ᵀ · [B×3] → [4×3]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear1, TStep>(a2, dz3, batch, w3, b3, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
        }

        /// <inheritdoc/>
        public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>(batch);

        /// <summary>encoder1.linear1: 13 → 20.</summary>
        internal readonly struct Encoder1Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 20;
        }

        /// <summary>encoder1.linear1 forward: z1 = x·W1 + b1, a1 = max(z1, 0).</summary>
        /// <remarks>encoder1.relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Encoder1Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>encoder1.linear2: 20 → 4.</summary>
        internal readonly struct Encoder1Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 4;
        }

        /// <summary>encoder1.linear2 forward: z2 = a1·W2 + b2, a2 = tanh(z2).</summary>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Encoder1Linear2Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Tanh(z2);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear1: 4 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 4;

            public static int Outputs => 3;
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

        /// <summary>Predictions in one launch, likewise: 128 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 13;

            public static int Shared => 1_280;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(5, 13, 20);                 // [13×20]
                DeviceRow b1 = group.Row(70, 20);                            // [20]
                DeviceWeights w2 = group.Weights(75, 20, 4);                 // [20×4]
                DeviceRow b2 = group.Row(95, 4);                             // [4]
                DeviceWeights w3 = group.Weights(0, 4, 3);                   // [4×3]
                DeviceRow b3 = group.Row(4, 3);                              // [3]
                DeviceMatrix x = group.Matrix(0, 13);                        // [128×13]
                DeviceMatrix a1 = group.Matrix(640, 20);                     // [128×20]
                DeviceMatrix a2 = group.Matrix(0, 4);                        // [128×4]
                DeviceMatrix z3 = group.Matrix(128, 3);                      // [128×3]
                DeviceMatrix p = group.Predictions;                          // [128×3]

                // z1 = x·W1 + b1,  a1 = max(z1, 0)
                group.Multiply<Encoder1Linear1, Encoder1Linear1Forward>(x, w1, new Encoder1Linear1Forward(b1, a1));

                // z2 = a1·W2 + b2,  a2 = tanh(z2)
                group.Multiply<Encoder1Linear2, Encoder1Linear2Forward>(a1, w2, new Encoder1Linear2Forward(b2, a2));

                // z3 = a2·W3 + b3
                group.Multiply<Linear1, Linear1Forward>(a2, w3, new Linear1Forward(b3, z3));

                // p = softmax(z3)
                group.Softmax(z3, p, 3);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, a1, a2, z3, p, dz3;
        private readonly DeviceTargets y;

        public TunedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 96, values: 6)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(5, 13, 20);                                     // [13×20]
            b1 = Row(70, 20);                                            // [20]
            w2 = Weights(75, 20, 4);                                     // [20×4]
            b2 = Row(95, 4);                                             // [4]
            w3 = Weights(0, 4, 3);                                       // [4×3]
            b3 = Row(4, 3);                                              // [3]
            x = Inputs(1, 13);                                           // [B×13]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            a2 = Matrix(5, 1, 4);                                        // [B×4]
            z3 = Matrix(0, 1, 3);                                        // [B×3]
            p = Matrix(1, 1, 3);                                         // [B×3]
            dz3 = Matrix(2, 1, 3);                                       // [B×3]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 4, 3);                                     // dW3, db3
            y = Classes();
        }
    }