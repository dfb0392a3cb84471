using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What all optimizers with moments share.</summary>
internal static class Moments
{
    /// <summary>
    /// What <see cref="Flush"/> takes for a mean of gradients or a velocity, a power of two: so small that its last digit is
    /// far from anything that moves a parameter, so large that the digit over a root of squares is no denormal either.
    /// </summary>
    public static T FlushAt<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.ScaleB(T.One, typeof(T) == typeof(double) ? -930 : -80);

    /// <summary>
    /// What <see cref="Flush"/> takes for a mean of squares, whose roots a gradient is divided by: as small as can be, the last digit twice the
    /// smallest normal number, so that half of it is none of the denormals. A square flushed to zero under a gradient that
    /// isn't would leave ε alone to divide by.
    /// </summary>
    public static T FlushSquareAt<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.ScaleB(T.One, typeof(T) == typeof(double) ? -969 : -102);

    /// <summary>
    /// Rounds a moment to a multiple of the last digit of <paramref name="flushAt"/>, which leaves all but the very smallest
    /// as they are. A moment whose gradient has vanished would decay into the denormal numbers, which processors handle many
    /// times more slowly, and .NET offers no way to have the processor flush them; so it comes to rest at a few such digits,
    /// or at zero. Two additions run beside the multiply-adds; a comparison would take their place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush<TVector, T>(TVector moment, T flushAt)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged
    {
        TVector digits = flushAt;
        return moment + digits - digits;
    }
}
