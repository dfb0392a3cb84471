
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class RecurringProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z5 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1    [B×13] · [13×16] → [B×16]
            Multiply<Linear1, LinearForward>(x, w1, batch, new LinearForward(b1, z1));

            // r1 = 1 / √(var z1 + 0.00001),  h1 = (z1 − mean z1)·r1,  n1 = γ1⊙h1 + β1    [B×16]
            Normalize<CellLayerNorm1, CellLayerNorm1Forward>(z1, r1, batch, new CellLayerNorm1Forward(γ1, β1, h1, n1));

            // z2 = n1·W2 + b2,  a1 = tanh(z2),  s1 = z1 + a1    [B×16] · [16×16] → [B×16]
            Multiply<Cell1Linear1, CellLinear1Forward>(n1, w2, batch, new CellLinear1Forward(b2, z1, a1, s1));

            // r2 = 1 / √(var s1 + 0.00001),  h2 = (s1 − mean s1)·r2,  n2 = γ1⊙h2 + β1    [B×16]
            Normalize<CellLayerNorm1, CellLayerNorm1Forward>(s1, r2, batch, new CellLayerNorm1Forward(γ1, β1, h2, n2));

            // z3 = n2·W2 + b2,  a2 = tanh(z3),  s2 = s1 + a2    [B×16] · [16×16] → [B×16]
            Multiply<Cell1Linear1, CellLinear1Forward>(n2, w2, batch, new CellLinear1Forward(b2, s1, a2, s2));

            // r3 = 1 / √(var s2 + 0.00001),  h3 = (s2 − mean s2)·r3,  n3 = γ1⊙h3 + β1    [B×16]
            Normalize<CellLayerNorm1, CellLayerNorm1Forward>(s2, r3, batch, new CellLayerNorm1Forward(γ1, β1, h3, n3));

            // z4 = n3·W2 + b2,  a3 = tanh(z4),  s3 = s2 + a3    [B×16] · [16×16] → [B×16]
            Multiply<Cell1Linear1, CellLinear1Forward>(n3, w2, batch, new CellLinear1Forward(b2, s2, a3, s3));

            // z5 = s3·W5 + b5    [B×16] · [16×3] → [B×3]
            Multiply<Linear2, LinearForward>(s3, w5, batch, new LinearForward(b5, z5));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z5)[y]    [B×3]
            // dz5 = (softmax(z5) − onehot(y)) / B
            CrossEntropy<Loss, StoreBackward>(z5, y, batch, new StoreBackward(dz5));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z5 = s3·W5 + b5              ⇒  ds3 = dz5·W5ᵀ    [B×3] · [3×16] → [B×16]
            // a3 = tanh(z4)                ⇒  dz4 = ds3·(1 − a3²)
            MultiplyTransposed<Linear2, Cell3Tanh1Backward>(dz5, w5, batch, new Cell3Tanh1Backward(a3, ds3, dz4));

            // z5 = s3·W5 + b5              ⇒  dW5 = s3ᵀ·dz5,  W5 ← step(W5, dW5)    [B×16]ᵀ · [B×3] → [16×3]
            // z5 = s3·W5 + b5              ⇒  db5 = Σ over the batch of dz5,  b5 ← step(b5, db5)
            OuterSum<Linear2, TStep>(s3, dz5, batch, w5, b5, step);

            // z4 = n3·W2 + b2              ⇒  dn3 = dz4·W2ᵀ    [B×16] · [16×16] → [B×16]
            MultiplyTransposed<Cell1Linear1, StoreBackward>(dz4, w2, batch, new StoreBackward(dn3));

            // z4 = n3·W2 + b2              ⇒  dW2_1 = n3ᵀ·dz4    [B×16]ᵀ · [B×16] → [16×16]
            // z4 = n3·W2 + b2              ⇒  db2_1 = Σ over the batch of dz4
            OuterSum<Cell1Linear1, StoreGradient>(n3, dz4, batch, w2, b2, Keep);

            // n3 = γ1⊙h3 + β1              ⇒  dh3 = dn3⊙γ1    [B×16]
            // h3 = (s2 − mean s2)·r3       ⇒  ds2_2 = r3·(dh3 − mean dh3 − h3·mean(dh3⊙h3))
            // ds2 = ds3 + ds2_2
            // a2 = tanh(z3)                ⇒  dz3 = ds2·(1 − a2²)
            NormalizeBackward<CellLayerNorm1, CellLayerNorm1Backward>(dn3, γ1, h3, r3, batch, new CellLayerNorm1Backward(ds3, a2, ds2, dz3));

            // n3 = γ1⊙h3 + β1              ⇒  dγ1_1 = Σ over the batch of dn3⊙h3    [B×16] → [16]
            // n3 = γ1⊙h3 + β1              ⇒  dβ1_1 = Σ over the batch of dn3
            ColumnSums(dn3, h3, batch, 16, γ1, β1, Keep);

            // z3 = n2·W2 + b2              ⇒  dn2 = dz3·W2ᵀ    [B×16] · [16×16] → [B×16]
            MultiplyTransposed<Cell1Linear1, StoreBackward>(dz3, w2, batch, new StoreBackward(dn2));

            // z3 = n2·W2 + b2              ⇒  dW2_2 = dW2_1 + n2ᵀ·dz3    [B×16]ᵀ · [B×16] → [16×16]
            // z3 = n2·W2 + b2              ⇒  db2_2 = db2_1 + Σ over the batch of dz3
            OuterSum<Cell1Linear1, AddGradient>(n2, dz3, batch, w2, b2, Add);

            // n2 = γ1⊙h2 + β1              ⇒  dh2 = dn2⊙γ1    [B×16]
            // h2 = (s1 − mean s1)·r2       ⇒  ds1_2 = r2·(dh2 − mean dh2 − h2·mean(dh2⊙h2))
            // ds1 = ds2 + ds1_2
            // a1 = tanh(z2)                ⇒  dz2 = ds1·(1 − a1²)
            NormalizeBackward<CellLayerNorm1, CellLayerNorm1Backward>(dn2, γ1, h2, r2, batch, new CellLayerNorm1Backward(ds2, a1, ds1, dz2));

            // n2 = γ1⊙h2 + β1              ⇒  dγ1_2 = dγ1_1 + Σ over the batch of dn2⊙h2    [B×16] → [16]
            // n2 = γ1⊙h2 + β1              ⇒  dβ1_2 = dβ1_1 + Σ over the batch of dn2
            ColumnSums(dn2, h2, batch, 16, γ1, β1, Add);

            // z2 = n1·W2 + b2              ⇒  dn1 = dz2·W2ᵀ    [B×16] · [16×16] → [B×16]
            MultiplyTransposed<Cell1Linear1, StoreBackward>(dz2, w2, batch, new StoreBackward(dn1));

            // z2 = n1·W2 + b2              ⇒  dW2 = dW2_2 + n1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×16]ᵀ · [B×16] → [16×16]
            // z2 = n1·W2 + b2              ⇒  db2 = db2_2 + Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Cell1Linear1, StepOfSum<TStep>>(n1, dz2, batch, w2, b2, OfSum(step));

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B×16]
            // h1 = (z1 − mean z1)·r1       ⇒  dz1_2 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1))
            // dz1 = ds1 + dz1_2
            NormalizeBackward<CellLayerNorm1, Cell1LayerNorm1Backward>(dn1, γ1, h1, r1, batch, new Cell1LayerNorm1Backward(ds1, dz1));

            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = dγ1_2 + Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)    [B×16] → [16]
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = dβ1_2 + Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            ColumnSums(dn1, h1, batch, 16, γ1, β1, OfSum(step));

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×16] → [13×16]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z5)    [B×3]
            Softmax(z5, p, batch, 3);
        }

        /// <summary>linear1: 13 → 16.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 16;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1.</summary>
        /// <remarks>Of linear1, linear2; the values named are those of the first.</remarks>
        internal readonly struct LinearForward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>cell1.layerNorm1: r1 = 1 / √(var z1 + 0.00001), h1 = (z1 − mean z1)·r1.</summary>
        /// <remarks>Of cell1.layerNorm1, cell2.layerNorm1, cell3.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct CellLayerNorm1 : INormalization
        {
            public static int Columns => 16;

            public static float Epsilon => 0.00001f;

            public static bool Centers => true;

            public static bool Scales => true;

            public static bool KeepsInverse => true;
        }

        /// <summary>cell1.layerNorm1 forward: n1 = γ1⊙h1 + β1.</summary>
        /// <remarks>Of cell1.layerNorm1, cell2.layerNorm1, cell3.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct CellLayerNorm1Forward(DeviceRow γ1, DeviceRow β1, DeviceMatrix h1Rows, DeviceMatrix n1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = (γ1.Load(column) * h1) + β1.Load(column);
                h1Rows.Store(row, column, h1);
                n1Rows.Store(row, column, n1);
            }
        }

        /// <summary>cell1.linear1: 16 → 16.</summary>
        internal readonly struct Cell1Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 16;
        }

        /// <summary>cell1.linear1 forward: z2 = n1·W2 + b2, a1 = tanh(z2), s1 = z1 + a1.</summary>
        /// <remarks>cell1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        /// <remarks>cell1: the block adds its change to what came in, and the gradient passes the sum undiminished.</remarks>
        /// <remarks>Of cell1.linear1, cell2.linear1, cell3.linear1; the values named are those of the first.</remarks>
        internal readonly struct CellLinear1Forward(DeviceRow b2, DeviceMatrix z1Rows, DeviceMatrix a1Rows, DeviceMatrix s1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 z1 = z1Rows.Load(row, column);
                Float4 a1 = Float4.Tanh(z2);
                Float4 s1 = z1 + a1;
                a1Rows.Store(row, column, a1);
                s1Rows.Store(row, column, s1);
            }
        }

        /// <summary>linear2: 16 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 3;
        }

        /// <summary>L = mean of −log softmax(z5)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz5 = (softmax(z5) − onehot(y)) / B.</summary>
        /// <remarks>Of loss, cell3.linear1, cell2.linear1, cell1.linear1; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz5Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz5)
            {
                dz5Rows.Store(row, column, dz5);
            }
        }

        /// <summary>cell3.tanh1 backward: dz4 = ds3·(1 − a3²).</summary>
        internal readonly struct Cell3Tanh1Backward(DeviceMatrix a3Rows, DeviceMatrix ds3Rows, DeviceMatrix dz4Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 ds3)
            {
                Float4 a3 = a3Rows.Load(row, column);
                Float4 dz4 = ds3 * (1f - a3 * a3);
                ds3Rows.Store(row, column, ds3);
                dz4Rows.Store(row, column, dz4);
            }
        }

        /// <summary>cell3.layerNorm1 backward: ds2_2 = r3·(dh3 − mean dh3 − h3·mean(dh3⊙h3)), ds2 = ds3 + ds2_2, dz3 = ds2·(1 − a2²).</summary>
        /// <remarks>Of cell3.layerNorm1, cell2.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct CellLayerNorm1Backward(DeviceMatrix ds3Rows, DeviceMatrix a2Rows, DeviceMatrix ds2Rows, DeviceMatrix dz3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 ds2_2)
            {
                Float4 ds3 = ds3Rows.Load(row, column);
                Float4 a2 = a2Rows.Load(row, column);
                Float4 ds2 = ds3 + ds2_2;
                Float4 dz3 = ds2 * (1f - a2 * a2);
                ds2Rows.Store(row, column, ds2);
                dz3Rows.Store(row, column, dz3);
            }
        }

        /// <summary>cell1.layerNorm1 backward: dz1_2 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1)), dz1 = ds1 + dz1_2.</summary>
        internal readonly struct Cell1LayerNorm1Backward(DeviceMatrix ds1Rows, DeviceMatrix dz1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz1_2)
            {
                Float4 ds1 = ds1Rows.Load(row, column);
                Float4 dz1 = ds1 + dz1_2;
                dz1Rows.Store(row, column, dz1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z5;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w5;
        private readonly DeviceRow b1, γ1, β1, b2, b5;
        private readonly DeviceMatrix x, z1, r1, h1, n1, a1, s1, r2, h2, n2, a2, s2, r3, h3, n3, a3, s3, z5, p, dz5, ds3, dz4, dn3, ds2, dz3, dn2, ds1, dz2, dn1, dz1;
        private readonly DeviceTargets y;

        public RecurringProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 149, values: 57)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(76, 13, 16);                                    // [13×16]
            b1 = Row(128, 16);                                           // [16]
            γ1 = Row(0, 16);                                             // [16]
            β1 = Row(4, 16);                                             // [16]
            w2 = Weights(8, 16, 16);                                     // [16×16]
            b2 = Row(72, 16);                                            // [16]
            w5 = Weights(132, 16, 3);                                    // [16×3]
            b5 = Row(148, 3);                                            // [3]
            SumGradients(76);                                            // of the parameters that are used several times, which lie first
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 16);                                       // [B×16]
            r1 = Matrix(4, 1, 1);                                        // [B×1]
            h1 = Matrix(5, 1, 16);                                       // [B×16]
            n1 = Matrix(9, 1, 16);                                       // [B×16]
            a1 = Matrix(13, 1, 16);                                      // [B×16]
            s1 = Matrix(17, 1, 16);                                      // [B×16]
            r2 = Matrix(0, 1, 1);                                        // [B×1]
            h2 = Matrix(21, 1, 16);                                      // [B×16]
            n2 = Matrix(25, 1, 16);                                      // [B×16]
            a2 = Matrix(29, 1, 16);                                      // [B×16]
            s2 = Matrix(33, 1, 16);                                      // [B×16]
            r3 = Matrix(1, 1, 1);                                        // [B×1]
            h3 = Matrix(17, 1, 16);                                      // [B×16]
            n3 = Matrix(37, 1, 16);                                      // [B×16]
            a3 = Matrix(41, 1, 16);                                      // [B×16]
            s3 = Matrix(45, 1, 16);                                      // [B×16]
            z5 = Matrix(2, 1, 3);                                        // [B×3]
            p = Matrix(3, 1, 3);                                         // [B×3]
            dz5 = Matrix(33, 1, 3);                                      // [B×3]
            ds3 = Matrix(49, 1, 16);                                     // [B×16]
            dz4 = Matrix(53, 1, 16);                                     // [B×16]
            dn3 = Matrix(33, 1, 16);                                     // [B×16]
            ds2 = Matrix(37, 1, 16);                                     // [B×16]
            dz3 = Matrix(41, 1, 16);                                     // [B×16]
            dn2 = Matrix(17, 1, 16);                                     // [B×16]
            ds1 = Matrix(25, 1, 16);                                     // [B×16]
            dz2 = Matrix(29, 1, 16);                                     // [B×16]
            dn1 = Matrix(13, 1, 16);                                     // [B×16]
            dz1 = Matrix(9, 1, 16);                                      // [B×16]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 16, 3);                                    // dW5, db5
            SlicedOuterSum(1, 16, 16);                                   // dW2_1, db2_1, dW2_2, db2_2, dW2, db2
            SlicedColumnSums(1, 16);                                     // dγ1_1, dβ1_1, dγ1_2, dβ1_2, dγ1, dβ1
            SlicedOuterSum(1, 13, 16);                                   // dW1, db1
            y = Classes();
        }
    }