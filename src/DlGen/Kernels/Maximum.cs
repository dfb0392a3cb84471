using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>The maximum of a window, value by value, channel by channel, with where it is.</summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static class Maximum<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes a value into account. A NaN is taken, for it is no number, and kept, for nothing is greater.</summary>
    /// <param name="value">The value.</param>
    /// <param name="here">Where it is in its window.</param>
    /// <param name="keepsPlace">Whether to keep where the maximum is.</param>
    /// <param name="maximum">The maximum so far.</param>
    /// <param name="place">Where it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Take(TVector value, int here, bool keepsPlace, ref TVector maximum, ref TVector place)
    {
        TVector isNumber = value <= T.PositiveInfinity;
        TVector isGreater = value > maximum;
        maximum = TVector.Where(isNumber, TVector.Where(isGreater, value, maximum), value);
        if (keepsPlace)
        {
            TVector hereInAll = T.CreateTruncating(here);
            place = TVector.Where(isNumber, TVector.Where(isGreater, hereInAll, place), hereInAll);
        }
    }
}
