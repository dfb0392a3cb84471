using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DlGen.Runtime;

namespace DlGen.Kernels;

/// <summary>
/// Random numbers of 31 bits without a state, for lanes of 32 bits: the number of a place is a hash of step, stream, row and
/// column, the same on every device and at any register width.
/// </summary>
/// <remarks>
/// <para>
/// The lanes' hash is lowbias32 (Wellons, Prospecting for hash functions, 2018): two rounds of shift, xor and multiply, found by
/// search for the least bias of its avalanche, 0.17 where MurmurHash3's finaliser has 0.26 at the same price.
/// Numbers are drawn in the manner of Salmon et al. (Parallel random numbers: as easy as 1, 2, 3, 2011), but by a cheaper
/// function than their Philox, whose ten rounds of wide products cost more than the layer that is to be dropped from.
/// </para>
/// <para>
/// A row has two keys, one added to the column before the first round and one mixed in before the second. With one of them,
/// the rows' numbers would be pieces of a single sequence, which overlap now and then.
/// </para>
/// </remarks>
internal static class CounterHash
{
    private const uint Weyl = 0x9E37_79B9;
    private const uint FirstFactor = 0x7FEB_352D;
    private const uint SecondFactor = 0x846C_A68B;

    /// <summary>The key of a step: SplitMix64's finaliser (Steele, Lea and Flood 2014) over seed and number.</summary>
    public static ulong StepKey(int seed, long number) =>
        CounterRandom.Mix(CounterRandom.Mix((uint)seed + CounterRandom.Weyl) + ((ulong)number * CounterRandom.Weyl));

    /// <summary>The key of a stream.</summary>
    public static uint StreamKey(int stream) => Mix((uint)stream + 1);

    /// <summary>The two keys of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint First, uint Second) RowKeys(ulong step, uint stream, int row)
    {
        uint first = Mix((uint)step + stream + ((uint)row * Weyl));
        return (first, Mix(first ^ (uint)(step >> 32) ^ stream));
    }

    /// <summary>The number of a column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Number(uint first, uint second, int column)
    {
        uint x = first + (uint)column;
        x = ((x ^ (x >> 16)) * FirstFactor) ^ second;
        x = (x ^ (x >> 15)) * SecondFactor;
        return (int)((x ^ (x >> 16)) >> 1);
    }

    /// <summary>The numbers of 4 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Numbers128(uint first, uint second, int column)
    {
        Vector128<uint> x = Vector128.Create(first + (uint)column) + Vector128<uint>.Indices;
        x = ((x ^ (x >> 16)) * FirstFactor) ^ Vector128.Create(second);
        x = (x ^ (x >> 15)) * SecondFactor;
        return ((x ^ (x >> 16)) >> 1).AsInt32();
    }

    /// <summary>The numbers of 8 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Numbers256(uint first, uint second, int column)
    {
        Vector256<uint> x = Vector256.Create(first + (uint)column) + Vector256<uint>.Indices;
        x = ((x ^ (x >> 16)) * FirstFactor) ^ Vector256.Create(second);
        x = (x ^ (x >> 15)) * SecondFactor;
        return ((x ^ (x >> 16)) >> 1).AsInt32();
    }

    /// <summary>The numbers of 16 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Numbers512(uint first, uint second, int column)
    {
        Vector512<uint> x = Vector512.Create(first + (uint)column) + Vector512<uint>.Indices;
        x = ((x ^ (x >> 16)) * FirstFactor) ^ Vector512.Create(second);
        x = (x ^ (x >> 15)) * SecondFactor;
        return ((x ^ (x >> 16)) >> 1).AsInt32();
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * FirstFactor;
        x = (x ^ (x >> 15)) * SecondFactor;
        return x ^ (x >> 16);
    }
}
