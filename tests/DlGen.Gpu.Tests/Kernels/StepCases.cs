using System.Runtime.InteropServices;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>The optimizers' steps as the epilogue of a gradient, twice in a row, against their formulas in double precision.</summary>
public abstract class StepCases(DeviceFixture fixture)
{
    // Two steps of a handful of roundings each; divisions by small roots make the most of them.
    private const double Tolerance = 1e-6;

    [DeviceFact]
    public void Sgd() => Check(
        (_, w, _, _) => new SgdStep(w, 0.1f, 0.01f),
        (w, g, _) => w - (0.1 * (g + (0.01 * w))));

    [DeviceTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Momentum(bool nesterov) => Check(
        (_, w, v, _) => new MomentumStep(w, v, 0.1f, 0.01f, 0.9f, nesterov),
        (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] = (0.9 * state[0]) + g;
            return w - (0.1 * (nesterov ? g + (0.9 * state[0]) : state[0]));
        });

    [DeviceTheory]
    [InlineData(0.01f, 1f)]
    [InlineData(0f, 0.99f)]
    public void Adam(float weightDecay, float shrink) => Check(
        (memory, w, m, v) => new AdamStep(w, m, v, SecondOf(memory, new AdamCorrections { StepSize = 0.05f, Root = 3f }), new AdamNumbers
        {
            OneMinusBeta1 = 0.1f, OneMinusBeta2 = 0.01f, Epsilon = 1e-3f, WeightDecay = weightDecay, Shrink = shrink,
        }),
        (w, g, state) =>
        {
            w *= shrink;
            g += weightDecay * w;
            state[0] += 0.1 * (g - state[0]);
            state[1] += 0.01 * ((g * g) - state[1]);
            return w - (0.05 * state[0] / ((Math.Sqrt(state[1]) * 3) + 1e-3));
        });

    [DeviceTheory]
    [InlineData(0f)]
    [InlineData(0.9f)]
    public void RmsProp(float momentum) => Check(
        (_, w, v, b) => new RmsPropStep(w, v, b, new RmsPropNumbers
        {
            Rate = 0.05f, OneMinusSmoothing = 0.1f, Epsilon = 1e-3f, Momentum = momentum, WeightDecay = 0.01f,
        }),
        (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] += 0.1 * ((g * g) - state[0]);
            state[1] = (momentum * state[1]) + (g / (Math.Sqrt(state[0]) + 1e-3));
            return w - (0.05 * state[1]);
        });

    [DeviceFact]
    public void Adagrad() => Check(
        (_, w, s, _) => new AdagradStep(w, s, 0.1f, 0.01f, 1e-3f),
        (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] += g * g;
            return w - (0.1 * g / (Math.Sqrt(state[0]) + 1e-3));
        });

    [DeviceFact]
    public void Guard_KeepsParametersOnceALossWasNotFinite()
    {
        using var memory = new DeviceMemory(fixture.Device);
        ArrayView<Float4> w = memory.Array(new Float4[] { 1f });
        DeviceMatrix one = memory.Matrix([1f], 1).Matrix;
        ArrayView<int> failed = memory.Array(new[] { 1 });

        fixture.Device.Launcher.OuterSum<Shape1To1, GuardedStep<SgdStep>>(one, one, 1, 0, new GuardedStep<SgdStep>(failed, new SgdStep(w, 0.1f, 0f)));

        Assert.Equal(1f, memory.Read(w)[0].X);
    }

    /// <summary>The value of an epoch's second step, when two have been counted.</summary>
    private static PerStep<T> SecondOf<T>(DeviceMemory memory, T value)
        where T : unmanaged => new(memory.Array([default, value, default]), memory.Array([2]));

    private void Check<TStep>(
        Func<DeviceMemory, ArrayView<Float4>, ArrayView<Float4>, ArrayView<Float4>, TStep> create, Func<double, double, double[], double> formula)
        where TStep : struct, IDeviceStep
    {
        // With one example whose input is 1, the gradient is dz.
        using var memory = new DeviceMemory(fixture.Device);
        float[] parameters = Numbers.Random(1, 1);
        float[] gradients = Numbers.Random(2, 2);
        ArrayView<Float4> w = memory.Array(new Float4[] { new(parameters[0], 0f, 0f, 0f) });
        TStep step = create(memory, w, memory.Array(new Float4[1]), memory.Array(new Float4[1]));
        double expected = parameters[0];
        double[] state = [0, 0];
        foreach (float gradient in gradients)
        {
            DeviceMatrix dz = memory.Matrix([gradient], 1).Matrix;
            fixture.Device.Launcher.OuterSum<Shape1To1, TStep>(memory.Matrix([1f], 1).Matrix, dz, 1, 0, step);
            expected = formula(expected, gradient, state);
        }

        Float4[] read = memory.Read(w);
        Numbers.AssertClose([expected], [read[0].X], Tolerance);
        Assert.Equal([0f, 0f, 0f], MemoryMarshal.Cast<Float4, float>(read)[1..].ToArray());
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaStepTests(CudaFixture fixture) : StepCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClStepTests(OpenClFixture fixture) : StepCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuStepTests(CpuFixture fixture) : StepCases(fixture);
