
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class DigitsProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×784] → z3 [B×10]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1,  a1 = max(z1, 0)    [B×784] · [784×256] → [B×256]
            Multiply<Linear1, Linear1Forward>(x, w1, batch, new Linear1Forward(b1, a1));

            // z2 = a1·W2 + b2,  a2 = max(z2, 0)    [B×256] · [256×256] → [B×256]
            Multiply<Linear2, Linear2Forward>(a1, w2, batch, new Linear2Forward(b2, a2));

            // z3 = a2·W3 + b3    [B×256] · [256×10] → [B×10]
            Multiply<Linear3, Linear3Forward>(a2, w3, batch, new Linear3Forward(b3, z3));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z3)[y]    [B×10]
            // dz3 = (softmax(z3) − onehot(y)) / B
            CrossEntropy<Loss, LossBackward>(z3, y, batch, new LossBackward(dz3));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z3 = a2·W3 + b3              ⇒  da2 = dz3·W3ᵀ    [B×10] · [10×256] → [B×256]
            // a2 = max(z2, 0)              ⇒  dz2 = a2 > 0 ? da2 : 0
            MultiplyTransposed<Linear3, Relu2Backward>(dz3, w3, batch, new Relu2Backward(a2, dz2));

            // z3 = a2·W3 + b3              ⇒  dW3 = a2ᵀ·dz3,  W3 ← step(W3, dW3)    [B×256]ᵀ · [B×10] → [256×10]
            // z3 = a2·W3 + b3              ⇒  db3 = Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Linear3, TStep>(a2, dz3, batch, w3, b3, step);

            // z2 = a1·W2 + b2              ⇒  da1 = dz2·W2ᵀ    [B×256] · [256×256] → [B×256]
            // a1 = max(z1, 0)              ⇒  dz1 = a1 > 0 ? da1 : 0
            MultiplyTransposed<Linear2, Relu1Backward>(dz2, w2, batch, new Relu1Backward(a1, dz1));

            // z2 = a1·W2 + b2              ⇒  dW2 = a1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×256]ᵀ · [B×256] → [256×256]
            // z2 = a1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a1, dz2, batch, w2, b2, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×784]ᵀ · [B×256] → [784×256]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z3)    [B×10]
            Softmax(z3, p, batch, 10);
        }

        /// <summary>linear1: 784 → 256.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 784;

            public static int Outputs => 256;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1, a1 = max(z1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 a1 = Float4.Max(z1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear2: 256 → 256.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 256;

            public static int Outputs => 256;
        }

        /// <summary>linear2 forward: z2 = a1·W2 + b2, a2 = max(z2, 0).</summary>
        /// <remarks>relu2: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a2 = Float4.Max(z2, 0f);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear3: 256 → 10.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 256;

            public static int Outputs => 10;
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

        /// <summary>L = mean of −log softmax(z3)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 10;

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

        /// <summary>relu2 backward: dz2 = a2 &gt; 0 ? da2 : 0.</summary>
        internal readonly struct Relu2Backward(DeviceMatrix a2Rows, DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2)
            {
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz2 = Float4.Where(a2 > 0f, da2, 0f);
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>relu1 backward: dz1 = a1 &gt; 0 ? da1 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix a1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1)
            {
                Float4 a1 = a1Rows.Load(row, column);
                Float4 dz1 = Float4.Where(a1 > 0f, da1, 0f);
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z3;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3;
        private readonly DeviceRow b1, b2, b3;
        private readonly DeviceMatrix x, a1, a2, z3, p, dz3, dz2, dz1;
        private readonly DeviceTargets y;

        public DigitsProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 67_459, values: 201)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 784, 256);                                   // [784×256]
            b1 = Row(50_176, 256);                                       // [256]
            w2 = Weights(50_240, 256, 256);                              // [256×256]
            b2 = Row(66_624, 256);                                       // [256]
            w3 = Weights(66_688, 256, 10);                               // [256×10]
            b3 = Row(67_456, 10);                                        // [10]
            x = Inputs(1, 784);                                          // [B×784]
            a1 = Matrix(0, 1, 256);                                      // [B×256]
            a2 = Matrix(64, 1, 256);                                     // [B×256]
            z3 = Matrix(128, 1, 10);                                     // [B×10]
            p = Matrix(131, 1, 10);                                      // [B×10]
            dz3 = Matrix(134, 1, 10);                                    // [B×10]
            dz2 = Matrix(137, 1, 256);                                   // [B×256]
            dz1 = Matrix(64, 1, 256);                                    // [B×256]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 256, 10);                                  // dW3, db3
            SlicedOuterSum(1, 256, 256);                                 // dW2, db2
            SlicedOuterSum(1, 784, 256);                                 // dW1, db1
            y = Classes();
        }
    }