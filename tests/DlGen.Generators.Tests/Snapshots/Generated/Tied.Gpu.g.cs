
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class TiedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×100] → z4 [B×100]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = tanh(z1)    [B×100] · [100×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, a1));

            // z2 = a1·W2 + b2    [B×20] · [20×5] → [B×5]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2));

            // z3 = z2·W2ᵀ + b3,  a2 = tanh(z3)    [B×5] · [5×20] → [B×20]
            MultiplyTransposedInOrder<Linear2, Linear3Forward>(z2, w2, batch, new Linear3Forward(b3, a2));

            // z4 = a2·W1ᵀ + b4    [B×20] · [20×100] → [B×100]
            MultiplyTransposedInOrder<Linear1, Linear4Forward>(a2, w1, batch, new Linear4Forward(b4, z4));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of (z4 − y)²    [B×100], n = B·100 terms in the mean
            // dz4 = (2·(z4 − y)) / n
            ElementwiseLoss<Loss, LossBackward>(z4, y, batch, new LossBackward(dz4));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z4 = a2·W1ᵀ + b4             ⇒  da2 = dz4·W1    [B×100] · [100×20] → [B×20]
            // a2 = tanh(z3)                ⇒  dz3 = da2·(1 − a2²)
            Multiply<Linear1, Tanh2Backward>(dz4, w1, batch, new Tanh2Backward(a2, dz3));

            // z4 = a2·W1ᵀ + b4             ⇒  dW1_1 = dz4ᵀ·a2    [B×100]ᵀ · [B×20] → [100×20]
            OuterSum<Linear1, StoreGradient>(dz4, a2, batch, w1, Keep);

            // z4 = a2·W1ᵀ + b4             ⇒  db4 = Σ over the batch of dz4,  b4 ← step(b4, db4)    [B×100] → [100]
            ColumnSums(dz4, batch, 100, b4, step);

            // z3 = z2·W2ᵀ + b3             ⇒  dz2 = dz3·W2    [B×20] · [20×5] → [B×5]
            Multiply<Linear2, Linear3Backward>(dz3, w2, batch, new Linear3Backward(dz2));

            // z3 = z2·W2ᵀ + b3             ⇒  dW2_1 = dz3ᵀ·z2    [B×20]ᵀ · [B×5] → [20×5]
            OuterSum<Linear2, StoreGradient>(dz3, z2, batch, w2, Keep);

            // z3 = z2·W2ᵀ + b3             ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)    [B×20] → [20]
            ColumnSums(dz3, batch, 20, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×5] · [5×20] → [B×20]
            // a1 = tanh(z1)                ⇒  dz1 = da1·(1 − a1²)
            MultiplyTransposed<Linear2, Tanh1Backward>(dz2, w2, batch, new Tanh1Backward(a1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = dW2_1 + a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×5] → [20×5]
            OuterSum<Linear2, StepOfSum<TStep>>(a1, dz2, batch, w2, OfSum(step));

            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)    [B×5] → [5]
            ColumnSums(dz2, batch, 5, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = dW1_1 + xᵀ·dz1,  W1 ← step(W1, dW1)    [B×100]ᵀ · [B×20] → [100×20]
            OuterSum<Linear1, StepOfSum<TStep>>(x, dz1, batch, w1, OfSum(step));

            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)    [B×20] → [20]
            ColumnSums(dz1, batch, 20, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // The outputs are the prediction.
        }

        /// <inheritdoc/>
        public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>(batch);

        /// <summary>linear1: 100 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 100;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = tanh(z1).</summary>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Tanh(z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 5.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 5;
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

        /// <summary>linear3 forward: z3 = z2·W2ᵀ + b3, a2 = tanh(z3).</summary>
        /// <remarks>tanh2: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Linear3Forward(DeviceRow b3, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 a2 = Float4.Tanh(z3);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear4 forward: z4 = a2·W1ᵀ + b4.</summary>
        internal readonly struct Linear4Forward(DeviceRow b4, DeviceMatrix z4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z4 = product + b4.Load(column);
                z4Rows.Store(row, column, z4);
            }
        }

        /// <summary>L = mean of (z4 − y)².</summary>
        internal readonly struct Loss : IElementwiseLoss
        {
            public static int Columns => 100;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static bool TellsTwoClasses => false;

            public static Float4 Value(Float4 z4, Float4 target, int column)
            {
                Float4 value = (z4 - target) * (z4 - target);
                return value;
            }

            public static Float4 Derivative(Float4 z4, Float4 target, int column)
            {
                Float4 value = 2f * (z4 - target);
                return value;
            }
        }

        /// <summary>loss backward: dz4 = (2·(z4 − y)) / n.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz4)
            {
                dz4Rows.Store(row, column, dz4);
            }
        }

        /// <summary>tanh2 backward: dz3 = da2·(1 − a2²).</summary>
        internal readonly struct Tanh2Backward(DeviceMatrix a2Rows, DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz3 = da2 * (1f - a2 * a2);
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>linear3 backward: dz2 = dz3·W2, as it is.</summary>
        internal readonly struct Linear3Backward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>tanh1 backward: dz1 = da1·(1 − a1²).</summary>
        internal readonly struct Tanh1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = da1 * (1f - a1 * a1);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <summary>Predictions in one launch, likewise: 96 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 96;

            public static int Inputs => 100;

            public static int Shared => 2_880;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 100, 20);                // [100×20]
                DeviceRow b1 = group.Row(540, 20);                           // [20]
                DeviceWeights w2 = group.Weights(500, 20, 5);                // [20×5]
                DeviceRow b2 = group.Row(545, 5);                            // [5]
                DeviceRow b3 = group.Row(547, 20);                           // [20]
                DeviceRow b4 = group.Row(552, 100);                          // [100]
                DeviceMatrix x = group.Matrix(0, 100);                       // [96×100]
                DeviceMatrix a1 = group.Matrix(2_400, 20);                   // [96×20]
                DeviceMatrix z2 = group.Matrix(0, 5);                        // [96×5]
                DeviceMatrix a2 = group.Matrix(288, 20);                     // [96×20]
                DeviceMatrix z4 = group.Predictions;                         // [96×100]

                // z1 = x·W1 + b1,  a1 = tanh(z1)
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, a1));

                // z2 = a1·W2 + b2
                group.Multiply<Linear2, Linear2Forward>(a1, w2, new Linear2Forward(b2, z2));

                // z3 = z2·W2ᵀ + b3,  a2 = tanh(z3)
                group.MultiplyTransposedInOrder<Linear2, Linear3Forward>(z2, w2, new Linear3Forward(b3, a2));

                // z4 = a2·W1ᵀ + b4
                group.MultiplyTransposedInOrder<Linear1, Linear4Forward>(a2, w1, new Linear4Forward(b4, z4));
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z4;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z4;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b1, b2, b3, b4;
        private readonly DeviceMatrix x, a1, z2, a2, z4, dz4, dz3, dz2, dz1;
        private readonly DeviceTargets y;

        public TiedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 577, values: 67)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 100, 20);                                    // [100×20]
            b1 = Row(540, 20);                                           // [20]
            w2 = Weights(500, 20, 5);                                    // [20×5]
            b2 = Row(545, 5);                                            // [5]
            b3 = Row(547, 20);                                           // [20]
            b4 = Row(552, 100);                                          // [100]
            SumGradients(540);                                           // of the parameters that are used several times, which lie first
            x = Inputs(1, 100);                                          // [B×100]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            z2 = Matrix(5, 1, 5);                                        // [B×5]
            a2 = Matrix(7, 1, 20);                                       // [B×20]
            z4 = Matrix(12, 1, 100);                                     // [B×100]
            dz4 = Matrix(37, 1, 100);                                    // [B×100]
            dz3 = Matrix(62, 1, 20);                                     // [B×20]
            dz2 = Matrix(7, 1, 5);                                       // [B×5]
            dz1 = Matrix(37, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 100, 20);                                  // dW1_1, dW1
            SlicedColumnSums(1, 100);                                    // db4
            SlicedOuterSum(1, 20, 5);                                    // dW2_1, dW2
            SlicedColumnSums(1, 20);                                     // db3, db1
            SlicedColumnSums(1, 5);                                      // db2
            y = Values(1, 100);
        }
    }