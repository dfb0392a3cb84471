using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The functions that activations are made of, over the whole range, against .NET's in double precision.</summary>
public abstract class FunctionCases(DeviceFixture fixture)
{
    private static readonly float[] Inputs =
    [
        .. Enumerable.Range(-3000, 6001).Select(step => step / 100f),
        .. Enumerable.Range(-200, 401).Select(step => step / 10_000f),
        -200f, -100f, -88f, -87f, 87f, 88f, 200f, 0f, -0f, 1e-30f, -1e-30f, 1e-10f,
    ];

    [DeviceFact]
    public void Exp() => Check<ExpOf>(Math.Exp, 4e-7, x => x is > -87 and < 88.7f);

    [DeviceFact]
    public void Log() => Check<LogOf>(Math.Log, 2e-7, x => x > 0);

    [DeviceFact]
    public void Tanh() => Check<TanhOf>(Math.Tanh, 3e-7);

    [DeviceFact]
    public void Sigmoid() => Check<SigmoidOf>(x => 1 / (1 + Math.Exp(-x)), 3e-7, x => x > -87);

    [DeviceFact]
    public void Softplus() => Check<SoftplusOf>(x => x > 40 ? x : Math.Log(1 + Math.Exp(x)), 4e-7, x => x > -15);

    [DeviceFact]
    public void Erf() => Check<ErfOf>(NormalDistribution.Erf, 5e-7);

    [DeviceFact]
    public void Sin() => Check<SinOf>(x => Math.Sin(x), 4e-7);

    [DeviceFact]
    public void Cos() => Check<CosOf>(x => Math.Cos(x), 4e-7);

    [DeviceFact]
    public void Atan() => Check<AtanOf>(Math.Atan, 4e-7);

    [DeviceFact]
    public void Sinh() => Check<SinhOf>(Math.Sinh, 6e-7, x => Math.Abs(x) < 88.7f);

    [DeviceFact]
    public void Cosh() => Check<CoshOf>(Math.Cosh, 6e-7, x => Math.Abs(x) < 88.7f);

    [DeviceFact]
    public void Ends_AreRight()
    {
        Assert.Equal([0f, float.PositiveInfinity], Values<ExpOf>([-200f, 200f]));
        Assert.Equal([float.NegativeInfinity, float.PositiveInfinity], Values<LogOf>([0f, float.PositiveInfinity]));
        Assert.Equal([-1f, 1f], Values<TanhOf>([-200f, 200f]));
        Assert.Equal([0f, 1f], Values<SigmoidOf>([-200f, 200f]));
        Assert.Equal([0f, 200f], Values<SoftplusOf>([-200f, 200f]));
        Assert.Equal([-1f, 1f], Values<ErfOf>([-200f, 200f]));
        Assert.Equal([float.NegativeInfinity, float.PositiveInfinity], Values<SinhOf>([-200f, 200f]));
        Assert.Equal([float.PositiveInfinity, float.PositiveInfinity], Values<CoshOf>([-200f, 200f]));
        Assert.Equal([-MathF.PI / 2, MathF.PI / 2], Values<AtanOf>([float.NegativeInfinity, float.PositiveInfinity]));
        Assert.True(float.IsNaN(Values<LogOf>([-1f])[0]));
    }

    [DeviceFact]
    public void OddFunctions_KeepTheSignOfZero()
    {
        Assert.True(float.IsNegative(Values<TanhOf>([-0f])[0]));
        Assert.True(float.IsNegative(Values<ErfOf>([-0f])[0]));
        Assert.True(float.IsNegative(Values<SinOf>([-0f])[0]));
        Assert.True(float.IsNegative(Values<AtanOf>([-0f])[0]));
        Assert.True(float.IsNegative(Values<SinhOf>([-0f])[0]));
        Assert.False(float.IsNegative(Values<TanhOf>([0f])[0]));
    }

    [DeviceFact]
    public void Pow() => Check<PowOf>(x => Math.Pow(x, 1.5), 2e-5, x => x >= 0);

    [DeviceFact]
    public void OddPow() => Check<OddPowOf>(x => Math.Pow(x, 17), 2e-5, x => Math.Abs(x) < 180);

    [DeviceFact]
    public void Nan_GoesThrough()
    {
        Assert.True(float.IsNaN(Values<ExpOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<LogOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<TanhOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<SigmoidOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<SoftplusOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<ErfOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<SinOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<CosOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<AtanOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<SinhOf>([float.NaN])[0]));
        Assert.True(float.IsNaN(Values<CoshOf>([float.NaN])[0]));
    }

    /// <summary>Relative to the value itself, however small: activations' tails must not be lost.</summary>
    private void Check<TFunction>(Func<double, double> expected, double tolerance, Func<float, bool>? where = null)
        where TFunction : struct, IFunction
    {
        float[] inputs = [.. Inputs.Where(where ?? (_ => true))];
        float[] actual = Values<TFunction>(inputs);
        for (int index = 0; index < inputs.Length; index++)
        {
            double value = expected(inputs[index]);
            Assert.True(
                Math.Abs(value - actual[index]) <= (tolerance * Math.Abs(value)) + 1e-38,
                FormattableString.Invariant($"f({inputs[index]:g9}) should be {value:g9} and is {actual[index]:g9}."));
        }
    }

    private float[] Values<TFunction>(float[] inputs)
        where TFunction : struct, IFunction
    {
        using var memory = new DeviceMemory(fixture.Device);
        (DeviceMatrix to, ArrayView<Float4> view) = memory.Matrix(new float[inputs.Length], inputs.Length);
        fixture.Device.Launcher.Map(1, inputs.Length, new FunctionMap<TFunction>(memory.Matrix(inputs, inputs.Length).Matrix, to));
        return memory.Read(view, inputs.Length);
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaFunctionTests(CudaFixture fixture) : FunctionCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClFunctionTests(OpenClFixture fixture) : FunctionCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuFunctionTests(CpuFixture fixture) : FunctionCases(fixture);
