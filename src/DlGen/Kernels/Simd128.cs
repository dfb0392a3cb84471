using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace DlGen.Kernels;

/// <summary>A register of 128 bits: 4 floats or 2 doubles. Arm64, and x86 without AVX.</summary>
/// <typeparam name="T">The scalar: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Simd128<T> : IVector<Simd128<T>, T>, IPowerOfTwo<Simd128<T>>, ICircular<Simd128<T>>, ISign<Simd128<T>>
    where T : unmanaged
{
    private readonly Vector128<T> value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Simd128(Vector128<T> value) => this.value = value;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    /// <inheritdoc/>
    /// <remarks>Arm64 has 32 registers. x86 has 16, and without fused multiply-add each product needs one of its own.</remarks>
    public static int TileRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported ? 8 : 4;
    }

    /// <inheritdoc/>
    /// <remarks>As many rows of x and of two panels of dz as stay in the first cache.</remarks>
    public static int BatchPart
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 128;
    }

    /// <inheritdoc/>
    public static bool FetchesWeights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Simd128<T>(T value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator +(Simd128<T> left, Simd128<T> right) => new(left.value + right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> left, Simd128<T> right) => new(left.value - right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator *(Simd128<T> left, Simd128<T> right) => new(left.value * right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator /(Simd128<T> left, Simd128<T> right) => new(left.value / right.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> value) => new(-value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator >(Simd128<T> left, Simd128<T> right) =>
        new(Vector128.GreaterThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator <(Simd128<T> left, Simd128<T> right) =>
        new(Vector128.LessThan(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator >=(Simd128<T> left, Simd128<T> right) =>
        new(Vector128.GreaterThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator <=(Simd128<T> left, Simd128<T> right) =>
        new(Vector128.LessThanOrEqual(left.value, right.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> IsBelow(int threshold, uint firstKey, uint secondKey, int column)
    {
        Vector128<int> mask = Vector128.LessThan(CounterHash.Numbers128(firstKey, secondKey, column), Vector128.Create(threshold));
        return typeof(T) == typeof(float) ? new(mask.As<int, T>()) : new(Vector128.WidenLower(mask).As<long, T>());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint NonZeros(Simd128<T> value) => (uint)(~Vector128.Equals(value.value, Vector128<T>.Zero)).ExtractMostSignificantBits();

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Where(Simd128<T> mask, Simd128<T> yes, Simd128<T> no) =>
        new(Vector128.ConditionalSelect(mask.value, yes.value, no.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd128<T> MultiplyAdd(Simd128<T> left, Simd128<T> right, Simd128<T> addend) =>
        sizeof(T) == sizeof(float)
            ? new(Vector128.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), addend.value.AsSingle()).As<float, T>())
            : MultiplyAddDouble(left, right, addend);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd128<T> sum, Simd128<T> left, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd128<T>, Vector128<float>>(ref sum) =
                Vector128.MultiplyAddEstimate(left.value.AsSingle(), Vector128.Create(right).AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, Vector128.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd128<T> sum, Simd128<T> left, Simd128<T> right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Unsafe.As<Simd128<T>, Vector128<float>>(ref sum) = Vector128.MultiplyAddEstimate(left.value.AsSingle(), right.value.AsSingle(), sum.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum, left, right.value);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void MultiplyAccumulate(ref Simd128<T> sum0, ref Simd128<T> sum1, Simd128<T> left0, Simd128<T> left1, T right)
    {
        if (sizeof(T) == sizeof(float))
        {
            Vector128<float> factor = Vector128.Create(right).AsSingle();
            Unsafe.As<Simd128<T>, Vector128<float>>(ref sum0) = Vector128.MultiplyAddEstimate(left0.value.AsSingle(), factor, sum0.value.AsSingle());
            Unsafe.As<Simd128<T>, Vector128<float>>(ref sum1) = Vector128.MultiplyAddEstimate(left1.value.AsSingle(), factor, sum1.value.AsSingle());
        }
        else
        {
            MultiplyAccumulateDouble(ref sum0, left0, Vector128.Create(right));
            MultiplyAccumulateDouble(ref sum1, left1, Vector128.Create(right));
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Max(Simd128<T> left, Simd128<T> right) =>
        new(Larger(Vector128.MaxNative(left.value, right.value), Vector128.MaxNative(right.value, left.value)));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Min(Simd128<T> left, Simd128<T> right) =>
        new(Vector128.MinNative(left.value, right.value) | Vector128.MinNative(right.value, left.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Abs(Simd128<T> value) => new(Vector128.Abs(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sqrt(Simd128<T> value) => new(Vector128.Sqrt(value.value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Exp(Simd128<T> value) => VectorMath<Simd128<T>, T>.Exp(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Log(Simd128<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector128.Log(value.value.AsSingle()).As<float, T>())
            : new(Vector128.Log(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Pow(Simd128<T> value, T exponent) => VectorMath<Simd128<T>, T>.Pow(value, exponent);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sin(Simd128<T> value) => VectorMath<Simd128<T>, T>.Sin(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Cos(Simd128<T> value) => VectorMath<Simd128<T>, T>.Cos(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Atan(Simd128<T> value) => VectorMath<Simd128<T>, T>.Atan(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sinh(Simd128<T> value) => VectorMath<Simd128<T>, T>.Sinh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Cosh(Simd128<T> value) => VectorMath<Simd128<T>, T>.Cosh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Tanh(Simd128<T> value) => VectorMath<Simd128<T>, T>.Tanh(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sigmoid(Simd128<T> value) => VectorMath<Simd128<T>, T>.Sigmoid(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Softplus(Simd128<T> value) => VectorMath<Simd128<T>, T>.Softplus(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Erf(Simd128<T> value) => VectorMath<Simd128<T>, T>.Erf(value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd128<T> value) => Lanes.Sum(value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd128<T> value) => Lanes.Largest(value.value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> First(Simd128<T> value, int count, Simd128<T> fill = default)
    {
        T end = typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>(count) : Unsafe.BitCast<double, T>(count);
        return new(Vector128.ConditionalSelect(Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(end)), value.value, fill.value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe Simd128<T> Load(T* source) => new(Vector128.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Store(Simd128<T> value, T* destination) => value.value.Store(destination);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Transpose(T* source, nint sourceStride, T* destination, nint destinationStride)
    {
        if (typeof(T) == typeof(float))
        {
            Transposition.Block4((float*)source, sourceStride, (float*)destination, destinationStride);
        }
        else
        {
            Transposition.Block2((double*)source, sourceStride, (double*)destination, destinationStride);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd128<T> IPowerOfTwo<Simd128<T>>.PowerOfTwo(Simd128<T> exponent) =>
        typeof(T) == typeof(float)
            ? new(((exponent.value.AsSingle() + Vector128.Create(ExponentBits.Float)).AsInt32() << ExponentBits.FloatShift).As<int, T>())
            : new(((exponent.value.AsDouble() + Vector128.Create(ExponentBits.Double)).AsInt64() << ExponentBits.DoubleShift).As<long, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static bool ICircular<Simd128<T>>.AllSet(Simd128<T> mask) => Vector128.EqualsAll(mask.value.AsInt32(), Vector128<int>.AllBitsSet);

    /// <inheritdoc/>
    static Simd128<T> ICircular<Simd128<T>>.SinOfAny(Simd128<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector128.Sin(value.value.AsSingle()).As<float, T>())
            : new(Vector128.Sin(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    static Simd128<T> ICircular<Simd128<T>>.CosOfAny(Simd128<T> value) =>
        typeof(T) == typeof(float)
            ? new(Vector128.Cos(value.value.AsSingle()).As<float, T>())
            : new(Vector128.Cos(value.value.AsDouble()).As<double, T>());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Simd128<T> ISign<Simd128<T>>.CopySign(Simd128<T> value, Simd128<T> sign) =>
        typeof(T) == typeof(float)
            ? new(Vector128.CopySign(value.value.AsSingle(), sign.value.AsSingle()).As<float, T>())
            : new(Vector128.CopySign(value.value.AsDouble(), sign.value.AsDouble()).As<double, T>());

    /// <summary>
    /// The maximum of what the native one gives for the two operands in either order. The two differ where one operand is NaN
    /// and where both are zeros of different sign: the bits of both make a NaN of the first, and −0 − (−0) is 0.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<T> Larger(Vector128<T> one, Vector128<T> other)
    {
        Vector128<T> different = one ^ other;
        return (one | different) - different;
    }

    /// <summary>Apart, because the compiler weighs code by its length before it knows which of the two is dead.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Simd128<T> MultiplyAddDouble(Simd128<T> left, Simd128<T> right, Simd128<T> addend) =>
        new(Vector128.MultiplyAddEstimate(left.value.AsDouble(), right.value.AsDouble(), addend.value.AsDouble()).As<double, T>());

    /// <summary>Apart, because the runtime loads all types of a method, which takes longer than to compile it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAccumulateDouble(ref Simd128<T> sum, Simd128<T> left, Vector128<T> right) =>
        Unsafe.As<Simd128<T>, Vector128<double>>(ref sum) = Vector128.MultiplyAddEstimate(left.value.AsDouble(), right.AsDouble(), sum.value.AsDouble());
}
