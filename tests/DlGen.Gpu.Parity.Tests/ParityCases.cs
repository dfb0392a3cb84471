using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Kernels;
using DlGen.Gpu.Tests.Training;
using DlGen.Gpu.Training;
using ILGPU.Runtime;
using ILGPU;

namespace DlGen.Gpu.Parity.Tests;

/// <summary>Whole networks against the processor's run in double precision: outputs, loss, gradients, and parameters after steps.</summary>
public abstract class ParityCases(DeviceFixture fixture)
{
    // Single precision against double, through up to three layers.
    private const double Tolerance = 2e-6;

    // Twelve steps let the roundings grow.
    private const double ToleranceAfterSteps = 2e-5;

    // One for all networks: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    public static TheoryData<string> Networks => Twin.Names;

    [DeviceTheory(OnOpenClOfProcessor = ["Image", "Normalized", "Sloped", "Mixed", "Branched"])]
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
        batches.BeginEpoch(epoch: null);
        batches.Prepare(0, batch);
        batches.Load(batch);
        program.StartRandomSteps(twin.Single.Runtime.RandomStep);
        program.BeginRandomStep();
        program.Forward(batch);
        program.ComputeLoss(batch);

        // A first step's velocity is the gradient; with a rate of 0 that is all it leaves. The kernels are those of the trainings below.
        var context = new UpdateContext(
            program.ParameterView,
            new(Array(new UpdateNumbers { Taken = 1f }), Array(1)),
            Array(0));
        var step = new MomentumStep(context, gradients, momentum: 0.5f, nesterov: false);
        program.Backward(batch, new GuardedStep<MomentumStep>(program.Memory.Allocate<int>(1, "no failure").View, step));
        new ParameterTransfer(twin.Single.Runtime, program).Download(gradients, static parameter => parameter.Gradient);

        ArrayView<T> Array<T>(T value)
            where T : unmanaged
        {
            ArrayView<T> view = program.Memory.Allocate<T>(1, "a step's numbers").View;
            view.CopyFromCPU([value]);
            return view;
        }

        Batch all = data.Batches(batch).First();
        twin.Double.Forward(all.Inputs);
        _ = twin.Double.ComputeLoss(all.Targets);
        twin.Double.Backward();
        foreach ((Parameter<double> expected, Parameter<float> actual) in twin.Double.Parameters.Zip(twin.Single.Parameters))
        {
            Numbers.AssertClose(expected.Gradient.ToArray(), actual.Gradient.ToArray(), Tolerance);
        }
    }

    [DeviceTheory(OnOpenClOfProcessor = ["Image", "Mixed"])]
    [MemberData(nameof(Networks))]
    public void Predictions_AreTheProcessors(string name)
    {
        Twin twin = Twin.Named(name);
        const int count = 37;
        float[] inputs = twin.Inputs(count);
        var outputs = new float[count * twin.Single.Runtime.OutputSize];

        twin.Single.Predict(inputs, outputs, fixture.Device);

        var expected = new double[outputs.Length];
        twin.Double.Predict(Reference.ToDoubles(inputs), expected);
        Numbers.AssertClose(expected, outputs, Tolerance);
    }

    [DeviceTheory(OnOpenClOfProcessor = ["Image", "Normalized", "Sloped", "Mixed", "Branched"])]
    [MemberData(nameof(Networks))]
    public void TrainedParameters_AreTheProcessors(string name) => CheckTraining(Twin.Named(name), Momentum);

    [DeviceTheory(OnOpenClOfProcessor = ["Own"])]
    [InlineData("Classifier")]
    [InlineData("Own")]
    [InlineData("Positions")]
    public void NarrowNetworksLaunchByLaunch_AreTheProcessors(string name)
    {
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        CheckTraining(Twin.Named(name), Momentum);
    }

    private void CheckTraining(Twin twin, Optimizer optimizer) =>
        (TwinTraining.Of(fixture.Device, optimizer, ToleranceAfterSteps) with { Validates = true }).Check(twin);
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaParityTests(CudaFixture fixture) : ParityCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClParityTests(OpenClFixture fixture) : ParityCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuParityTests(CpuFixture fixture) : ParityCases(fixture);
