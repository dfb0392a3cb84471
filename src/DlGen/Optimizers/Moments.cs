using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>What all optimizers with moments share.</summary>
internal static class Moments
{
    /// <summary>
    /// What <see cref="Flush"/> takes, a power of two: so small that its last digit is far from anything that moves a
    /// parameter, so large that the digit is far above the denormals.
    /// </summary>
    public static T FlushAt<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.ScaleB(T.One, typeof(T) == typeof(double) ? -930 : -80);

    /// <summary>
    /// Rounds a moment to a multiple of the last digit of <paramref name="flushAt"/>, which leaves all but the very smallest
    /// as they are. A moment whose gradient has vanished would decay into the denormal numbers, which processors handle many
    /// times more slowly, and .NET offers no way to have the processor flush them; so it comes to rest at a few such digits,
    /// or at zero. Two additions run beside the multiply-adds; a comparison would take their place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Flush<TVector, T>(TVector moment, T flushAt)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged => moment + flushAt - flushAt;
}
