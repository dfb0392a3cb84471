using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DlGen.Kernels;

/// <summary>A register of 256 bits: 8 floats or 4 doubles. x86 with AVX2.</summary>
/// <typeparam name="T">The scalar: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Simd256<T> : IVector<Simd256<T>, T>, IPowerOfTwo<Simd256<T>>, ICircular<Simd256<T>>, ISign<Simd256<T>>
    where T : unmanaged
{
    private readonly Vector256<T> value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd256(Vector256<T> value) => this.value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    /// <inheritdoc/>
    /// <remarks>12 sums, two factors and one broadcast of the 16 registers.</remarks>
    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 6;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// As many rows of x and of two panels of dz as stay in the second cache. It delivers in time for a step of six cycles,
    /// and the ends of parts that stay in the first one cost more.
    /// </remarks>
    public static int BatchPart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1024;
    }

    /// <inheritdoc/>
    public static bool FetchesWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd256<T>(T value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator +(Simd256<T> left, Simd256<T> right) => new(left.value + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> left, Simd256<T> right) => new(left.value - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator *(Simd256<T> left, Simd256<T> right) => new(left.value * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator /(Simd256<T> left, Simd256<T> right) => new(left.value / right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> value) => new(-value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator >(Simd256<T> left, Simd256<T> right) =>
        new(Vector256.GreaterThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator <(Simd256<T> left, Simd256<T> right) =>
        new(Vector256.LessThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator >=(Simd256<T> left, Simd256<T> right) =>
        new(Vector256.GreaterThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator <=(Simd256<T> left, Simd256<T> right) =>
        new(Vector256.LessThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> IsBelow(int threshold, uint firstKey, uint secondKey, int column) =>
        typeof(T) == typeof(float)
            ? new(Vector256.LessThan(CounterHash.Numbers256(firstKey, secondKey, column), Vector256.Create(threshold)).As<int, T>())
            : new(Vector256.WidenLower(
                Vector128.LessThan(CounterHash.Numbers128(firstKey, secondKey, column), Vector128.Create(threshold)).ToVector256Unsafe()).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeros(Simd256<T> value) => (uint)(~Vector256.Equals(value.value, Vector256<T>.Zero)).ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Where(Simd256<T> mask, Simd256<T> yes, Simd256<T> no) =>
        new(Vector256.ConditionalSelect(mask.value, yes.value, no.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd256<T> MultiplyAdd(Simd256<T> left, Simd256<T> right, Simd256<T> addend) =>
        sizeof(T) == sizeof(float)
            ? new(Vector256.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), addend.value.AsSingle()).As<float, T>())
            : MultiplyAddDouble(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd256<T> sum, Simd256<T> left, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd256<T>, Vector256<float>>(ref sum) =
                Vector256.MultiplyAddEstimate(left.value.AsSingle(), Vector256.Create(right).AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, Vector256.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd256<T> sum, Simd256<T> left, Simd256<T> right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd256<T>, Vector256<float>>(ref sum) = Vector256.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, right.value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd256<T> sum0, ref Simd256<T> sum1, Simd256<T> left0, Simd256<T> left1, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Vector256<float> factor = Vector256.Create(right).AsSingle();
            Unsafe.As<Simd256<T>, Vector256<float>>(ref sum0) = Vector256.MultiplyAddEstimate(left0.value.AsSingle(), factor, sum0.value.AsSingle());
            Unsafe.As<Simd256<T>, Vector256<float>>(ref sum1) = Vector256.MultiplyAddEstimate(left1.value.AsSingle(), factor, sum1.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum0, left0, Vector256.Create(right));
            MultiplyAccumulateDouble(ref sum1, left1, Vector256.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Max(Simd256<T> left, Simd256<T> right) =>
        new(Larger(Vector256.MaxNative(left.value, right.value), Vector256.MaxNative(right.value, left.value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Min(Simd256<T> left, Simd256<T> right) =>
        new(Vector256.MinNative(left.value, right.value) | Vector256.MinNative(right.value, left.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Abs(Simd256<T> value) => new(Vector256.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sqrt(Simd256<T> value) => new(Vector256.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Exp(Simd256<T> value) => VectorMath<Simd256<T>, T>.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Log(Simd256<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector256.Log(value.value.AsSingle()).As<float, T>())
            : new(Vector256.Log(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Pow(Simd256<T> value, T exponent) => VectorMath<Simd256<T>, T>.Pow(value, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sin(Simd256<T> value) => VectorMath<Simd256<T>, T>.Sin(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Cos(Simd256<T> value) => VectorMath<Simd256<T>, T>.Cos(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Atan(Simd256<T> value) => VectorMath<Simd256<T>, T>.Atan(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sinh(Simd256<T> value) => VectorMath<Simd256<T>, T>.Sinh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Cosh(Simd256<T> value) => VectorMath<Simd256<T>, T>.Cosh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Tanh(Simd256<T> value) => VectorMath<Simd256<T>, T>.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sigmoid(Simd256<T> value) => VectorMath<Simd256<T>, T>.Sigmoid(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Softplus(Simd256<T> value) => VectorMath<Simd256<T>, T>.Softplus(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Erf(Simd256<T> value) => VectorMath<Simd256<T>, T>.Erf(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd256<T> value) => Lanes.Sum(value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd256<T> value) => Lanes.Largest(value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> First(Simd256<T> value, int count, Simd256<T> fill = default)
    {
        T end = typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(count) : Unsafe.BitCast<double, T>(count);
        return new(Vector256.ConditionalSelect(Vector256.LessThan(Vector256<T>.Indices, Vector256.Create(end)), value.value, fill.value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd256<T> Load(T* source) => new(Vector256.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Simd256<T> value, T* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Transpose(T* source, nint sourceStride, T* destination, nint destinationStride)
    {
        if (typeof(T) == typeof(float))
        {
            Transposition.Block8((float*)source, sourceStride, (float*)destination, destinationStride);
        }
        else
        {
            Transposition.Block4((double*)source, sourceStride, (double*)destination, destinationStride);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd256<T> IPowerOfTwo<Simd256<T>>.PowerOfTwo(Simd256<T> exponent) =>
        typeof(T) == typeof(float)
            ? new(((exponent.value.AsSingle() + Vector256.Create(ExponentBits.Float)).AsInt32() << ExponentBits.FloatShift).As<int, T>())
            : new(((exponent.value.AsDouble() + Vector256.Create(ExponentBits.Double)).AsInt64() << ExponentBits.DoubleShift).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool ICircular<Simd256<T>>.AllSet(Simd256<T> mask) => Vector256.EqualsAll(mask.value.AsInt32(), Vector256<int>.AllBitsSet);

    /// <inheritdoc/>
    static Simd256<T> ICircular<Simd256<T>>.SinOfAny(Simd256<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector256.Sin(value.value.AsSingle()).As<float, T>())
            : new(Vector256.Sin(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    static Simd256<T> ICircular<Simd256<T>>.CosOfAny(Simd256<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector256.Cos(value.value.AsSingle()).As<float, T>())
            : new(Vector256.Cos(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd256<T> ISign<Simd256<T>>.CopySign(Simd256<T> value, Simd256<T> sign) =>
        typeof(T) == typeof(float)
            ? new(Vector256.CopySign(value.value.AsSingle(), sign.value.AsSingle()).As<float, T>())
            : new(Vector256.CopySign(value.value.AsDouble(), sign.value.AsDouble()).As<double, T>());

    /// <summary>
    /// The maximum of what the native one gives for the two operands in either order. The two differ where one operand is NaN
    /// and where both are zeros of different sign: the bits of both make a NaN of the first, and −0 − (−0) is 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> Larger(Vector256<T> one, Vector256<T> other)
    {
        Vector256<T> different = one ^ other;
        return (one | different) - different;
    }

    /// <summary>Apart, because the compiler weighs code by its length before it knows which of the two is dead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd256<T> MultiplyAddDouble(Simd256<T> left, Simd256<T> right, Simd256<T> addend) =>
        new(Vector256.MultiplyAddEstimate(left.value.AsDouble(), right.value.AsDouble(), addend.value.AsDouble()).As<double, T>());

    /// <summary>Apart, because the runtime loads all types of a method, which takes longer than to compile it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAccumulateDouble(ref Simd256<T> sum, Simd256<T> left, Vector256<T> right) =>
        Unsafe.As<Simd256<T>, Vector256<double>>(ref sum) = Vector256.MultiplyAddEstimate(left.value.AsDouble(), right.AsDouble(), sum.value.AsDouble());
}
