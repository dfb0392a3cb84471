
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class DeepProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×13] → z9 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // z1 = x·W1 + b1    [B×13] · [13×16] → [B×16]
            Multiply<Linear1, BiasForward>(x, w1, batch, new BiasForward(b1, z1));

            // r1 = 1 / √(var z1 + 0.00001),  h1 = (z1 − mean z1)·r1,  n1 = γ1⊙h1 + β1    [B×16]
            Normalize<MixerLayerNorm1, MixerLayerNorm1Forward>(z1, r1, batch, new MixerLayerNorm1Forward(γ1, β1, h1, n1));

            // z2 = n1·W2 + b2,  a1 = 0.5·z2·(1 + erf(0.7071068·z2))    [B×16] · [16×24] → [B×24]
            Multiply<MixerLinear1, MixerLinear1Forward>(n1, w2, batch, new MixerLinear1Forward(b2, z2, a1));

            // z3 = a1·W3 + b3,  s1 = z1 + z3    [B×24] · [24×16] → [B×16]
            Multiply<MixerLinear2, MixerLinear2Forward>(a1, w3, batch, new MixerLinear2Forward(b3, z1, s1));

            // r2 = 1 / √(var s1 + 0.00001),  h2 = (s1 − mean s1)·r2,  n2 = γ2⊙h2 + β2    [B×16]
            Normalize<MixerLayerNorm1, MixerLayerNorm1Forward>(s1, r2, batch, new MixerLayerNorm1Forward(γ2, β2, h2, n2));

            // z4 = n2·W4 + b4,  a2 = 0.5·z4·(1 + erf(0.7071068·z4))    [B×16] · [16×24] → [B×24]
            Multiply<MixerLinear1, MixerLinear1Forward>(n2, w4, batch, new MixerLinear1Forward(b4, z4, a2));

            // z5 = a2·W5 + b5,  s2 = s1 + z5    [B×24] · [24×16] → [B×16]
            Multiply<MixerLinear2, MixerLinear2Forward>(a2, w5, batch, new MixerLinear2Forward(b5, s1, s2));

            // z6 = s2·W6 + b6,  a3 = tanh(z6)    [B×16] · [16×5] → [B×5]
            Multiply<Narrow1Linear1, Narrow1Linear1Forward>(s2, w6, batch, new Narrow1Linear1Forward(b6, a3));

            // r3 = 1 / √(var s2 + 0.00001),  h3 = (s2 − mean s2)·r3,  n3 = γ3⊙h3 + β3    [B×16]
            Normalize<MixerLayerNorm1, MixerLayerNorm1Forward>(s2, r3, batch, new MixerLayerNorm1Forward(γ3, β3, h3, n3));

            // z7 = n3·W7 + b7,  a4 = 0.5·z7·(1 + erf(0.7071068·z7))    [B×16] · [16×24] → [B×24]
            Multiply<MixerLinear1, MixerLinear1Forward>(n3, w7, batch, new MixerLinear1Forward(b7, z7, a4));

            // z8 = a4·W8 + b8    [B×24] · [24×16] → [B×16]
            Multiply<MixerLinear2, BiasForward>(a4, w8, batch, new BiasForward(b8, z8));

            // c1 = [a3, z8]    [B×5], [B×16] → [B×21]
            Concatenate(c1, batch, (a3, 5), (z8, 16));

            // a5 = max(c1, 0)    [B×21]
            Map(batch, 21, new Relu1Map(c1, a5));

            // z9 = a5·W9 + b9    [B×21] · [21×3] → [B×3]
            Multiply<Linear2, BiasForward>(a5, w9, batch, new BiasForward(b9, z9));
        }

        /// <summary>How wrong the outputs are, row by row, and the gradient at the outputs.</summary>
        public override void ComputeLoss(int batch)
        {
            // L = mean of −log softmax(z9)[y]    [B×3]
            // dz9 = (softmax(z9) − onehot(y)) / B
            CrossEntropy<Loss, StoreBackward>(z9, y, batch, new StoreBackward(dz9));
        }

        /// <summary>The backward pass, layer by layer: who is to blame for the loss. A layer's input gradient comes before its weights' step, for it needs the old weights.</summary>
        public override void Backward<TStep>(int batch, TStep step)
        {
            // z9 = a5·W9 + b9              ⇒  da5 = dz9·W9ᵀ    [B×3] · [3×21] → [B×21]
            // a5 = max(c1, 0)              ⇒  dc1 = a5 > 0 ? da5 : 0
            MultiplyTransposed<Linear2, Relu1Backward>(dz9, w9, batch, new Relu1Backward(a5, dc1));

            // z9 = a5·W9 + b9              ⇒  dW9 = a5ᵀ·dz9,  W9 ← step(W9, dW9)    [B×21]ᵀ · [B×3] → [21×3]
            // z9 = a5·W9 + b9              ⇒  db9 = Σ over the batch of dz9,  b9 ← step(b9, db9)
            OuterSum<Linear2, TStep>(a5, dz9, batch, w9, b9, step);

            // c1 = [a3, z8]                ⇒  da3 = dc1 from column 0 on    [B×21] → [B×5]
            Slice(dc1, 0, da3, 5, batch);

            // c1 = [a3, z8]                ⇒  dz8 = dc1 from column 5 on    [B×21] → [B×16]
            Slice(dc1, 5, dz8, 16, batch);

            // z8 = a4·W8 + b8              ⇒  da4 = dz8·W8ᵀ    [B×16] · [16×24] → [B×24]
            // a4 = 0.5·z7·(1 + erf(0.7071068·z7)) ⇒  dz7 = da4·(0.5·(1 + erf(0.7071068·z7)) + 0.3989423·z7·exp(−0.5·z7²))
            MultiplyTransposed<MixerLinear2, MixerGelu1Backward>(dz8, w8, batch, new MixerGelu1Backward(z7, dz7));

            // z8 = a4·W8 + b8              ⇒  dW8 = a4ᵀ·dz8,  W8 ← step(W8, dW8)    [B×24]ᵀ · [B×16] → [24×16]
            // z8 = a4·W8 + b8              ⇒  db8 = Σ over the batch of dz8,  b8 ← step(b8, db8)
            OuterSum<MixerLinear2, TStep>(a4, dz8, batch, w8, b8, step);

            // z7 = n3·W7 + b7              ⇒  dn3 = dz7·W7ᵀ    [B×24] · [24×16] → [B×16]
            MultiplyTransposed<MixerLinear1, StoreBackward>(dz7, w7, batch, new StoreBackward(dn3));

            // z7 = n3·W7 + b7              ⇒  dW7 = n3ᵀ·dz7,  W7 ← step(W7, dW7)    [B×16]ᵀ · [B×24] → [16×24]
            // z7 = n3·W7 + b7              ⇒  db7 = Σ over the batch of dz7,  b7 ← step(b7, db7)
            OuterSum<MixerLinear1, TStep>(n3, dz7, batch, w7, b7, step);

            // n3 = γ3⊙h3 + β3              ⇒  dh3 = dn3⊙γ3    [B×16]
            // h3 = (s2 − mean s2)·r3       ⇒  ds2_1 = r3·(dh3 − mean dh3 − h3·mean(dh3⊙h3))
            NormalizeBackward<MixerLayerNorm1, StoreBackward>(dn3, γ3, h3, r3, batch, new StoreBackward(ds2_1));

            // n3 = γ3⊙h3 + β3              ⇒  dγ3 = Σ over the batch of dn3⊙h3,  γ3 ← step(γ3, dγ3)    [B×16] → [16]
            // n3 = γ3⊙h3 + β3              ⇒  dβ3 = Σ over the batch of dn3,  β3 ← step(β3, dβ3)
            ColumnSums(dn3, h3, batch, 16, γ3, β3, step);

            // a3 = tanh(z6)                ⇒  dz6 = da3·(1 − a3²)    [B×5]
            Map(batch, 5, new Narrow1Tanh1BackwardMap(da3, a3, dz6));

            // z6 = s2·W6 + b6              ⇒  ds2_2 = dz6·W6ᵀ    [B×5] · [5×16] → [B×16]
            // ds2 = ds2_1 + ds2_2
            MultiplyTransposed<Narrow1Linear1, SumBackward>(dz6, w6, batch, new SumBackward(ds2_1, ds2));

            // z6 = s2·W6 + b6              ⇒  dW6 = s2ᵀ·dz6,  W6 ← step(W6, dW6)    [B×16]ᵀ · [B×5] → [16×5]
            // z6 = s2·W6 + b6              ⇒  db6 = Σ over the batch of dz6,  b6 ← step(b6, db6)
            OuterSum<Narrow1Linear1, TStep>(s2, dz6, batch, w6, b6, step);

            // z5 = a2·W5 + b5              ⇒  da2 = ds2·W5ᵀ    [B×16] · [16×24] → [B×24]
            // a2 = 0.5·z4·(1 + erf(0.7071068·z4)) ⇒  dz4 = da2·(0.5·(1 + erf(0.7071068·z4)) + 0.3989423·z4·exp(−0.5·z4²))
            MultiplyTransposed<MixerLinear2, MixerGelu1Backward>(ds2, w5, batch, new MixerGelu1Backward(z4, dz4));

            // z5 = a2·W5 + b5              ⇒  dW5 = a2ᵀ·ds2,  W5 ← step(W5, dW5)    [B×24]ᵀ · [B×16] → [24×16]
            // z5 = a2·W5 + b5              ⇒  db5 = Σ over the batch of ds2,  b5 ← step(b5, db5)
            OuterSum<MixerLinear2, TStep>(a2, ds2, batch, w5, b5, step);

            // z4 = n2·W4 + b4              ⇒  dn2 = dz4·W4ᵀ    [B×24] · [24×16] → [B×16]
            MultiplyTransposed<MixerLinear1, StoreBackward>(dz4, w4, batch, new StoreBackward(dn2));

            // z4 = n2·W4 + b4              ⇒  dW4 = n2ᵀ·dz4,  W4 ← step(W4, dW4)    [B×16]ᵀ · [B×24] → [16×24]
            // z4 = n2·W4 + b4              ⇒  db4 = Σ over the batch of dz4,  b4 ← step(b4, db4)
            OuterSum<MixerLinear1, TStep>(n2, dz4, batch, w4, b4, step);

            // n2 = γ2⊙h2 + β2              ⇒  dh2 = dn2⊙γ2    [B×16]
            // h2 = (s1 − mean s1)·r2       ⇒  ds1_2 = r2·(dh2 − mean dh2 − h2·mean(dh2⊙h2))
            // ds1 = ds2 + ds1_2
            NormalizeBackward<MixerLayerNorm1, SumBackward>(dn2, γ2, h2, r2, batch, new SumBackward(ds2, ds1));

            // n2 = γ2⊙h2 + β2              ⇒  dγ2 = Σ over the batch of dn2⊙h2,  γ2 ← step(γ2, dγ2)    [B×16] → [16]
            // n2 = γ2⊙h2 + β2              ⇒  dβ2 = Σ over the batch of dn2,  β2 ← step(β2, dβ2)
            ColumnSums(dn2, h2, batch, 16, γ2, β2, step);

            // z3 = a1·W3 + b3              ⇒  da1 = ds1·W3ᵀ    [B×16] · [16×24] → [B×24]
            // a1 = 0.5·z2·(1 + erf(0.7071068·z2)) ⇒  dz2 = da1·(0.5·(1 + erf(0.7071068·z2)) + 0.3989423·z2·exp(−0.5·z2²))
            MultiplyTransposed<MixerLinear2, MixerGelu1Backward>(ds1, w3, batch, new MixerGelu1Backward(z2, dz2));

            // z3 = a1·W3 + b3              ⇒  dW3 = a1ᵀ·ds1,  W3 ← step(W3, dW3)    [B×24]ᵀ · [B×16] → [24×16]
            // z3 = a1·W3 + b3              ⇒  db3 = Σ over the batch of ds1,  b3 ← step(b3, db3)
            OuterSum<MixerLinear2, TStep>(a1, ds1, batch, w3, b3, step);

            // z2 = n1·W2 + b2              ⇒  dn1 = dz2·W2ᵀ    [B×24] · [24×16] → [B×16]
            MultiplyTransposed<MixerLinear1, StoreBackward>(dz2, w2, batch, new StoreBackward(dn1));

            // z2 = n1·W2 + b2              ⇒  dW2 = n1ᵀ·dz2,  W2 ← step(W2, dW2)    [B×16]ᵀ · [B×24] → [16×24]
            // z2 = n1·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<MixerLinear1, TStep>(n1, dz2, batch, w2, b2, step);

            // n1 = γ1⊙h1 + β1              ⇒  dh1 = dn1⊙γ1    [B×16]
            // h1 = (z1 − mean z1)·r1       ⇒  dz1_2 = r1·(dh1 − mean dh1 − h1·mean(dh1⊙h1))
            // dz1 = ds1 + dz1_2
            NormalizeBackward<MixerLayerNorm1, SumBackward>(dn1, γ1, h1, r1, batch, new SumBackward(ds1, dz1));

            // n1 = γ1⊙h1 + β1              ⇒  dγ1 = Σ over the batch of dn1⊙h1,  γ1 ← step(γ1, dγ1)    [B×16] → [16]
            // n1 = γ1⊙h1 + β1              ⇒  dβ1 = Σ over the batch of dn1,  β1 ← step(β1, dβ1)
            ColumnSums(dn1, h1, batch, 16, γ1, β1, step);

            // z1 = x·W1 + b1               ⇒  dW1 = xᵀ·dz1,  W1 ← step(W1, dW1)    [B×13]ᵀ · [B×16] → [13×16]
            // z1 = x·W1 + b1               ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(x, dz1, batch, w1, b1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z9)    [B×3]
            Softmax(z9, p, batch, 3);
        }

        /// <summary>linear1: 13 → 16.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 13;

            public static int Outputs => 16;
        }

        /// <summary>linear1 forward: z1 = x·W1 + b1.</summary>
        /// <remarks>Of linear1, mixer3.linear2, linear2; the values named are those of the first.</remarks>
        internal readonly struct BiasForward(DeviceRow b1, DeviceMatrix z1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                z1Rows.Store(row, column, z1);
            }
        }

        /// <summary>mixer1.layerNorm1: r1 = 1 / √(var z1 + 0.00001), h1 = (z1 − mean z1)·r1.</summary>
        /// <remarks>Of mixer1.layerNorm1, mixer2.layerNorm1, mixer3.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct MixerLayerNorm1 : INormalization
        {
            public static int Columns => 16;

            public static float Epsilon => 0.00001f;

            public static bool Centers => true;

            public static bool Scales => true;

            public static bool KeepsInverse => true;
        }

        /// <summary>mixer1.layerNorm1 forward: n1 = γ1⊙h1 + β1.</summary>
        /// <remarks>Of mixer1.layerNorm1, mixer2.layerNorm1, mixer3.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct MixerLayerNorm1Forward(DeviceRow γ1, DeviceRow β1, DeviceMatrix h1Rows, DeviceMatrix n1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 h1)
            {
                Float4 n1 = (γ1.Load(column) * h1) + β1.Load(column);
                h1Rows.Store(row, column, h1);
                n1Rows.Store(row, column, n1);
            }
        }

        /// <summary>mixer1.linear1: 16 → 24.</summary>
        /// <remarks>Of mixer1.linear1, mixer2.linear1, mixer3.linear1; the values named are those of the first.</remarks>
        internal readonly struct MixerLinear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 24;
        }

        /// <summary>mixer1.linear1 forward: z2 = n1·W2 + b2, a1 = 0.5·z2·(1 + erf(0.7071068·z2)).</summary>
        /// <remarks>mixer1.gelu1: each value is weighted by how likely a normal variable lies below it.</remarks>
        /// <remarks>Of mixer1.linear1, mixer2.linear1, mixer3.linear1; the values named are those of the first.</remarks>
        internal readonly struct MixerLinear1Forward(DeviceRow b2, DeviceMatrix z2Rows, DeviceMatrix a1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z2 = product + b2.Load(column);
                Float4 a1 = 0.5f * z2 * (1f + Float4.Erf(0.70710677f * z2));
                z2Rows.Store(row, column, z2);
                a1Rows.Store(row, column, a1);
            }
        }

        /// <summary>mixer1.linear2: 24 → 16.</summary>
        /// <remarks>Of mixer1.linear2, mixer2.linear2, mixer3.linear2; the values named are those of the first.</remarks>
        internal readonly struct MixerLinear2 : ILinearShape
        {
            public static int Inputs => 24;

            public static int Outputs => 16;
        }

        /// <summary>mixer1.linear2 forward: z3 = a1·W3 + b3, s1 = z1 + z3.</summary>
        /// <remarks>mixer1: the block adds its change to what came in, and the gradient passes the sum undiminished.</remarks>
        /// <remarks>Of mixer1.linear2, mixer2.linear2; the values named are those of the first.</remarks>
        internal readonly struct MixerLinear2Forward(DeviceRow b3, DeviceMatrix z1Rows, DeviceMatrix s1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z3 = product + b3.Load(column);
                Float4 z1 = z1Rows.Load(row, column);
                Float4 s1 = z1 + z3;
                s1Rows.Store(row, column, s1);
            }
        }

        /// <summary>narrow1.linear1: 16 → 5.</summary>
        internal readonly struct Narrow1Linear1 : ILinearShape
        {
            public static int Inputs => 16;

            public static int Outputs => 5;
        }

        /// <summary>narrow1.linear1 forward: z6 = s2·W6 + b6, a3 = tanh(z6).</summary>
        /// <remarks>narrow1.tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Narrow1Linear1Forward(DeviceRow b6, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z6 = product + b6.Load(column);
                Float4 a3 = Float4.Tanh(z6);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>a5 = max(c1, 0).</summary>
        /// <remarks>relu1: what is positive passes, what is negative is stopped.</remarks>
        internal readonly struct Relu1Map(DeviceMatrix c1Rows, DeviceMatrix a5Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 c1 = c1Rows.Load(row, column);
                Float4 a5 = Float4.Max(c1, 0f);
                a5Rows.Store(row, column, a5);
            }
        }

        /// <summary>linear2: 21 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 21;

            public static int Outputs => 3;
        }

        /// <summary>L = mean of −log softmax(z9)[y].</summary>
        internal readonly struct Loss : ISoftmaxLoss
        {
            public static int Classes => 3;

            public static bool Sums => false;

            public static float Weight => 1f;

            public static float LabelSmoothing => 0f;
        }

        /// <summary>loss backward: dz9 = (softmax(z9) − onehot(y)) / B.</summary>
        /// <remarks>Of loss, mixer3.linear1, mixer3.layerNorm1, mixer2.linear1 and 1 more; the values named are those of the first.</remarks>
        internal readonly struct StoreBackward(DeviceMatrix dz9Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 dz9)
            {
                dz9Rows.Store(row, column, dz9);
            }
        }

        /// <summary>relu1 backward: dc1 = a5 &gt; 0 ? da5 : 0.</summary>
        internal readonly struct Relu1Backward(DeviceMatrix a5Rows, DeviceMatrix dc1Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da5)
            {
                Float4 a5 = a5Rows.Load(row, column);
                Float4 dc1 = Float4.Where(a5 > 0f, da5, 0f);
                dc1Rows.Store(row, column, dc1);
            }
        }

        /// <summary>mixer3.gelu1 backward: dz7 = da4·(0.5·(1 + erf(0.7071068·z7)) + 0.3989423·z7·exp(−0.5·z7²)).</summary>
        /// <remarks>Of mixer3.gelu1, mixer2.gelu1, mixer1.gelu1; the values named are those of the first.</remarks>
        internal readonly struct MixerGelu1Backward(DeviceMatrix z7Rows, DeviceMatrix dz7Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da4)
            {
                Float4 z7 = z7Rows.Load(row, column);
                Float4 dz7 = da4 * (0.5f * (1f + Float4.Erf(0.70710677f * z7)) + 0.3989423f * z7 * Float4.Exp(-0.5f * z7 * z7));
                dz7Rows.Store(row, column, dz7);
            }
        }

        /// <summary>dz6 = da3·(1 − a3²).</summary>
        internal readonly struct Narrow1Tanh1BackwardMap(DeviceMatrix da3Rows, DeviceMatrix a3Rows, DeviceMatrix dz6Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da3 = da3Rows.Load(row, column);
                Float4 a3 = a3Rows.Load(row, column);
                Float4 dz6 = da3 * (1f - a3 * a3);
                dz6Rows.Store(row, column, dz6);
            }
        }

        /// <summary>s2 backward: ds2 = ds2_1 + ds2_2.</summary>
        /// <remarks>Of s2, mixer2.layerNorm1, mixer1.layerNorm1; the values named are those of the first.</remarks>
        internal readonly struct SumBackward(DeviceMatrix ds2_1Rows, DeviceMatrix ds2Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 ds2_2)
            {
                Float4 ds2_1 = ds2_1Rows.Load(row, column);
                Float4 ds2 = ds2_1 + ds2_2;
                ds2Rows.Store(row, column, ds2);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z9;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2, w3, w4, w5, w6, w7, w8, w9;
        private readonly DeviceRow b1, γ1, β1, b2, b3, γ2, β2, b4, b5, b6, γ3, β3, b7, b8, b9;
        private readonly DeviceMatrix x, z1, r1, h1, n1, z2, a1, s1, r2, h2, n2, z4, a2, s2, a3, r3, h3, n3, z7, a4, z8, c1, a5, z9, p, dz9, dc1, da3, dz8, dz7, dn3, ds2_1, dz6, ds2, dz4, dn2, ds1, dz2, dn1, dz1;
        private readonly DeviceTargets y;

        public DeepProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 742, values: 85)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            w1 = Weights(0, 13, 16);                                     // [13×16]
            b1 = Row(52, 16);                                            // [16]
            γ1 = Row(56, 16);                                            // [16]
            β1 = Row(60, 16);                                            // [16]
            w2 = Weights(64, 16, 24);                                    // [16×24]
            b2 = Row(160, 24);                                           // [24]
            w3 = Weights(166, 24, 16);                                   // [24×16]
            b3 = Row(262, 16);                                           // [16]
            γ2 = Row(266, 16);                                           // [16]
            β2 = Row(270, 16);                                           // [16]
            w4 = Weights(274, 16, 24);                                   // [16×24]
            b4 = Row(370, 24);                                           // [24]
            w5 = Weights(376, 24, 16);                                   // [24×16]
            b5 = Row(472, 16);                                           // [16]
            w6 = Weights(476, 16, 5);                                    // [16×5]
            b6 = Row(508, 5);                                            // [5]
            γ3 = Row(510, 16);                                           // [16]
            β3 = Row(514, 16);                                           // [16]
            w7 = Weights(518, 16, 24);                                   // [16×24]
            b7 = Row(614, 24);                                           // [24]
            w8 = Weights(620, 24, 16);                                   // [24×16]
            b8 = Row(716, 16);                                           // [16]
            w9 = Weights(720, 21, 3);                                    // [21×3]
            b9 = Row(741, 3);                                            // [3]
            x = Inputs(1, 13);                                           // [B×13]
            z1 = Matrix(0, 1, 16);                                       // [B×16]
            r1 = Matrix(4, 1, 1);                                        // [B×1]
            h1 = Matrix(5, 1, 16);                                       // [B×16]
            n1 = Matrix(9, 1, 16);                                       // [B×16]
            z2 = Matrix(13, 1, 24);                                      // [B×24]
            a1 = Matrix(19, 1, 24);                                      // [B×24]
            s1 = Matrix(25, 1, 16);                                      // [B×16]
            r2 = Matrix(0, 1, 1);                                        // [B×1]
            h2 = Matrix(29, 1, 16);                                      // [B×16]
            n2 = Matrix(33, 1, 16);                                      // [B×16]
            z4 = Matrix(37, 1, 24);                                      // [B×24]
            a2 = Matrix(43, 1, 24);                                      // [B×24]
            s2 = Matrix(49, 1, 16);                                      // [B×16]
            a3 = Matrix(1, 1, 5);                                        // [B×5]
            r3 = Matrix(3, 1, 1);                                        // [B×1]
            h3 = Matrix(25, 1, 16);                                      // [B×16]
            n3 = Matrix(53, 1, 16);                                      // [B×16]
            z7 = Matrix(57, 1, 24);                                      // [B×24]
            a4 = Matrix(63, 1, 24);                                      // [B×24]
            z8 = Matrix(69, 1, 16);                                      // [B×16]
            c1 = Matrix(73, 1, 21);                                      // [B×21]
            a5 = Matrix(79, 1, 21);                                      // [B×21]
            z9 = Matrix(69, 1, 3);                                       // [B×3]
            p = Matrix(70, 1, 3);                                        // [B×3]
            dz9 = Matrix(71, 1, 3);                                      // [B×3]
            dc1 = Matrix(72, 1, 21);                                     // [B×21]
            da3 = Matrix(78, 1, 5);                                      // [B×5]
            dz8 = Matrix(80, 1, 16);                                     // [B×16]
            dz7 = Matrix(71, 1, 24);                                     // [B×24]
            dn3 = Matrix(57, 1, 16);                                     // [B×16]
            ds2_1 = Matrix(53, 1, 16);                                   // [B×16]
            dz6 = Matrix(25, 1, 5);                                      // [B×5]
            ds2 = Matrix(57, 1, 16);                                     // [B×16]
            dz4 = Matrix(49, 1, 24);                                     // [B×24]
            dn2 = Matrix(25, 1, 16);                                     // [B×16]
            ds1 = Matrix(33, 1, 16);                                     // [B×16]
            dz2 = Matrix(25, 1, 24);                                     // [B×24]
            dn1 = Matrix(0, 1, 16);                                      // [B×16]
            dz1 = Matrix(9, 1, 16);                                      // [B×16]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 21, 3);                                    // dW9, db9
            SlicedOuterSum(1, 24, 16);                                   // dW8, db8, dW5, db5, dW3, db3
            SlicedOuterSum(1, 16, 24);                                   // dW7, db7, dW4, db4, dW2, db2
            SlicedColumnSums(1, 16);                                     // dγ3, dβ3, dγ2, dβ2, dγ1, dβ1
            SlicedOuterSum(1, 16, 5);                                    // dW6, db6
            SlicedOuterSum(1, 13, 16);                                   // dW1, db1
            y = Classes();
        }
    }