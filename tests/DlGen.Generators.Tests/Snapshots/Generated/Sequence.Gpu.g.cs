
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SequenceProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B·3×5] → z3 [B×2]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = z1·sigmoid(z1),  a2 = tanh(a1)    [B·3×5] · [5×4] → [B·3×4]
            Multiply<Linear1, Linear1Forward>(x, w1, batch * 3, new Linear1Forward(b1, z1, a2));

            // f1 = flatten(a2)    [B·3×4] → [B×12]
            Flatten(a2, f1, batch, 3, 4);

            // z2 = f1·W2 + b2,  a3 = softplus(z2)    [B×12] · [12×6] → [B×6]
            Multiply<Linear2, Linear2Forward>(f1, w2, batch, new Linear2Forward(b2, a3));

            // z3 = a3·W3 + b3    [B×6] · [6×2] → [B×2]
            Multiply<Linear3, Linear3Forward>(a3, w3, batch, new Linear3Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of (z3 − y)²    [B×2], n = B·2 terms in the mean
            // dz3 = (2·(z3 − y)) / n
            ElementwiseLoss<Loss, LossBackward>(z3, y, batch, new LossBackward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = a3·W3 + b3              ⇒  da3 = dz3·W3ᵀ    [B×2] · [2×6] → [B×6]
            // a3 = softplus(z2)            ⇒  dz2 = da3·(1 − exp(−a3))
            MultiplyTransposed<Linear3, Softplus1Backward>(dz3, w3, batch, new Softplus1Backward(a3, dz2));

            // z3 = a3·W3 + b3              ⇒  dW3 = a3ᵀ·dz3,  W3 ← step(W3, dW3)    [B×6]ᵀ · [B×2] → [6×2]
            // z3 = a3·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear3, TStep>(a3, dz3, batch, w3, b3, step);

            // z2 = f1·W2 + b2              ⇒  df1 = dz2·W2ᵀ    [B×6] · [6×12] → [B×12]
            MultiplyTransposed<Linear2, Linear2Backward>(dz2, w2, batch, new Linear2Backward(df1));

            // z2 = f1·W2 + b2              ⇒  dW2 = f1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×12]ᵀ · [B×6] → [12×6]
            // z2 = f1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(f1, dz2, batch, w2, b2, step);

            // f1 = flatten(a2)             ⇒  da2 = unflatten(df1)    [B×12] → [B·3×4]
            Unflatten(df1, da2, batch, 3, 4);

            // a2 = tanh(a1)                ⇒  da1 = da2·(1 − a2²)    [B·3×4]
            // a1 = z1·sigmoid(z1)          ⇒  dz1 = da1·(sigmoid(z1) + z1·sigmoid(z1)·(1 − sigmoid(z1)))
            Map(batch * 3, 4, new Tanh1BackwardMap(da2, a2, z1, dz1));

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B·3×5]ᵀ · [B·3×4] → [5×4]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch * 3, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // The outputs are the prediction.
        }

        /// <summary>linear1: 5 → 4.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 5;

            public static int Outputs => 4;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = z1·sigmoid(z1), a2 = tanh(a1).</summary>
        /// <remarks>silu1: each value is its own gate.</remarks>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix z1Rows, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = z1 * Float4.Sigmoid(z1);
                Float4 a2 = Float4.Tanh(a1);
                z1Rows.Store(row, column, z1);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 12 → 6.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 12;

            public static int Outputs => 6;
        }

        /// <summary>linear2 forward: z2 = f1·W2 + b2, a3 = softplus(z2).</summary>
        /// <remarks>softplus1: a relu with a rounded corner.</remarks>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a3 = Float4.Softplus(z2);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>linear3: 6 → 2.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 6;

            public static int Outputs => 2;
        }

        /// <summary>linear3 forward: z3 = a3·W3 + b3.</summary>
        internal readonly struct Linear3Forward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                z3Rows.Store(row, column, z3);
            }
        }

        /// <summary>L = mean of (z3 − y)².</summary>
        internal readonly struct Loss : IElementwiseLoss
        {
            public static int Columns => 2;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static bool TellsTwoClasses => false;

            public static Float4 Value(Float4 z3, Float4 target, int column)
            {
                Float4 value = (z3 - target) * (z3 - target);
                return value;
            }

            public static Float4 Derivative(Float4 z3, Float4 target, int column)
            {
                Float4 value = 2f * (z3 - target);
                return value;
            }
        }

        /// <summary>loss backward: dz3 = (2·(z3 − y)) / n.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz3)
            {
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>softplus1 backward: dz2 = da3·(1 − exp(−a3)).</summary>
        internal readonly struct Softplus1Backward(DeviceMatrix a3Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da3)
            {
                Float4 a3 = a3Rows.Load(row, column);
                Float4 dz2 = da3 * (1f - Float4.Exp(-a3));
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>linear2 backward: df1 = dz2·W2ᵀ, as it is.</summary>
        internal readonly struct Linear2Backward(DeviceMatrix df1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 df1)
            {
                df1Rows.Store(row, column, df1);
            }
        }

        /// <summary>da1 = da2·(1 − a2²), dz1 = da1·(sigmoid(z1) + z1·sigmoid(z1)·(1 − sigmoid(z1))).</summary>
        internal readonly struct Tanh1BackwardMap(DeviceMatrix da2Rows, DeviceMatrix a2Rows, DeviceMatrix z1Rows, DeviceMatrix dz1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da2 = da2Rows.Load(row, column);
                Float4 a2 = a2Rows.Load(row, column);
                Float4 z1 = z1Rows.Load(row, column);
                Float4 da1 = da2 * (1f - a2 * a2);
                Float4 sigmoid = Float4.Sigmoid(z1);
                Float4 dz1 = da1 * (sigmoid + z1 * sigmoid * (1f - sigmoid));
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => z3;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, z1, a2, f1, a3, z3, dz3, dz2, df1, da2, dz1;
        private readonly DeviceTargets y;

        public SequenceProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 39, values: 18)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 5, 4);                                       // [5×4]
            b1 = Row(5, 4);                                              // [4]
            w2 = Weights(6, 12, 6);                                      // [12×6]
            b2 = Row(30, 6);                                             // [6]
            w3 = Weights(32, 6, 2);                                      // [6×2]
            b3 = Row(38, 2);                                             // [2]
            x = Inputs(3, 5);                                            // [B·3×5]
            z1 = Matrix(0, 3, 4);                                        // [B·3×4]
            a2 = Matrix(3, 3, 4);                                        // [B·3×4]
            f1 = Matrix(6, 1, 12);                                       // [B×12]
            a3 = Matrix(9, 1, 6);                                        // [B×6]
            z3 = Matrix(11, 1, 2);                                       // [B×2]
            dz3 = Matrix(12, 1, 2);                                      // [B×2]
            dz2 = Matrix(13, 1, 6);                                      // [B×6]
            df1 = Matrix(15, 1, 12);                                     // [B×12]
            da2 = Matrix(6, 3, 4);                                       // [B·3×4]
            dz1 = Matrix(12, 3, 4);                                      // [B·3×4]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 6, 2);                                     // dW3, db3
            SlicedOuterSum(1, 12, 6);                                    // dW2, db2
            SlicedOuterSum(3, 5, 4);                                     // dW1, db1
            y = Values(1, 2);
        }
    }