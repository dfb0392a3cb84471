using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The register tiles: a few rows by two registers of running sums, kept in registers over the whole product. They are
/// the same for every network; shapes and epilogues come in as types, so each network gets its own machine code.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
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
    [MethodImpl(Hot)]
    public static void Multiply<TShape, TEpilogue>(Matrix<T> x, int row, int rows, Panels<T> w, int block, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        T* left = x.At(row, 0);
        var walk = new AlongInputs<TVector, T, TShape>(x);
        var layout = PanelLayout.Of<TShape>();
        int end = Math.Min((block + 1) * 2 * Width, layout.PaddedOutputs);
        for (int output = block * 2 * Width; output < end; output += 2 * TVector.Count)
        {
            T* right = w.Origin + layout.Place(output);
            var sink = new EpilogueSink<TVector, T, TEpilogue>(row, output, epilogue);
            if (output + TVector.Count < end)
            {
                RegisterTile<TVector, T>.Run<Two, AlongInputs<TVector, T, TShape>, EpilogueSink<TVector, T, TEpilogue>>(
                    rows - row, left, right, walk, sink);
            }
            else
            {
                RegisterTile<TVector, T>.Run<One, AlongInputs<TVector, T, TShape>, EpilogueSink<TVector, T, TEpilogue>>(
                    rows - row, left, right, walk, sink);
            }
        }
    }

    /// <summary>
    /// dx = dz·Wᵀ for up to <see cref="BatchRows"/> rows from <paramref name="row"/> on and the 16 inputs of
    /// <paramref name="panel"/>. <paramref name="dzT"/> is dz transposed, [outputs × batch], zero behind the batch's end up
    /// to a whole register.
    /// </summary>
    /// <remarks>
    /// A single example needs no transposing, see below. A batch is computed as dxᵀ = W·dzᵀ, so that W is read as it lies: a scalar of it for a register of the batch. The tile is
    /// transposed on its way to the epilogue.
    /// </remarks>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    public static void MultiplyTransposed<TShape, TEpilogue>(
        Matrix<T> dz, Matrix<T> dzT, int row, int rows, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (rows == 1)
        {
            MultiplyTransposedRow<TShape, TEpilogue>(dz, w, panel, epilogue);
            return;
        }

        T* tile = stackalloc T[Width * 2 * TVector.Count];
        T* block = stackalloc T[TVector.Count * TVector.Count];
        T* right = dzT.At(0, row);
        int columns = Math.Min(rows - row, BatchRows);
        var walk = new AlongOutputs<TVector, T>(dzT, PanelLayout.Of<TShape>());
        for (int input = 0; input < Width; input += TVector.TileRows)
        {
            int inputs = Math.Min(TVector.TileRows, Width - input);
            T* left = w.Origin + ((nint)((panel * Width) + input) * Width);
            var sink = new MemorySink<TVector, T>(tile + (input * BatchRows), BatchRows);
            if (columns > TVector.Count)
            {
                RegisterTile<TVector, T>.Run<Two, AlongOutputs<TVector, T>, MemorySink<TVector, T>>(inputs, left, right, walk, sink);
            }
            else
            {
                RegisterTile<TVector, T>.Run<One, AlongOutputs<TVector, T>, MemorySink<TVector, T>>(inputs, left, right, walk, sink);
            }
        }

        for (int first = 0; first < columns; first += TVector.Count)
        {
            int count = Math.Min(TVector.Count, columns - first);
            for (int input = 0; input < Width; input += TVector.Count)
            {
                TVector.Transpose(tile + (input * BatchRows) + first, BatchRows, block, TVector.Count);
                for (int i = 0; i < count; i++)
                {
                    epilogue.Apply(row + first + i, (panel * Width) + input, TVector.Load(block + (i * TVector.Count)));
                }
            }
        }
    }

    /// <summary>
    /// The same for one example: dx = W·dz, register by register along the outputs. A batch would leave all lanes but one of
    /// its registers idle.
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

            epilogue.Apply(0, (panel * Width) + input, sum);
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
        // What follows is compiled once for all layers: its loops run along the batch, so that a shape is just numbers to it.
        if (rows <= TVector.BatchPart)
        {
            StepPanels(x, dz, rows, w, PanelLayout.Of<TShape>(), firstPanel, lastPanel, block, step);
        }
        else
        {
            SumPanels(x, dz, rows, w, PanelLayout.Of<TShape>(), firstPanel, lastPanel, block, step);
        }
    }

    [MethodImpl(Hot)]
    private static void StepPanels<TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, PanelLayout layout, int firstPanel, int lastPanel, int block, TStep step)
        where TStep : struct, IStep<T>
    {
        var walk = new AlongBatch<TVector, T>(dz, rows);
        int end = Math.Min((block + 1) * 2 * Width, layout.PaddedOutputs);
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            int inputs = Math.Min(Width, layout.Inputs - (panel * Width));
            for (int output = block * 2 * Width; output < end; output += 2 * TVector.Count)
            {
                T* left = x.At(0, panel * Width);
                T* right = dz.At(0, output);
                nint offset = w.Offset + layout.Place(output) + ((nint)panel * Width * Width);
                for (int input = 0; input < inputs; input += TVector.TileRows)
                {
                    var sink = new StepSink<TVector, T, TStep>(offset + (input * Width), layout.PanelLength, layout.Outputs - output, step);
                    if (output + TVector.Count < end)
                    {
                        RegisterTile<TVector, T>.Run<Two, AlongBatch<TVector, T>, StepSink<TVector, T, TStep>>(
                            inputs - input, left + input, right, walk, sink);
                    }
                    else
                    {
                        RegisterTile<TVector, T>.Run<One, AlongBatch<TVector, T>, StepSink<TVector, T, TStep>>(
                            inputs - input, left + input, right, walk, sink);
                    }
                }
            }
        }
    }

    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void SumPanels<TStep>(
        Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, PanelLayout layout, int firstPanel, int lastPanel, int block, TStep step)
        where TStep : struct, IStep<T>
    {
        byte* memory = stackalloc byte[(WeightSums<TVector, T, TStep>.Length * sizeof(T)) + LineBytes];
        T* sums = (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        nint offset = w.Offset + layout.Place(block * 2 * Width);
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            int inputs = Math.Min(Width, layout.Inputs - (panel * Width));
            var panelSums = new WeightSums<TVector, T, TStep>(sums, offset + ((nint)panel * Width * Width), layout, block, step);
            SumPanel<FirstPart, TStep>(x, dz, 0, Math.Min(rows, TVector.BatchPart), panel, inputs, panelSums);
            for (int row = TVector.BatchPart; row < rows; row += TVector.BatchPart)
            {
                SumPanel<LaterPart, TStep>(x, dz, row, Math.Min(rows - row, TVector.BatchPart), panel, inputs, panelSums);
            }

            panelSums.Take(inputs);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumPanel<TPart, TStep>(
        Matrix<T> x, Matrix<T> dz, int row, int rows, int panel, int inputs, WeightSums<TVector, T, TStep> sums)
        where TPart : struct, IBatchPart
        where TStep : struct, IStep<T>
    {
        var walk = new AlongBatch<TVector, T>(dz, rows);
        int outputs = sums.OutputsHere;
        for (int input = 0; input < inputs; input += TVector.TileRows)
        {
            T* left = x.At(row, (panel * Width) + input);
            for (int output = 0; output < outputs; output += 2 * TVector.Count)
            {
                T* right = dz.At(row, sums.FirstOutput + output);
                if (output + TVector.Count < outputs)
                {
                    RegisterTile<TVector, T>.Run<Two, AlongBatch<TVector, T>, WeightSink<TVector, T, TStep, Two, TPart>>(
                        inputs - input, left, right, walk, new(sums, input, output));
                }
                else
                {
                    RegisterTile<TVector, T>.Run<One, AlongBatch<TVector, T>, WeightSink<TVector, T, TStep, One, TPart>>(
                        inputs - input, left, right, walk, new(sums, input, output));
                }
            }
        }
    }

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
