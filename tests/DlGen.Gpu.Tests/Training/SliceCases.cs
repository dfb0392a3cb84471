using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>
/// Trainings whose gradients are summed up over slices of the batch, which here may be short, against the processor's run in
/// double precision: batches of 37 rows and more in slices of 16 and a rest.
/// </summary>
public abstract class SliceCases(DeviceFixture fixture)
{
    private const int Shortest = 5;

    // Four steps in single precision against double.
    private const double Tolerance = 1e-5;

    // One for all tests that don't ask for another: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    /// <summary>
    /// Plain layers; tied ones, whose gradients accumulate, with a bias of one use alone; shared blocks with normalizations;
    /// frozen layers; normalizations over the batch; convolutions, and shared ones.
    /// </summary>
    [DeviceTheory(OnOpenClOfProcessor = ["Classifier", "Autoencoder"])]
    [InlineData("Classifier")]
    [InlineData("TiedPositions")]
    [InlineData("Autoencoder")]
    [InlineData("Recurring")]
    [InlineData("Tuned")]
    [InlineData("BatchPositions")]
    [InlineData("Windowed")]
    [InlineData("Convolved")]
    public void SteppedParameters_AreTheProcessors(string name) => Check(Twin.Named(name), Momentum);

    [DeviceFact]
    public void NormsAreLimitedBehindTheSum() => Check(Twin.Named("Classifier"), new Sgd(0.1f) { MaxNorm = 0.9f });

    [DeviceFact]
    public void Adam_IsTheProcessors() => Check(Twin.Named("Classifier"), new Adam(1e-2f) { Epsilon = 1e-4f, WeightDecay = 0.01f });

    [DeviceFact]
    public void BatchesInSlicesOfFullLength_AreTheProcessors()
    {
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        (Training(Momentum) with { Examples = 700, BatchSize = 600 }).Check(Twin.Named("Classifier"));
    }

    [DeviceFact]
    public void RepeatedRuns_GiveTheSameBits() => Assert.Equal(Train(new Classifier(seed: 1), 37), Train(new Classifier(seed: 1), 37));

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void EachGradientInSlices_TakesALaunchMore()
    {
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        var network = new Classifier(seed: 1);
        Assert.Equal(11, StepLaunches.Count(fixture.Device, network, 255));
        Assert.Equal(14, StepLaunches.Count(fixture.Device, network, 256));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Divergence_KeepsTheParametersOfTheLastGoodStep()
    {
        using IDisposable _ = InShortSlices();
        using IDisposable narrow = StepLaunches.WithoutSharedMemory(fixture.Device);
        Dataset data = Twin.Named("Positions").Data(400);
        var onProcessor = new Positions(seed: 1);
        var onDevice = new Positions(seed: 1);
        TrainingOptions Options(Device? device) => new() { Epochs = 1, BatchSize = 65, Optimizer = new Sgd(1e7f) { Momentum = 0.5f }, Device = device };

        var expected = Assert.Throws<TrainingDivergedException>(() => onProcessor.Train(data, Options(null)));
        var actual = Assert.Throws<TrainingDivergedException>(() => onDevice.Train(data, Options(fixture.Device)));

        Assert.Equal((expected.Epoch, expected.Step, expected.Layer), (actual.Epoch, actual.Step, actual.Layer));
        Assert.All(onDevice.Linear2.Weight.ToArray(), static value => Assert.True(float.IsFinite(value)));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Memory_IsTakenBeforeTheExamplesAndNotInAStep()
    {
        long withoutSlices = Taken(new Classifier(seed: 1));
        using IDisposable _ = InShortSlices();

        // The largest gradient, of W2 [33×17] and b2, in 64 / 5 slices.
        Assert.Equal(12 * (33 + 1) * 5 * 16, Taken(new Classifier(seed: 1)) - withoutSlices);

        long Taken(INetwork<float> network)
        {
            using IDisposable narrow = StepLaunches.WithoutSharedMemory(fixture.Device);
            Dataset data = Twin.Named("Classifier").Data(64);
            using GpuProgram program = fixture.Device.CreateProgram(network.Runtime, 64);
            using var steps = new GpuSteps(program, network.Runtime, data, new TrainingOptions { Optimizer = Momentum }, [.. Enumerable.Range(0, 64)]);
            long taken = program.Memory.Allocated;
            steps.BeginEpoch(seed: 0);
            steps.Run(0, 64);
            Assert.Equal(taken, program.Memory.Allocated);
            return taken;
        }
    }

    /// <summary>A device that takes short slices, until the result is disposed.</summary>
    private Restoring InShortSlices()
    {
        fixture.Device.Launcher.ShortestSlice = Shortest;
        return new Restoring(() => fixture.Device.Launcher.ShortestSlice = RowSlices.Shortest);
    }

    private TwinTraining Training(Optimizer optimizer) => new()
    {
        Device = fixture.Device, Optimizer = optimizer, Examples = 60, BatchSize = 37, Epochs = 2, Tolerance = Tolerance,
    };

    private void Check(Twin twin, Optimizer optimizer)
    {
        using IDisposable _ = InShortSlices();
        using IDisposable narrow = StepLaunches.WithoutSharedMemory(fixture.Device);
        Training(optimizer).Check(twin);
    }

    private float[] Train(INetwork<float> network, int batch)
    {
        using IDisposable _ = InShortSlices();
        using IDisposable narrow = StepLaunches.WithoutSharedMemory(fixture.Device);
        network.Train(Twin.Named("Classifier").Data(60), new() { Epochs = 1, BatchSize = batch, Optimizer = Momentum, Device = fixture.Device });
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaSliceTests(CudaFixture fixture) : SliceCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClSliceTests(OpenClFixture fixture) : SliceCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuSliceTests(CpuFixture fixture) : SliceCases(fixture);
