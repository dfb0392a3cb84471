
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class ImageProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×16] → a3 [B×2]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // a1 = x > 0 ? x : exp(x) − 1    [B×16]
            Map(batch, 16, new Elu1Map(x, a1));

            // z1 = a1·W1,  a2 = z1 > 0 ? z1 : 0.01·z1    [B×16] · [16×33] → [B×33]
            Multiply<Linear1, Linear1Forward>(a1, w1, batch, new Linear1Forward(a2));

            // z2 = a2·W2 + b2,  a3 = sigmoid(z2)    [B×33] · [33×2] → [B×2]
            Multiply<Linear2, Linear2Forward>(a2, w2, batch, new Linear2Forward(b2, a3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of |a3 − y| ≤ 0.5 ? 0.5·(a3 − y)² : 0.5·(|a3 − y| − 0.25)    [B×2], n = B·2 terms in the mean
            // da3 = (|a3 − y| ≤ 0.5 ? a3 − y : a3 − y > 0 ? 0.5 : a3 − y < 0 ? −0.5 : 0) / n
            // a3 = sigmoid(z2)             ⇒  dz2 = da3·a3·(1 − a3)
            ElementwiseLoss<Loss, LossBackward>(a3, y, batch, new LossBackward(a3, dz2));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z2 = a2·W2 + b2              ⇒  da2 = dz2·W2ᵀ    [B×2] · [2×33] → [B×33]
            // a2 = z1 > 0 ? z1 : 0.01·z1   ⇒  dz1 = da2·(a2 > 0 ? 1 : 0.01)
            MultiplyTransposed<Linear2, Leakyrelu1Backward>(dz2, w2, batch, new Leakyrelu1Backward(a2, dz1));

            // z2 = a2·W2 + b2              ⇒  dW2 = a2ᵀ·dz2,  W2 ← step(W2, dW2)    [B×33]ᵀ · [B×2] → [33×2]
            // z2 = a2·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a2, dz2, batch, w2, b2, step);

            // z1 = a1·W1                   ⇒  dW1 = a1ᵀ·dz1,  W1 ← step(W1, dW1)    [B×16]ᵀ · [B×33] → [16×33]
            OuterSum<Linear1, TStep>(a1, dz1, batch, w1, step);
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

        /// <summary>a1 = x &gt; 0 ? x : exp(x) − 1.</summary>
        /// <remarks>elu1: what is negative levels off at −alpha.</remarks>
        internal readonly struct Elu1Map(DeviceMatrix xRows, DeviceMatrix a1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 x = xRows.Load(row, column);
                Float4 a1 = Float4.Where(x > 0f, x, Float4.Exp(x) - 1f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear1: 16 → 33.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 33;
        }

        /// <summary>linear1 forward: z1 = a1·W1, a2 = z1 &gt; 0 ? z1 : 0.01·z1.</summary>
        /// <remarks>leakyrelu1: what is negative passes weakened, so that no unit dies.</remarks>
        internal readonly struct Linear1Forward(DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 z1)
            {
                Float4 a2 = Float4.Where(z1 > 0f, z1, 0.01f * z1);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 33 → 2.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 33;

            public static int Outputs => 2;
        }

        /// <summary>linear2 forward: z2 = a2·W2 + b2, a3 = sigmoid(z2).</summary>
        /// <remarks>sigmoid1: any value becomes one between 0 and 1; its slope is at most 1/4, and far less where it saturates.</remarks>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a3 = Float4.Sigmoid(z2);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>L = mean of |a3 − y| ≤ 0.5 ? 0.5·(a3 − y)² : 0.5·(|a3 − y| − 0.25).</summary>
        internal readonly struct Loss : IElementwiseLoss
        {
            public static int Columns => 2;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static bool TellsTwoClasses => false;

            public static Float4 Value(Float4 a3, Float4 target, int column)
            {
                Float4 value = Float4.Where(Float4.Abs(a3 - target) <= 0.5f, 0.5f * (a3 - target) * (a3 - target), 0.5f * (Float4.Abs(a3 - target) - 0.25f));
                return value;
            }

            public static Float4 Derivative(Float4 a3, Float4 target, int column)
            {
                Float4 value = Float4.Where(Float4.Abs(a3 - target) <= 0.5f, a3 - target, Float4.Where(a3 - target > 0f, 0.5f, Float4.Where(a3 - target < 0f, -0.5f, 0f)));
                return value;
            }
        }

        /// <summary>loss backward: da3 = (|a3 − y| ≤ 0.5 ? a3 − y : a3 − y &gt; 0 ? 0.5 : a3 − y &lt; 0 ? −0.5 : 0) / n, dz2 = da3·a3·(1 − a3).</summary>
        internal readonly struct LossBackward(DeviceMatrix a3Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da3)
            {
                Float4 a3 = a3Rows.Load(row, column);
                Float4 dz2 = da3 * a3 * (1f - a3);
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>leakyrelu1 backward: dz1 = da2·(a2 &gt; 0 ? 1 : 0.01).</summary>
        internal readonly struct Leakyrelu1Backward(DeviceMatrix a2Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz1 = da2 * Float4.Where(a2 > 0f, 1f, 0.01f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <summary>A training step in one launch: a group of threads takes 128 rows of the batch at a time from x to the gradients of the parameters, which it adds up. What lies between stays in its shared memory.</summary>
        internal readonly struct NarrowTraining : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 16;

            public static int Shared => 1_920;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 16, 33);                 // [16×33]
                DeviceWeights w2 = group.Weights(144, 33, 2);                // [33×2]
                DeviceRow b2 = group.Row(177, 2);                            // [2]
                DeviceMatrix x = group.Matrix(0, 16);                        // [128×16]
                DeviceMatrix a1 = group.Matrix(0, 16);                       // [128×16]
                DeviceMatrix a2 = group.Matrix(640, 33);                     // [128×33]
                DeviceMatrix a3 = group.Matrix(1_792, 2);                    // [128×2]
                DeviceMatrix dz2 = group.Matrix(1_792, 2);                   // [128×2]
                DeviceMatrix dz1 = group.Matrix(640, 33);                    // [128×33]

                // a1 = x > 0 ? x : exp(x) − 1
                group.Map(16, new Elu1Map(x, a1));

                // z1 = a1·W1,  a2 = z1 > 0 ? z1 : 0.01·z1
                group.Multiply<Linear1, Linear1Forward>(a1, w1, new Linear1Forward(a2));

                // z2 = a2·W2 + b2,  a3 = sigmoid(z2)
                group.Multiply<Linear2, Linear2Forward>(a2, w2, new Linear2Forward(b2, a3));

                // L = mean of |a3 − y| ≤ 0.5 ? 0.5·(a3 − y)² : 0.5·(|a3 − y| − 0.25)
                // da3 = (|a3 − y| ≤ 0.5 ? a3 − y : a3 − y > 0 ? 0.5 : a3 − y < 0 ? −0.5 : 0) / n
                // a3 = sigmoid(z2)             ⇒  dz2 = da3·a3·(1 − a3)
                group.ElementwiseLoss<Loss, LossBackward>(a3, new LossBackward(a3, dz2));

                // z2 = a2·W2 + b2              ⇒  dW2 = a2ᵀ·dz2
                // z2 = a2·W2 + b2              ⇒  db2 = Σ over the batch of dz2
                group.OuterSum<Linear2>(a2, dz2, w2, b2);

                // z2 = a2·W2 + b2              ⇒  da2 = dz2·W2ᵀ
                // a2 = z1 > 0 ? z1 : 0.01·z1   ⇒  dz1 = da2·(a2 > 0 ? 1 : 0.01)
                group.MultiplyTransposed<Linear2, Leakyrelu1Backward>(dz2, w2, new Leakyrelu1Backward(a2, dz1));

                // z1 = a1·W1                   ⇒  dW1 = a1ᵀ·dz1
                group.OuterSum<Linear1>(a1, dz1, w1);
            }
        }

        /// <summary>Predictions in one launch, likewise: 128 rows a group.</summary>
        internal readonly struct NarrowPrediction : INarrowNetwork
        {
            public static int Rows => 128;

            public static int Inputs => 16;

            public static int Shared => 1_792;

            public static void Run(NarrowGroup group)
            {
                // Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.
                DeviceWeights w1 = group.Weights(0, 16, 33);                 // [16×33]
                DeviceWeights w2 = group.Weights(144, 33, 2);                // [33×2]
                DeviceRow b2 = group.Row(177, 2);                            // [2]
                DeviceMatrix x = group.Matrix(0, 16);                        // [128×16]
                DeviceMatrix a1 = group.Matrix(0, 16);                       // [128×16]
                DeviceMatrix a2 = group.Matrix(640, 33);                     // [128×33]
                DeviceMatrix a3 = group.Predictions;                         // [128×2]

                // a1 = x > 0 ? x : exp(x) − 1
                group.Map(16, new Elu1Map(x, a1));

                // z1 = a1·W1,  a2 = z1 > 0 ? z1 : 0.01·z1
                group.Multiply<Linear1, Linear1Forward>(a1, w1, new Linear1Forward(a2));

                // z2 = a2·W2 + b2,  a3 = sigmoid(z2)
                group.Multiply<Linear2, Linear2Forward>(a2, w2, new Linear2Forward(b2, a3));
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => a3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => a3;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow b2;
        private readonly DeviceMatrix x, a1, a2, a3, dz2, dz1;
        private readonly DeviceTargets y;

        public ImageProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 178, values: 24)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 16, 33);                                     // [16×33]
            w2 = Weights(144, 33, 2);                                    // [33×2]
            b2 = Row(177, 2);                                            // [2]
            x = Inputs(1, 16);                                           // [B×16]
            a1 = Matrix(0, 1, 16);                                       // [B×16]
            a2 = Matrix(4, 1, 33);                                       // [B×33]
            a3 = Matrix(13, 1, 2);                                       // [B×2]
            dz2 = Matrix(14, 1, 2);                                      // [B×2]
            dz1 = Matrix(15, 1, 33);                                     // [B×33]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 33, 2);                                    // dW2, db2
            SlicedOuterSum(1, 16, 33);                                   // dW1
            y = Values(1, 2);
        }
    }