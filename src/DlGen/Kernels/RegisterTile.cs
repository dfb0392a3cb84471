using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The one inner loop of all products: up to eight rows by two registers of running sums, or up to sixteen rows by one. It knows neither a
/// layer's shape nor what becomes of the sums, so one piece of machine code serves all layers of all networks. Every sum runs in the order
/// of its steps, one multiply-add after the other; that is why no result depends on how the work was cut into tiles.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class RegisterTile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    /// <summary>Scalars from one row of sums to the next.</summary>
    public static int SumsRow
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * TVector.Count;
    }

    /// <summary>Whether there are 32 registers, each as wide as a panel.</summary>
    public static bool HasTallTiles
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.TileRows == 8 && TVector.Count == Panels<T>.Width;
    }

    /// <summary>
    /// Rows that a tile has at most. A tile of one register is twice as tall where a panel is no wider: with eight running sums alone, each
    /// multiply-add would wait for the one before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Rows(bool twoRegisters) => !twoRegisters && HasTallTiles ? 16 : TVector.TileRows;

    /// <summary>
    /// Sums up <paramref name="rows"/> rows, or as many as a tile holds. Two registers of them go to <paramref name="sums"/>, row by row, or only
    /// the first where nothing is to the right of it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TWalk>(int rows, bool twoRegisters, in Product<T> product, TWalk walk, T* sums)
        where TWalk : struct, IWalk
    {
        if (rows > TVector.TileRows)
        {
            RunTall(rows, product, walk, sums);
        }
        else if (rows < TVector.TileRows)
        {
            RunRest(rows, twoRegisters, product, walk, sums);
        }
        else if (twoRegisters)
        {
            RunWhole<Two, TWalk>(product, walk, sums);
        }
        else
        {
            RunWhole<One, TWalk>(product, walk, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunWhole<TColumns, TWalk>(in Product<T> product, TWalk walk, T* sums)
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        if (TVector.TileRows == 8)
        {
            Run<Eight, TColumns, TWalk>(product, walk, sums);
        }
        else if (TVector.TileRows == 6)
        {
            Run<Six, TColumns, TWalk>(product, walk, sums);
        }
        else
        {
            Run<Four, TColumns, TWalk>(product, walk, sums);
        }
    }

    // Compiled once for all callers, and only where rows are left over.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunRest<TWalk>(int rows, bool twoRegisters, in Product<T> product, TWalk walk, T* sums)
        where TWalk : struct, IWalk
    {
        if (twoRegisters)
        {
            RunRest<Two, TWalk>(rows, product, walk, sums);
        }
        else
        {
            RunRest<One, TWalk>(rows, product, walk, sums);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void RunTall<TWalk>(int rows, in Product<T> product, TWalk walk, T* sums)
        where TWalk : struct, IWalk
    {
        switch (rows)
        {
            case 9: Run<Nine, One, TWalk>(product, walk, sums); break;
            case 10: Run<Ten, One, TWalk>(product, walk, sums); break;
            case 11: Run<Eleven, One, TWalk>(product, walk, sums); break;
            case 12: Run<Twelve, One, TWalk>(product, walk, sums); break;
            case 13: Run<Thirteen, One, TWalk>(product, walk, sums); break;
            case 14: Run<Fourteen, One, TWalk>(product, walk, sums); break;
            case 15: Run<Fifteen, One, TWalk>(product, walk, sums); break;
            default: Run<Sixteen, One, TWalk>(product, walk, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RunRest<TColumns, TWalk>(int rows, in Product<T> product, TWalk walk, T* sums)
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        switch (rows)
        {
            case 1: Run<One, TColumns, TWalk>(product, walk, sums); break;
            case 2: Run<Two, TColumns, TWalk>(product, walk, sums); break;
            case 3: Run<Three, TColumns, TWalk>(product, walk, sums); break;
            case 4: Run<Four, TColumns, TWalk>(product, walk, sums); break;
            case 5: Run<Five, TColumns, TWalk>(product, walk, sums); break;
            case 6: Run<Six, TColumns, TWalk>(product, walk, sums); break;
            default: Run<Seven, TColumns, TWalk>(product, walk, sums); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void Run<TRows, TColumns, TWalk>(in Product<T> product, TWalk walk, T* sums)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
        where TWalk : struct, IWalk
    {
        TVector sum00 = default, sum01 = default, sum10 = default, sum11 = default;
        TVector sum20 = default, sum21 = default, sum30 = default, sum31 = default;
        TVector sum40 = default, sum41 = default, sum50 = default, sum51 = default;
        TVector sum60 = default, sum61 = default, sum70 = default, sum71 = default;
        // Read once each, and walks told apart by their types: the JIT inlines only so much into one method, and takes its time for it.
        int count = TVector.Count;
        nint leftRow = walk.LeftRow;
        nint leftStep = walk.LeftStep;
        if (typeof(TWalk) != typeof(AlongRows) && product.Continues)
        {
            Continue<TRows, TColumns>(0, sums, count, ref sum00, ref sum01);
            Continue<TRows, TColumns>(1, sums, count, ref sum10, ref sum11);
            Continue<TRows, TColumns>(2, sums, count, ref sum20, ref sum21);
            Continue<TRows, TColumns>(3, sums, count, ref sum30, ref sum31);
            Continue<TRows, TColumns>(4, sums, count, ref sum40, ref sum41);
            Continue<TRows, TColumns>(5, sums, count, ref sum50, ref sum51);
            Continue<TRows, TColumns>(6, sums, count, ref sum60, ref sum61);
            Continue<TRows, TColumns>(7, sums, count, ref sum70, ref sum71);
        }

        T* left = product.Left;
        T* right = product.Right;
        nint rightRegister = product.RightRegister;
        int segment = 0;
        for (int rest = product.Steps; rest > 0; rest -= product.Segment)
        {
            if (segment < sizeof(TRows))
            {
                walk.Meanwhile(segment);
            }

            segment++;
            if (typeof(TWalk) == typeof(AlongRows))
            {
                // The next segment lies in another panel, where no processor expects it.
                T* next = left + product.LeftSegment;
                Fetch<TRows>(0, next, leftRow);
                Fetch<TRows>(1, next, leftRow);
                Fetch<TRows>(2, next, leftRow);
                Fetch<TRows>(3, next, leftRow);
                Fetch<TRows>(4, next, leftRow);
                Fetch<TRows>(5, next, leftRow);
                Fetch<TRows>(6, next, leftRow);
                Fetch<TRows>(7, next, leftRow);
            }

            T* end = left + product.LeftSegment;
            for (int steps = Math.Min(rest, product.Segment); steps > 0; steps--)
            {
                Step<TRows, TColumns>(
                    left, leftRow, right, rightRegister,
                    ref sum00, ref sum01, ref sum10, ref sum11, ref sum20, ref sum21, ref sum30, ref sum31,
                    ref sum40, ref sum41, ref sum50, ref sum51, ref sum60, ref sum61, ref sum70, ref sum71);
                left += leftStep;
                right += Panels<T>.Width;
            }

            left = end;
        }

        Keep<TRows, TColumns>(0, sums, count, sum00, sum01);
        Keep<TRows, TColumns>(1, sums, count, sum10, sum11);
        Keep<TRows, TColumns>(2, sums, count, sum20, sum21);
        Keep<TRows, TColumns>(3, sums, count, sum30, sum31);
        Keep<TRows, TColumns>(4, sums, count, sum40, sum41);
        Keep<TRows, TColumns>(5, sums, count, sum50, sum51);
        Keep<TRows, TColumns>(6, sums, count, sum60, sum61);
        Keep<TRows, TColumns>(7, sums, count, sum70, sum71);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Continue<TRows, TColumns>(int row, T* sums, int count, ref TVector sum0, ref TVector sum1)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row < sizeof(TRows))
        {
            sums += row * 2 * count;
            sum0 = TVector.Load(sums);
            if (sizeof(TColumns) > 1)
            {
                sum1 = TVector.Load(sums + count);
            }
            else if (row + 8 < sizeof(TRows))
            {
                sum1 = TVector.Load(sums + (8 * 2 * count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fetch<TRows>(int row, T* next, nint leftRow)
        where TRows : unmanaged, IConstant
    {
        if (row < sizeof(TRows))
        {
            Memory.Prefetch(next + (row * leftRow));
        }
    }

    /// <summary>One step of all sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows, TColumns>(
        T* left, nint leftRow, T* right, nint rightRegister,
        ref TVector sum00, ref TVector sum01, ref TVector sum10, ref TVector sum11,
        ref TVector sum20, ref TVector sum21, ref TVector sum30, ref TVector sum31,
        ref TVector sum40, ref TVector sum41, ref TVector sum50, ref TVector sum51,
        ref TVector sum60, ref TVector sum61, ref TVector sum70, ref TVector sum71)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        TVector right0 = TVector.Load(right);
        if (sizeof(TColumns) == 1)
        {
            Column<TRows>(0, left, leftRow, right0, ref sum00, ref sum10, ref sum20, ref sum30, ref sum40, ref sum50, ref sum60, ref sum70);
            if (sizeof(TRows) > 8)
            {
                // The rows from the ninth on have the sums of a second register.
                Column<TRows>(8, left + (8 * leftRow), leftRow, right0, ref sum01, ref sum11, ref sum21, ref sum31, ref sum41, ref sum51, ref sum61, ref sum71);
            }

            return;
        }

        TVector right1 = TVector.Load(right + rightRegister);
        TVector.MultiplyAccumulate(ref sum00, ref sum01, right0, right1, left[0]);
        if (sizeof(TRows) > 1)
        {
            TVector.MultiplyAccumulate(ref sum10, ref sum11, right0, right1, left[leftRow]);
        }

        if (sizeof(TRows) > 2)
        {
            TVector.MultiplyAccumulate(ref sum20, ref sum21, right0, right1, left[2 * leftRow]);
        }

        if (sizeof(TRows) > 3)
        {
            TVector.MultiplyAccumulate(ref sum30, ref sum31, right0, right1, left[3 * leftRow]);
        }

        if (sizeof(TRows) > 4)
        {
            TVector.MultiplyAccumulate(ref sum40, ref sum41, right0, right1, left[4 * leftRow]);
        }

        if (sizeof(TRows) > 5)
        {
            TVector.MultiplyAccumulate(ref sum50, ref sum51, right0, right1, left[5 * leftRow]);
        }

        if (sizeof(TRows) > 6)
        {
            TVector.MultiplyAccumulate(ref sum60, ref sum61, right0, right1, left[6 * leftRow]);
        }

        if (sizeof(TRows) > 7)
        {
            TVector.MultiplyAccumulate(ref sum70, ref sum71, right0, right1, left[7 * leftRow]);
        }
    }

    /// <summary>One step of up to eight sums below each other, from a row on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<TRows>(
        int first, T* left, nint leftRow, TVector right,
        ref TVector sum0, ref TVector sum1, ref TVector sum2, ref TVector sum3, ref TVector sum4, ref TVector sum5, ref TVector sum6, ref TVector sum7)
        where TRows : unmanaged, IConstant
    {
        TVector.MultiplyAccumulate(ref sum0, right, left[0]);
        if (sizeof(TRows) > first + 1)
        {
            TVector.MultiplyAccumulate(ref sum1, right, left[leftRow]);
        }

        if (sizeof(TRows) > first + 2)
        {
            TVector.MultiplyAccumulate(ref sum2, right, left[2 * leftRow]);
        }

        if (sizeof(TRows) > first + 3)
        {
            TVector.MultiplyAccumulate(ref sum3, right, left[3 * leftRow]);
        }

        if (sizeof(TRows) > first + 4)
        {
            TVector.MultiplyAccumulate(ref sum4, right, left[4 * leftRow]);
        }

        if (sizeof(TRows) > first + 5)
        {
            TVector.MultiplyAccumulate(ref sum5, right, left[5 * leftRow]);
        }

        if (sizeof(TRows) > first + 6)
        {
            TVector.MultiplyAccumulate(ref sum6, right, left[6 * leftRow]);
        }

        if (sizeof(TRows) > first + 7)
        {
            TVector.MultiplyAccumulate(ref sum7, right, left[7 * leftRow]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep<TRows, TColumns>(int row, T* sums, int count, TVector sum0, TVector sum1)
        where TRows : unmanaged, IConstant
        where TColumns : unmanaged, IConstant
    {
        if (row < sizeof(TRows))
        {
            sums += row * 2 * count;
            TVector.Store(sum0, sums);
            if (sizeof(TColumns) > 1)
            {
                TVector.Store(sum1, sums + count);
            }
            else if (row + 8 < sizeof(TRows))
            {
                TVector.Store(sum1, sums + (8 * 2 * count));
            }
        }
    }
}
