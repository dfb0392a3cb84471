
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class GroupNormedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×50] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]    [B×50], [8×2×3×3] → [B·25×8]
            Convolve<Conv1, Conv1Forward>(x, k1, batch, new Conv1Forward(b1, z1));

            // z1Row = z1, channel by channel    [B·25×8] → [B×200]
            FromPlaces(z1, z1Row, batch, 8, 25);

            // g1 = z1Row, a row for each of 2 groups of channels    [B×200] → [B·2×100]
            Unflatten(z1Row, g1, batch, 2, 100);

            // r1 = 1 / √(var g1 + 0.00001),  h1 = (g1 − mean g1)·r1,  s1 = h1    [B·2×100]
            Normalize<GroupNorm1, GroupNorm1Forward>(g1, r1, batch * 2, new GroupNorm1Forward(h1, s1));

            // i1 = s1 as an image    [B·2×100] → [B×200]
            Flatten(s1, i1, batch, 2, 100);

            // i1Places = i1, place by place    [B×200] → [B·25×8]
            ToPlaces(i1, i1Places, batch, 8, 25);

            // m1 = γ1·i1Places,  n1 = m1 + β1,  a1 = max(n1, 0)    [B·25×8]
            Map(batch * 25, 8, new GroupNorm1Map(i1Places, γ1, β1, a1));

            // a1Row = a1, channel by channel    [B·25×8] → [B×200]
            FromPlaces(a1, a1Row, batch, 8, 25);

            // z2 = a1Row·W2 + b2    [B×200] · [200×3] → [B×3]
            Multiply<Linear1, Linear1Forward>(a1Row, w2, batch, new Linear1Forward(b2, z2));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z2)[y]    [B×3]
            // dz2 = (softmax(z2) − onehot(y)) / B
            CrossEntropy<Loss, LossBackward>(z2, y, batch, new LossBackward(dz2));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z2 = a1Row·W2 + b2           ⇒  da1Row = dz2·W2ᵀ    [B×3] · [3×200] → [B×200]
            MultiplyTransposed<Linear1, Linear1Backward>(dz2, w2, batch, new Linear1Backward(da1Row));

            // z2 = a1Row·W2 + b2           ⇒  dW2 = a1Rowᵀ·dz2,  W2 ← step(W2, dW2)    [B×200]ᵀ · [B×3] → [200×3]
            // z2 = a1Row·W2 + b2           ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear1, TStep>(a1Row, dz2, batch, w2, b2, step);

            // da1 = da1Row, place by place    [B×200] → [B·25×8]
            ToPlaces(da1Row, da1, batch, 8, 25);

            // a1 = max(n1, 0)              ⇒  dn1 = a1 > 0 ? da1 : 0    [B·25×8]
            // n1 = m1 + β1                 ⇒  dβ1_n1 = dn1
            // m1 = γ1·i1Places             ⇒  di1Places = dn1·γ1
            // m1 = γ1·i1Places             ⇒  dγ1_m1 = dn1·i1Places
            Map(batch * 25, 8, new Relu1BackwardMap(da1, a1, γ1, i1Places, dβ1_n1, di1Places, dγ1_m1));

            // n1 = m1 + β1                 ⇒  dβ1 = Σ over the batch of dβ1_n1,  β1 ← step(β1, dβ1)    [B·25×8] → [8]
            ColumnSums(dβ1_n1, batch * 25, 8, β1, step);

            // m1 = γ1·i1Places             ⇒  dγ1 = Σ over the batch of dγ1_m1,  γ1 ← step(γ1, dγ1)    [B·25×8] → [8]
            ColumnSums(dγ1_m1, batch * 25, 8, γ1, step);

            // di1 = di1Places, channel by channel    [B·25×8] → [B×200]
            FromPlaces(di1Places, di1, batch, 8, 25);

            // ds1 = di1, a row for each of 2 groups of channels    [B×200] → [B·2×100]
            Unflatten(di1, ds1, batch, 2, 100);

            // s1 = h1                      ⇒  dh1 = ds1    [B·2×100]
            // h1 = (g1 − mean g1)·r1       ⇒  dg1 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1))
            NormalizeBackward<GroupNorm1, GroupNorm1Backward>(ds1, default, h1, r1, batch * 2, new GroupNorm1Backward(dg1));

            // dz1Row = dg1 as an image    [B·2×100] → [B×200]
            Flatten(dg1, dz1Row, batch, 2, 100);

            // dz1 = dz1Row, place by place    [B×200] → [B·25×8]
            ToPlaces(dz1Row, dz1, batch, 8, 25);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  dK1[o, c, r, s] = Σ over the batch and all places of dz1[o, i, j]·x[c, i+r−1, j+s−1],  K1 ← step(K1, dK1)    [B×50], [B·25×8] → [8×2×3×3]
            ConvolutionSum<Conv1, TStep>(x, dz1, batch, k1, step);

            // z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o]
            //   ⇒  db1[o] = Σ over the batch and all places of dz1[o, i, j],  b1 ← step(b1, db1)    [B·25×8] → [8]
            ColumnSums(dz1, batch * 25, 8, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>conv1: [2×5×5] → [8×5×5], windows of 3×3.</summary>
        internal readonly struct Conv1 : IWindowShape
        {
            public static int Channels => 2;

            public static int Height => 5;

            public static int Width => 5;

            public static int WindowHeight => 3;

            public static int WindowWidth => 3;

            public static int StrideHeight => 1;

            public static int StrideWidth => 1;

            public static int Dilation => 1;

            public static int Top => 1;

            public static int Left => 1;

            public static int Outputs => 8;

            public static int OutputHeight => 5;

            public static int OutputWidth => 5;

            public static bool IsOfPlaces => false;
        }

        /// <summary>conv1 forward: z1[o, i, j] = Σ K1[o, c, r, s]·x[c, i+r−1, j+s−1] + b1[o].</summary>
        internal readonly struct Conv1Forward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>groupNorm1: r1 = 1 / √(var g1 + 0.00001), h1 = (g1 − mean g1)·r1.</summary>
        internal readonly struct GroupNorm1 : INormalization
        {
            public static int Columns => 100;

            public static float Epsilon => 0.00001f;

            public static bool Centers => true;

            public static bool Scales => false;

            public static bool KeepsInverse => true;
        }

        /// <summary>groupNorm1 forward: s1 = h1.</summary>
        internal readonly struct GroupNorm1Forward(DeviceMatrix h1Rows, DeviceMatrix s1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 s1 = h1;
                h1Rows.Store(row, column, h1);
                s1Rows.Store(row, column, s1);
            }
        }

        /// <summary>m1 = γ1·i1Places, n1 = m1 + β1, a1 = max(n1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct GroupNorm1Map(DeviceMatrix i1PlacesRows, DeviceRow γ1Row, DeviceRow β1Row, DeviceMatrix a1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 i1Places = i1PlacesRows.Load(row, column);
                Float4 γ1 = γ1Row.Load(column);
                Float4 β1 = β1Row.Load(column);
                Float4 m1 = γ1 * i1Places;
                Float4 n1 = m1 + β1;
                Float4 a1 = Float4.Max(n1, 0f);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>linear1: 200 → 3.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 200;

            public static int Outputs => 3;
        }

        /// <summary>linear1 forward: z2 = a1Row·W2 + b2.</summary>
        internal readonly struct Linear1Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                z2Rows.Store(row, column, z2);
            }
        }

        /// <summary>L = mean of −log softmax(z2)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz2 = (softmax(z2) − onehot(y)) / B.</summary>
        internal readonly struct LossBackward(DeviceMatrix dz2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz2)
            {
                dz2Rows.Store(row, column, dz2);
            }
        }

        /// <summary>linear1 backward: da1Row = dz2·W2ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix da1RowRows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da1Row)
            {
                da1RowRows.Store(row, column, da1Row);
            }
        }

        /// <summary>dn1 = a1 &gt; 0 ? da1 : 0, dβ1_n1 = dn1, di1Places = dn1·γ1, dγ1_m1 = dn1·i1Places.</summary>
        internal readonly struct Relu1BackwardMap(DeviceMatrix da1Rows, DeviceMatrix a1Rows, DeviceRow γ1Row, DeviceMatrix i1PlacesRows, DeviceMatrix dβ1_n1Rows, DeviceMatrix di1PlacesRows, DeviceMatrix dγ1_m1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da1 = da1Rows.Load(row, column);
                Float4 a1 = a1Rows.Load(row, column);
                Float4 γ1 = γ1Row.Load(column);
                Float4 i1Places = i1PlacesRows.Load(row, column);
                Float4 dn1 = Float4.Where(a1 > 0f, da1, 0f);
                Float4 dβ1_n1 = dn1;
                Float4 di1Places = dn1 * γ1;
                Float4 dγ1_m1 = dn1 * i1Places;
                dβ1_n1Rows.Store(row, column, dβ1_n1);
                di1PlacesRows.Store(row, column, di1Places);
                dγ1_m1Rows.Store(row, column, dγ1_m1);
            }
        }

        /// <summary>groupNorm1 backward: dg1 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1)).</summary>
        internal readonly struct GroupNorm1Backward(DeviceMatrix dg1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dg1)
            {
                dg1Rows.Store(row, column, dg1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights k1, w2;
        private readonly DeviceRow b1, γ1, β1, b2;
        private readonly DeviceMatrix x, z1, z1Row, g1, r1, h1, s1, i1, i1Places, a1, a1Row, z2, p, dz2, da1Row, da1, dβ1_n1, di1Places, dγ1_m1, di1, ds1, dg1, dz1Row, dz1;
        private readonly DeviceTargets y;

        public GroupNormedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 243, values: 354)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            k1 = Weights(0, 18, 8);                                      // [8×2×3×3], as [18×8]
            b1 = Row(36, 8);                                             // [8]
            γ1 = Row(38, 8);                                             // [8]
            β1 = Row(40, 8);                                             // [8]
            w2 = Weights(42, 200, 3);                                    // [200×3]
            b2 = Row(242, 3);                                            // [3]
            x = Inputs(1, 50);                                           // [B×50]
            z1 = Matrix(0, 25, 8);                                       // [B·25×8]
            z1Row = Matrix(50, 1, 200);                                  // [B×200]
            g1 = Matrix(0, 2, 100);                                      // [B·2×100]
            r1 = Matrix(50, 2, 1);                                       // [B·2×1]
            h1 = Matrix(52, 2, 100);                                     // [B·2×100]
            s1 = Matrix(102, 2, 100);                                    // [B·2×100]
            i1 = Matrix(0, 1, 200);                                      // [B×200]
            i1Places = Matrix(102, 25, 8);                               // [B·25×8]
            a1 = Matrix(0, 25, 8);                                       // [B·25×8]
            a1Row = Matrix(152, 1, 200);                                 // [B×200]
            z2 = Matrix(202, 1, 3);                                      // [B×3]
            p = Matrix(203, 1, 3);                                       // [B×3]
            dz2 = Matrix(204, 1, 3);                                     // [B×3]
            da1Row = Matrix(205, 1, 200);                                // [B×200]
            da1 = Matrix(152, 25, 8);                                    // [B·25×8]
            dβ1_n1 = Matrix(204, 25, 8);                                 // [B·25×8]
            di1Places = Matrix(254, 25, 8);                              // [B·25×8]
            dγ1_m1 = Matrix(304, 25, 8);                                 // [B·25×8]
            di1 = Matrix(0, 1, 200);                                     // [B×200]
            ds1 = Matrix(102, 2, 100);                                   // [B·2×100]
            dg1 = Matrix(0, 2, 100);                                     // [B·2×100]
            dz1Row = Matrix(50, 1, 200);                                 // [B×200]
            dz1 = Matrix(0, 25, 8);                                      // [B·25×8]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 200, 3);                                   // dW2, db2
            SlicedColumnSums(25, 8);                                     // dβ1, dγ1, db1
            SlicedOuterSum(25, 18, 8);                                   // dK1
            y = Classes();
        }
    }