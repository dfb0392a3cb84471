
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class MatchedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B·6×3] → z3 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = tanh(z1)    [B·6×3] · [3×5] → [B·6×5]
            Multiply<Linear, Queries1Linear1Forward>(x, w1, batch * 6, new Queries1Linear1Forward(b1, a1));

            // z2 = x·W2 + b2    [B·6×3] · [3×5] → [B·6×5]
            Multiply<Linear, BiasForward>(x, w2, batch * 6, new BiasForward(b2, z2));

            // s1 = a1·z2ᵀ    [B·6×5] and [B·6×5] → [B·6×6]
            ActivationProductRightTransposed(a1, z2, batch * 6, 6, 6, 5, new StoreForward(s1));

            // s2 = softmax(s1)    [B·6×6]
            Softmax(s1, s2, batch * 6, 6);

            // f1 = flatten(s2)    [B·6×6] → [B×36]
            Flatten(s2, f1, batch, 6, 6);

            // z3 = f1·W3 + b3    [B×36] · [36×3] → [B×3]
            Multiply<Linear1, BiasForward>(f1, w3, batch, new BiasForward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z3)[y]    [B×3]
            // dz3 = (softmax(z3) − onehot(y)) / B
            CrossEntropy<Loss, StoreForward>(z3, y, batch, new StoreForward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = f1·W3 + b3              ⇒  df1 = dz3·W3ᵀ    [B×3] · [3×36] → [B×36]
            MultiplyTransposed<Linear1, StoreForward>(dz3, w3, batch, new StoreForward(df1));

            // z3 = f1·W3 + b3              ⇒  dW3 = f1ᵀ·dz3,  W3 ← step(W3, dW3)    [B×36]ᵀ · [B×3] → [36×3]
            // z3 = f1·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear1, TStep>(f1, dz3, batch, w3, b3, step);

            // f1 = flatten(s2)             ⇒  ds2 = unflatten(df1)    [B×36] → [B·6×6]
            Unflatten(df1, ds2, batch, 6, 6);

            // s2 = softmax(s1)             ⇒  ds1 = s2⊙(ds2 − Σ ds2⊙s2)    [B·6×6]
            SoftmaxBackward(ds2, s2, batch * 6, 6, scale: 1f, new StoreForward(ds1));

            // s1 = a1·z2ᵀ                  ⇒  da1 = ds1·z2    [B·6×6] and [B·6×5] → [B·6×5]
            // a1 = tanh(z1)                ⇒  dz1 = da1·(1 − a1²)
            ActivationProduct(ds1, z2, batch * 6, 6, 5, 6, new Parallel1LeftBackward(a1, dz1));

            // s1 = a1·z2ᵀ                  ⇒  dz2 = ds1ᵀ·a1    [B·6×6] and [B·6×5] → [B·6×5]
            ActivationProductLeftTransposed(ds1, a1, batch * 6, 6, 5, 6, new StoreForward(dz2));

            // z2 = x·W2 + b2               ⇒  dW2 = xᵀ·dz2,  W2 ← step(W2, dW2)    [B·6×3]ᵀ · [B·6×5] → [3×5]
            // z2 = x·W2 + b2               ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear, TStep>(x, dz2, batch * 6, w2, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B·6×3]ᵀ · [B·6×5] → [3×5]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear, TStep>(x, dz1, batch * 6, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×3]
            Softmax(z3, p, batch, 3);
        }

        /// <summary>queries1.linear1: 3 → 5.</summary>
        /// <remarks>Of queries1.linear1, keys1.linear1; the values named are those of the first.</remarks>
        internal readonly struct Linear : ILinearShape
        {
            public static int Inputs => 3;

            public static int Outputs => 5;
        }

        /// <summary>queries1.linear1 forward: z1 = x·W1 + b1, a1 = tanh(z1).</summary>
        /// <remarks>queries1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Queries1Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Tanh(z1);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>keys1.linear1 forward: z2 = x·W2 + b2.</summary>
        /// <remarks>Of keys1.linear1, linear1; the values named are those of the first.</remarks>
        internal readonly struct BiasForward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>s1 = a1·z2ᵀ.</summary>
        /// <remarks>Of parallel1, loss, linear1, softmax1; the values named are those of the first.</remarks>
        internal readonly struct StoreForward(DeviceMatrix s1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 s1)
            {
                s1Rows.Store(row, column, s1);
            }
        }

        /// <summary>linear1: 36 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 36;

            public static int Outputs => 3;
        }

        /// <summary>L = mean of −log softmax(z3)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>da1 = ds1·z2, dz1 = da1·(1 − a1²).</summary>
        internal readonly struct Parallel1LeftBackward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
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
        private readonly DeviceMatrix x, a1, z2, s1, s2, f1, z3, p, dz3, df1, ds2, ds1, dz1, dz2;
        private readonly DeviceTargets y;

        public MatchedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 53, values: 81)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 3, 5);                                       // [3×5]
            b1 = Row(6, 5);                                              // [5]
            w2 = Weights(8, 3, 5);                                       // [3×5]
            b2 = Row(14, 5);                                             // [5]
            w3 = Weights(16, 36, 3);                                     // [36×3]
            b3 = Row(52, 3);                                             // [3]
            x = Inputs(6, 3);                                            // [B·6×3]
            a1 = Matrix(0, 6, 5);                                        // [B·6×5]
            z2 = Matrix(12, 6, 5);                                       // [B·6×5]
            s1 = Matrix(24, 6, 6);                                       // [B·6×6]
            s2 = Matrix(36, 6, 6);                                       // [B·6×6]
            f1 = Matrix(24, 1, 36);                                      // [B×36]
            z3 = Matrix(33, 1, 3);                                       // [B×3]
            p = Matrix(34, 1, 3);                                        // [B×3]
            dz3 = Matrix(35, 1, 3);                                      // [B×3]
            df1 = Matrix(48, 1, 36);                                     // [B×36]
            ds2 = Matrix(57, 6, 6);                                      // [B·6×6]
            ds1 = Matrix(69, 6, 6);                                      // [B·6×6]
            dz1 = Matrix(35, 6, 5);                                      // [B·6×5]
            dz2 = Matrix(12, 6, 5);                                      // [B·6×5]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 36, 3);                                    // dW3, db3
            SlicedOuterSum(6, 3, 5);                                     // dW2, db2, dW1, db1
            y = Classes();
        }
    }