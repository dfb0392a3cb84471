using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Looks for NaN and infinity.</summary>
internal static class Finite
{
    /// <summary>The index of the first value that isn't finite; −1 if all are.</summary>
    /// <remarks>A plain loop: what a vectorised one of a library takes to compile is a good part of a process's first step.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int IndexOfOther<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
