
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class TasksProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×9] → z3 [B×3], z4 [B×1]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = max(z1, 0)    [B×9] · [9×20] → [B×20]
            Multiply<Linear1, ReluForward>(x, w1, batch, new ReluForward(b1, a1));

            // z2 = a1·W2 + b2,  a2 = max(z2, 0)    [B×20] · [20×17] → [B×17]
            Multiply<Digit1Linear1, ReluForward>(a1, w2, batch, new ReluForward(b2, a2));

            // z3 = a2·W3 + b3    [B×17] · [17×3] → [B×3]
            Multiply<Digit1Linear2, BiasForward>(a2, w3, batch, new BiasForward(b3, z3));

            // z4 = a1·W4 + b4    [B×20] · [20×1] → [B×1]
            Multiply<Slant1Linear1, BiasForward>(a1, w4, batch, new BiasForward(b4, z4));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs. L = L1 + 0.1·L2.</summary>
        public override void ComputeLoss(int batch)
        {
            // L1 = mean of −log softmax(z3)[y1]    [B×3]
            // dz3 = (softmax(z3) − onehot(y1)) / B
            CrossEntropy<Digit1Loss, StoreBackward>(z3, y1, batch, new StoreBackward(dz3), head: 0);

            // L2 = mean of (z4 − y2)²    [B×1], n = B·1 terms in the mean
            // dz4 = 0.1·(2·(z4 − y2)) / n
            ElementwiseLoss<Slant1Loss, StoreBackward>(z4, y2, batch, new StoreBackward(dz4), head: 1);
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z4 = a1·W4 + b4              ⇒  da1_1 = dz4·W4ᵀ    [B×1] · [1×20] → [B×20]
            MultiplyTransposed<Slant1Linear1, StoreBackward>(dz4, w4, batch, new StoreBackward(da1_1));

            // z4 = a1·W4 + b4              ⇒  dW4 = a1ᵀ·dz4,  W4 ← step(W4, dW4)    [B×20]ᵀ · [B×1] → [20×1]
            // z4 = a1·W4 + b4              ⇒  db4 = Σ over the batch of dz4,  b4 ← step(b4, db4)
            OuterSum<Slant1Linear1, TStep>(a1, dz4, batch, w4, b4, step);

            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×3] · [3×17] → [B×17]
            // a2 = max(z2, 0)              ⇒  dz2 = a2 > 0 ? da2 : 0
            MultiplyTransposed<Digit1Linear2, Digit1Relu1Backward>(dz3, w3, batch, new Digit1Relu1Backward(a2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×17]ᵀ · [B×3] → [17×3]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Digit1Linear2, TStep>(a2, dz3, batch, w3, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1_2 = dz2·W2ᵀ    [B×17] · [17×20] → [B×20]
            // da1 = da1_1 + da1_2
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Digit1Linear1, Relu1Backward>(dz2, w2, batch, new Relu1Backward(da1_1, a1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×17] → [20×17]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Digit1Linear1, TStep>(a1, dz2, batch, w2, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×9]ᵀ · [B×20] → [9×20]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p1 = softmax(z3)    [B×3]
            Softmax(z3, p1, batch, 3);
        }

        /// <summary>linear1: 9 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 9;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        /// <remarks>Of linear1, digit1.linear1; the values named are those of the first.</remarks>
        internal readonly struct ReluForward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>digit1.linear1: 20 → 17.</summary>
        internal readonly struct Digit1Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 17;
        }

        /// <summary>digit1.linear2: 17 → 3.</summary>
        internal readonly struct Digit1Linear2 : ILinearShape
        {
            public static int Inputs => 17;

            public static int Outputs => 3;
        }

        /// <summary>digit1.linear2 forward: z3 = a2·W3 + b3.</summary>
        /// <remarks>Of digit1.linear2, slant1.linear1; the values named are those of the first.</remarks>
        internal readonly struct BiasForward(DeviceRow b3, DeviceMatrix z3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                z3Rows.Store(row, column, z3);
            }
        }

        /// <summary>slant1.linear1: 20 → 1.</summary>
        internal readonly struct Slant1Linear1 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 1;
        }

        /// <summary>L1 = mean of −log softmax(z3)[y1].</summary>
        internal readonly struct Digit1Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>digit1.loss backward: dz3 = (softmax(z3) − onehot(y1)) / B.</summary>
        /// <remarks>Of digit1.loss, slant1.loss, slant1.linear1; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz3)
            {
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>L2 = mean of (z4 − y2)².</summary>
        internal readonly struct Slant1Loss : IElementwiseLoss
        {
            public static int Columns => 1;

            public static bool Sums => false;

            public static float Weight => 0.1f;

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

        /// <summary>digit1.relu1 backward: dz2 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Digit1Relu1Backward(DeviceMatrix a2Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz2 = Float4.Where(a2 > 0f, da2, 0f);
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>a1 backward: da1 = da1_1 + da1_2, relu1 backward: dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix da1_1Rows, DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1_2)
            {
                Float4 da1_1 = da1_1Rows.Load(row, column);
                Float4 a1 = a1Rows.Load(row, column);
                Float4 da1 = da1_1 + da1_2;
                Float4 dz1 = Float4.Where(a1 > 0f, da1, 0f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => head switch { 0 => z3, _ => z4 };

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => head switch { 0 => p1, _ => z4 };

        private readonly DeviceWeights w1, w2, w3, w4;
        private readonly DeviceRow b1, b2, b3, b4;
        private readonly DeviceMatrix x, a1, a2, z3, z4, p1, dz3, dz4, da1_1, dz2, dz1;
        private readonly DeviceTargets y1, y2;

        public TasksProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 194, values: 25, outputRows: 2)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 9, 20);                                      // [9×20]
            b1 = Row(45, 20);                                            // [20]
            w2 = Weights(50, 20, 17);                                    // [20×17]
            b2 = Row(150, 17);                                           // [17]
            w3 = Weights(155, 17, 3);                                    // [17×3]
            b3 = Row(172, 3);                                            // [3]
            w4 = Weights(173, 20, 1);                                    // [20×1]
            b4 = Row(193, 1);                                            // [1]
            x = Inputs(1, 9);                                            // [B×9]
            a1 = Matrix(0, 1, 20);                                       // [B×20]
            a2 = Matrix(5, 1, 17);                                       // [B×17]
            z3 = Matrix(10, 1, 3);                                       // [B×3]
            z4 = Matrix(11, 1, 1);                                       // [B×1]
            p1 = Matrix(12, 1, 3);                                       // [B×3]
            dz3 = Matrix(13, 1, 3);                                      // [B×3]
            dz4 = Matrix(14, 1, 1);                                      // [B×1]
            da1_1 = Matrix(15, 1, 20);                                   // [B×20]
            dz2 = Matrix(20, 1, 17);                                     // [B×17]
            dz1 = Matrix(5, 1, 20);                                      // [B×20]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 1);                                    // dW4, db4
            SlicedOuterSum(1, 17, 3);                                    // dW3, db3
            SlicedOuterSum(1, 20, 17);                                   // dW2, db2
            SlicedOuterSum(1, 9, 20);                                    // dW1, db1
            y1 = Classes();                                              // of digit1
            y2 = Values(1, 1);                                           // of slant1
        }
    }