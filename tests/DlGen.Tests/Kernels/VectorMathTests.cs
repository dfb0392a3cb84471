using System.Numerics;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// The vector functions against scalar double precision, over dense ranges and at the edges. The bounds are in units of
/// the last place of the result.
/// </summary>
public unsafe class VectorMathTests
{
    private static readonly double[] Edges =
    [
        0, -0.0, 1, -1, 0.5, -0.5, 1e-3, -1e-3, 1e-8, -1e-8, 1e-30, -1e-30, 20, -20, 40, -40, 80, -80, 87, -87, 88.7, -88.7, 89, -89,
        100, -100, 104, -104, 150, -150, 700, -700, 709.7, -709.7, 710, -710, 745, -745, 746, -746, 1000, -1000, 1e10, -1e10, 1e30, -1e30,
        double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Exp_IsAccurate() => Check(Function.Exp, Math.Exp, -110, 110, 4);

    [Fact]
    public void Log_IsAccurate() => Check(Function.Log, Math.Log, 1e-3, 50, 4);

    [Fact]
    public void Sin_IsAccurate() => Check(Function.Sin, Math.Sin, -40, 40, 2);

    [Fact]
    public void Cos_IsAccurate() => Check(Function.Cos, Math.Cos, -40, 40, 2);

    /// <summary>To the end of what is reduced in a few steps, and past it, where the framework takes over.</summary>
    [Theory]
    [InlineData(4_200)]
    [InlineData(1_100_000)]
    public void SinAndCos_AreAccurateFarOut(double range)
    {
        Check(Function.Sin, Math.Sin, -range, range, 2);
        Check(Function.Cos, Math.Cos, -range, range, 2);
    }

    [Fact]
    public void Atan_IsAccurate() => Check(Function.Atan, Math.Atan, -30, 30, 3);

    [Fact]
    public void Sinh_IsAccurate() => Check(Function.Sinh, Math.Sinh, -110, 110, 6);

    [Fact]
    public void Cosh_IsAccurate() => Check(Function.Cosh, Math.Cosh, -110, 110, 6);

    [Fact]
    public void Tanh_IsAccurate() => Check(Function.Tanh, Math.Tanh, -25, 25, 5);

    [Fact]
    public void Sigmoid_IsAccurate() => Check(Function.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), -110, 110, 6);

    [Fact]
    public void Softplus_IsAccurate() => Check(Function.Softplus, x => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))), -110, 110, 6);

    [Fact]
    public void Erf_IsAccurate() => Check(Function.Erf, Erf, -7, 7, 12);

    /// <summary>The error grows with n·log |x|, which is 700 at the ends of a double's range.</summary>
    [Fact]
    public void Pow_IsAccurate()
    {
        Check(Function.Pow, static x => Math.Pow(x, 1.5), 0, 50, 700);
        Check(Function.OddPow, static x => Math.Pow(x, 17), -40, 40, 700);
        Check(Function.Root, static x => Math.Pow(x, 0.5), -1, 1e6, 1);
    }

    [Fact]
    public void Sqrt_IsExact() => Check(Function.Sqrt, Math.Sqrt, 0, 1e6, 0.5);

    private enum Function
    {
        Exp,
        Log,
        Sin,
        Cos,
        Atan,
        Sinh,
        Cosh,
        Tanh,
        Sigmoid,
        Softplus,
        Erf,
        Pow,
        OddPow,
        Root,
        Sqrt,
    }

    [Fact]
    public void MaxAndMin_TellTheZerosApart_AndKeepNaN()
    {
        CheckOrder<Simd128<float>, float>();
        CheckOrder<Simd128<double>, double>();
        CheckOrder<Simd256<float>, float>();
        CheckOrder<Simd256<double>, double>();
        CheckOrder<Simd512<float>, float>();
        CheckOrder<Simd512<double>, double>();

        static void CheckOrder<TVector, T>()
            where TVector : struct, IVector<TVector, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            T[] numbers = [T.Zero, T.NegativeZero, T.One, -T.One, T.NaN, -T.NaN, T.PositiveInfinity, T.NegativeInfinity, T.Epsilon, -T.Epsilon];
            foreach ((T a, T b) in numbers.SelectMany(a => numbers.Select(b => (a, b))))
            {
                Assert.True(IsSame(T.Max(a, b), TVector.Largest(TVector.Max(a, b))), $"{typeof(TVector).Name}: the larger of {a} and {b}");
                Assert.True(IsSame(T.Min(a, b), TVector.Largest(TVector.Min(a, b))), $"{typeof(TVector).Name}: the smaller of {a} and {b}");
            }

            static bool IsSame(T expected, T actual) => expected.Equals(actual) && (T.IsNaN(expected) || T.IsNegative(expected) == T.IsNegative(actual));
        }
    }

    private static void Check(Function function, Func<double, double> expected, double first, double last, double units)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Check<Simd512<float>, float>(function, expected, first, last, units);
            Check<Simd512<double>, double>(function, expected, first, last, units);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Check<Simd256<float>, float>(function, expected, first, last, units);
            Check<Simd256<double>, double>(function, expected, first, last, units);
        }

        Check<Simd128<float>, float>(function, expected, first, last, units);
        Check<Simd128<double>, double>(function, expected, first, last, units);
    }

    private static void Check<TVector, T>(Function function, Func<double, double> expected, double first, double last, double units)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Points = 20_000;
        double worst = 0, worstAt = 0;
        for (int point = 0; point <= Points; point++)
        {
            Measure(first + ((last - first) * point / Points));
        }

        // Near zero, where relative accuracy is lost first.
        for (double x = 1e-12; x < 1; x *= 1.01)
        {
            Measure(x);
            if (first < 0)
            {
                Measure(-x);
            }
        }

        foreach (double edge in Edges)
        {
            Measure(edge);
        }

        Assert.True(worst <= units, $"{typeof(TVector).Name} of {typeof(T).Name}: {worst} units off at {worstAt:R}");

        void Measure(double at)
        {
            T x = T.CreateChecked(at);
            double right = expected(double.CreateChecked(x));
            T actual = Apply<TVector, T>(function, x);
            T rounded = T.CreateTruncating(right);
            if (T.IsNaN(rounded) || T.IsInfinity(rounded))
            {
                Assert.True(T.IsNaN(rounded) ? T.IsNaN(actual) : rounded == actual, $"{function}({x}) is {actual}, expected {rounded}");
                return;
            }

            Assert.True(rounded != T.Zero || T.IsNegative(rounded) == T.IsNegative(actual), $"{function}({x}) is {actual}, expected {rounded}");

            double unit = double.CreateChecked(T.BitIncrement(T.Abs(rounded)) - T.Abs(rounded));
            double error = Math.Abs(double.CreateChecked(actual) - right) / unit;
            if (!(error <= worst))
            {
                (worst, worstAt) = (error, at);
            }
        }
    }

    private static T Apply<TVector, T>(Function function, T x)
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged
    {
        TVector value = x;
        TVector result = function switch
        {
            Function.Exp => TVector.Exp(value),
            Function.Log => TVector.Log(value),
            Function.Sin => TVector.Sin(value),
            Function.Cos => TVector.Cos(value),
            Function.Atan => TVector.Atan(value),
            Function.Sinh => TVector.Sinh(value),
            Function.Cosh => TVector.Cosh(value),
            Function.Tanh => TVector.Tanh(value),
            Function.Sigmoid => TVector.Sigmoid(value),
            Function.Softplus => TVector.Softplus(value),
            Function.Erf => TVector.Erf(value),
            Function.Pow => TVector.Pow(value, Number<T>(1.5)),
            Function.OddPow => TVector.Pow(value, Number<T>(17)),
            Function.Root => TVector.Pow(value, Number<T>(0.5)),
            _ => TVector.Sqrt(value),
        };
        T* lanes = stackalloc T[16];
        TVector.Store(result, lanes);
        return lanes[TVector.Count - 1];
    }

    private static T Number<T>(double value)
        where T : unmanaged => typeof(T) == typeof(float) ? (T)(object)(float)value : (T)(object)value;

    private static double LogOnePlus(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>The Taylor series near zero and the continued fraction of erfc further out (Abramowitz and Stegun 7.1.5, 7.1.14).</summary>
    private static double Erf(double x)
    {
        double magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6.5)
        {
            return double.IsNaN(x) ? x : Math.Sign(x);
        }

        if (magnitude < 1e-9)
        {
            return x * 1.1283791670955125739;
        }

        if (magnitude < 2.5)
        {
            // In decimal arithmetic: 28 digits leave enough of them after the cancellation between terms.
            decimal term = Exact(magnitude), sum = term, square = term * term;
            for (int n = 1; n < 120 && term != 0; n++)
            {
                term *= -square / n;
                sum += term / ((2 * n) + 1);
            }

            return Math.CopySign((double)(sum * 1.1283791670955125738961589031m), x);
        }

        double fraction = magnitude;
        for (int n = 120; n > 0; n--)
        {
            fraction = magnitude + (n / 2.0 / fraction);
        }

        return Math.CopySign(1 - (Math.Exp(-magnitude * magnitude) / (fraction * 1.7724538509055160273)), x);
    }

    /// <summary>All digits of a double; the conversion operator keeps 15.</summary>
    private static decimal Exact(double x)
    {
        int shift = 52 - Math.ILogB(x);
        decimal power = 1;
        for (int i = 0; i < shift; i++)
        {
            power *= 2;
        }

        return (decimal)(long)Math.ScaleB(x, shift) / power;
    }
}
