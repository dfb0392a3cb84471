using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Kernels;
using DlGen.Gpu.Training;
using ILGPU;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Whole networks against the processor's run in double precision: outputs, loss, gradients, and parameters after steps.</summary>
public abstract class ParityCases(DeviceFixture fixture)
{
    // Single precision against double, through up to three layers.
    private const double Tolerance = 2e-6;

    // Twelve steps let the roundings grow; steps that divide by a root of a small gradient's square let them grow most.
    private const double ToleranceAfterSteps = 2e-5;

    public static TheoryData<string> Networks => Twin.Names;

    public static TheoryData<string> Optimizers => [.. AllOptimizers.Keys];

    internal static Dictionary<string, Func<Optimizer>> AllOptimizers { get; } = new()
    {
        ["SGD"] = () => new Sgd(0.1f) { WeightDecay = 0.01f },
        ["SGD with a limit"] = () => new Sgd(0.1f) { MaxNorm = 0.7f },
        ["Adam with a limit"] = () => new Adam(1e-2f) { Epsilon = 1e-4f, MaxNorm = 0.9f },
        ["momentum"] = () => new Sgd(0.05f) { Momentum = 0.9f },
        ["Nesterov"] = () => new Sgd(0.05f) { Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        ["Adam"] = () => new Adam(1e-2f) { Epsilon = 1e-4f, WeightDecay = 0.01f },
        ["AdamW"] = () => new AdamW(1e-2f) { Epsilon = 1e-4f },
        ["RMSProp"] = () => new RmsProp(1e-3f) { Epsilon = 1e-3f, WeightDecay = 0.01f },
        ["RMSProp with momentum"] = () => new RmsProp(1e-3f) { Epsilon = 1e-3f, Momentum = 0.5f },
        ["Adagrad"] = () => new Adagrad(1e-2f) { Epsilon = 1e-3f, WeightDecay = 0.01f },
    };

    [DeviceTheory]
    [MemberData(nameof(Networks))]
    public void OutputsLossAndGradients_AreTheProcessors(string name)
    {
        Twin twin = Twin.Named(name);
        const int batch = 37;
        Dataset data = twin.Data(batch);
        using GpuProgram program = fixture.Device.CreateProgram(twin.Single.Runtime, batch);
        new ParameterTransfer(twin.Single.Runtime, program).Upload();
        using var batches = new BatchLoader(twin.Single.Runtime, program, data, [.. Enumerable.Range(0, batch)], batch, program.Memory.Allocate<int>(1, "the steps made").View);
        ArrayView<Float4> gradients = program.Memory.Allocate<Float4>(program.ParameterView.Length, "gradients").View;
        batches.BeginEpoch();
        batches.Prepare(0, batch);
        batches.Load(batch);
        program.StartRandomSteps(twin.Single.Runtime.RandomStep);
        program.BeginRandomStep();
        program.Forward(batch);
        program.ComputeLoss(batch);

        // A first step's velocity is the gradient; with a rate of 0 that is all it leaves. The kernels are those of the trainings below.
        var step = new MomentumStep(program.ParameterView, gradients, rate: 0f, weightDecay: 0f, momentum: 0.5f, nesterov: false);
        program.Backward(batch, new GuardedStep<MomentumStep>(program.Memory.Allocate<int>(1, "no failure").View, step));
        new ParameterTransfer(twin.Single.Runtime, program).Download(gradients, static parameter => parameter.Gradient);

        Batch all = data.Batches(batch).First();
        twin.Double.Forward(all.Inputs);
        _ = twin.Double.ComputeLoss(all.Targets);
        twin.Double.Backward();
        foreach ((Parameter<double> expected, Parameter<float> actual) in twin.Double.Parameters.Zip(twin.Single.Parameters))
        {
            Numbers.AssertClose(expected.Gradient.ToArray(), actual.Gradient.ToArray(), Tolerance);
        }
    }

    [DeviceTheory]
    [MemberData(nameof(Networks))]
    public void Predictions_AreTheProcessors(string name)
    {
        Twin twin = Twin.Named(name);
        const int count = 37;
        float[] inputs = Numbers.Random(count * twin.Single.Runtime.InputSize, 1);
        var outputs = new float[count * twin.Single.Runtime.OutputSize];

        fixture.Device.Predict(twin.Single, inputs, outputs);

        var expected = new double[outputs.Length];
        twin.Double.Predict(Reference.ToDoubles(inputs), expected);
        Numbers.AssertClose(expected, outputs, Tolerance);
    }

    [DeviceTheory]
    [MemberData(nameof(Networks))]
    public void TrainedParameters_AreTheProcessors(string name) => CheckTraining(Twin.Named(name), () => new Sgd(0.1f) { Momentum = 0.5f });

    [DeviceTheory]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizer_IsTheProcessors(string name) => CheckTraining(Twin.Named("Smoothed"), AllOptimizers[name]);

    [DeviceTheory]
    [InlineData("Classifier")]
    [InlineData("Own")]
    [InlineData("Positions")]
    public void NarrowNetworksLaunchByLaunch_AreTheProcessors(string name)
    {
        using IDisposable _ = NarrowCases.WithoutSharedMemory(fixture.Device);
        CheckTraining(Twin.Named(name), () => new Sgd(0.1f) { Momentum = 0.5f });
    }

    /// <summary>Three epochs of four steps, the last of them short.</summary>
    private void CheckTraining(Twin twin, Func<Optimizer> optimizer)
    {
        Dataset data = twin.Data(50);
        TrainingOptions Options(Device? device) => new() { Epochs = 3, BatchSize = 16, Optimizer = optimizer(), Seed = 5, Device = device, Validation = data };

        TrainingHistory expected = twin.Double.Train(data, Options(null));
        TrainingHistory actual = twin.Single.Train(data, Options(fixture.Device));

        foreach ((Parameter<double> inDouble, Parameter<float> single) in twin.Double.Runtime.State.Zip(twin.Single.Runtime.State))
        {
            Numbers.AssertClose(inDouble.Value.ToArray(), single.Value.ToArray(), ToleranceAfterSteps);
        }

        Assert.Equal(expected.Steps, actual.Steps);
        Numbers.AssertClose(
            [.. expected.Epochs.Select(epoch => epoch.Loss)], [.. actual.Epochs.Select(epoch => (float)epoch.Loss)], ToleranceAfterSteps);
        Numbers.AssertClose(
            [.. expected.Epochs.Select(epoch => epoch.ValidationLoss)], [.. actual.Epochs.Select(epoch => (float)epoch.ValidationLoss)], ToleranceAfterSteps);
        Assert.Equal(expected.Epochs.Select(epoch => epoch.Accuracy), actual.Epochs.Select(epoch => epoch.Accuracy));
        Assert.Equal(twin.Double.Runtime.RandomStep, twin.Single.Runtime.RandomStep);
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaParityTests(CudaFixture fixture) : ParityCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClParityTests(OpenClFixture fixture) : ParityCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuParityTests(CpuFixture fixture) : ParityCases(fixture);
