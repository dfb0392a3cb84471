using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DlGen;

/// <summary>Conversions from the types in which data are stored to a network's scalar. Every vector width gives the same bits.</summary>
internal static class Conversion
{
    /// <summary>Scales bytes from 0, …, 255 to [0, 1], by multiplying by 1/255 in the destination's precision; 255 becomes exactly 1.</summary>
    public static void Scale<T>(ReadOnlySpan<byte> source, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ScaleToSingle(source, MemoryMarshal.Cast<T, float>(destination));
            return;
        }

        Span<double> doubles = AsDouble(destination);
        for (int i = 0; i < source.Length; i++)
        {
            doubles[i] = source[i] * (1.0 / 255.0);
        }
    }

    /// <summary>Converts floats, unscaled.</summary>
    public static void Copy<T>(ReadOnlySpan<float> source, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            source.CopyTo(MemoryMarshal.Cast<T, float>(destination));
        }
        else
        {
            TensorPrimitives.ConvertTruncating(source, AsDouble(destination));
        }
    }

    /// <summary>Converts classes to values.</summary>
    public static void Copy<T>(int source, Span<T> destination)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            MemoryMarshal.Cast<T, float>(destination)[0] = source;
        }
        else
        {
            AsDouble(destination)[0] = source;
        }
    }

    private static void ScaleToSingle(ReadOnlySpan<byte> source, Span<float> destination)
    {
        const float scale = 1f / 255f;
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination[..source.Length]);
        nuint length = (nuint)source.Length;
        nuint i = 0;

        // Each pass takes one register of bytes and fills four of floats.
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 64 <= length; i += 64)
            {
                (Vector512<ushort> low, Vector512<ushort> high) = Vector512.Widen(Vector512.LoadUnsafe(ref from, i));
                (Vector512<uint> a, Vector512<uint> b) = Vector512.Widen(low);
                (Vector512<uint> c, Vector512<uint> d) = Vector512.Widen(high);
                (Vector512.ConvertToSingle(a.AsInt32()) * scale).StoreUnsafe(ref to, i);
                (Vector512.ConvertToSingle(b.AsInt32()) * scale).StoreUnsafe(ref to, i + 16);
                (Vector512.ConvertToSingle(c.AsInt32()) * scale).StoreUnsafe(ref to, i + 32);
                (Vector512.ConvertToSingle(d.AsInt32()) * scale).StoreUnsafe(ref to, i + 48);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + 32 <= length; i += 32)
            {
                (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, i));
                (Vector256<uint> a, Vector256<uint> b) = Vector256.Widen(low);
                (Vector256<uint> c, Vector256<uint> d) = Vector256.Widen(high);
                (Vector256.ConvertToSingle(a.AsInt32()) * scale).StoreUnsafe(ref to, i);
                (Vector256.ConvertToSingle(b.AsInt32()) * scale).StoreUnsafe(ref to, i + 8);
                (Vector256.ConvertToSingle(c.AsInt32()) * scale).StoreUnsafe(ref to, i + 16);
                (Vector256.ConvertToSingle(d.AsInt32()) * scale).StoreUnsafe(ref to, i + 24);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; i + 16 <= length; i += 16)
            {
                (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, i));
                (Vector128<uint> a, Vector128<uint> b) = Vector128.Widen(low);
                (Vector128<uint> c, Vector128<uint> d) = Vector128.Widen(high);
                (Vector128.ConvertToSingle(a.AsInt32()) * scale).StoreUnsafe(ref to, i);
                (Vector128.ConvertToSingle(b.AsInt32()) * scale).StoreUnsafe(ref to, i + 4);
                (Vector128.ConvertToSingle(c.AsInt32()) * scale).StoreUnsafe(ref to, i + 8);
                (Vector128.ConvertToSingle(d.AsInt32()) * scale).StoreUnsafe(ref to, i + 12);
            }
        }

        for (int rest = (int)i; rest < source.Length; rest++)
        {
            destination[rest] = source[rest] * scale;
        }
    }

    private static Span<double> AsDouble<T>(Span<T> values)
        where T : unmanaged => typeof(T) == typeof(double)
            ? MemoryMarshal.Cast<T, double>(values)
            : throw new NotSupportedException($"Networks compute in float or double, not in {typeof(T)}.");
}
