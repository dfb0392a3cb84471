using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DlGen.Kernels;

/// <summary>A register of 512 bits: 16 floats or 8 doubles. x86 with AVX-512.</summary>
/// <typeparam name="T">The scalar: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Simd512<T> : IVector<Simd512<T>, T>, IPowerOfTwo<Simd512<T>>, ICircular<Simd512<T>>, ISign<Simd512<T>>
    where T : unmanaged
{
    private readonly Vector512<T> value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd512(Vector512<T> value) => this.value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    /// <inheritdoc/>
    /// <remarks>16 sums, two factors and one broadcast of the 32 registers.</remarks>
    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    /// <inheritdoc/>
    /// <remarks>As many rows of x and of two panels of dz as stay in the first cache.</remarks>
    public static int BatchPart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 256;
    }

    /// <inheritdoc/>
    public static bool FetchesWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd512<T>(T value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator +(Simd512<T> left, Simd512<T> right) => new(left.value + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> left, Simd512<T> right) => new(left.value - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator *(Simd512<T> left, Simd512<T> right) => new(left.value * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator /(Simd512<T> left, Simd512<T> right) => new(left.value / right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> value) => new(-value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator >(Simd512<T> left, Simd512<T> right) =>
        new(Vector512.GreaterThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator <(Simd512<T> left, Simd512<T> right) =>
        new(Vector512.LessThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator >=(Simd512<T> left, Simd512<T> right) =>
        new(Vector512.GreaterThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator <=(Simd512<T> left, Simd512<T> right) =>
        new(Vector512.LessThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> IsBelow(int threshold, uint firstKey, uint secondKey, int column) =>
        typeof(T) == typeof(float)
            ? new(Vector512.LessThan(CounterHash.Numbers512(firstKey, secondKey, column), Vector512.Create(threshold)).As<int, T>())
            : new(Vector512.WidenLower(
                Vector256.LessThan(CounterHash.Numbers256(firstKey, secondKey, column), Vector256.Create(threshold)).ToVector512Unsafe()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeros(Simd512<T> value) => (uint)(~Vector512.Equals(value.value, Vector512<T>.Zero)).ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Where(Simd512<T> mask, Simd512<T> yes, Simd512<T> no) =>
        new(Vector512.ConditionalSelect(mask.value, yes.value, no.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd512<T> MultiplyAdd(Simd512<T> left, Simd512<T> right, Simd512<T> addend) =>
        sizeof(T) == sizeof(float)
            ? new(Vector512.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), addend.value.AsSingle()).As<float, T>())
            : MultiplyAddDouble(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd512<T> sum, Simd512<T> left, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd512<T>, Vector512<float>>(ref sum) =
                Vector512.MultiplyAddEstimate(left.value.AsSingle(), Vector512.Create(right).AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, Vector512.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd512<T> sum, Simd512<T> left, Simd512<T> right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd512<T>, Vector512<float>>(ref sum) = Vector512.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, right.value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd512<T> sum0, ref Simd512<T> sum1, Simd512<T> left0, Simd512<T> left1, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Vector512<float> factor = Vector512.Create(right).AsSingle();
            Unsafe.As<Simd512<T>, Vector512<float>>(ref sum0) = Vector512.MultiplyAddEstimate(left0.value.AsSingle(), factor, sum0.value.AsSingle());
            Unsafe.As<Simd512<T>, Vector512<float>>(ref sum1) = Vector512.MultiplyAddEstimate(left1.value.AsSingle(), factor, sum1.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum0, left0, Vector512.Create(right));
            MultiplyAccumulateDouble(ref sum1, left1, Vector512.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Max(Simd512<T> left, Simd512<T> right) =>
        new(Larger(Vector512.MaxNative(left.value, right.value), Vector512.MaxNative(right.value, left.value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Min(Simd512<T> left, Simd512<T> right) =>
        new(Vector512.MinNative(left.value, right.value) | Vector512.MinNative(right.value, left.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Abs(Simd512<T> value) => new(Vector512.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sqrt(Simd512<T> value) => new(Vector512.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Exp(Simd512<T> value) => VectorMath<Simd512<T>, T>.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Log(Simd512<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector512.Log(value.value.AsSingle()).As<float, T>())
            : new(Vector512.Log(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Pow(Simd512<T> value, T exponent) => VectorMath<Simd512<T>, T>.Pow(value, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sin(Simd512<T> value) => VectorMath<Simd512<T>, T>.Sin(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Cos(Simd512<T> value) => VectorMath<Simd512<T>, T>.Cos(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Atan(Simd512<T> value) => VectorMath<Simd512<T>, T>.Atan(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sinh(Simd512<T> value) => VectorMath<Simd512<T>, T>.Sinh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Cosh(Simd512<T> value) => VectorMath<Simd512<T>, T>.Cosh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Tanh(Simd512<T> value) => VectorMath<Simd512<T>, T>.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sigmoid(Simd512<T> value) => VectorMath<Simd512<T>, T>.Sigmoid(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Softplus(Simd512<T> value) => VectorMath<Simd512<T>, T>.Softplus(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Erf(Simd512<T> value) => VectorMath<Simd512<T>, T>.Erf(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd512<T> value) => Lanes.Sum(value.value.GetLower() + value.value.GetUpper());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd512<T> value) =>
        Lanes.Largest(Vector256.Max(value.value.GetLower(), value.value.GetUpper()));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> First(Simd512<T> value, int count, Simd512<T> fill = default)
    {
        T end = typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(count) : Unsafe.BitCast<double, T>(count);
        return new(Vector512.ConditionalSelect(Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(end)), value.value, fill.value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd512<T> Load(T* source) => new(Vector512.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Simd512<T> value, T* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Transpose(T* source, nint sourceStride, T* destination, nint destinationStride)
    {
        if (typeof(T) == typeof(float))
        {
            Transposition.Block16((float*)source, sourceStride, (float*)destination, destinationStride);
        }
        else
        {
            Transposition.Block8((double*)source, sourceStride, (double*)destination, destinationStride);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd512<T> IPowerOfTwo<Simd512<T>>.PowerOfTwo(Simd512<T> exponent) =>
        typeof(T) == typeof(float)
            ? new(((exponent.value.AsSingle() + Vector512.Create(ExponentBits.Float)).AsInt32() << ExponentBits.FloatShift).As<int, T>())
            : new(((exponent.value.AsDouble() + Vector512.Create(ExponentBits.Double)).AsInt64() << ExponentBits.DoubleShift).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool ICircular<Simd512<T>>.AllSet(Simd512<T> mask) => Vector512.EqualsAll(mask.value.AsInt32(), Vector512<int>.AllBitsSet);

    /// <inheritdoc/>
    static Simd512<T> ICircular<Simd512<T>>.SinOfAny(Simd512<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector512.Sin(value.value.AsSingle()).As<float, T>())
            : new(Vector512.Sin(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    static Simd512<T> ICircular<Simd512<T>>.CosOfAny(Simd512<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector512.Cos(value.value.AsSingle()).As<float, T>())
            : new(Vector512.Cos(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd512<T> ISign<Simd512<T>>.CopySign(Simd512<T> value, Simd512<T> sign) =>
        typeof(T) == typeof(float)
            ? new(Vector512.CopySign(value.value.AsSingle(), sign.value.AsSingle()).As<float, T>())
            : new(Vector512.CopySign(value.value.AsDouble(), sign.value.AsDouble()).As<double, T>());

    /// <summary>
    /// The maximum of what the native one gives for the two operands in either order. The two differ where one operand is NaN
    /// and where both are zeros of different sign: the bits of both make a NaN of the first, and −0 − (−0) is 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Larger(Vector512<T> one, Vector512<T> other)
    {
        Vector512<T> different = one ^ other;
        return (one | different) - different;
    }

    /// <summary>Apart, because the compiler weighs code by its length before it knows which of the two is dead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd512<T> MultiplyAddDouble(Simd512<T> left, Simd512<T> right, Simd512<T> addend) =>
        new(Vector512.MultiplyAddEstimate(left.value.AsDouble(), right.value.AsDouble(), addend.value.AsDouble()).As<double, T>());

    /// <summary>Apart, because the runtime loads all types of a method, which takes longer than to compile it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAccumulateDouble(ref Simd512<T> sum, Simd512<T> left, Vector512<T> right) =>
        Unsafe.As<Simd512<T>, Vector512<double>>(ref sum) = Vector512.MultiplyAddEstimate(left.value.AsDouble(), right.AsDouble(), sum.value.AsDouble());
}
