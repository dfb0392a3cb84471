using DlGen.Gpu.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

internal interface IFunction
{
    static abstract Float4 Of(Float4 x);
}

internal readonly struct ExpOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Exp(x);
}

internal readonly struct LogOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Log(x);
}

internal readonly struct TanhOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Tanh(x);
}

internal readonly struct SigmoidOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Sigmoid(x);
}

internal readonly struct SoftplusOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Softplus(x);
}

internal readonly struct ErfOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Erf(x);
}

internal readonly struct SinOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Sin(x);
}

internal readonly struct CosOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Cos(x);
}

internal readonly struct AtanOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Atan(x);
}

internal readonly struct SinhOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Sinh(x);
}

internal readonly struct CoshOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Cosh(x);
}

internal readonly struct PowOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Pow(x, 1.5f);
}

internal readonly struct OddPowOf : IFunction
{
    public static Float4 Of(Float4 x) => Float4.Pow(x, 17f);
}

/// <summary>to = f(from).</summary>
internal readonly struct FunctionMap<TFunction>(DeviceMatrix from, DeviceMatrix to) : IDeviceMap
    where TFunction : struct, IFunction
{
    public void Apply(int row, int column) => to.Store(row, column, TFunction.Of(from.Load(row, column)));
}

/// <summary>The error function in double precision.</summary>
internal static class NormalDistribution
{
    /// <summary>By its Taylor series 2/√π · e^(−x²) · Σ 2ⁿx^(2n+1) / (1·3·…·(2n+1)), whose terms are all of one sign.</summary>
    public static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        double term = x;
        double sum = x;
        for (int n = 1; n < 300; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
