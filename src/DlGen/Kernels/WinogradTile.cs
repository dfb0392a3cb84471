using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Convolutions of 3×3 by fewer products (Winograd 1980; Lavin and Gray 2016): four results side by side take 16 products a channel and not 36.
/// A tile of 4×4 places becomes BᵀdB and the weights become GgGᵀ, 16 numbers each; products of these, summed over the channels, become the
/// four results by AᵀmA. Tiles of a batch are counted image by image, row by row.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class WinogradTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Products of a tile, for each channel and output.</summary>
    public const int Products = 16;

    private const int Width = Panels<T>.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Tiles that are computed at once: whole register tiles, whose 16 products stay in the second cache.</summary>
    public static int TilesAtOnce(int channels) => channels <= 128 ? 48 : 24;

    /// <summary>Scalars that <see cref="Multiply"/> needs room for.</summary>
    public static long Room(int channels) => (Products * (long)TilesAtOnce(channels) * (channels + RegisterTile<TVector, T>.SumsRow)) + Width;

    /// <summary>U = GgGᵀ, for the panels of outputs from one on.</summary>
    [MethodImpl(Hot)]
    public static void TransformWeights(T* kernel, int channels, int outputs, int firstPanel, int lastPanel, T* transformed)
    {
        var from = PanelLayout.Of(9 * channels, outputs);
        var to = PanelLayout.Of(channels, outputs);
        nint product = (nint)to.Length;
        TVector half = T.CreateTruncating(0.5);
        nint tap = (nint)channels * Width;
        for (int output = firstPanel * Width; output < lastPanel * Width; output += TVector.Count)
        {
            T* source = kernel + from.Place(output);
            T* destination = transformed + to.Place(output);
            for (int channel = 0; channel < channels; channel++, source += Width, destination += Width)
            {
                Column(source, tap, half, out TVector g00, out TVector g10, out TVector g20, out TVector g30);
                Column(source + tap, tap, half, out TVector g01, out TVector g11, out TVector g21, out TVector g31);
                Column(source + (2 * tap), tap, half, out TVector g02, out TVector g12, out TVector g22, out TVector g32);
                Row(g00, g01, g02, half, destination, product);
                Row(g10, g11, g12, half, destination + (4 * product), product);
                Row(g20, g21, g22, half, destination + (8 * product), product);
                Row(g30, g31, g32, half, destination + (12 * product), product);
            }
        }
    }

    /// <summary>The results of some tiles, four of each.</summary>
    /// <param name="images">The images, whose channels fill panels.</param>
    /// <param name="weights">The transformed weights.</param>
    /// <param name="tilesDown">Rows of tiles that an image has.</param>
    /// <param name="tilesAcross">Tiles of a row.</param>
    /// <param name="first">The first tile of the batch.</param>
    /// <param name="last">The tile behind the last.</param>
    /// <param name="room">Room for <see cref="Room"/> scalars.</param>
    /// <param name="end">What takes the results.</param>
    [MethodImpl(Hot)]
    public static void Multiply<TShape, TEnd>(Matrix<T> images, T* weights, int tilesDown, int tilesAcross, int first, int last, T* room, TEnd end)
        where TShape : struct, IWindowShape
        where TEnd : struct, ITileEnd<T>
    {
        int channels = TShape.Channels;
        int atOnce = TilesAtOnce(channels);
        var layout = PanelLayout.Of(channels, TShape.Outputs);
        T* zeros = room;
        new Span<T>(zeros, Width).Clear();
        T* left = zeros + Width;
        T* sums = left + (Products * (nint)atOnce * channels);
        nint leftProduct = (nint)atOnce * channels;
        nint sumsProduct = (nint)atOnce * RegisterTile<TVector, T>.SumsRow;
        var walk = new AlongRuns(channels);
        var product = new Product<T> { RightRegister = layout.Distance(TVector.Count), Steps = channels, Segment = channels };
        for (; first < last; first += atOnce)
        {
            int count = Math.Min(atOnce, last - first);
            for (int tile = 0; tile < count; tile++)
            {
                (int example, int y, int x) = PlaceOf(first + tile, tilesDown, tilesAcross);
                TransformTile<TShape>(images, example, (2 * y) - TShape.Top, (2 * x) - TShape.Left, zeros, left + ((nint)tile * channels), leftProduct);
            }

            for (int output = 0; output < layout.PaddedOutputs; output += 2 * TVector.Count)
            {
                int registers = output + TVector.Count < layout.PaddedOutputs ? 2 : 1;
                int rows = RegisterTile<TVector, T>.Rows(registers > 1);
                for (int p = 0; p < Products; p++)
                {
                    product.Right = weights + (p * (nint)layout.Length) + layout.Place(output);
                    for (int tile = 0; tile < count; tile += rows)
                    {
                        product.Left = left + (p * leftProduct) + ((nint)tile * channels);
                        RegisterTile<TVector, T>.Run(
                            Math.Min(rows, count - tile), registers > 1, product, walk, sums + (p * sumsProduct) + ((nint)tile * RegisterTile<TVector, T>.SumsRow));
                    }
                }

                for (int tile = 0; tile < count; tile++)
                {
                    (int example, int y, int x) = PlaceOf(first + tile, tilesDown, tilesAcross);
                    for (int register = 0; register < registers; register++)
                    {
                        Results(
                            sums + ((nint)tile * RegisterTile<TVector, T>.SumsRow) + (register * TVector.Count), sumsProduct,
                            example, y, x, output + (register * TVector.Count), end);
                    }
                }
            }
        }
    }

    /// <summary>A tile's example, row and column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (int Example, int Y, int X) PlaceOf(int tile, int tilesDown, int tilesAcross)
    {
        (int row, int x) = Math.DivRem(tile, tilesAcross);
        (int example, int y) = Math.DivRem(row, tilesDown);
        return (example, y, x);
    }

    /// <summary>V = BᵀdB of a tile, for all channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransformTile<TShape>(Matrix<T> images, int example, int top, int left, T* zeros, T* to, nint product)
        where TShape : struct, IWindowShape
    {
        bool isInside = top >= 0 && left >= 0 && top + 4 <= TShape.Height && left + 4 <= TShape.Width;
        for (int channel = 0; channel < TShape.Channels; channel += TVector.Count, to += TVector.Count)
        {
            T* corner = images.At(0, channel) + ((nint)((((example * TShape.Height) + top) * TShape.Width) + left) * Width);
            if (isInside)
            {
                Transform(corner, TShape.Width * Width, Width, to, product);
            }
            else
            {
                TransformAtBorder<TShape>(corner, top, left, zeros, to, product);
            }
        }
    }

    [MethodImpl(Hot)]
    private static void Transform(T* place, nint line, nint step, T* to, nint product)
    {
        Difference(place, line, out TVector t00, out TVector t10, out TVector t20, out TVector t30);
        Difference(place + step, line, out TVector t01, out TVector t11, out TVector t21, out TVector t31);
        Difference(place + (2 * step), line, out TVector t02, out TVector t12, out TVector t22, out TVector t32);
        Difference(place + (3 * step), line, out TVector t03, out TVector t13, out TVector t23, out TVector t33);
        Keep(t00, t01, t02, t03, to, product);
        Keep(t10, t11, t12, t13, to + (4 * product), product);
        Keep(t20, t21, t22, t23, to + (8 * product), product);
        Keep(t30, t31, t32, t33, to + (12 * product), product);
    }

    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void TransformAtBorder<TShape>(T* corner, int top, int left, T* zeros, T* to, nint product)
        where TShape : struct, IWindowShape
    {
        T* tile = stackalloc T[16 * Width];
        for (int y = 0; y < 4; y++)
        {
            for (int x = 0; x < 4; x++)
            {
                bool isInside = (uint)(top + y) < (uint)TShape.Height && (uint)(left + x) < (uint)TShape.Width;
                T* place = isInside ? corner + ((nint)((y * TShape.Width) + x) * Width) : zeros;
                TVector.Store(TVector.Load(place), tile + (((y * 4) + x) * Width));
            }
        }

        Transform(tile, 4 * Width, Width, to, product);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Difference(T* place, nint line, out TVector t0, out TVector t1, out TVector t2, out TVector t3)
    {
        TVector d0 = TVector.Load(place), d1 = TVector.Load(place + line), d2 = TVector.Load(place + (2 * line)), d3 = TVector.Load(place + (3 * line));
        t0 = d0 - d2;
        t1 = d1 + d2;
        t2 = d2 - d1;
        t3 = d1 - d3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(TVector t0, TVector t1, TVector t2, TVector t3, T* to, nint product)
    {
        TVector.Store(t0 - t2, to);
        TVector.Store(t1 + t2, to + product);
        TVector.Store(t2 - t1, to + (2 * product));
        TVector.Store(t1 - t3, to + (3 * product));
    }

    /// <summary>AᵀmA: the four results of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Results<TEnd>(T* sum, nint product, int example, int y, int x, int column, TEnd end)
        where TEnd : struct, ITileEnd<T>
    {
        Fold(sum, product, out TVector r00, out TVector r10);
        Fold(sum + product, product, out TVector r01, out TVector r11);
        Fold(sum + (2 * product), product, out TVector r02, out TVector r12);
        Fold(sum + (3 * product), product, out TVector r03, out TVector r13);
        end.Take(example, y, x, column, r00 + r01 + r02, r01 - r02 - r03, r10 + r11 + r12, r11 - r12 - r13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold(T* sum, nint product, out TVector above, out TVector below)
    {
        TVector m0 = TVector.Load(sum), m1 = TVector.Load(sum + (4 * product)), m2 = TVector.Load(sum + (8 * product)), m3 = TVector.Load(sum + (12 * product));
        above = m0 + m1 + m2;
        below = m1 - m2 - m3;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column(T* source, nint tap, TVector half, out TVector g0, out TVector g1, out TVector g2, out TVector g3)
    {
        TVector w0 = TVector.Load(source), w1 = TVector.Load(source + (3 * tap)), w2 = TVector.Load(source + (6 * tap));
        TVector both = (w0 + w2) * half;
        TVector middle = w1 * half;
        g0 = w0;
        g1 = both + middle;
        g2 = both - middle;
        g3 = w2;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row(TVector g0, TVector g1, TVector g2, TVector half, T* destination, nint product)
    {
        TVector both = (g0 + g2) * half;
        TVector middle = g1 * half;
        TVector.Store(g0, destination);
        TVector.Store(both + middle, destination + product);
        TVector.Store(both - middle, destination + (2 * product));
        TVector.Store(g2, destination + (3 * product));
    }
}
