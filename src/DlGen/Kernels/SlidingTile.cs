using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The register tile of a convolution whose outputs fill one register: windows side by side in a row of an image, a place apart. A scalar of the
/// image is broadcast once for all windows that it is in, which meet it with one tap after the other. A tile of <see cref="RegisterTile{TVector, T}"/>
/// would broadcast it for each window, and wait for its loads. Every sum runs over the rows of a window, then its channels, then the taps of the row;
/// that is why no result depends on how the windows were cut into tiles.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class SlidingTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private const int Width = Panels<T>.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Whether it computes windows like these: a place apart, with two to five taps in a row. It takes 32 registers, each as wide as a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Computes(in WindowLayout windows) =>
        RegisterTile<TVector, T>.HasTallTiles && windows.StrideWidth == 1 && windows.DilationWidth == 1 && windows.WindowWidth is >= 2 and <= 5;

    /// <summary>The sums of <paramref name="count"/> windows for one register of outputs.</summary>
    /// <param name="count">How many windows, up to the rows of a register tile of one register.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="image">The first window.</param>
    /// <param name="weights">The weights, a row of a panel for each scalar of a window.</param>
    /// <param name="sums">Where the sums go: as far apart as those of a register tile.</param>
    public static void Run(int count, in WindowLayout windows, T* image, T* weights, T* sums)
    {
        switch (windows.WindowWidth)
        {
            case 2: Run<Two>(count, windows, image, weights, sums); break;
            case 3: Run<Three>(count, windows, image, weights, sums); break;
            case 4: Run<Four>(count, windows, image, weights, sums); break;
            default: Run<Five>(count, windows, image, weights, sums); break;
        }
    }

    private static void Run<TTaps>(int count, in WindowLayout windows, T* image, T* weights, T* sums)
        where TTaps : unmanaged, IConstant
    {
        switch (count)
        {
            case 1: Run<One, TTaps>(windows, image, weights, sums); break;
            case 2: Run<Two, TTaps>(windows, image, weights, sums); break;
            case 3: Run<Three, TTaps>(windows, image, weights, sums); break;
            case 4: Run<Four, TTaps>(windows, image, weights, sums); break;
            case 5: Run<Five, TTaps>(windows, image, weights, sums); break;
            case 6: Run<Six, TTaps>(windows, image, weights, sums); break;
            case 7: Run<Seven, TTaps>(windows, image, weights, sums); break;
            case 8: Run<Eight, TTaps>(windows, image, weights, sums); break;
            case 9: Run<Nine, TTaps>(windows, image, weights, sums); break;
            case 10: Run<Ten, TTaps>(windows, image, weights, sums); break;
            case 11: Run<Eleven, TTaps>(windows, image, weights, sums); break;
            case 12: Run<Twelve, TTaps>(windows, image, weights, sums); break;
            case 13: Run<Thirteen, TTaps>(windows, image, weights, sums); break;
            case 14: Run<Fourteen, TTaps>(windows, image, weights, sums); break;
            case 15: Run<Fifteen, TTaps>(windows, image, weights, sums); break;
            default: Run<Sixteen, TTaps>(windows, image, weights, sums); break;
        }
    }

    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void Run<TRows, TTaps>(in WindowLayout windows, T* image, T* weights, T* sums)
        where TRows : unmanaged, IConstant
        where TTaps : unmanaged, IConstant
    {
        TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
        TVector sum8 = default, sum9 = default, sum10 = default, sum11 = default, sum12 = default, sum13 = default, sum14 = default, sum15 = default;
        int channels = windows.Channels;
        nint tap = (nint)channels * Width;
        nint rowLength = (nint)windows.DilationHeight * windows.RowLength;
        for (int row = windows.WindowHeight; row > 0; row--)
        {
            T* place = image;
            for (int channel = channels; channel > 0; channel--, place++, weights += Width)
            {
                Step<TRows, TTaps>(
                    place, channels, weights, tap,
                    ref sum0, ref sum1, ref sum2, ref sum3, ref sum4, ref sum5, ref sum6, ref sum7,
                    ref sum8, ref sum9, ref sum10, ref sum11, ref sum12, ref sum13, ref sum14, ref sum15);
            }

            image += rowLength;
            weights += (sizeof(TTaps) - 1) * tap;
        }

        Keep<TRows>(0, sums, sum0);
        Keep<TRows>(1, sums, sum1);
        Keep<TRows>(2, sums, sum2);
        Keep<TRows>(3, sums, sum3);
        Keep<TRows>(4, sums, sum4);
        Keep<TRows>(5, sums, sum5);
        Keep<TRows>(6, sums, sum6);
        Keep<TRows>(7, sums, sum7);
        Keep<TRows>(8, sums, sum8);
        Keep<TRows>(9, sums, sum9);
        Keep<TRows>(10, sums, sum10);
        Keep<TRows>(11, sums, sum11);
        Keep<TRows>(12, sums, sum12);
        Keep<TRows>(13, sums, sum13);
        Keep<TRows>(14, sums, sum14);
        Keep<TRows>(15, sums, sum15);
    }

    /// <summary>One channel of a window's row, for all windows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows, TTaps>(
        T* place, nint step, T* weights, nint tap,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4, ref TVector sum5, ref TVector sum6, ref TVector sum7,
        ref TVector sum8, ref TVector sum9, ref TVector sum10, ref TVector sum11, ref TVector sum12, ref TVector sum13, ref TVector sum14, ref TVector sum15)
        where TRows : unmanaged, IConstant
        where TTaps : unmanaged, IConstant
    {
        TVector none = default;
        TVector weight0 = TVector.Load(weights);
        TVector weight1 = TVector.Load(weights + tap);
        TVector weight2 = sizeof(TTaps) > 2 ? TVector.Load(weights + (2 * tap)) : default;
        TVector weight3 = sizeof(TTaps) > 3 ? TVector.Load(weights + (3 * tap)) : default;
        TVector weight4 = sizeof(TTaps) > 4 ? TVector.Load(weights + (4 * tap)) : default;
        Place<TRows, TTaps>(0, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum0, ref none, ref none, ref none, ref none);
        Place<TRows, TTaps>(1, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum1, ref sum0, ref none, ref none, ref none);
        Place<TRows, TTaps>(2, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum2, ref sum1, ref sum0, ref none, ref none);
        Place<TRows, TTaps>(3, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum3, ref sum2, ref sum1, ref sum0, ref none);
        Place<TRows, TTaps>(4, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum4, ref sum3, ref sum2, ref sum1, ref sum0);
        Place<TRows, TTaps>(5, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum5, ref sum4, ref sum3, ref sum2, ref sum1);
        Place<TRows, TTaps>(6, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum6, ref sum5, ref sum4, ref sum3, ref sum2);
        Place<TRows, TTaps>(7, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum7, ref sum6, ref sum5, ref sum4, ref sum3);
        Place<TRows, TTaps>(8, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum8, ref sum7, ref sum6, ref sum5, ref sum4);
        Place<TRows, TTaps>(9, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum9, ref sum8, ref sum7, ref sum6, ref sum5);
        Place<TRows, TTaps>(10, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum10, ref sum9, ref sum8, ref sum7, ref sum6);
        Place<TRows, TTaps>(11, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum11, ref sum10, ref sum9, ref sum8, ref sum7);
        Place<TRows, TTaps>(12, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum12, ref sum11, ref sum10, ref sum9, ref sum8);
        Place<TRows, TTaps>(13, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum13, ref sum12, ref sum11, ref sum10, ref sum9);
        Place<TRows, TTaps>(14, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum14, ref sum13, ref sum12, ref sum11, ref sum10);
        Place<TRows, TTaps>(15, ref place, step, weight0, weight1, weight2, weight3, weight4, ref sum15, ref sum14, ref sum13, ref sum12, ref sum11);
        Place<TRows, TTaps>(16, ref place, step, weight0, weight1, weight2, weight3, weight4, ref none, ref sum15, ref sum14, ref sum13, ref sum12);
        Place<TRows, TTaps>(17, ref place, step, weight0, weight1, weight2, weight3, weight4, ref none, ref none, ref sum15, ref sum14, ref sum13);
        Place<TRows, TTaps>(18, ref place, step, weight0, weight1, weight2, weight3, weight4, ref none, ref none, ref none, ref sum15, ref sum14);
        Place<TRows, TTaps>(19, ref place, step, weight0, weight1, weight2, weight3, weight4, ref none, ref none, ref none, ref none, ref sum15);
    }

    /// <summary>What one place adds: to the window that begins there by the first tap, to the one before by the second, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place<TRows, TTaps>(
        int place, ref T* source, nint step, TVector weight0, TVector weight1, TVector weight2, TVector weight3, TVector weight4,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4)
        where TRows : unmanaged, IConstant
        where TTaps : unmanaged, IConstant
    {
        if (place >= sizeof(TRows) + sizeof(TTaps) - 1)
        {
            return;
        }

        TVector value = *source;
        source += step;
        if (place < sizeof(TRows))
        {
            TVector.MultiplyAccumulate(ref sum0, weight0, value);
        }

        if (place > 0 && place < sizeof(TRows) + 1)
        {
            TVector.MultiplyAccumulate(ref sum1, weight1, value);
        }

        if (sizeof(TTaps) > 2 && place > 1 && place < sizeof(TRows) + 2)
        {
            TVector.MultiplyAccumulate(ref sum2, weight2, value);
        }

        if (sizeof(TTaps) > 3 && place > 2 && place < sizeof(TRows) + 3)
        {
            TVector.MultiplyAccumulate(ref sum3, weight3, value);
        }

        if (sizeof(TTaps) > 4 && place > 3 && place < sizeof(TRows) + 4)
        {
            TVector.MultiplyAccumulate(ref sum4, weight4, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<TRows>(int row, T* sums, TVector sum)
        where TRows : unmanaged, IConstant
    {
        if (row < sizeof(TRows))
        {
            TVector.Store(sum, sums + (row * RegisterTile<TVector, T>.SumsRow));
        }
    }
}
