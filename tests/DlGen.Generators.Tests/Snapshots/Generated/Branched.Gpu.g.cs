
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class BranchedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z7 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1    [B×13] · [13×16] → [B×16]
            Multiply<Linear1, LinearForward>(x, w1, batch, new LinearForward(b1, z1));

            // z2 = z1·W2 + b2,  a1 = z2·sigmoid(z2)    [B×16] · [16×5] → [B×5]
            Multiply<Narrow1Linear1, NarrowLinear1Forward>(z1, w2, batch, new NarrowLinear1Forward(b2, z2, a1));

            // z3 = z1·W3 + b3,  a2 = tanh(z3)    [B×16] · [16×16] → [B×16]
            Multiply<Cell1Linear1, Cell1Linear1Forward>(z1, w3, batch, new Cell1Linear1Forward(b3, a2));

            // z4 = z1·W2 + b2,  a3 = z4·sigmoid(z4)    [B×16] · [16×5] → [B×5]
            Multiply<Narrow1Linear1, NarrowLinear1Forward>(z1, w2, batch, new NarrowLinear1Forward(b2, z4, a3));

            // c1 = [a1, a2, a3]    [B×5], [B×16], [B×5] → [B×26]
            Concatenate(c1, batch, (a1, 5), (a2, 16), (a3, 5));

            // z5 = c1·W5 + b5    [B×26] · [26×16] → [B×16]
            Multiply<Linear2, LinearForward>(c1, w5, batch, new LinearForward(b5, z5));

            // z6 = z5·W3 + b3,  a4 = tanh(z6),  s1 = z5 + a4    [B×16] · [16×16] → [B×16]
            Multiply<Cell1Linear1, Cell2Linear1Forward>(z5, w3, batch, new Cell2Linear1Forward(b3, z5, a4, s1));

            // z7 = s1·W7 + b7    [B×16] · [16×3] → [B×3]
            Multiply<Linear3, LinearForward>(s1, w7, batch, new LinearForward(b7, z7));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z7)[y]    [B×3]
            // dz7 = (softmax(z7) − onehot(y)) / B
            CrossEntropy<Loss, StoreBackward>(z7, y, batch, new StoreBackward(dz7));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z7 = s1·W7 + b7              ⇒  ds1 = dz7·W7ᵀ    [B×3] · [3×16] → [B×16]
            // a4 = tanh(z6)                ⇒  dz6 = ds1·(1 − a4²)
            MultiplyTransposed<Linear3, Cell2Tanh1Backward>(dz7, w7, batch, new Cell2Tanh1Backward(a4, ds1, dz6));

            // z7 = s1·W7 + b7              ⇒  dW7 = s1ᵀ·dz7,  W7 ← step(W7, dW7)    [B×16]ᵀ · [B×3] → [16×3]
            // z7 = s1·W7 + b7              ⇒  db7 = Σ over the batch of dz7,  b7 ← step(b7, db7)
            OuterSum<Linear3, TStep>(s1, dz7, batch, w7, b7, step);

            // z6 = z5·W3 + b3              ⇒  dz5_2 = dz6·W3ᵀ    [B×16] · [16×16] → [B×16]
            // dz5 = ds1 + dz5_2
            MultiplyTransposed<Cell1Linear1, Z5Backward>(dz6, w3, batch, new Z5Backward(ds1, dz5));

            // z6 = z5·W3 + b3              ⇒  dW3_1 = z5ᵀ·dz6    [B×16]ᵀ · [B×16] → [16×16]
            // z6 = z5·W3 + b3              ⇒  db3_1 = Σ over the batch of dz6
            OuterSum<Cell1Linear1, StoreGradient>(z5, dz6, batch, w3, b3, Keep);

            // z5 = c1·W5 + b5              ⇒  dc1 = dz5·W5ᵀ    [B×16] · [16×26] → [B×26]
            MultiplyTransposed<Linear2, StoreBackward>(dz5, w5, batch, new StoreBackward(dc1));

            // z5 = c1·W5 + b5              ⇒  dW5 = c1ᵀ·dz5,  W5 ← step(W5, dW5)    [B×26]ᵀ · [B×16] → [26×16]
            // z5 = c1·W5 + b5              ⇒  db5 = Σ over the batch of dz5,  b5 ← step(b5, db5)
            OuterSum<Linear2, TStep>(c1, dz5, batch, w5, b5, step);

            // c1 = [a1, a2, a3]            ⇒  da1 = dc1 from column 0 on    [B×26] → [B×5]
            Slice(dc1, 0, da1, 5, batch);

            // c1 = [a1, a2, a3]            ⇒  da2 = dc1 from column 5 on    [B×26] → [B×16]
            Slice(dc1, 5, da2, 16, batch);

            // c1 = [a1, a2, a3]            ⇒  da3 = dc1 from column 21 on    [B×26] → [B×5]
            Slice(dc1, 21, da3, 5, batch);

            // a3 = z4·sigmoid(z4)          ⇒  dz4 = da3·(sigmoid(z4) + z4·sigmoid(z4)·(1 − sigmoid(z4)))    [B×5]
            Map(batch, 5, new NarrowSilu1BackwardMap(da3, z4, dz4));

            // z4 = z1·W2 + b2              ⇒  dz1_1 = dz4·W2ᵀ    [B×5] · [5×16] → [B×16]
            MultiplyTransposed<Narrow1Linear1, StoreBackward>(dz4, w2, batch, new StoreBackward(dz1_1));

            // z4 = z1·W2 + b2              ⇒  dW2_1 = z1ᵀ·dz4    [B×16]ᵀ · [B×5] → [16×5]
            // z4 = z1·W2 + b2              ⇒  db2_1 = Σ over the batch of dz4
            OuterSum<Narrow1Linear1, StoreGradient>(z1, dz4, batch, w2, b2, Keep);

            // a2 = tanh(z3)                ⇒  dz3 = da2·(1 − a2²)    [B×16]
            Map(batch, 16, new Cell1Tanh1BackwardMap(da2, a2, dz3));

            // z3 = z1·W3 + b3              ⇒  dz1_2 = dz3·W3ᵀ    [B×16] · [16×16] → [B×16]
            MultiplyTransposed<Cell1Linear1, StoreBackward>(dz3, w3, batch, new StoreBackward(dz1_2));

            // z3 = z1·W3 + b3              ⇒  dW3 = dW3_1 + z1ᵀ·dz3,  W3 ← step(W3, dW3)    [B×16]ᵀ · [B×16] → [16×16]
            // z3 = z1·W3 + b3              ⇒  db3 = db3_1 + Σ over the batch of dz3,  b3 ← step(b3, db3)
            OuterSum<Cell1Linear1, StepOfSum<TStep>>(z1, dz3, batch, w3, b3, OfSum(step));

            // a1 = z2·sigmoid(z2)          ⇒  dz2 = da1·(sigmoid(z2) + z2·sigmoid(z2)·(1 − sigmoid(z2)))    [B×5]
            Map(batch, 5, new NarrowSilu1BackwardMap(da1, z2, dz2));

            // z2 = z1·W2 + b2              ⇒  dz1_3 = dz2·W2ᵀ    [B×5] · [5×16] → [B×16]
            // dz1 = dz1_1 + dz1_2 + dz1_3
            MultiplyTransposed<Narrow1Linear1, Z1Backward>(dz2, w2, batch, new Z1Backward(dz1_1, dz1_2, dz1));

            // z2 = z1·W2 + b2              ⇒  dW2 = dW2_1 + z1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×16]ᵀ · [B×5] → [16×5]
            // z2 = z1·W2 + b2              ⇒  db2 = db2_1 + Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Narrow1Linear1, StepOfSum<TStep>>(z1, dz2, batch, w2, b2, OfSum(step));

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×16] → [13×16]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z7)    [B×3]
            Softmax(z7, p, batch, 3);
        }

        /// <summary>linear1: 13 → 16.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 16;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1.</summary>
        /// <remarks>Of linear1, linear2, linear3; the values named are those of the first.</remarks>
        internal readonly struct LinearForward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>narrow1.linear1: 16 → 5.</summary>
        internal readonly struct Narrow1Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 5;
        }

        /// <summary>narrow1.linear1 forward: z2 = z1·W2 + b2, a1 = z2·sigmoid(z2).</summary>
        /// <remarks>narrow1.silu1: each value is its own gate.</remarks>
        /// <remarks>Of narrow1.linear1, narrow2.linear1; the values named are those of the first.</remarks>
        internal readonly struct NarrowLinear1Forward(DeviceRow b2, DeviceMatrix z2Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a1 = z2 * Float4.Sigmoid(z2);
                z2Rows.Store(row, column, z2);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>cell1.linear1: 16 → 16.</summary>
        internal readonly struct Cell1Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 16;
        }

        /// <summary>cell1.linear1 forward: z3 = z1·W3 + b3, a2 = tanh(z3).</summary>
        /// <remarks>cell1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Cell1Linear1Forward(DeviceRow b3, DeviceMatrix a2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 a2 = Float4.Tanh(z3);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear2: 26 → 16.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 26;

            public static int Outputs => 16;
        }

        /// <summary>cell2.linear1 forward: z6 = z5·W3 + b3, a4 = tanh(z6), s1 = z5 + a4.</summary>
        /// <remarks>cell2.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        /// <remarks>cell2: the block adds its change to what came in, and the gradient passes the sum undiminished.</remarks>
        internal readonly struct Cell2Linear1Forward(DeviceRow b3, DeviceMatrix z5Rows, DeviceMatrix a4Rows, DeviceMatrix s1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z6 = product + b3.Load(column);
                Float4 z5 = z5Rows.Load(row, column);
                Float4 a4 = Float4.Tanh(z6);
                Float4 s1 = z5 + a4;
                a4Rows.Store(row, column, a4);
                s1Rows.Store(row, column, s1);
            }
        }

        /// <summary>linear3: 16 → 3.</summary>
        internal readonly struct Linear3 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 3;
        }

        /// <summary>L = mean of −log softmax(z7)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz7 = (softmax(z7) − onehot(y)) / B.</summary>
        /// <remarks>Of loss, linear2, narrow2.linear1, cell1.linear1; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz7Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz7)
            {
                dz7Rows.Store(row, column, dz7);
            }
        }

        /// <summary>cell2.tanh1 backward: dz6 = ds1·(1 − a4²).</summary>
        internal readonly struct Cell2Tanh1Backward(DeviceMatrix a4Rows, DeviceMatrix ds1Rows, DeviceMatrix dz6Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 ds1)
            {
                Float4 a4 = a4Rows.Load(row, column);
                Float4 dz6 = ds1 * (1f - a4 * a4);
                ds1Rows.Store(row, column, ds1);
                dz6Rows.Store(row, column, dz6);
            }
        }

        /// <summary>z5 backward: dz5 = ds1 + dz5_2.</summary>
        internal readonly struct Z5Backward(DeviceMatrix ds1Rows, DeviceMatrix dz5Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz5_2)
            {
                Float4 ds1 = ds1Rows.Load(row, column);
                Float4 dz5 = ds1 + dz5_2;
                dz5Rows.Store(row, column, dz5);
            }
        }

        /// <summary>dz4 = da3·(sigmoid(z4) + z4·sigmoid(z4)·(1 − sigmoid(z4))).</summary>
        /// <remarks>Of narrow2.silu1, narrow1.silu1; the values named are those of the first.</remarks>
        internal readonly struct NarrowSilu1BackwardMap(DeviceMatrix da3Rows, DeviceMatrix z4Rows, DeviceMatrix dz4Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da3 = da3Rows.Load(row, column);
                Float4 z4 = z4Rows.Load(row, column);
                Float4 sigmoid = Float4.Sigmoid(z4);
                Float4 dz4 = da3 * (sigmoid + z4 * sigmoid * (1f - sigmoid));
                dz4Rows.Store(row, column, dz4);
            }
        }

        /// <summary>dz3 = da2·(1 − a2²).</summary>
        internal readonly struct Cell1Tanh1BackwardMap(DeviceMatrix da2Rows, DeviceMatrix a2Rows, DeviceMatrix dz3Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da2 = da2Rows.Load(row, column);
                Float4 a2 = a2Rows.Load(row, column);
                Float4 dz3 = da2 * (1f - a2 * a2);
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>z1 backward: dz1 = dz1_1 + dz1_2 + dz1_3.</summary>
        internal readonly struct Z1Backward(DeviceMatrix dz1_1Rows, DeviceMatrix dz1_2Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1_3)
            {
                Float4 dz1_1 = dz1_1Rows.Load(row, column);
                Float4 dz1_2 = dz1_2Rows.Load(row, column);
                Float4 dz1 = dz1_1 + dz1_2 + dz1_3;
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z7;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3, w5, w7;
        private readonly DeviceRow b1, b2, b3, b5, b7;
        private readonly DeviceMatrix x, z1, z2, a1, a2, z4, a3, c1, z5, a4, s1, z7, p, dz7, ds1, dz6, dz5, dc1, da1, da2, da3, dz4, dz1_1, dz3, dz1_2, dz2, dz1;
        private readonly DeviceTargets y;

        public BranchedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 283, values: 43)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(102, 13, 16);                                   // [13×16]
            b1 = Row(154, 16);                                           // [16]
            w2 = Weights(0, 16, 5);                                      // [16×5]
            b2 = Row(32, 5);                                             // [5]
            w3 = Weights(34, 16, 16);                                    // [16×16]
            b3 = Row(98, 16);                                            // [16]
            w5 = Weights(158, 26, 16);                                   // [26×16]
            b5 = Row(262, 16);                                           // [16]
            w7 = Weights(266, 16, 3);                                    // [16×3]
            b7 = Row(282, 3);                                            // [3]
            SumGradients(102);                                           // of the parameters that are used several times, which lie first
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 16);                                       // [B×16]
            z2 = Matrix(4, 1, 5);                                        // [B×5]
            a1 = Matrix(6, 1, 5);                                        // [B×5]
            a2 = Matrix(8, 1, 16);                                       // [B×16]
            z4 = Matrix(12, 1, 5);                                       // [B×5]
            a3 = Matrix(14, 1, 5);                                       // [B×5]
            c1 = Matrix(16, 1, 26);                                      // [B×26]
            z5 = Matrix(23, 1, 16);                                      // [B×16]
            a4 = Matrix(27, 1, 16);                                      // [B×16]
            s1 = Matrix(31, 1, 16);                                      // [B×16]
            z7 = Matrix(6, 1, 3);                                        // [B×3]
            p = Matrix(7, 1, 3);                                         // [B×3]
            dz7 = Matrix(14, 1, 3);                                      // [B×3]
            ds1 = Matrix(35, 1, 16);                                     // [B×16]
            dz6 = Matrix(39, 1, 16);                                     // [B×16]
            dz5 = Matrix(27, 1, 16);                                     // [B×16]
            dc1 = Matrix(31, 1, 26);                                     // [B×26]
            da1 = Matrix(14, 1, 5);                                      // [B×5]
            da2 = Matrix(16, 1, 16);                                     // [B×16]
            da3 = Matrix(20, 1, 5);                                      // [B×5]
            dz4 = Matrix(22, 1, 5);                                      // [B×5]
            dz1_1 = Matrix(24, 1, 16);                                   // [B×16]
            dz3 = Matrix(20, 1, 16);                                     // [B×16]
            dz1_2 = Matrix(8, 1, 16);                                    // [B×16]
            dz2 = Matrix(12, 1, 5);                                      // [B×5]
            dz1 = Matrix(14, 1, 16);                                     // [B×16]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 16, 3);                                    // dW7, db7
            SlicedOuterSum(1, 16, 16);                                   // dW3_1, db3_1, dW3, db3
            SlicedOuterSum(1, 26, 16);                                   // dW5, db5
            SlicedOuterSum(1, 16, 5);                                    // dW2_1, db2_1, dW2, db2
            SlicedOuterSum(1, 13, 16);                                   // dW1, db1
            y = Classes();
        }
    }