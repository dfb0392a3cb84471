using System.Numerics;
using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <summary>The register tiles of convolutions over one image: see <see cref="RegisterTile{TVector, T}"/> and <see cref="WindowLayout"/>.</summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class WindowTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Width = Panels<T>.Width;
    private const int LineBytes = 64;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] for all windows of an image, then the epilogue.</summary>
    /// <param name="image">The image, with its border.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="right">K, in panels of outputs.</param>
    /// <param name="layout">How K lies there.</param>
    /// <param name="first">The first row of windows.</param>
    /// <param name="end">The row of windows behind the last.</param>
    /// <param name="row">The row of the results that the image's first window has.</param>
    /// <param name="epilogue">What takes the results.</param>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    public static void Multiply<TEpilogue>(T* image, in WindowLayout windows, T* right, PanelLayout layout, int first, int end, int row, TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>
    {
        byte* memory = stackalloc byte[(RegisterTile<TVector, T>.Rows(twoRegisters: false) * RegisterTile<TVector, T>.SumsRow * sizeof(T)) + LineBytes];
        T* sums = (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        Product<T> product = ProductOf(windows, layout);
        for (int output = 0; output < layout.PaddedOutputs; output += 2 * TVector.Count)
        {
            T* weights = right + layout.Place(output);
            int registers = output + TVector.Count < layout.PaddedOutputs ? 2 : 1;
            int rows = TileRows(windows.OutputWidth, registers);
            for (int y = first; y < end; y++)
            {
                for (int x = 0; x < windows.OutputWidth; x += rows)
                {
                    int count = Math.Min(rows, windows.OutputWidth - x);
                    Sum(image + windows.WindowAt(y, x), windows, weights, count, registers, ref product, sums);
                    int result = row + (y * windows.ResultRow) + (x * windows.ResultStep);
                    for (int register = 0; register < registers; register++)
                    {
                        T* sum = sums + (register * TVector.Count);
                        for (int i = 0; i < count; i++, sum += RegisterTile<TVector, T>.SumsRow)
                        {
                            epilogue.Apply(result + (i * windows.ResultStep), output + (register * TVector.Count), TVector.Load(sum));
                        }
                    }
                }
            }
        }
    }

    /// <summary>
    /// z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] for the windows of an image that a maximum pool takes, then what comes before the pool, the maxima of the
    /// pool's rectangles, and the epilogue.
    /// </summary>
    /// <param name="image">The image, with its border.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="right">K, in panels of outputs.</param>
    /// <param name="layout">How K lies there.</param>
    /// <param name="first">The first row of the pool's rectangles.</param>
    /// <param name="end">The row of rectangles behind the last.</param>
    /// <param name="row">The row of the maxima that the image's first rectangle has.</param>
    /// <param name="places">Where the maxima are in their rectangles.</param>
    /// <param name="keepsPlaces">Whether that is kept.</param>
    /// <param name="results">Room for <see cref="RoomToPool"/> results.</param>
    /// <param name="epilogue">What takes the results, and the maxima.</param>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    public static void MultiplyAndPool<TShape, TEpilogue>(
        T* image, in WindowLayout windows, T* right, PanelLayout layout, int first, int end, int row, Matrix<T> places, bool keepsPlaces, T* results, TEpilogue epilogue)
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T>
    {
        Product<T> product = ProductOf(windows, layout);
        int atOnce = RectanglesAtOnce<TShape>();
        for (int output = 0; output < layout.PaddedOutputs; output += 2 * TVector.Count)
        {
            T* weights = right + layout.Place(output);
            int registers = output + TVector.Count < layout.PaddedOutputs ? 2 : 1;
            for (int y = first; y < end; y++)
            {
                for (int x = 0; x < TShape.PooledWidth; x += atOnce)
                {
                    int rectangles = Math.Min(atOnce, TShape.PooledWidth - x);
                    int columns = rectangles * TShape.PoolWidth;
                    int rows = TileRows(columns, registers);
                    T* result = results;
                    for (int r = 0; r < TShape.PoolHeight; r++)
                    {
                        T* window = image + windows.WindowAt((y * TShape.PoolHeight) + r, x * TShape.PoolWidth);
                        for (int column = 0; column < columns; column += rows)
                        {
                            int count = Math.Min(rows, columns - column);
                            Sum(window + windows.WindowAt(0, column), windows, weights, count, registers, ref product, result);
                            result += count * RegisterTile<TVector, T>.SumsRow;
                        }
                    }

                    int maximum = row + (y * TShape.PooledWidth) + x;
                    for (int register = 0; register < registers; register++)
                    {
                        Pool<TShape, TEpilogue>(
                            results + (register * TVector.Count), columns, maximum, rectangles, output + (register * TVector.Count), places, keepsPlaces, epilogue);
                    }
                }
            }
        }
    }

    /// <summary>The maxima of a row of rectangles, for a register of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pool<TShape, TEpilogue>(
        T* rectangle, int columns, int first, int count, int channel, Matrix<T> places, bool keepsPlaces, TEpilogue epilogue)
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T>
    {
        for (int row = first; row < first + count; row++, rectangle += TShape.PoolWidth * RegisterTile<TVector, T>.SumsRow)
        {
            TVector maximum = epilogue.BeforePool(channel, TVector.Load(rectangle));
            TVector place = default;
            for (int r = 0; r < TShape.PoolHeight; r++)
            {
                for (int s = r == 0 ? 1 : 0; s < TShape.PoolWidth; s++)
                {
                    TVector value = epilogue.BeforePool(channel, TVector.Load(rectangle + (((r * columns) + s) * RegisterTile<TVector, T>.SumsRow)));
                    Maximum<TVector, T>.Take(value, (r * TShape.PoolWidth) + s, keepsPlaces, ref maximum, ref place);
                }
            }

            if (keepsPlaces)
            {
                places.Store(row, channel, place);
            }

            epilogue.Apply(row, channel, maximum);
        }
    }

    /// <summary>How many results <see cref="MultiplyAndPool{TShape, TEpilogue}"/> has room for.</summary>
    public static long RoomToPool<TShape>()
        where TShape : struct, IPooledWindowShape =>
        (long)TShape.PoolHeight * Math.Min(RectanglesAtOnce<TShape>(), TShape.PooledWidth) * TShape.PoolWidth * RegisterTile<TVector, T>.SumsRow;

    /// <summary>Rectangles of a pool whose windows are computed at once: a row of most images, but of a long row what stays in the first cache.</summary>
    private static int RectanglesAtOnce<TShape>()
        where TShape : struct, IPooledWindowShape => Math.Max(1, 64 / TShape.PoolWidth);

    private static Product<T> ProductOf(in WindowLayout windows, PanelLayout layout) => new()
    {
        LeftSegment = windows.DilationWidth == 1 ? (nint)windows.DilationHeight * windows.RowLength : (nint)windows.DilationWidth * windows.Channels,
        RightRegister = layout.Distance(TVector.Count),
        Steps = (windows.DilationWidth == 1 ? windows.WindowHeight : 1) * windows.WindowWidth * windows.Channels,
        Segment = windows.RunLength,
    };

    /// <summary>The sums of some windows side by side. Of a window whose places lie apart, each row is a part.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sum(T* window, in WindowLayout windows, T* weights, int count, int registers, ref Product<T> product, T* sums)
    {
        if (registers == 1 && SlidingTile<TVector, T>.Computes(windows))
        {
            SlidingTile<TVector, T>.Run(count, windows, window, weights, sums);
            return;
        }

        var walk = new AlongRuns((nint)windows.StrideWidth * windows.Channels);
        int parts = windows.DilationWidth == 1 ? 1 : windows.WindowHeight;
        for (int part = 0; part < parts; part++)
        {
            product.Left = window + ((nint)part * windows.DilationHeight * windows.RowLength);
            product.Right = weights + ((nint)part * product.Steps * Width);
            product.Continues = part > 0;
            RegisterTile<TVector, T>.Run(count, registers > 1, product, walk, sums);
        }
    }

    /// <summary>Windows of a tile, so that those of a row of windows are as even as can be: 7 and 7 of 14.</summary>
    private static int TileRows(int windows, int registers) => Even(windows, RegisterTile<TVector, T>.Rows(registers > 1));

    /// <summary>
    /// Turns the taps of a phase of the backward pass around: K [R·S·C × O] becomes [R′·S′·O × C], the last of the taps first.
    /// </summary>
    /// <param name="kernel">K, in panels of outputs.</param>
    /// <param name="from">How K lies there.</param>
    /// <param name="windowWidth">S.</param>
    /// <param name="down">R′ of the rows of taps.</param>
    /// <param name="across">S′ of a row's taps.</param>
    /// <param name="turned">The result, in panels of channels.</param>
    /// <param name="to">How it lies there.</param>
    [MethodImpl(Hot)]
    public static void Turn(T* kernel, PanelLayout from, int windowWidth, in TapAxis down, in TapAxis across, T* turned, PanelLayout to)
    {
        (int channels, int outputs) = (to.Outputs, from.Outputs);
        for (int tap = 0; tap < down.Taps * across.Taps; tap++)
        {
            (int row, int column) = Math.DivRem(tap, across.Taps);
            int fromPlace = ((down.Tap + (row * down.TapStep)) * windowWidth) + across.Tap + (column * across.TapStep);
            int toPlace = (down.Taps * across.Taps) - 1 - tap;
            for (int channel = 0; channel < channels; channel += TVector.Count)
            {
                for (int output = 0; output < outputs; output += TVector.Count)
                {
                    T* source = kernel + from.Place(output) + ((((nint)fromPlace * channels) + channel) * Width);
                    T* destination = turned + to.Place(channel) + ((((nint)toPlace * outputs) + output) * Width);
                    if (channel + TVector.Count <= channels && output + TVector.Count <= outputs)
                    {
                        TVector.Transpose(source, Width, destination, Width);
                        continue;
                    }

                    for (int i = 0; i < Math.Min(TVector.Count, channels - channel); i++)
                    {
                        for (int j = 0; j < Math.Min(TVector.Count, outputs - output); j++)
                        {
                            destination[(j * Width) + i] = source[(i * Width) + j];
                        }
                    }
                }
            }
        }
    }

    /// <summary>How many tiles dK has: for each block of 32 outputs, runs of a window in pieces of a tile's rows.</summary>
    public static int Tiles(in WindowLayout windows, int outputs) =>
        Pieces(outputs, 2 * Width) * windows.WindowHeight * windows.RunsInRow * Pieces(windows.RunLength, OuterRows(windows, outputs));

    /// <summary>Scalars that a tile of dK has.</summary>
    public static int TileLength(in WindowLayout windows, int outputs) => OuterRows(windows, outputs) * 2 * Width;

    /// <summary>
    /// Rows that a tile of dK has at most, so that those of a run are as even as can be: 5 and 4 of 9. All tiles have the same number, so that
    /// threads can share them.
    /// </summary>
    private static int OuterRows(in WindowLayout windows, int outputs) =>
        Even(windows.RunLength, RegisterTile<TVector, T>.Rows(twoRegisters: outputs > Width));

    /// <summary>Adds what one image adds to some tiles of dK[o, c, r, s] = Σ dz[o, i, j]·a[c, i+r, j+s]: its sum over the windows, computed from zero.</summary>
    /// <param name="image">a, with its border.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="dz">The gradients of the outputs.</param>
    /// <param name="row">The row of dz that the image's first window has.</param>
    /// <param name="outputs">How many outputs there are.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="last">The tile behind the last.</param>
    /// <param name="totals">The sums over all images so far, tile by tile.</param>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    public static void AddOuter(T* image, in WindowLayout windows, Matrix<T> dz, int row, int outputs, int first, int last, T* totals)
    {
        byte* memory = stackalloc byte[(RegisterTile<TVector, T>.Rows(twoRegisters: false) * 2 * Width * sizeof(T)) + LineBytes];
        T* sums = (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        var walk = new AcrossWindows((nint)windows.StrideWidth * windows.Channels);
        var product = new Product<T>
        {
            LeftSegment = (nint)windows.StrideHeight * windows.RowLength,
            RightRegister = dz.Distance(TVector.Count),
            Steps = windows.OutputHeight * windows.OutputWidth,
            Segment = windows.OutputWidth,
        };
        for (int tile = first; tile < last; tile++, totals += TileLength(windows, outputs))
        {
            (int block, int run, int from, int count) = TileAt(windows, outputs, tile);
            int firstOutput = block * 2 * Width;
            int end = Math.Min(firstOutput + (2 * Width), Pieces(outputs, Width) * Width);
            product.Left = image + windows.RunAt(run) + from;
            for (int output = firstOutput; output < end; output += 2 * TVector.Count)
            {
                product.Right = dz.At(row, output);
                int registers = output + TVector.Count < end ? 2 : 1;
                RegisterTile<TVector, T>.Run(count, registers > 1, product, walk, sums);
                T* total = totals + ((output - firstOutput) * OuterRows(windows, outputs));
                for (int i = 0; i < count; i++)
                {
                    for (int register = 0; register < registers; register++)
                    {
                        int place = (i * RegisterTile<TVector, T>.SumsRow) + (register * TVector.Count);
                        TVector.Store(TVector.Load(total + place) + TVector.Load(sums + place), total + place);
                    }
                }
            }
        }
    }

    /// <summary>Hands tiles of dK to the step.</summary>
    [MethodImpl(Hot)]
    public static void Take<TStep>(T* totals, in WindowLayout windows, int outputs, int first, int last, Panels<T> kernel, TStep step)
        where TStep : struct, IStep<T>
    {
        var layout = PanelLayout.Of(windows.WindowHeight * windows.WindowWidth * windows.Channels, outputs);
        for (int tile = first; tile < last; tile++, totals += TileLength(windows, outputs))
        {
            (int block, int run, int from, int count) = TileAt(windows, outputs, tile);
            int firstOutput = block * 2 * Width;
            int end = Math.Min(firstOutput + (2 * Width), layout.PaddedOutputs);
            for (int output = firstOutput; output < end; output += TVector.Count)
            {
                T* total = totals + ((output - firstOutput) / (2 * TVector.Count) * 2 * TVector.Count * OuterRows(windows, outputs)) + ((output - firstOutput) % (2 * TVector.Count));
                nint offset = kernel.Offset + layout.Place(output) + ((((nint)run * windows.RunLength) + from) * Width);
                for (int i = 0; i < count; i++, total += RegisterTile<TVector, T>.SumsRow, offset += Width)
                {
                    TVector sum = TVector.Load(total);
                    step.Apply(offset, output + TVector.Count > outputs ? TVector.First(sum, outputs - output) : sum);
                }
            }
        }
    }

    /// <summary>A tile's block of outputs, and which of the scalars of which run of a window it has.</summary>
    private static (int Block, int Run, int From, int Count) TileAt(in WindowLayout windows, int outputs, int tile)
    {
        int rows = OuterRows(windows, outputs);
        int pieces = Pieces(windows.RunLength, rows);
        (int runs, int piece) = Math.DivRem(tile, pieces);
        (int block, int run) = Math.DivRem(runs, windows.WindowHeight * windows.RunsInRow);
        int from = piece * rows;
        return (block, run, from, Math.Min(rows, windows.RunLength - from));
    }
}
