using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The gradients of weights that each lane has for itself: dK = Σ dz·a over the places of an image, lane by lane. Up to three by three taps of
/// a window are summed at a time, each in a register, so that what is read of dz serves them all. A tap's sum runs over the same places in the
/// same order whatever the taps beside it.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class LaneOuter<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    /// <summary>Rows of taps that are summed at a time, and taps of a row.</summary>
    public const int Tile = 3;

    private const int Width = Panels<T>.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Adds what one image adds to the gradients of some rows of taps.</summary>
    /// <param name="image">a, of one plane.</param>
    /// <param name="zeros">A row of an image of zeros, which stands for those of the padding.</param>
    /// <param name="dz">The gradients of the outputs, from the register's first on: [place][16].</param>
    /// <param name="down">The rows of windows.</param>
    /// <param name="across">The windows of a row.</param>
    /// <param name="firstRow">The first row of taps.</param>
    /// <param name="rows">How many rows of taps, up to <see cref="Tile"/>.</param>
    /// <param name="totals">The sums over all images so far: [row][tap].</param>
    [MethodImpl(Hot)]
    public static void Add(
        in LaneImage<TVector, T> image, T* zeros, T* dz, in TapAxis down, in TapAxis across, int firstRow, int rows, T* totals)
    {
        for (int tap = 0; tap < across.Taps; tap += Tile)
        {
            int end = Math.Min(tap + Tile, across.Taps);
            (int wholeFrom, int wholeTo) = across.WholeResults(tap, end);

            // Windows side by side that have the same taps within the image.
            for (int x = 0; x < across.Count;)
            {
                bool isWhole = x >= wholeFrom && x < wholeTo;
                (int from, int to) = isWhole ? (tap, end) : across.TapsOf(x, tap, end);
                int next = isWhole ? wholeTo : x + 1;
                if (from < to)
                {
                    Add(image, zeros, dz, down, across, firstRow, rows, from, to - from, x, next - x, totals + ((nint)from * TVector.Count));
                }

                x = next;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        in LaneImage<TVector, T> image, T* zeros, T* dz, in TapAxis down, in TapAxis across, int row, int rows, int tap, int taps, int x, int count, T* totals)
    {
        switch (rows)
        {
            case 1: Add<One>(image, zeros, dz, down, across, row, tap, taps, x, count, totals); break;
            case 2: Add<Two>(image, zeros, dz, down, across, row, tap, taps, x, count, totals); break;
            default: Add<Three>(image, zeros, dz, down, across, row, tap, taps, x, count, totals); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TRows>(
        in LaneImage<TVector, T> image, T* zeros, T* dz, in TapAxis down, in TapAxis across, int row, int tap, int taps, int x, int count, T* totals)
        where TRows : unmanaged, IConstant
    {
        switch (taps)
        {
            case 1: Add<TRows, One>(image, zeros, dz, down, across, row, tap, x, count, totals); break;
            case 2: Add<TRows, Two>(image, zeros, dz, down, across, row, tap, x, count, totals); break;
            default: Add<TRows, Three>(image, zeros, dz, down, across, row, tap, x, count, totals); break;
        }
    }

    /// <summary>Adds the sums of some taps over columns of windows in which all of them meet the image.</summary>
    [MethodImpl(Hot)]
    private static void Add<TRows, TTaps>(
        in LaneImage<TVector, T> image, T* zeros, T* dz, in TapAxis down, in TapAxis across, int row, int tap, int x, int count, T* totals)
        where TRows : unmanaged, IConstant
        where TTaps : unmanaged, IConstant
    {
        TVector sum00 = default, sum01 = default, sum02 = default;
        TVector sum10 = default, sum11 = default, sum12 = default;
        TVector sum20 = default, sum21 = default, sum22 = default;
        nint line = across.Length * image.Place;
        nint step = across.SourceStep * image.Place;
        nint dilation = across.SourceTap * image.Place;
        nint column = across.SourceOf(x, tap) * image.Place;
        T* gradient = dz + ((nint)x * Width);
        for (int y = 0; y < down.Count; y++, gradient += (nint)across.Count * Width)
        {
            T* row0 = Line(image, zeros, down.SourceOf(y, row), down.Length, line) + column;
            T* row1 = sizeof(TRows) > 1 ? Line(image, zeros, down.SourceOf(y, row + 1), down.Length, line) + column : row0;
            T* row2 = sizeof(TRows) > 2 ? Line(image, zeros, down.SourceOf(y, row + 2), down.Length, line) + column : row0;
            T* here = gradient;
            for (int i = count; i > 0; i--, here += Width)
            {
                TVector g = TVector.Load(here);
                TVector.MultiplyAccumulate(ref sum00, g, TVector.Load(row0));

                if (sizeof(TTaps) > 1)
                {
                    TVector.MultiplyAccumulate(ref sum01, g, TVector.Load(row0 + dilation));
                }

                if (sizeof(TTaps) > 2)
                {
                    TVector.MultiplyAccumulate(ref sum02, g, TVector.Load(row0 + (2 * dilation)));
                }

                if (sizeof(TRows) > 1)
                {
                    TVector.MultiplyAccumulate(ref sum10, g, TVector.Load(row1));
                }

                if (sizeof(TRows) > 1 && sizeof(TTaps) > 1)
                {
                    TVector.MultiplyAccumulate(ref sum11, g, TVector.Load(row1 + dilation));
                }

                if (sizeof(TRows) > 1 && sizeof(TTaps) > 2)
                {
                    TVector.MultiplyAccumulate(ref sum12, g, TVector.Load(row1 + (2 * dilation)));
                }

                if (sizeof(TRows) > 2)
                {
                    TVector.MultiplyAccumulate(ref sum20, g, TVector.Load(row2));
                }

                if (sizeof(TRows) > 2 && sizeof(TTaps) > 1)
                {
                    TVector.MultiplyAccumulate(ref sum21, g, TVector.Load(row2 + dilation));
                }

                if (sizeof(TRows) > 2 && sizeof(TTaps) > 2)
                {
                    TVector.MultiplyAccumulate(ref sum22, g, TVector.Load(row2 + (2 * dilation)));
                }

                row0 += step;
                row1 += step;
                row2 += step;
            }
        }

        nint next = (nint)across.Taps * TVector.Count;
        AddTo(totals, sum00);

        if (sizeof(TTaps) > 1)
        {
            AddTo(totals + TVector.Count, sum01);
        }

        if (sizeof(TTaps) > 2)
        {
            AddTo(totals + (2 * TVector.Count), sum02);
        }

        if (sizeof(TRows) > 1)
        {
            AddTo(totals + next, sum10);
        }

        if (sizeof(TRows) > 1 && sizeof(TTaps) > 1)
        {
            AddTo(totals + next + TVector.Count, sum11);
        }

        if (sizeof(TRows) > 1 && sizeof(TTaps) > 2)
        {
            AddTo(totals + next + (2 * TVector.Count), sum12);
        }

        if (sizeof(TRows) > 2)
        {
            AddTo(totals + (2 * next), sum20);
        }

        if (sizeof(TRows) > 2 && sizeof(TTaps) > 1)
        {
            AddTo(totals + (2 * next) + TVector.Count, sum21);
        }

        if (sizeof(TRows) > 2 && sizeof(TTaps) > 2)
        {
            AddTo(totals + (2 * next) + (2 * TVector.Count), sum22);
        }
    }

    /// <summary>A row of the image, or of zeros where it lies in the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T* Line(in LaneImage<TVector, T> image, T* zeros, int y, int height, nint line) =>
        (uint)y < (uint)height ? image.Origin + (y * line) : zeros;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(T* total, TVector sum) => TVector.Store(TVector.Load(total) + sum, total);
}
