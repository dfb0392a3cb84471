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
        new UpdateNumbers { Rate = 0.1f, WeightDecay = 0.01f },
        static (context, _, _, _) => new SgdStep(context),
        static (w, g, _) => w - (0.1 * (g + (0.01 * w))));

    [DeviceTheory]
    [InlineData(false, 1f)]
    [InlineData(true, 1f)]
    [InlineData(false, 0.25f)]
    public void Momentum(bool nesterov, float taken) => Check(
        new UpdateNumbers { Rate = 0.1f, WeightDecay = 0.01f, Taken = taken },
        (context, v, _, _) => new MomentumStep(context, v, 0.9f, nesterov),
        (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] = (0.9 * state[0]) + (taken * g);
            return w - (0.1 * (nesterov ? g + (0.9 * state[0]) : state[0]));
        });

    [DeviceTheory]
    [InlineData(0.01f, 1f, false)]
    [InlineData(0f, 0.99f, false)]
    [InlineData(0f, 1f, true)]
    public void Adam(float weightDecay, float shrink, bool amsGrad) => Check(
        new UpdateNumbers { Rate = 0.05f, Root = 3f, WeightDecay = weightDecay, Shrink = shrink },
        (context, m, v, most) => new AdamStep(context, m, v, most, new AdamNumbers
        {
            OneMinusBeta1 = 0.1f, OneMinusBeta2 = 0.5f, Epsilon = 1e-3f, AmsGrad = amsGrad ? 1 : 0,
        }),
        (w, g, state) =>
        {
            w *= shrink;
            g += weightDecay * w;
            state[0] += 0.1 * (g - state[0]);
            state[1] += 0.5 * ((g * g) - state[1]);
            state[2] = amsGrad ? Math.Max(state[2], state[1]) : state[1];
            return w - (0.05 * state[0] / ((Math.Sqrt(state[2]) * 3) + 1e-3));
        });

    [DeviceTheory]
    [InlineData(0f, false)]
    [InlineData(0.9f, false)]
    [InlineData(0.9f, true)]
    public void RmsProp(float momentum, bool centered) => Check(
        new UpdateNumbers { Rate = 0.05f, WeightDecay = 0.01f },
        (context, v, b, m) => new RmsPropStep(context, v, b, m, new RmsPropNumbers
        {
            OneMinusSmoothing = 0.1f, Epsilon = 1e-3f, Momentum = momentum, Centered = centered ? 1 : 0,
        }),
        (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] += 0.1 * ((g * g) - state[0]);
            state[2] += centered ? 0.1 * (g - state[2]) : 0;
            state[1] = (momentum * state[1]) + (g / (Math.Sqrt(state[0] - (state[2] * state[2])) + 1e-3));
            return w - (0.05 * state[1]);
        });

    [DeviceFact]
    public void Adagrad() => Check(
        new UpdateNumbers { Rate = 0.1f, WeightDecay = 0.01f },
        static (context, s, _, _) => new AdagradStep(context, s, 1e-3f),
        static (w, g, state) =>
        {
            g += 0.01 * w;
            state[0] += g * g;
            return w - (0.1 * g / (Math.Sqrt(state[0]) + 1e-3));
        });

    [DeviceFact]
    public void Lion() => Check(
        new UpdateNumbers { Rate = 0.1f, Shrink = 0.99f },
        static (context, m, _, _) => new LionStep(context, m, 0.1f, 0.25f),
        static (w, g, state) =>
        {
            double direction = state[0] + (0.1 * (g - state[0]));
            state[0] += 0.25 * (g - state[0]);
            return (0.99 * w) - (0.1 * Math.Sign(direction));
        });

    [DeviceFact]
    public void Gradients_AreScaledThenClippedThenMultiplied()
    {
        using var memory = new DeviceMemory(fixture.Device);
        IncomingGradient incoming = Incoming(memory, memory.Array([-0.75f]));
        Check(
            new UpdateNumbers { Rate = 0.1f },
            (context, _, _, _) => new IncomingStep<SgdStep>(incoming, new SgdStep(context)),
            static (w, g, _) => w + (0.1 * 0.75 * Math.Clamp(0.5 * g, -0.1, 0.1)));
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(GradientNorm.Chunk)]
    [InlineData((2 * GradientNorm.Chunk) + 77)]
    public void ClippingByNorm_IsPyTorchs(int places)
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] gradients = Numbers.Random(places * Float4.Count, 3);
        ArrayView<Float4> view = memory.Array(MemoryMarshal.Cast<float, Float4>(gradients).ToArray());
        ArrayView<float> coefficient = memory.Array([1f]);
        IncomingGradient incoming = Incoming(memory, coefficient);
        ArrayView<float> squares = memory.Array(new float[4]);
        double norm = Math.Sqrt(gradients.Sum(static gradient => Math.Pow(Math.Clamp(0.5 * gradient, -0.1, 0.1), 2)));

        fixture.Device.Launcher.LimitGradient(view, places, incoming, squares, 0.01f, -1f, coefficient);
        Numbers.AssertClose([-Math.Min(1, 0.01 / (norm + 1e-6))], memory.Read(coefficient), 1e-5);

        fixture.Device.Launcher.LimitGradient(view, places, incoming, squares, 1e9f, 1f, coefficient);
        Assert.Equal([1f], memory.Read(coefficient));
    }

    [DeviceFact]
    public void Guard_KeepsParametersOnceALossWasNotFinite()
    {
        using var memory = new DeviceMemory(fixture.Device);
        ArrayView<Float4> w = memory.Array(new Float4[] { 1f });
        DeviceMatrix one = memory.Matrix([1f], 1).Matrix;
        ArrayView<int> failed = memory.Array(new[] { 1 });

        fixture.Device.Launcher.OuterSum<Shape1To1, GuardedStep<SgdStep>>(one, one, 1, 0, new GuardedStep<SgdStep>(failed, new SgdStep(Context(memory, w, new UpdateNumbers { Rate = 0.1f }))));

        Assert.Equal(1f, memory.Read(w)[0].X);
    }

    /// <summary>The numbers of an epoch's second step, when two have been counted.</summary>
    private static UpdateContext Context(DeviceMemory memory, ArrayView<Float4> parameters, UpdateNumbers numbers) =>
        new(parameters, Second(memory, numbers), memory.Array([0]));

    private static IncomingGradient Incoming(DeviceMemory memory, ArrayView<float> coefficient) =>
        new(Second(memory, new UpdateNumbers { Scale = 0.5f }), coefficient, limit: 0.1f);

    private static PerStep<UpdateNumbers> Second(DeviceMemory memory, UpdateNumbers numbers) => new(memory.Array([default, numbers, default]), memory.Array([2]));

    private void Check<TStep>(
        UpdateNumbers numbers,
        Func<UpdateContext, ArrayView<Float4>, ArrayView<Float4>, ArrayView<Float4>, TStep> create,
        Func<double, double, double[], double> formula)
        where TStep : struct, IDeviceStep
    {
        // With one example whose input is 1, the gradient is dz.
        using var memory = new DeviceMemory(fixture.Device);
        float[] parameters = Numbers.Random(1, 1);
        float[] gradients = Numbers.Random(2, 2);
        ArrayView<Float4> w = memory.Array(new Float4[] { new(parameters[0], 0f, 0f, 0f) });
        TStep step = create(
            Context(memory, w, numbers), memory.Array(new Float4[1]), memory.Array(new Float4[1]), memory.Array(new Float4[1]));
        double expected = parameters[0];
        double[] state = [0, 0, 0];
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
