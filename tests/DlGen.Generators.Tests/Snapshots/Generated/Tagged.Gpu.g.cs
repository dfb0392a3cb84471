
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class TaggedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×6] → z1 [B·6×4]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // g1 = E1[x],  a1 = tanh(g1)    [B×6] of [11×5] → [B·6×5]
            Embed<Embedding1, Embedding1Forward>(x, e1, batch * 6, 6, new Embedding1Forward(a1));

            // z1 = a1·W1 + b1    [B·6×5] · [5×4] → [B·6×4]
            Multiply<Linear1, Linear1Forward>(a1, w1, batch * 6, new Linear1Forward(b1, z1));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z1)[y]    [B·6×4]
            // dz1 = (softmax(z1) − onehot(y)) / (B·6)
            CrossEntropy<Loss, LossBackward>(z1, y, batch * 6, new LossBackward(dz1));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z1 = a1·W1 + b1              ⇒  da1 = dz1·W1ᵀ    [B·6×4] · [4×5] → [B·6×5]
            // a1 = tanh(g1)                ⇒  dg1 = da1·(1 − a1²)
            MultiplyTransposed<Linear1, Tanh1Backward>(dz1, w1, batch * 6, new Tanh1Backward(a1, dg1));

            // z1 = a1·W1 + b1              ⇒  dW1 = a1ᵀ·dz1,  W1 ← step(W1, dW1)    [B·6×5]ᵀ · [B·6×4] → [5×4]
            // z1 = a1·W1 + b1              ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(a1, dz1, batch * 6, w1, b1, step);

            // g1 = E1[x]                   ⇒  dE1 = Σ over the batch of dg1, each at row x,  E1 ← step(E1, dE1)    [B·6×5] → [11×5]
            EmbeddingSum<Embedding1, TStep>(x, dg1, batch * 6, 6, e1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z1)    [B·6×4]
            Softmax(z1, p, batch * 6, 4);
        }

        /// <summary>embedding1: 11 → 5.</summary>
        internal readonly struct Embedding1 : ILinearShape
        {
            public static int Inputs => 11;

            public static int Outputs => 5;
        }

        /// <summary>embedding1 forward: g1 = E1[x], a1 = tanh(g1).</summary>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Embedding1Forward(DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 g1)
            {
                Float4 a1 = Float4.Tanh(g1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear1: 5 → 4.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 5;

            public static int Outputs => 4;
        }

        /// <summary>linear1 forward: z1 = a1·W1 + b1.</summary>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>L = mean of −log softmax(z1)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 4;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz1 = (softmax(z1) − onehot(y)) / (B·6).</summary>
        internal readonly struct LossBackward(DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1)
            {
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <summary>tanh1 backward: dg1 = da1·(1 − a1²).</summary>
        internal readonly struct Tanh1Backward(DeviceMatrix a1Rows, DeviceMatrix dg1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dg1 = da1 * (1f - a1 * a1);
                dg1Rows.Store(row, column, dg1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z1;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights e1, w1;
        private readonly DeviceRow b1;
        private readonly DeviceMatrix x, a1, z1, p, dz1, dg1;
        private readonly DeviceTargets y;

        public TaggedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 28, values: 42)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            e1 = Weights(0, 11, 5);                                      // [11×5]
            w1 = Weights(22, 5, 4);                                      // [5×4]
            b1 = Row(27, 4);                                             // [4]
            x = Inputs(1, 6);                                            // [B×6]
            a1 = Matrix(0, 6, 5);                                        // [B·6×5]
            z1 = Matrix(12, 6, 4);                                       // [B·6×4]
            p = Matrix(18, 6, 4);                                        // [B·6×4]
            dz1 = Matrix(24, 6, 4);                                      // [B·6×4]
            dg1 = Matrix(30, 6, 5);                                      // [B·6×5]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(6, 5, 4);                                     // dW1, db1
            y = Classes(6);
        }
    }