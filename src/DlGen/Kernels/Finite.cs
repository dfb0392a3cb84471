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

    /// <summary>Whether all values are finite, vector by vector: for what is looked at again and again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool All<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector<T> finite = Vector<T>.AllBitsSet;
        Vector<T> largest = Largest<T>();
        int index = 0;
        for (; index <= values.Length - Vector<T>.Count; index += Vector<T>.Count)
        {
            finite &= Vector.LessThanOrEqual(Vector.Abs(new Vector<T>(values[index..])), largest);
        }

        return Vector.ConditionalSelect(finite, Vector<T>.Zero, Vector<T>.One) == Vector<T>.Zero && IndexOfOther(values[index..]) < 0;
    }

    /// <summary>The largest finite number, which nothing that isn't finite is at most as large as.</summary>
    public static Vector<T> Largest<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(T.CreateTruncating(typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue));
}
