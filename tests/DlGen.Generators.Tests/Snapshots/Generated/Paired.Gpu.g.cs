
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class PairedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×18] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // x1 = x from column 0 on    [B×18] → [B×6]
            Slice(x, 0, x1, 6, batch);

            // z1 = x1·W1 + b1,  a1 = tanh(z1)    [B×6] · [6×5] → [B×5]
            Multiply<Vector1Linear1, Vector1Linear1Forward>(x1, w1, batch, new Vector1Linear1Forward(b1, a1));

            // x2 = x from column 6 on    [B×18] → [B×12]
            Slice(x, 6, x2, 12, batch);

            // x3 = unflatten(x2)    [B×12] → [B·3×4]
            Unflatten(x2, x3, batch, 3, 4);

            // z2 = x3·W2 + b2,  a2 = max(z2, 0)    [B·3×4] · [4×2] → [B·3×2]
            Multiply<Sequence1Linear1, Sequence1Linear1Forward>(x3, w2, batch * 3, new Sequence1Linear1Forward(b2, a2));

            // f1 = flatten(a2)    [B·3×2] → [B×6]
            Flatten(a2, f1, batch, 3, 2);

            // c1 = [a1, f1]    [B×5], [B×6] → [B×11]
            Concatenate(c1, batch, (a1, 5), (f1, 6));

            // z3 = c1·W3 + b3    [B×11] · [11×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(c1, w3, batch, new Linear1Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z3)[y]    [B×3]
            // dz3 = (softmax(z3) − onehot(y)) / B
            CrossEntropy<Loss, StoreBackward>(z3, y, batch, new StoreBackward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = c1·W3 + b3              ⇒  dc1 = dz3·W3ᵀ    [B×3] · [3×11] → [B×11]
            MultiplyTransposed<Linear1, StoreBackward>(dz3, w3, batch, new StoreBackward(dc1));

            // z3 = c1·W3 + b3              ⇒  dW3 = c1ᵀ·dz3,  W3 ← step(W3, dW3)    [B×11]ᵀ · [B×3] → [11×3]
            // z3 = c1·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear1, TStep>(c1, dz3, batch, w3, b3, step);

            // c1 = [a1, f1]                ⇒  da1 = dc1 from column 0 on    [B×11] → [B×5]
            Slice(dc1, 0, da1, 5, batch);

            // c1 = [a1, f1]                ⇒  df1 = dc1 from column 5 on    [B×11] → [B×6]
            Slice(dc1, 5, df1, 6, batch);

            // f1 = flatten(a2)             ⇒  da2 = unflatten(df1)    [B×6] → [B·3×2]
            Unflatten(df1, da2, batch, 3, 2);

            // a2 = max(z2, 0)              ⇒  dz2 = a2 > 0 ? da2 : 0    [B·3×2]
            Map(batch * 3, 2, new Sequence1Relu1BackwardMap(da2, a2, dz2));

            // z2 = x3·W2 + b2              ⇒  dW2 = x3ᵀ·dz2,  W2 ← step(W2, dW2)    [B·3×4]ᵀ · [B·3×2] → [4×2]
            // z2 = x3·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Sequence1Linear1, TStep>(x3, dz2, batch * 3, w2, b2, step);

            // a1 = tanh(z1)                ⇒  dz1 = da1·(1 − a1²)    [B×5]
            Map(batch, 5, new Vector1Tanh1BackwardMap(da1, a1, dz1));

            // z1 = x1·W1 + b1              ⇒  dW1 = x1ᵀ·dz1,  W1 ← step(W1, dW1)    [B×6]ᵀ · [B×5] → [6×5]
            // z1 = x1·W1 + b1              ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Vector1Linear1, TStep>(x1, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
        }

        /// <summary>vector1.linear1: 6 → 5.</summary>
        internal readonly struct Vector1Linear1 : ILinearShape
        {
            public static int Inputs => 6;

            public static int Outputs => 5;
        }

        /// <summary>vector1.linear1 forward: z1 = x1·W1 + b1, a1 = tanh(z1).</summary>
        /// <remarks>vector1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Vector1Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Tanh(z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>sequence1.linear1: 4 → 2.</summary>
        internal readonly struct Sequence1Linear1 : ILinearShape
        {
            public static int Inputs => 4;

            public static int Outputs => 2;
        }

        /// <summary>sequence1.linear1 forward: z2 = x3·W2 + b2, a2 = max(z2, 0).</summary>
        /// <remarks>sequence1.relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Sequence1Linear1Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Max(z2, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear1: 11 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 11;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z3 = c1·W3 + b3.</summary>
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
        /// <remarks>Of loss, linear1; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz3)
            {
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>dz2 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Sequence1Relu1BackwardMap(DeviceMatrix da2Rows, DeviceMatrix a2Rows, DeviceMatrix dz2Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da2 = da2Rows.Load(row, column);
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz2 = Float4.Where(a2 > 0f, da2, 0f);
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>dz1 = da1·(1 − a1²).</summary>
        internal readonly struct Vector1Tanh1BackwardMap(DeviceMatrix da1Rows, DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da1 = da1Rows.Load(row, column);
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = da1 * (1f - a1 * a1);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, x1, a1, x2, x3, a2, f1, c1, z3, p, dz3, dc1, da1, df1, da2, dz2, dz1;
        private readonly DeviceTargets y;

        public PairedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 31, values: 22)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 6, 5);                                       // [6×5]
            b1 = Row(12, 5);                                             // [5]
            w2 = Weights(14, 4, 2);                                      // [4×2]
            b2 = Row(18, 2);                                             // [2]
            w3 = Weights(19, 11, 3);                                     // [11×3]
            b3 = Row(30, 3);                                             // [3]
            x = Inputs(1, 18);                                           // [B×18]
            x1 = Matrix(0, 1, 6);                                        // [B×6]
            a1 = Matrix(2, 1, 5);                                        // [B×5]
            x2 = Matrix(4, 1, 12);                                       // [B×12]
            x3 = Matrix(7, 3, 4);                                        // [B·3×4]
            a2 = Matrix(4, 3, 2);                                        // [B·3×2]
            f1 = Matrix(10, 1, 6);                                       // [B×6]
            c1 = Matrix(12, 1, 11);                                      // [B×11]
            z3 = Matrix(10, 1, 3);                                       // [B×3]
            p = Matrix(11, 1, 3);                                        // [B×3]
            dz3 = Matrix(15, 1, 3);                                      // [B×3]
            dc1 = Matrix(16, 1, 11);                                     // [B×11]
            da1 = Matrix(12, 1, 5);                                      // [B×5]
            df1 = Matrix(14, 1, 6);                                      // [B×6]
            da2 = Matrix(16, 3, 2);                                      // [B·3×2]
            dz2 = Matrix(19, 3, 2);                                      // [B·3×2]
            dz1 = Matrix(4, 1, 5);                                       // [B×5]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 11, 3);                                    // dW3, db3
            SlicedOuterSum(3, 4, 2);                                     // dW2, db2
            SlicedOuterSum(1, 6, 5);                                     // dW1, db1
            y = Classes();
        }
    }