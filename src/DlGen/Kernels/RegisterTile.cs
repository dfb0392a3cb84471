using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The one inner loop of all products: up to eight rows by two registers of running sums. The conditions on the type
/// parameters are decided when a tile is compiled, so each shape of it is straight code. Every sum runs in the order of
/// its steps, one multiply-add after the other; that is why no result depends on how the work was cut into tiles.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class RegisterTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private const int LineBytes = 64;

    /// <summary>Runs <paramref name="rows"/> rows, or as many as a tile holds, in tiles of a power of two at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TColumns, TWalk, TSink>(int rows, T* left, T* right, TWalk walk, TSink sink)
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
        where TSink : struct, ISink<TVector>
    {
        if (TSink.IsLong)
        {
            Run<TColumns, TWalk, TSink, FromMemory>(rows, left, right, walk, sink);
        }
        else
        {
            Run<TColumns, TWalk, TSink, FromRegisters>(rows, left, right, walk, sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TColumns, TWalk, TSink, TTaking>(int rows, T* left, T* right, TWalk walk, TSink sink)
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
        where TSink : struct, ISink<TVector>
        where TTaking : unmanaged, ITaking
    {
        if (rows >= TVector.TileRows)
        {
            if (TVector.TileRows == 8)
            {
                Run<Eight, TColumns, TWalk, TSink, TTaking>(0, left, right, walk, sink);
            }
            else if (TVector.TileRows == 6)
            {
                Run<Six, TColumns, TWalk, TSink, TTaking>(0, left, right, walk, sink);
            }
            else
            {
                Run<Four, TColumns, TWalk, TSink, TTaking>(0, left, right, walk, sink);
            }

            return;
        }

        if ((rows & 4) != 0)
        {
            Run<Four, TColumns, TWalk, TSink, TTaking>(0, left, right, walk, sink);
        }

        if ((rows & 2) != 0)
        {
            Run<Two, TColumns, TWalk, TSink, TTaking>(rows & 4, left, right, walk, sink);
        }

        if ((rows & 1) != 0)
        {
            Run<One, TColumns, TWalk, TSink, TTaking>(rows & 6, left, right, walk, sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void Run<TRows, TColumns, TWalk, TSink, TTaking>(int row, T* left, T* right, TWalk walk, TSink sink)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
        where TSink : struct, ISink<TVector>
        where TTaking : unmanaged, ITaking
    {
        TVector sum00 = Start<TRows, TColumns, TSink>(0, 0, row, sink), sum01 = Start<TRows, TColumns, TSink>(0, 1, row, sink);
        TVector sum10 = Start<TRows, TColumns, TSink>(1, 0, row, sink), sum11 = Start<TRows, TColumns, TSink>(1, 1, row, sink);
        TVector sum20 = Start<TRows, TColumns, TSink>(2, 0, row, sink), sum21 = Start<TRows, TColumns, TSink>(2, 1, row, sink);
        TVector sum30 = Start<TRows, TColumns, TSink>(3, 0, row, sink), sum31 = Start<TRows, TColumns, TSink>(3, 1, row, sink);
        TVector sum40 = Start<TRows, TColumns, TSink>(4, 0, row, sink), sum41 = Start<TRows, TColumns, TSink>(4, 1, row, sink);
        TVector sum50 = Start<TRows, TColumns, TSink>(5, 0, row, sink), sum51 = Start<TRows, TColumns, TSink>(5, 1, row, sink);
        TVector sum60 = Start<TRows, TColumns, TSink>(6, 0, row, sink), sum61 = Start<TRows, TColumns, TSink>(6, 1, row, sink);
        TVector sum70 = Start<TRows, TColumns, TSink>(7, 0, row, sink), sum71 = Start<TRows, TColumns, TSink>(7, 1, row, sink);

        left += row * TWalk.LeftRow;
        nint rightRegister = walk.RightRegister;
        for (int segment = 0; segment < walk.Segments; segment++)
        {
            if (segment < sizeof(TRows))
            {
                sink.Meanwhile(segment);
            }

            if (TWalk.Jumps)
            {
                T* next = left + walk.LeftSkip + Panels<T>.Width;
                Fetch<TRows, TWalk>(0, next);
                Fetch<TRows, TWalk>(1, next);
                Fetch<TRows, TWalk>(2, next);
                Fetch<TRows, TWalk>(3, next);
                Fetch<TRows, TWalk>(4, next);
                Fetch<TRows, TWalk>(5, next);
                Fetch<TRows, TWalk>(6, next);
                Fetch<TRows, TWalk>(7, next);
            }

            // Two steps at a time: the loop's own instructions would be a sixth of all.
            int steps = walk.Steps(segment);
            for (; steps > 1; steps -= 2)
            {
                Step<TRows, TColumns, TWalk>(
                    left, right, rightRegister,
                    ref sum00, ref sum01, ref sum10, ref sum11, ref sum20, ref sum21, ref sum30, ref sum31,
                    ref sum40, ref sum41, ref sum50, ref sum51, ref sum60, ref sum61, ref sum70, ref sum71);
                Step<TRows, TColumns, TWalk>(
                    left + TWalk.LeftStep, right + Panels<T>.Width, rightRegister,
                    ref sum00, ref sum01, ref sum10, ref sum11, ref sum20, ref sum21, ref sum30, ref sum31,
                    ref sum40, ref sum41, ref sum50, ref sum51, ref sum60, ref sum61, ref sum70, ref sum71);
                left += 2 * TWalk.LeftStep;
                right += 2 * Panels<T>.Width;
            }

            if (steps > 0)
            {
                Step<TRows, TColumns, TWalk>(
                    left, right, rightRegister,
                    ref sum00, ref sum01, ref sum10, ref sum11, ref sum20, ref sum21, ref sum30, ref sum31,
                    ref sum40, ref sum41, ref sum50, ref sum51, ref sum60, ref sum61, ref sum70, ref sum71);
                left += TWalk.LeftStep;
                right += Panels<T>.Width;
            }

            left += walk.LeftSkip;
        }

        if (sizeof(TTaking) == sizeof(FromMemory))
        {
            // The sink's code stands once, in a loop: repeated for each register, it would have the compiler stop inlining.
            byte* memory = stackalloc byte[(sizeof(TRows) * sizeof(TColumns) * TVector.Count * sizeof(T)) + LineBytes];
            T* sums = (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));
            Keep<TRows, TColumns>(0, sums, sum00, sum01);
            Keep<TRows, TColumns>(1, sums, sum10, sum11);
            Keep<TRows, TColumns>(2, sums, sum20, sum21);
            Keep<TRows, TColumns>(3, sums, sum30, sum31);
            Keep<TRows, TColumns>(4, sums, sum40, sum41);
            Keep<TRows, TColumns>(5, sums, sum50, sum51);
            Keep<TRows, TColumns>(6, sums, sum60, sum61);
            Keep<TRows, TColumns>(7, sums, sum70, sum71);
            for (int end = row + sizeof(TRows); row < end; row++)
            {
                sink.Take(row, 0, TVector.Load(sums));
                if (sizeof(TColumns) > 1)
                {
                    sink.Take(row, 1, TVector.Load(sums + TVector.Count));
                }

                sums += sizeof(TColumns) * TVector.Count;
            }

            return;
        }

        Take<TRows, TColumns, TSink>(0, row, sum00, sum01, sink);
        Take<TRows, TColumns, TSink>(1, row, sum10, sum11, sink);
        Take<TRows, TColumns, TSink>(2, row, sum20, sum21, sink);
        Take<TRows, TColumns, TSink>(3, row, sum30, sum31, sink);
        Take<TRows, TColumns, TSink>(4, row, sum40, sum41, sink);
        Take<TRows, TColumns, TSink>(5, row, sum50, sum51, sink);
        Take<TRows, TColumns, TSink>(6, row, sum60, sum61, sink);
        Take<TRows, TColumns, TSink>(7, row, sum70, sum71, sink);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Start<TRows, TColumns, TSink>(int row, int register, int firstRow, TSink sink)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
        where TSink : struct, ISink<TVector> =>
        row < sizeof(TRows) && register < sizeof(TColumns) ? sink.Start(firstRow + row, register) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<TRows, TWalk>(int row, T* next)
        where TRows : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        if (row < sizeof(TRows))
        {
            Memory.Prefetch(next + (row * TWalk.LeftRow));
        }
    }

    /// <summary>One step of all sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows, TColumns, TWalk>(
        T* left, T* right, nint rightRegister,
        ref TVector sum00, ref TVector sum01, ref TVector sum10, ref TVector sum11,
        ref TVector sum20, ref TVector sum21, ref TVector sum30, ref TVector sum31,
        ref TVector sum40, ref TVector sum41, ref TVector sum50, ref TVector sum51,
        ref TVector sum60, ref TVector sum61, ref TVector sum70, ref TVector sum71)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        TVector right0 = TVector.Load(right);
        TVector right1 = sizeof(TColumns) > 1 ? TVector.Load(right + rightRegister) : default;
        Add<TColumns, TWalk>(0, left, right0, right1, ref sum00, ref sum01);
        if (sizeof(TRows) > 1)
        {
            Add<TColumns, TWalk>(1, left, right0, right1, ref sum10, ref sum11);
        }

        if (sizeof(TRows) > 2)
        {
            Add<TColumns, TWalk>(2, left, right0, right1, ref sum20, ref sum21);
            Add<TColumns, TWalk>(3, left, right0, right1, ref sum30, ref sum31);
        }

        if (sizeof(TRows) > 4)
        {
            Add<TColumns, TWalk>(4, left, right0, right1, ref sum40, ref sum41);
            Add<TColumns, TWalk>(5, left, right0, right1, ref sum50, ref sum51);
        }

        if (sizeof(TRows) > 6)
        {
            Add<TColumns, TWalk>(6, left, right0, right1, ref sum60, ref sum61);
            Add<TColumns, TWalk>(7, left, right0, right1, ref sum70, ref sum71);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TColumns, TWalk>(
        int row, T* left, TVector right0, TVector right1, ref TVector sum0, ref TVector sum1)
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        TVector factor = left[row * TWalk.LeftRow];
        TVector.MultiplyAccumulate(ref sum0, right0, factor);
        if (sizeof(TColumns) > 1)
        {
            TVector.MultiplyAccumulate(ref sum1, right1, factor);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<TRows, TColumns>(int row, T* sums, TVector sum0, TVector sum1)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row < sizeof(TRows))
        {
            sums += row * sizeof(TColumns) * TVector.Count;
            TVector.Store(sum0, sums);
            if (sizeof(TColumns) > 1)
            {
                TVector.Store(sum1, sums + TVector.Count);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take<TRows, TColumns, TSink>(int row, int firstRow, TVector sum0, TVector sum1, TSink sink)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
        where TSink : struct, ISink<TVector>
    {
        if (row < sizeof(TRows))
        {
            sink.Take(firstRow + row, 0, sum0);
            if (sizeof(TColumns) > 1)
            {
                sink.Take(firstRow + row, 1, sum1);
            }
        }
    }
}
