using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>
/// Networks with heads, trained on a device, against the processor's run in double precision: heads of several losses, weights
/// and rows. Their gradients, predictions and evaluations are in the tests of all networks.
/// </summary>
public abstract class HeadCases(DeviceFixture fixture)
{
    private const double Tolerance = 2e-5;

    // The one of the other tests: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    [DeviceFact]
    public void OneHeadLaunchByLaunch_IsTheProcessors()
    {
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        Training.Check(Twin.Named("OneHead"));
    }

    /// <summary>Each target's weights are its own, and the second has none.</summary>
    [DeviceFact]
    public void WeighedTargets_AreTheProcessors() =>
        (Training with { Learned = WithWeightsOfTargets }).Check(Twin.Named("ThreeHeads"));

    [DeviceFact]
    public void WeighedExamples_AreTheProcessors()
    {
        TwinTraining training = Training with { Learned = static data => data.WithWeights(Weights(data.Count, 4)) };
        training.Check(Twin.Named("ThreeHeads"));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void GradientsInSlices_AreTheProcessors()
    {
        fixture.Device.Launcher.ShortestSlice = 5;
        using var _ = new Restoring(() => fixture.Device.Launcher.ShortestSlice = RowSlices.Shortest);
        (Training with { Examples = 60, BatchSize = 37 }).Check(Twin.Named("ThreeHeads"));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void StreamedTargets_AreTheSame()
    {
        Dataset data = WithWeightsOfTargets(Twin.Named("ThreeHeads").Data(350));
        float[] resident = Train(data);
        try
        {
            // The inputs take 33,600 bytes and the first head's targets 16,800, of which each may take half.
            fixture.Device.MemoryLimit = 33_000;
            Assert.Equal(resident, Train(data, expectResident: false));
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Step_TakesALaunchForEachLossAndEachFurtherHeadsTargets()
    {
        var network = new ThreeHeads(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        using var steps = new GpuSteps(
            fixture.Device.CreateProgram(runtime, 8), runtime, Twin.Named("ThreeHeads").Data(8), new TrainingOptions { BatchSize = 8, Optimizer = Momentum }, [.. Enumerable.Range(0, 8)]);
        steps.BeginEpoch(seed: 0);
        int before = fixture.Device.Launcher.Launches;
        steps.Run(0, 8);

        // Three gathers, four products and two flattenings forward, three losses and their sum; back three products and two
        // flattenings, and each layer's parameters.
        Assert.Equal(3 + 6 + 4 + 5 + 4, fixture.Device.Launcher.Launches - before);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Divergence_IsTheProcessors()
    {
        Dataset data = Twin.Named("ThreeHeads").Data(40);
        TrainingOptions Options(Device? device) => new() { Epochs = 1, BatchSize = 4, Optimizer = new Sgd(1e7f) { Momentum = 0.5f }, Device = device };
        var onDevice = new ThreeHeads(seed: 1);

        var expected = Assert.Throws<TrainingDivergedException>(() => new ThreeHeads(seed: 1).Train(data, Options(null)));
        var actual = Assert.Throws<TrainingDivergedException>(() => onDevice.Train(data, Options(fixture.Device)));

        Assert.Equal((expected.Epoch, expected.Step, expected.Layer), (actual.Epoch, actual.Step, actual.Layer));
        Assert.All(onDevice.Linear1.Weight.ToArray(), static value => Assert.True(float.IsFinite(value)));
    }

    private TwinTraining Training => new()
    {
        Device = fixture.Device, Optimizer = Momentum, Examples = 21, BatchSize = 16, Epochs = 2, Tolerance = Tolerance, Validates = true,
    };

    /// <summary>The examples of a dataset with three targets, of which the first and the third are given weights.</summary>
    private static Dataset WithWeightsOfTargets(Dataset data)
    {
        var yes = new float[data.Count];
        for (int row = 0; row < yes.Length; row++)
        {
            data.SelectTarget(2).CopyTargets(row, yes.AsSpan(row, 1));
        }

        return data.SelectTarget(0).WithWeights(Weights(data.Count, 3))
            .WithLabels([.. Enumerable.Range(0, data.Count).Select(data.SelectTarget(1).GetLabel)])
            .WithTargets(yes, Weights(data.Count, 5));
    }

    private static float[] Weights(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(row => row % seed == 0 ? 0f : random.NextSingle() * 3f)];
    }

    private float[] Train(Dataset data, bool expectResident = true)
    {
        var network = new ThreeHeads(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        var options = new TrainingOptions { Epochs = 1, BatchSize = 8, Optimizer = Momentum };
        var order = new EpochOrder(data);
        using var steps = new GpuSteps(fixture.Device.CreateProgram(runtime, 8), runtime, data, options, order.Rows);
        Assert.Equal(expectResident, steps.IsResident);
        new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None);
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaHeadTests(CudaFixture fixture) : HeadCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClHeadTests(OpenClFixture fixture) : HeadCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuHeadTests(CpuFixture fixture) : HeadCases(fixture);
