
    /// <summary>The same formulas on a GPU: a launch for each kernel, in the same order; what the kernels have of this network are the structs below.</summary>
    file sealed class SlopedProgram : global::DlGen.Gpu.GpuProgram
    {
        /// <summary>x [B×12] → z2 [B×3]. Keeps what the backward pass needs.</summary>
        public override void Forward(int batch)
        {
            // xPlaces = x, place by place    [B×12] → [B·4×3]
            ToPlaces(x, xPlaces, batch, 3, 4);

            // a1 = xPlaces > 0 ? xPlaces : α1·xPlaces,  a2 = tanh(a1)    [B·4×3]
            Map(batch * 4, 3, new Prelu1Map(xPlaces, α1, a2));

            // a2Row = a2, channel by channel    [B·4×3] → [B×12]
            FromPlaces(a2, a2Row, batch, 3, 4);

            // z1 = a2Row·W1 + b1,  a3 = z1 > 0 ? z1 : α3·z1    [B×12] · [12×20] → [B×20]
            Multiply<Linear1, Linear1Forward>(a2Row, w1, batch, new Linear1Forward(b1, α3, z1, a3));

            // z2 = a3·W2 + b2    [B×20] · [20×3] → [B×3]
            Multiply<Linear2, Linear2Forward>(a3, w2, batch, new Linear2Forward(b2, z2));
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
            // z2 = a3·W2 + b2              ⇒  da3 = dz2·W2ᵀ    [B×3] · [3×20] → [B×20]
            // a3 = z1 > 0 ? z1 : α3·z1     ⇒  dz1 = da3·(z1 > 0 ? 1 : α3)
            // a3 = z1 > 0 ? z1 : α3·z1     ⇒  dα3_a3 = da3·(z1 > 0 ? 0 : z1)
            MultiplyTransposed<Linear2, Prelu2Backward>(dz2, w2, batch, new Prelu2Backward(z1, α3, dz1, dα3_a3));

            // z2 = a3·W2 + b2              ⇒  dW2 = a3ᵀ·dz2,  W2 ← step(W2, dW2)    [B×20]ᵀ · [B×3] → [20×3]
            // z2 = a3·W2 + b2              ⇒  db2 = Σ over the batch of dz2,  b2 ← step(b2, db2)
            OuterSum<Linear2, TStep>(a3, dz2, batch, w2, b2, step);

            // a3 = z1 > 0 ? z1 : α3·z1     ⇒  dα3 = Σ over batch and columns of dα3_a3,  α3 ← step(α3, dα3)    [B×20] → [1]
            TotalSum(dα3_a3, batch, 20, α3, step);

            // z1 = a2Row·W1 + b1           ⇒  da2Row = dz1·W1ᵀ    [B×20] · [20×12] → [B×12]
            MultiplyTransposed<Linear1, Linear1Backward>(dz1, w1, batch, new Linear1Backward(da2Row));

            // z1 = a2Row·W1 + b1           ⇒  dW1 = a2Rowᵀ·dz1,  W1 ← step(W1, dW1)    [B×12]ᵀ · [B×20] → [12×20]
            // z1 = a2Row·W1 + b1           ⇒  db1 = Σ over the batch of dz1,  b1 ← step(b1, db1)
            OuterSum<Linear1, TStep>(a2Row, dz1, batch, w1, b1, step);

            // da2 = da2Row, place by place    [B×12] → [B·4×3]
            ToPlaces(da2Row, da2, batch, 3, 4);

            // a2 = tanh(a1)                ⇒  da1 = da2·(1 − a2²)    [B·4×3]
            // a1 = xPlaces > 0 ? xPlaces : α1·xPlaces ⇒  dα1_a1 = da1·(xPlaces > 0 ? 0 : xPlaces)
            Map(batch * 4, 3, new Tanh1BackwardMap(da2, a2, xPlaces, dα1_a1));

            // a1 = xPlaces > 0 ? xPlaces : α1·xPlaces ⇒  dα1 = Σ over the batch of dα1_a1,  α1 ← step(α1, dα1)    [B·4×3] → [3]
            ColumnSums(dα1_a1, batch * 4, 3, α1, step);
        }

        /// <summary>Turns the outputs into predictions.</summary>
        public override void Predict(int batch)
        {
            // p = softmax(z2)    [B×3]
            Softmax(z2, p, batch, 3);
        }

        /// <summary>a1 = xPlaces &gt; 0 ? xPlaces : α1·xPlaces, a2 = tanh(a1).</summary>
        /// <remarks>prelu1: what is negative passes weakened, by as much as learning finds right.</remarks>
        /// <remarks>tanh1: any value becomes one between −1 and 1; its slope vanishes where it saturates.</remarks>
        internal readonly struct Prelu1Map(DeviceMatrix xPlacesRows, DeviceRow α1Row, DeviceMatrix a2Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 xPlaces = xPlacesRows.Load(row, column);
                Float4 α1 = α1Row.Load(column);
                Float4 a1 = Float4.Where(xPlaces > 0f, xPlaces, α1 * xPlaces);
                Float4 a2 = Float4.Tanh(a1);
                a2Rows.Store(row, column, a2);
            }
        }

        /// <summary>linear1: 12 → 20.</summary>
        internal readonly struct Linear1 : ILinearShape
        {
            public static int Inputs => 12;

            public static int Outputs => 20;
        }

        /// <summary>linear1 forward: z1 = a2Row·W1 + b1, a3 = z1 &gt; 0 ? z1 : α3·z1.</summary>
        /// <remarks>prelu2: what is negative passes weakened, by as much as learning finds right.</remarks>
        internal readonly struct Linear1Forward(DeviceRow b1, DeviceRow α3Row, DeviceMatrix z1Rows, DeviceMatrix a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 product)
            {
                Float4 z1 = product + b1.Load(column);
                Float4 α3 = (Float4)α3Row.Load(0).X;
                Float4 a3 = Float4.Where(z1 > 0f, z1, α3 * z1);
                z1Rows.Store(row, column, z1);
                a3Rows.Store(row, column, a3);
            }
        }

        /// <summary>linear2: 20 → 3.</summary>
        internal readonly struct Linear2 : ILinearShape
        {
            public static int Inputs => 20;

            public static int Outputs => 3;
        }

        /// <summary>linear2 forward: z2 = a3·W2 + b2.</summary>
        internal readonly struct Linear2Forward(DeviceRow b2, DeviceMatrix z2Rows) : IDeviceEpilogue
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

        /// <summary>prelu2 backward: dz1 = da3·(z1 &gt; 0 ? 1 : α3), prelu2 backward: dα3_a3 = da3·(z1 &gt; 0 ? 0 : z1).</summary>
        internal readonly struct Prelu2Backward(DeviceMatrix z1Rows, DeviceRow α3Row, DeviceMatrix dz1Rows, DeviceMatrix dα3_a3Rows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da3)
            {
                Float4 z1 = z1Rows.Load(row, column);
                Float4 α3 = (Float4)α3Row.Load(0).X;
                Float4 dz1 = da3 * Float4.Where(z1 > 0f, 1f, α3);
                Float4 dα3_a3 = da3 * Float4.Where(z1 > 0f, 0f, z1);
                dz1Rows.Store(row, column, dz1);
                dα3_a3Rows.Store(row, column, dα3_a3);
            }
        }

        /// <summary>linear1 backward: da2Row = dz1·W1ᵀ, as it is.</summary>
        internal readonly struct Linear1Backward(DeviceMatrix da2RowRows) : IDeviceEpilogue
        {
            public void Apply(int row, int column, Float4 da2Row)
            {
                da2RowRows.Store(row, column, da2Row);
            }
        }

        /// <summary>da1 = da2·(1 − a2²), dα1_a1 = da1·(xPlaces &gt; 0 ? 0 : xPlaces).</summary>
        internal readonly struct Tanh1BackwardMap(DeviceMatrix da2Rows, DeviceMatrix a2Rows, DeviceMatrix xPlacesRows, DeviceMatrix dα1_a1Rows) : IDeviceMap
        {
            public void Apply(int row, int column)
            {
                Float4 da2 = da2Rows.Load(row, column);
                Float4 a2 = a2Rows.Load(row, column);
                Float4 xPlaces = xPlacesRows.Load(row, column);
                Float4 da1 = da2 * (1f - a2 * a2);
                Float4 dα1_a1 = da1 * Float4.Where(xPlaces > 0f, 0f, xPlaces);
                dα1_a1Rows.Store(row, column, dα1_a1);
            }
        }

        /// <inheritdoc/>
        public override DeviceMatrix Outputs(int head) => z2;

        /// <inheritdoc/>
        public override DeviceMatrix Predictions(int head) => p;

        private readonly DeviceWeights w1, w2;
        private readonly DeviceRow α1, b1, α3, b2;
        private readonly DeviceMatrix x, xPlaces, a2, a2Row, z1, a3, z2, p, dz2, dz1, dα3_a3, da2Row, da2, dα1_a1;
        private readonly DeviceTargets y;

        public SlopedProgram(GpuDevice device, int capacity)
            : base(device, capacity, parameters: 88, values: 34)
        {
            // All matrices lie row by row, in units of four scalars: a parameter's place, a value's offset for each example.
            α1 = Row(0, 3);                                              // [3]
            w1 = Weights(1, 12, 20);                                     // [12×20]
            b1 = Row(61, 20);                                            // [20]
            α3 = Row(66, 1);                                             // [1]
            w2 = Weights(67, 20, 3);                                     // [20×3]
            b2 = Row(87, 3);                                             // [3]
            x = Inputs(1, 12);                                           // [B×12]
            xPlaces = Matrix(0, 4, 3);                                   // [B·4×3]
            a2 = Matrix(4, 4, 3);                                        // [B·4×3]
            a2Row = Matrix(8, 1, 12);                                    // [B×12]
            z1 = Matrix(11, 1, 20);                                      // [B×20]
            a3 = Matrix(16, 1, 20);                                      // [B×20]
            z2 = Matrix(21, 1, 3);                                       // [B×3]
            p = Matrix(22, 1, 3);                                        // [B×3]
            dz2 = Matrix(23, 1, 3);                                      // [B×3]
            dz1 = Matrix(24, 1, 20);                                     // [B×20]
            dα3_a3 = Matrix(29, 1, 20);                                  // [B×20]
            da2Row = Matrix(11, 1, 12);                                  // [B×12]
            da2 = Matrix(14, 4, 3);                                      // [B·4×3]
            dα1_a1 = Matrix(8, 4, 3);                                    // [B·4×3]
            // Sums over the batch's rows, which are taken in slices where it is long: rows an example, and the shape of what is summed up.
            SlicedOuterSum(1, 20, 3);                                    // dW2, db2
            SlicedOuterSum(1, 12, 20);                                   // dW1, db1
            SlicedColumnSums(4, 3);                                      // dα1
            y = Classes();
        }
    }