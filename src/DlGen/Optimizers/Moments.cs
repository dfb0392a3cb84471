using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What all optimizers with moments share.</summary>
internal static class Moments
{
    /// <summary>Below this a moment counts as zero: it is far from anything that moves a parameter, and above the denormals.</summary>
    public static T Tiny<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateTruncating(typeof(T) == typeof(double) ? 1e-300 : 1e-30);

    /// <summary>
    /// Sets tiny moments to zero. A moment whose gradient has vanished decays into the denormal numbers, which processors
    /// handle many times more slowly, and .NET offers no way to have the processor flush them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush<TVector, T>(TVector moment, T tiny)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged => TVector.Where(TVector.Abs(moment) < tiny, default(TVector), moment);
}
