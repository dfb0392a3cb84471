using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The register tiles of a convolution's backward pass where a pool's maxima alone have gradients, see <see cref="PoolMaxima"/>. A tile is a
/// part of a window: up to three rows of it, and up to six registers, or scalars, of each.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class MaximaTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows of a tile, at most.</summary>
    public const int Rows = 3;

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Columns of a tile, at most: what the register file has room for.</summary>
    public static int Columns
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.TileRows == 8 ? 6 : 4;
    }

    /// <summary>totals[r, k] += Σ g·a[r, k] over a channel's maxima, computed from zero, where r, k are a window's rows and the registers of them.</summary>
    [MethodImpl(Hot)]
    public static void AddOuter(int rows, int columns, in MaximaList<T> maxima, T* image, nint rowLength, T* totals, nint totalsRow) =>
        Run<OuterOfList>(rows, columns, maxima, image, rowLength, totals, totalsRow);

    /// <summary>a[r, k] += g·weights[r, k] at each of a channel's maxima, one after the other.</summary>
    [MethodImpl(Hot)]
    public static void Spread(int rows, int columns, in MaximaList<T> maxima, T* image, nint rowLength, T* weights, nint weightsRow) =>
        Run<SpreadOfList>(rows, columns, maxima, image, rowLength, weights, weightsRow);

    /// <summary>
    /// totals[r, k] += Σ g·a[r, k] over the maxima of a register of channels, computed from zero, where k are the scalars of a window's rows. It visits all windows,
    /// for each channel has its maxima elsewhere.
    /// </summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Columns of the tile.</param>
    /// <param name="maxima">The maxima.</param>
    /// <param name="gradient">The gradients of the register's channels in the first rectangle.</param>
    /// <param name="place">The places of the register's channels in the first rectangle.</param>
    /// <param name="image">The tile in the image's first window.</param>
    /// <param name="rowLength">From one of a window's rows to the next.</param>
    /// <param name="totals">The tile of sums.</param>
    /// <param name="totalsRow">From one row of sums to the next.</param>
    [MethodImpl(Hot)]
    public static void AddLanes(int rows, int columns, in PoolMaxima maxima, T* gradient, T* place, T* image, nint rowLength, T* totals, nint totalsRow)
    {
        switch (rows)
        {
            case 1: LanesOfRows<One>(columns, maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            case 2: LanesOfRows<Two>(columns, maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            default: LanesOfRows<Three>(columns, maxima, gradient, place, image, rowLength, totals, totalsRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LanesOfRows<TRows>(int columns, in PoolMaxima maxima, T* gradient, T* place, T* image, nint rowLength, T* totals, nint totalsRow)
        where TRows : unmanaged, IConstant
    {
        switch (columns)
        {
            case 1: Lanes<TRows, One>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            case 2: Lanes<TRows, Two>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            case 3: Lanes<TRows, Three>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            case 4: Lanes<TRows, Four>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            case 5: Lanes<TRows, Five>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
            default: Lanes<TRows, Six>(maxima, gradient, place, image, rowLength, totals, totalsRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TWork>(int rows, int columns, in MaximaList<T> maxima, T* image, nint rowLength, T* tile, nint tileRow)
        where TWork : struct, IWork
    {
        switch (rows)
        {
            case 1: OfRows<TWork, One>(columns, maxima, image, rowLength, tile, tileRow); break;
            case 2: OfRows<TWork, Two>(columns, maxima, image, rowLength, tile, tileRow); break;
            default: OfRows<TWork, Three>(columns, maxima, image, rowLength, tile, tileRow); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OfRows<TWork, TRows>(int columns, in MaximaList<T> maxima, T* image, nint rowLength, T* tile, nint tileRow)
        where TWork : struct, IWork
        where TRows : unmanaged, IConstant
    {
        switch (columns)
        {
            case 1: TWork.Run<TRows, One>(maxima, image, rowLength, tile, tileRow); break;
            case 2: TWork.Run<TRows, Two>(maxima, image, rowLength, tile, tileRow); break;
            case 3: TWork.Run<TRows, Three>(maxima, image, rowLength, tile, tileRow); break;
            case 4: TWork.Run<TRows, Four>(maxima, image, rowLength, tile, tileRow); break;
            case 5: TWork.Run<TRows, Five>(maxima, image, rowLength, tile, tileRow); break;
            default: TWork.Run<TRows, Six>(maxima, image, rowLength, tile, tileRow); break;
        }
    }

    [MethodImpl(Hot)]
    private static void Outer<TRows, TColumns>(in MaximaList<T> maxima, T* image, nint rowLength, T* totals, nint totalsRow)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        TVector sum00 = default, sum01 = default, sum02 = default, sum03 = default, sum04 = default, sum05 = default;
        TVector sum10 = default, sum11 = default, sum12 = default, sum13 = default, sum14 = default, sum15 = default;
        TVector sum20 = default, sum21 = default, sum22 = default, sum23 = default, sum24 = default, sum25 = default;
        T* value = maxima.Values;
        T* end = value + maxima.Count;
        for (int* window = maxima.Windows; value < end; value++, window++)
        {
            TVector gradient = *value;
            T* a = image + *window;
            AddRow<TRows, TColumns>(0, gradient, a, ref sum00, ref sum01, ref sum02, ref sum03, ref sum04, ref sum05);
            AddRow<TRows, TColumns>(1, gradient, a + rowLength, ref sum10, ref sum11, ref sum12, ref sum13, ref sum14, ref sum15);
            AddRow<TRows, TColumns>(2, gradient, a + (2 * rowLength), ref sum20, ref sum21, ref sum22, ref sum23, ref sum24, ref sum25);
        }

        KeepRow<TRows, TColumns>(0, totals, sum00, sum01, sum02, sum03, sum04, sum05);
        KeepRow<TRows, TColumns>(1, totals + totalsRow, sum10, sum11, sum12, sum13, sum14, sum15);
        KeepRow<TRows, TColumns>(2, totals + (2 * totalsRow), sum20, sum21, sum22, sum23, sum24, sum25);
    }

    [MethodImpl(Hot)]
    private static void SpreadTile<TRows, TColumns>(in MaximaList<T> maxima, T* image, nint rowLength, T* weights, nint weightsRow)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        TVector w00 = default, w01 = default, w02 = default, w03 = default, w04 = default, w05 = default;
        TVector w10 = default, w11 = default, w12 = default, w13 = default, w14 = default, w15 = default;
        TVector w20 = default, w21 = default, w22 = default, w23 = default, w24 = default, w25 = default;
        LoadRow<TRows, TColumns>(0, weights, ref w00, ref w01, ref w02, ref w03, ref w04, ref w05);
        LoadRow<TRows, TColumns>(1, weights + weightsRow, ref w10, ref w11, ref w12, ref w13, ref w14, ref w15);
        LoadRow<TRows, TColumns>(2, weights + (2 * weightsRow), ref w20, ref w21, ref w22, ref w23, ref w24, ref w25);
        T* value = maxima.Values;
        T* end = value + maxima.Count;
        for (int* window = maxima.Windows; value < end; value++, window++)
        {
            TVector gradient = *value;
            T* a = image + *window;
            SpreadRow<TRows, TColumns>(0, gradient, a, w00, w01, w02, w03, w04, w05);
            SpreadRow<TRows, TColumns>(1, gradient, a + rowLength, w10, w11, w12, w13, w14, w15);
            SpreadRow<TRows, TColumns>(2, gradient, a + (2 * rowLength), w20, w21, w22, w23, w24, w25);
        }
    }

    [MethodImpl(Hot)]
    private static void Lanes<TRows, TColumns>(in PoolMaxima maxima, T* gradients, T* places, T* image, nint rowLength, T* totals, nint totalsRow)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        TVector sum00 = default, sum01 = default, sum02 = default, sum03 = default, sum04 = default, sum05 = default;
        TVector sum10 = default, sum11 = default, sum12 = default, sum13 = default, sum14 = default, sum15 = default;
        TVector sum20 = default, sum21 = default, sum22 = default, sum23 = default, sum24 = default, sum25 = default;
        for (int y = 0; y < maxima.Height; y++)
        {
            T* rectangle = image + (y * maxima.Down);
            for (int x = 0; x < maxima.Width; x++)
            {
                TVector all = TVector.Load(gradients);
                TVector place = TVector.Load(places);
                for (int i = 0; i < maxima.Places; i++)
                {
                    TVector here = T.CreateTruncating(i);
                    TVector gradient = TVector.Where(place >= here, TVector.Where(place <= here, all, default), default);
                    T* a = rectangle + maxima.Windows[i];
                    AddScalars<TRows, TColumns>(0, gradient, a, ref sum00, ref sum01, ref sum02, ref sum03, ref sum04, ref sum05);
                    AddScalars<TRows, TColumns>(1, gradient, a + rowLength, ref sum10, ref sum11, ref sum12, ref sum13, ref sum14, ref sum15);
                    AddScalars<TRows, TColumns>(2, gradient, a + (2 * rowLength), ref sum20, ref sum21, ref sum22, ref sum23, ref sum24, ref sum25);
                }

                gradients += Panels<T>.Width;
                places += Panels<T>.Width;
                rectangle += maxima.Across;
            }
        }

        KeepRow<TRows, TColumns>(0, totals, sum00, sum01, sum02, sum03, sum04, sum05);
        KeepRow<TRows, TColumns>(1, totals + totalsRow, sum10, sum11, sum12, sum13, sum14, sum15);
        KeepRow<TRows, TColumns>(2, totals + (2 * totalsRow), sum20, sum21, sum22, sum23, sum24, sum25);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<TRows, TColumns>(int row, TVector gradient, T* a, ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row >= sizeof(TRows))
        {
            return;
        }

        TVector.MultiplyAccumulate(ref v0, TVector.Load(a), gradient);
        if (sizeof(TColumns) > 1)
        {
            TVector.MultiplyAccumulate(ref v1, TVector.Load(a + TVector.Count), gradient);
        }

        if (sizeof(TColumns) > 2)
        {
            TVector.MultiplyAccumulate(ref v2, TVector.Load(a + (2 * TVector.Count)), gradient);
        }

        if (sizeof(TColumns) > 3)
        {
            TVector.MultiplyAccumulate(ref v3, TVector.Load(a + (3 * TVector.Count)), gradient);
        }

        if (sizeof(TColumns) > 4)
        {
            TVector.MultiplyAccumulate(ref v4, TVector.Load(a + (4 * TVector.Count)), gradient);
        }

        if (sizeof(TColumns) > 5)
        {
            TVector.MultiplyAccumulate(ref v5, TVector.Load(a + (5 * TVector.Count)), gradient);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScalars<TRows, TColumns>(int row, TVector gradient, T* a, ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row >= sizeof(TRows))
        {
            return;
        }

        TVector.MultiplyAccumulate(ref v0, gradient, a[0]);
        if (sizeof(TColumns) > 1)
        {
            TVector.MultiplyAccumulate(ref v1, gradient, a[1]);
        }

        if (sizeof(TColumns) > 2)
        {
            TVector.MultiplyAccumulate(ref v2, gradient, a[2]);
        }

        if (sizeof(TColumns) > 3)
        {
            TVector.MultiplyAccumulate(ref v3, gradient, a[3]);
        }

        if (sizeof(TColumns) > 4)
        {
            TVector.MultiplyAccumulate(ref v4, gradient, a[4]);
        }

        if (sizeof(TColumns) > 5)
        {
            TVector.MultiplyAccumulate(ref v5, gradient, a[5]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void KeepRow<TRows, TColumns>(int row, T* totals, TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row >= sizeof(TRows))
        {
            return;
        }

        TVector.Store(TVector.Load(totals) + v0, totals);
        if (sizeof(TColumns) > 1)
        {
            TVector.Store(TVector.Load(totals + TVector.Count) + v1, totals + TVector.Count);
        }

        if (sizeof(TColumns) > 2)
        {
            TVector.Store(TVector.Load(totals + (2 * TVector.Count)) + v2, totals + (2 * TVector.Count));
        }

        if (sizeof(TColumns) > 3)
        {
            TVector.Store(TVector.Load(totals + (3 * TVector.Count)) + v3, totals + (3 * TVector.Count));
        }

        if (sizeof(TColumns) > 4)
        {
            TVector.Store(TVector.Load(totals + (4 * TVector.Count)) + v4, totals + (4 * TVector.Count));
        }

        if (sizeof(TColumns) > 5)
        {
            TVector.Store(TVector.Load(totals + (5 * TVector.Count)) + v5, totals + (5 * TVector.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadRow<TRows, TColumns>(int row, T* weights, ref TVector v0, ref TVector v1, ref TVector v2, ref TVector v3, ref TVector v4, ref TVector v5)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row >= sizeof(TRows))
        {
            return;
        }

        v0 = TVector.Load(weights);
        if (sizeof(TColumns) > 1)
        {
            v1 = TVector.Load(weights + TVector.Count);
        }

        if (sizeof(TColumns) > 2)
        {
            v2 = TVector.Load(weights + (2 * TVector.Count));
        }

        if (sizeof(TColumns) > 3)
        {
            v3 = TVector.Load(weights + (3 * TVector.Count));
        }

        if (sizeof(TColumns) > 4)
        {
            v4 = TVector.Load(weights + (4 * TVector.Count));
        }

        if (sizeof(TColumns) > 5)
        {
            v5 = TVector.Load(weights + (5 * TVector.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SpreadRow<TRows, TColumns>(int row, TVector gradient, T* a, TVector v0, TVector v1, TVector v2, TVector v3, TVector v4, TVector v5)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row >= sizeof(TRows))
        {
            return;
        }

        TVector.Store(TVector.MultiplyAdd(gradient, v0, TVector.Load(a)), a);
        if (sizeof(TColumns) > 1)
        {
            TVector.Store(TVector.MultiplyAdd(gradient, v1, TVector.Load(a + TVector.Count)), a + TVector.Count);
        }

        if (sizeof(TColumns) > 2)
        {
            TVector.Store(TVector.MultiplyAdd(gradient, v2, TVector.Load(a + (2 * TVector.Count))), a + (2 * TVector.Count));
        }

        if (sizeof(TColumns) > 3)
        {
            TVector.Store(TVector.MultiplyAdd(gradient, v3, TVector.Load(a + (3 * TVector.Count))), a + (3 * TVector.Count));
        }

        if (sizeof(TColumns) > 4)
        {
            TVector.Store(TVector.MultiplyAdd(gradient, v4, TVector.Load(a + (4 * TVector.Count))), a + (4 * TVector.Count));
        }

        if (sizeof(TColumns) > 5)
        {
            TVector.Store(TVector.MultiplyAdd(gradient, v5, TVector.Load(a + (5 * TVector.Count))), a + (5 * TVector.Count));
        }
    }

    /// <summary>What is done along a list of maxima.</summary>
    private interface IWork
    {
        static abstract void Run<TRows, TColumns>(in MaximaList<T> maxima, T* image, nint rowLength, T* tile, nint tileRow)
            where TRows : unmanaged, IConstant
            where TColumns : unmanaged, IConstant;
    }

    private readonly struct OuterOfList : IWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TRows, TColumns>(in MaximaList<T> maxima, T* image, nint rowLength, T* tile, nint tileRow)
            where TRows : unmanaged, IConstant
            where TColumns : unmanaged, IConstant => Outer<TRows, TColumns>(maxima, image, rowLength, tile, tileRow);
    }

    private readonly struct SpreadOfList : IWork
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Run<TRows, TColumns>(in MaximaList<T> maxima, T* image, nint rowLength, T* tile, nint tileRow)
            where TRows : unmanaged, IConstant
            where TColumns : unmanaged, IConstant => SpreadTile<TRows, TColumns>(maxima, image, rowLength, tile, tileRow);
    }
}
