using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DlGen.Kernels;

/// <summary>What the lanes of a register come to: half by half, and so in another order than from lane to lane.</summary>
internal static class Lanes
{
    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector256<T> value)
        where T : unmanaged => Sum(value.GetLower() + value.GetUpper());

    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum<T>(Vector128<T> value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> lanes = value.AsSingle();
            return Unsafe.BitCast<float, T>(lanes.GetElement(0) + lanes.GetElement(2) + (lanes.GetElement(1) + lanes.GetElement(3)));
        }

        return Unsafe.BitCast<double, T>(value.AsDouble().GetElement(0) + value.AsDouble().GetElement(1));
    }

    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest<T>(Vector256<T> value)
        where T : unmanaged => Largest(Vector128.Max(value.GetLower(), value.GetUpper()));

    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest<T>(Vector128<T> value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector128<float> lanes = value.AsSingle();
            return Unsafe.BitCast<float, T>(MathF.Max(
                MathF.Max(lanes.GetElement(0), lanes.GetElement(1)),
                MathF.Max(lanes.GetElement(2), lanes.GetElement(3))));
        }

        return Unsafe.BitCast<double, T>(Math.Max(value.AsDouble().GetElement(0), value.AsDouble().GetElement(1)));
    }
}
