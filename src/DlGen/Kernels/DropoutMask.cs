using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// A dropout's mask for one step: 0 with the probability of a rate, else 1 / (1 − rate). It is nowhere in memory: a place's value
/// is a hash of step, stream, row and column, and so the same as often as it is drawn.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DropoutMask<T>
    where T : unmanaged
{
    private readonly ulong step;
    private readonly uint stream;
    private readonly int threshold;
    private readonly T scale;

    internal DropoutMask(RandomStep step, int stream, double rate)
    {
        this.step = CounterHash.StepKey(step.Seed, step.Number);
        this.stream = CounterHash.StreamKey(stream);
        threshold = Threshold(rate);
        scale = typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)(1 / (1 - rate))) : Unsafe.BitCast<double, T>(1 / (1 - rate));
    }

    /// <summary>The mask of a row, for the columns from <paramref name="column"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Draw<TVector>(int row, int column)
        where TVector : struct, IVector<TVector, T>
    {
        (uint first, uint second) = CounterHash.RowKeys(step, stream, row);
        return TVector.Where(TVector.IsBelow(threshold, first, second, column), default, scale);
    }

    /// <summary>The number of 31 bits that is above a part of them as large as the rate: what is below it drops out.</summary>
    internal static int Threshold(double rate) => (int)Math.Min(Math.Round(rate * (1L << 31)), int.MaxValue);
}
