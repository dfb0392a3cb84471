
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class OwnProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×3] → z3 [B×2]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = sin(3·z1) + 0.1·z1    [B×3] · [3×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, z1, a1));

            // z2 = a1·W2 + b2,  a2 = z2·(1 / (1 + exp(−z2)))    [B×20] · [20×17] → [B×17]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, z2, a2));

            // z3 = a2·W3 + b3    [B×17] · [17×2] → [B×2]
            Multiply<Linear3, Linear3Forward>(a2, w3, batch, new Linear3Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of |z3 − y| > 20 ? |z3 − y| − 0.6931472 : log(cosh(|z3 − y|))    [B×2], n = B·2 terms in the mean
            // dz3 = (|z3 − y| > 20 ? (z3 − y > 0 ? 1 : z3 − y < 0 ? −1 : 0) : sinh(|z3 − y|)·(z3 − y > 0 ? 1 : z3 − y < 0 ? −1 : 0) / cosh(|z3 − y|)) / n
            ElementwiseLoss<Loss, LossBackward>(z3, y, batch, new LossBackward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×2] · [2×17] → [B×17]
            // a2 = z2·(1 / (1 + exp(−z2))) ⇒  dz2 = da2·(sigmoid(z2) + z2·sigmoid(z2)·(1 − sigmoid(z2)))
            MultiplyTransposed<Linear3, Swish1Backward>(dz3, w3, batch, new Swish1Backward(z2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×17]ᵀ · [B×2] → [17×2]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear3, TStep>(a2, dz3, batch, w3, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×17] · [17×20] → [B×20]
            // a1 = sin(3·z1) + 0.1·z1      ⇒  dz1 = da1·(3·cos(3·z1) + 0.1)
            MultiplyTransposed<Linear2, Wave1Backward>(dz2, w2, batch, new Wave1Backward(z1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×17] → [20×17]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a1, dz2, batch, w2, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×3]ᵀ · [B×20] → [3×20]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // The outputs are the prediction.
        }

        /// <inheritdoc/>
        public override bool TryStep<TStep>(int batch, TStep step) => NarrowStep<NarrowTraining, TStep>(batch, 1, step);

        /// <inheritdoc/>
        public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>(batch);

        /// <summary>linear1: 3 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 3;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = sin(3·z1) + 0.1·z1.</summary>
        /// <remarks>wave1: a custom function.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix z1Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Sin(3f * z1) + 0.1f * z1;
                z1Rows.Store(row, column, z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 20 → 17.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 17;
        }

        /// <summary>linear2 forward: z2 = a1·W2 + b2, a2 = z2·(1 / (1 + exp(−z2))).</summary>
        /// <remarks>swish1: a custom function.</remarks>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix z2Rows, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = z2 * (1f / (1f + Float4.Exp(-z2)));
                z2Rows.Store(row, column, z2);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear3: 17 → 2.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 17;

            public static int Outputs => 2;
        }

        /// <summary>linear3 forward: z3 = a2·W3 + b3.</summary>
        internal readonly struct Linear3Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                z3Rows.Store(row, column, z3);
            }
        }

        /// <summary>L = mean of |z3 − y| &gt; 20 ? |z3 − y| − 0.6931472 : log(cosh(|z3 − y|)).</summary>
        internal readonly struct Loss : IElementwiseLoss
        {
            public static int Columns => 2;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static bool TellsTwoClasses => false;

            public static Float4 Value(Float4 z3, Float4 target, int column)
            {
                Float4 value = Float4.Where(Float4.Abs(z3 - target) > 20f, Float4.Abs(z3 - target) - 0.6931472f, Float4.Log(Float4.Cosh(Float4.Abs(z3 - target))));
                return value;
            }

            public static Float4 Derivative(Float4 z3, Float4 target, int column)
            {
                Float4 part = Float4.Where(z3 - target > 0f, 1f, Float4.Where(z3 - target < 0f, -1f, 0f));
                Float4 value = Float4.Where(Float4.Abs(z3 - target) > 20f, part, Float4.Sinh(Float4.Abs(z3 - target)) * part / Float4.Cosh(Float4.Abs(z3 - target)));
                return value;
            }
        }

        /// <summary>loss backward: dz3 = (|z3 − y| &gt; 20 ? (z3 − y &gt; 0 ? 1 : z3 − y &lt; 0 ? −1 : 0) : sinh(|z3 − y|)·(z3 − y &gt; 0 ? 1 : z3 − y &lt; 0 ? −1 : 0) / cosh(|z3 − y|)) / n.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz3)
            {
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>swish1 backward: dz2 = da2·(sigmoid(z2) + z2·sigmoid(z2)·(1 − sigmoid(z2))).</summary>
        internal readonly struct Swish1Backward(DeviceMatrix z2Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 z2 = z2Rows.Load(row, column);
                Float4 sigmoid = Float4.Sigmoid(z2);
                Float4 dz2 = da2 * (sigmoid + z2 * sigmoid * (1f - sigmoid));
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>wave1 backward: dz1 = da1·(3·cos(3·z1) + 0.1).</summary>
        internal readonly struct Wave1Backward(DeviceMatrix z1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 z1 = z1Rows.Load(row, column);
                Float4 dz1 = da1 * (3f * Float4.Cos(3f * z1) + 0.1f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <summary>A training step in one launch: a group of threads takes 128 rows of the batch at a time from x to the gradients of the parameters, which it adds up. What lies between stays in its shared memory.</summary>
        internal readonly struct NarrowTraining : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 3;

            public static int Shared => 2_816;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 3, 20);                  // [3×20]
                DeviceRow b1 = group.Row(15, 20);                            // [20]
                DeviceWeights w2 = group.Weights(20, 20, 17);                // [20×17]
                DeviceRow b2 = group.Row(120, 17);                           // [17]
                DeviceWeights w3 = group.Weights(125, 17, 2);                // [17×2]
                DeviceRow b3 = group.Row(142, 2);                            // [2]
                DeviceMatrix x = group.Matrix(0, 3);                         // [128×3]
                DeviceMatrix z1 = group.Matrix(128, 20);                     // [128×20]
                DeviceMatrix a1 = group.Matrix(768, 20);                     // [128×20]
                DeviceMatrix z2 = group.Matrix(1_408, 17);                   // [128×17]
                DeviceMatrix a2 = group.Matrix(2_048, 17);                   // [128×17]
                DeviceMatrix z3 = group.Matrix(2_688, 2);                    // [128×2]
                DeviceMatrix dz3 = group.Matrix(2_688, 2);                   // [128×2]
                DeviceMatrix dz2 = group.Matrix(1_408, 17);                  // [128×17]
                DeviceMatrix dz1 = group.Matrix(128, 20);                    // [128×20]

                // z1 = x·W1 + b1,  a1 = sin(3·z1) + 0.1·z1
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, z1, a1));

                // z2 = a1·W2 + b2,  a2 = z2·(1 / (1 + exp(−z2)))
                group.Multiply<Linear2, Linear2Forward>(a1, w2, new Linear2Forward(b2, z2, a2));

                // z3 = a2·W3 + b3
                group.Multiply<Linear3, Linear3Forward>(a2, w3, new Linear3Forward(b3, z3));

                // L = mean of |z3 − y| > 20 ? |z3 − y| − 0.6931472 : log(cosh(|z3 − y|))
                // dz3 = (|z3 − y| > 20 ? (z3 − y > 0 ? 1 : z3 − y < 0 ? −1 : 0) : sinh(|z3 − y|)·(z3 − y > 0 ? 1 : z3 − y < 0 ? −1 : 0) / cosh(|z3 − y|)) / n
                group.ElementwiseLoss<Loss, LossBackward>(z3, new LossBackward(dz3));

                // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3
                // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3
                group.OuterSum<Linear3>(a2, dz3, w3, b3);

                // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ
                // a2 = z2·(1 / (1 + exp(−z2))) ⇒  dz2 = da2·(sigmoid(z2) + z2·sigmoid(z2)·(1 − sigmoid(z2)))
                group.MultiplyTransposed<Linear3, Swish1Backward>(dz3, w3, new Swish1Backward(z2, dz2));

                // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2
                // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2
                group.OuterSum<Linear2>(a1, dz2, w2, b2);

                // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ
                // a1 = sin(3·z1) + 0.1·z1      ⇒  dz1 = da1·(3·cos(3·z1) + 0.1)
                group.MultiplyTransposed<Linear2, Wave1Backward>(dz2, w2, new Wave1Backward(z1, dz1));

                // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1
                // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1
                group.OuterSum<Linear1>(x, dz1, w1, b1);
            }
        }

        /// <summary>Predictions in one launch, likewise: 128 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 3;

            public static int Shared => 2_048;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 3, 20);                  // [3×20]
                DeviceRow b1 = group.Row(15, 20);                            // [20]
                DeviceWeights w2 = group.Weights(20, 20, 17);                // [20×17]
                DeviceRow b2 = group.Row(120, 17);                           // [17]
                DeviceWeights w3 = group.Weights(125, 17, 2);                // [17×2]
                DeviceRow b3 = group.Row(142, 2);                            // [2]
                DeviceMatrix x = group.Matrix(0, 3);                         // [128×3]
                DeviceMatrix z1 = group.Matrix(128, 20);                     // [128×20]
                DeviceMatrix a1 = group.Matrix(768, 20);                     // [128×20]
                DeviceMatrix z2 = group.Matrix(0, 17);                       // [128×17]
                DeviceMatrix a2 = group.Matrix(1_408, 17);                   // [128×17]
                DeviceMatrix z3 = group.Predictions;                         // [128×2]

                // z1 = x·W1 + b1,  a1 = sin(3·z1) + 0.1·z1
                group.Multiply<Linear1, Linear1Forward>(x, w1, new Linear1Forward(b1, z1, a1));

                // z2 = a1·W2 + b2,  a2 = z2·(1 / (1 + exp(−z2)))
                group.Multiply<Linear2, Linear2Forward>(a1, w2, new Linear2Forward(b2, z2, a2));

                // z3 = a2·W3 + b3
                group.Multiply<Linear3, Linear3Forward>(a2, w3, new Linear3Forward(b3, z3));
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z3;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, z1, a1, z2, a2, z3, dz3, dz2, dz1;
        private readonly DeviceTargets y;

        public OwnProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 143, values: 27)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 3, 20);                                      // [3×20]
            b1 = Row(15, 20);                                            // [20]
            w2 = Weights(20, 20, 17);                                    // [20×17]
            b2 = Row(120, 17);                                           // [17]
            w3 = Weights(125, 17, 2);                                    // [17×2]
            b3 = Row(142, 2);                                            // [2]
            x = Inputs(1, 3);                                            // [B×3]
            z1 = Matrix(0, 1, 20);                                       // [B×20]
            a1 = Matrix(5, 1, 20);                                       // [B×20]
            z2 = Matrix(10, 1, 17);                                      // [B×17]
            a2 = Matrix(15, 1, 17);                                      // [B×17]
            z3 = Matrix(20, 1, 2);                                       // [B×2]
            dz3 = Matrix(21, 1, 2);                                      // [B×2]
            dz2 = Matrix(22, 1, 17);                                     // [B×17]
            dz1 = Matrix(10, 1, 20);                                     // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 17, 2);                                    // dW3, db3
            SlicedOuterSum(1, 20, 17);                                   // dW2, db2
            SlicedOuterSum(1, 3, 20);                                    // dW1, db1
            y = Values(1, 2);
        }
    }