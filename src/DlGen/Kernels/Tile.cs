using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The register tiles: a few rows by two registers of running sums, kept in registers over the whole product. They are
/// the same for every network, see <see cref="RegisterTile{TVector, T}"/>; what becomes of them, epilogue or step, comes in
/// as a type.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Tile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private const int Width = Panels<T>.Width;
    private const int LineBytes = 64;

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Rows a tile of <see cref="Multiply"/>.</summary>
    public static int Rows => TVector.TileRows;

    /// <summary>Rows a tile of <see cref="MultiplyTransposed"/>, which runs along the batch.</summary>
    public static int BatchRows => 2 * TVector.Count;

    /// <summary>
    /// z = x·W for up to <see cref="Rows"/> rows from <paramref name="row"/> on (never past <paramref name="rows"/>) and the
    /// 32 outputs of <paramref name="block"/> (16 in the last block of an odd number of panels).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Multiply<TShape, TEpilogue>(Matrix<T> x, int row, int rows, Panels<T> w, int block, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (TShape.Places == 1)
        {
            MultiplyAlong<TShape, AlongRows, TEpilogue>(x, row, rows, w, block, default, epilogue);
        }
        else
        {
            MultiplyAlong<TShape, AlongRuns, TEpilogue>(x, row, rows, w, block, new(TShape.Places * Width), epilogue);
        }
    }

    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void MultiplyAlong<TShape, TWalk, TEpilogue>(Matrix<T> x, int row, int rows, Panels<T> w, int block, TWalk walk, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TWalk : struct, IWalk
        where TEpilogue : struct, IEpilogue<T>
    {
        byte* memory = stackalloc byte[(TVector.TileRows * RegisterTile<TVector, T>.SumsRow * sizeof(T)) + LineBytes];
        T* sums = Align(memory);
        var layout = PanelLayout.Of<TShape>();
        var product = new Product<T>
        {
            Left = x.At(row * TShape.Places, 0),
            LeftSegment = x.PanelLength,
            RightRegister = layout.Distance(TVector.Count),
            Steps = TShape.Inputs,
            Segment = TShape.Places * Width,
        };
        int rowsHere = Math.Min(TVector.TileRows, rows - row);
        int end = Math.Min((block + 1) * 2 * Width, layout.PaddedOutputs);
        for (int output = block * 2 * Width; output < end; output += 2 * TVector.Count)
        {
            product.Right = w.Origin + layout.Place(output);
            int registers = output + TVector.Count < end ? 2 : 1;
            RegisterTile<TVector, T>.Run(rowsHere, registers > 1, product, walk, sums);
            for (int register = 0; register < registers; register++)
            {
                T* sum = sums + (register * TVector.Count);
                for (int i = 0; i < rowsHere; i++, sum += RegisterTile<TVector, T>.SumsRow)
                {
                    epilogue.Apply(row + i, output + (register * TVector.Count), TVector.Load(sum));
                }
            }
        }
    }

    /// <summary>
    /// dx = dz·Wᵀ for up to <see cref="BatchRows"/> rows from <paramref name="row"/> on and the 16 inputs of
    /// <paramref name="panel"/>. <paramref name="dzT"/> is dz transposed, [outputs × batch], zero behind the batch's end up
    /// to a whole register.
    /// </summary>
    /// <remarks>
    /// The sums of a single example run along the outputs, in an order of their own: a gradient is a sum over a batch, so no example's
    /// part of it has to be the same in another one.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyTransposed<TShape, TEpilogue>(
        Matrix<T> dz, Matrix<T> dzT, int row, int rows, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (rows == 1)
        {
            MultiplyTransposedRow<TShape, TEpilogue>(dz, w, panel, epilogue);
        }
        else
        {
            MultiplyTransposedRows<TShape, TEpilogue>(dzT, row, rows, w, panel, epilogue);
        }
    }

    /// <summary>
    /// z = x·Wᵀ, the forward pass of a layer with another's weights transposed: <see cref="MultiplyTransposed"/> with each sum in the
    /// order of its terms, so that an example's outputs are the same to the bit alone and in any batch.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void MultiplyTransposedInOrder<TShape, TEpilogue>(
        Matrix<T> x, Matrix<T> xT, int row, int rows, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (rows == 1)
        {
            MultiplyTransposedRowInOrder<TShape, TEpilogue>(x, w, panel, epilogue);
        }
        else
        {
            MultiplyTransposedRows<TShape, TEpilogue>(xT, row, rows, w, panel, epilogue);
        }
    }

    /// <summary>Hands the results of one row, for 16 inputs of W, to the epilogue. Where an input row is an image, they are 16 channels of one place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Hand<TShape, TEpilogue>(TEpilogue epilogue, int row, int panel, int input, TVector value)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (TShape.Places == 1)
        {
            epilogue.Apply(row, (panel * Width) + input, value);
        }
        else
        {
            (int channels, int place) = Math.DivRem(panel, TShape.Places);
            epilogue.Apply((row * TShape.Places) + place, (channels * Width) + input, value);
        }
    }

    /// <summary>
    /// The rows of a batch, as dxᵀ = W·dzᵀ, so that W is read as it lies: a scalar of it for a register of the batch. The tile is
    /// transposed before it goes to the epilogue.
    /// </summary>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void MultiplyTransposedRows<TShape, TEpilogue>(
        Matrix<T> dzT, int row, int rows, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        T* tile = stackalloc T[Width * 2 * TVector.Count];
        T* block = stackalloc T[TVector.Count * TVector.Count];
        int columns = Math.Min(rows - row, BatchRows);
        var layout = PanelLayout.Of<TShape>();
        var product = new Product<T>
        {
            Right = dzT.At(0, row),
            LeftSegment = layout.PanelLength,
            RightRegister = dzT.Distance(TVector.Count),
            Steps = TShape.Outputs,
            Segment = Width,
        };
        for (int input = 0; input < Width; input += TVector.TileRows)
        {
            product.Left = w.Origin + ((nint)((panel * Width) + input) * Width);
            RegisterTile<TVector, T>.Run(
                Math.Min(TVector.TileRows, Width - input), columns > TVector.Count, product, default(AlongRows), tile + (input * BatchRows));
        }

        for (int first = 0; first < columns; first += TVector.Count)
        {
            int count = Math.Min(TVector.Count, columns - first);
            for (int input = 0; input < Width; input += TVector.Count)
            {
                TVector.Transpose(tile + (input * BatchRows) + first, BatchRows, block, TVector.Count);
                for (int i = 0; i < count; i++)
                {
                    Hand<TShape, TEpilogue>(epilogue, row + first + i, panel, input, TVector.Load(block + (i * TVector.Count)));
                }
            }
        }
    }

    /// <summary>
    /// dx = W·dz for one example, register by register along the outputs. A batch would leave all lanes but one of its registers
    /// idle.
    /// </summary>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void MultiplyTransposedRow<TShape, TEpilogue>(Matrix<T> dz, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        T* lanes = stackalloc T[Width * TVector.Count];
        T* block = stackalloc T[TVector.Count * TVector.Count];
        T* left = w.Origin + ((nint)panel * Width * Width);
        var layout = PanelLayout.Of<TShape>();
        for (int input = 0; input < Width; input += 4)
        {
            TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default;
            for (int output = 0; output < layout.PaddedOutputs; output += TVector.Count)
            {
                TVector right = dz.Load<TVector>(0, output, TShape.Outputs, default);
                T* row = left + layout.Place(output) + (input * Width);
                sum0 = TVector.MultiplyAdd(TVector.Load(row), right, sum0);
                sum1 = TVector.MultiplyAdd(TVector.Load(row + Width), right, sum1);
                sum2 = TVector.MultiplyAdd(TVector.Load(row + (2 * Width)), right, sum2);
                sum3 = TVector.MultiplyAdd(TVector.Load(row + (3 * Width)), right, sum3);
            }

            T* to = lanes + (input * TVector.Count);
            TVector.Store(sum0, to);
            TVector.Store(sum1, to + TVector.Count);
            TVector.Store(sum2, to + (2 * TVector.Count));
            TVector.Store(sum3, to + (3 * TVector.Count));
        }

        for (int input = 0; input < Width; input += TVector.Count)
        {
            // The lanes of each input's register are added up: transposed, they are added register by register.
            TVector.Transpose(lanes + (input * TVector.Count), TVector.Count, block, TVector.Count);
            TVector sum = default;
            for (int lane = 0; lane < TVector.Count; lane++)
            {
                sum += TVector.Load(block + (lane * TVector.Count));
            }

            Hand<TShape, TEpilogue>(epilogue, 0, panel, input, sum);
        }
    }

    /// <summary>
    /// z = W·x for one example, register by register along the inputs of W, of which it transposes a block at a time.
    /// </summary>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void MultiplyTransposedRowInOrder<TShape, TEpilogue>(Matrix<T> x, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        byte* memory = stackalloc byte[((TVector.Count + 1) * Width * sizeof(T)) + LineBytes];
        T* sums = Align(memory);
        T* block = sums + Width;
        new Span<T>(sums, Width).Clear();
        T* left = w.Origin + ((nint)panel * Width * Width);
        var layout = PanelLayout.Of<TShape>();
        for (int output = 0; output < TShape.Outputs; output += TVector.Count)
        {
            T* rows = left + layout.Place(output);
            for (int input = 0; input < Width; input += TVector.Count)
            {
                TVector.Transpose(rows + (input * Width), Width, block + input, Width);
            }

            T* scalars = x.At(0, output);
            int count = Math.Min(TVector.Count, TShape.Outputs - output);
            for (int input = 0; input < Width; input += TVector.Count)
            {
                // One chain in the order of the outputs, as a batch's sums are: a row has the same bits alone.
                TVector sum = TVector.Load(sums + input);
                T* right = block + input;
                for (int i = 0; i < count; i++, right += Width)
                {
                    sum = TVector.MultiplyAdd(TVector.Load(right), scalars[i], sum);
                }

                TVector.Store(sum, sums + input);
            }
        }

        for (int input = 0; input < Width; input += TVector.Count)
        {
            Hand<TShape, TEpilogue>(epilogue, 0, panel, input, TVector.Load(sums + input));
        }
    }

    /// <summary>
    /// dW = xᵀ·dz over all <paramref name="rows"/>, for the inputs of the panels from <paramref name="firstPanel"/> up to
    /// <paramref name="lastPanel"/> (exclusive) and the 32 outputs of <paramref name="block"/>; each register of it goes to
    /// <paramref name="step"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OuterSum<TShape, TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, int firstPanel, int lastPanel, int block, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T>
    {
        if (TShape.Places == 1)
        {
            OuterSumOf<OnePlace, TStep>(x, dz, rows, w, PanelLayout.Of<TShape>(), firstPanel, lastPanel, block, step);
        }
        else
        {
            OuterSumOf<PlacesOf<TShape>, TStep>(x, dz, rows, w, PanelLayout.Of<TShape>(), firstPanel, lastPanel, block, step);
        }
    }

    /// <summary>dW = xᵀ·dz of a layer whose shape is just numbers: the loops run along the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void OuterSumOf<TPlaces, TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, PanelLayout layout, int firstPanel, int lastPanel, int block, TStep step)
        where TPlaces : struct, IPlaces
        where TStep : struct, IStep<T>
    {
        if (rows == 1)
        {
            MultiplyOut<TPlaces, TStep>(x, dz, w, layout, firstPanel, lastPanel, block, step);
        }
        else
        {
            SumPanels<TPlaces, TStep>(x, dz, rows, w, layout, firstPanel, lastPanel, block, step);
        }
    }

    /// <summary>Where an example's scalar lies that belongs to the first of the 16 inputs of a panel of weights, or to one behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* InputAt<TPlaces>(Matrix<T> x, int example, int panel, int input)
        where TPlaces : struct, IPlaces
    {
        (int channels, int place) = Math.DivRem(panel, TPlaces.Count);
        return x.At((example * TPlaces.Count) + place, (channels * Width) + input);
    }

    /// <summary>One example's dW = xᵀ·dz has nothing to sum up: each weight's gradient is one product.</summary>
    [MethodImpl(Hot)]
    private static void MultiplyOut<TPlaces, TStep>(
        Matrix<T> x, Matrix<T> dz, Panels<T> w, PanelLayout layout, int firstPanel, int lastPanel, int block, TStep step)
        where TPlaces : struct, IPlaces
        where TStep : struct, IStep<T>
    {
        int firstOutput = block * 2 * Width;
        int end = Math.Min(firstOutput + (2 * Width), layout.PaddedOutputs);
        for (int output = firstOutput; output < end; output += TVector.Count)
        {
            TVector right = dz.Load<TVector>(0, output);
            int outputs = layout.Outputs - output;
            nint offset = w.Offset + layout.Place(output) + ((nint)firstPanel * Width * Width);
            for (int panel = firstPanel; panel < lastPanel; panel++, offset += Width * Width)
            {
                T* left = InputAt<TPlaces>(x, 0, panel, 0);
                int inputs = Math.Min(Width, layout.Inputs - (panel * Width));
                for (int input = 0; input < inputs; input++)
                {
                    TVector product = right * left[input];
                    step.Apply(offset + (input * Width), outputs < TVector.Count ? TVector.First(product, outputs) : product);
                }
            }
        }
    }

    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void SumPanels<TPlaces, TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, PanelLayout layout, int firstPanel, int lastPanel, int block, TStep step)
        where TPlaces : struct, IPlaces
        where TStep : struct, IStep<T>
    {
        byte* memory = stackalloc byte[(Width * 2 * Width * sizeof(T)) + LineBytes];
        T* sums = Align(memory);
        int firstOutput = block * 2 * Width;
        int end = Math.Min(firstOutput + (2 * Width), layout.PaddedOutputs);
        var product = new Product<T> { RightRegister = dz.Distance(TVector.Count) };
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            int inputs = Math.Min(Width, layout.Inputs - (panel * Width));
            for (int part = 0; part < rows; part += TVector.BatchPart)
            {
                product.Continues = part > 0;
                product.Steps = Math.Min(TVector.BatchPart, rows - part);
                product.Segment = TVector.FetchesWeights ? Segment(product.Steps) : product.Steps;
                product.LeftSegment = product.Segment * default(AlongBatch<TPlaces>).LeftStep;
                bool isLast = part + TVector.BatchPart >= rows;
                for (int output = firstOutput; output < end; output += 2 * TVector.Count)
                {
                    T* tile = sums + ((output - firstOutput) * Width);
                    product.Right = dz.At(part, output);
                    nint offset = w.Offset + layout.Place(output) + ((nint)panel * Width * Width);
                    for (int input = 0; input < inputs; input += TVector.TileRows, tile += TVector.TileRows * RegisterTile<TVector, T>.SumsRow)
                    {
                        product.Left = InputAt<TPlaces>(x, part, panel, input);
                        int inputsHere = Math.Min(TVector.TileRows, inputs - input);
                        int registers = output + TVector.Count < end ? 2 : 1;
                        if (TVector.FetchesWeights)
                        {
                            var walk = new AlongBatchFetching<T, TStep, TPlaces>(
                                offset + ((input + TVector.TileRows) * Width), layout.Distance(TVector.Count), step);
                            RegisterTile<TVector, T>.Run(inputsHere, registers > 1, product, walk, tile);
                        }
                        else
                        {
                            RegisterTile<TVector, T>.Run(inputsHere, registers > 1, product, default(AlongBatch<TPlaces>), tile);
                        }

                        if (isLast)
                        {
                            Take(tile, inputsHere, registers, offset + (input * Width), layout, layout.Outputs - output, step);
                        }
                    }
                }
            }
        }
    }

    /// <summary>Hands a tile's sums to the step; the padding's are zero, whatever dz has there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TStep>(T* sums, int inputs, int registers, nint offset, PanelLayout layout, int outputs, TStep step)
        where TStep : struct, IStep<T>
    {
        nint distance = layout.Distance(TVector.Count);
        for (int input = 0; input < inputs; input++)
        {
            for (int register = 0; register < registers; register++)
            {
                TVector sum = TVector.Load(sums + (register * TVector.Count));
                if (outputs < 2 * TVector.Count)
                {
                    sum = TVector.First(sum, outputs - (register * TVector.Count));
                }

                step.Apply(offset + (register * distance), sum);
            }

            sums += RegisterTile<TVector, T>.SumsRow;
            offset += Width;
        }
    }

    /// <summary>As many steps that a tile's rows of weights are fetched in about as many segments.</summary>
    private static int Segment(int steps) => (steps + TVector.TileRows - 1) / TVector.TileRows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Align(byte* memory) => (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));

    /// <summary>
    /// dzT = dzᵀ for the 16 columns of <paramref name="panel"/> and all <paramref name="rows"/>; zero behind the batch's end
    /// up to a whole register. All 16 rows of <paramref name="dzT"/> are written, those of the padding too.
    /// </summary>
    [MethodImpl(Hot)]
    public static void Transpose(Matrix<T> dz, int rows, int panel, Matrix<T> dzT)
    {
        int whole = rows - (rows % TVector.Count);
        for (int column = panel * Width; column < (panel + 1) * Width; column += TVector.Count)
        {
            for (int row = 0; row < whole; row += TVector.Count)
            {
                TVector.Transpose(dz.At(row, column), Width, dzT.At(column, row), Width);
            }

            if (whole < rows)
            {
                TransposeLast(dz.At(whole, column), rows - whole, dzT.At(column, whole));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void TransposeLast(T* source, int rows, T* destination)
    {
        T* block = stackalloc T[TVector.Count * TVector.Count];
        for (int row = 0; row < TVector.Count; row++)
        {
            TVector.Store(row < rows ? TVector.Load(source + (row * Width)) : default, block + (row * TVector.Count));
        }

        TVector.Transpose(block, TVector.Count, destination, Width);
    }
}
