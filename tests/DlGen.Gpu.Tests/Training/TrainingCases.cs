using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>How a training on a device goes: its data, its end, and what can go wrong.</summary>
public abstract class TrainingCases(DeviceFixture fixture)
{
    // The one of the other tests: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void SameSeed_GivesTheSameBits()
    {
        float[] first = Train(new Classifier(seed: 1)).Linear1.Weight.ToArray();

        Assert.Equal(first, Train(new Classifier(seed: 1)).Linear1.Weight.ToArray());
    }

    [DeviceFact]
    public void Batches_AreStreamedWhereTheDataDoNotFit()
    {
        Dataset data = Twin.Named("Smoothed").Data(120);
        float[] resident = Train(new Smoothed(seed: 1), data, expectResident: true);

        // The inputs take 2,400 bytes, and may take half.
        fixture.Device.MemoryLimit = 4_700;
        try
        {
            Assert.Equal(resident, Train(new Smoothed(seed: 1), data, expectResident: false));
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    [DeviceFact]
    public void TooLittleMemory_IsSaidAndLeavesTheNetwork()
    {
        var network = new Classifier(seed: 1);
        float[] before = network.Linear1.Weight.ToArray();
        fixture.Device.MemoryLimit = 4_000;
        try
        {
            GpuException exception = Assert.Throws<GpuException>(() => Train(network));

            Assert.StartsWith("There is no room for ", exception.Message, StringComparison.Ordinal);
            Assert.Equal(before, network.Linear1.Weight.ToArray());
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }

        Train(network);
        Assert.NotEqual(before, network.Linear1.Weight.ToArray());
    }

    [DeviceFact]
    public void Bytes_AreScaledAsOnTheProcessor()
    {
        using var files = new IdxFiles(count: 20, height: 3, width: 3, classes: 2);
        Dataset data = Dataset.FromIdx(files.Images, files.Labels);
        var expected = new Pixels(seed: 1);
        var actual = new Pixels(seed: 1);

        expected.Train(data, new() { Epochs = 2, BatchSize = 8 });
        actual.Train(data, new() { Epochs = 2, BatchSize = 8, Device = fixture.Device });

        Numbers.AssertClose(Array.ConvertAll(expected.Linear1.Weight.ToArray(), value => (double)value), actual.Linear1.Weight.ToArray(), 1e-5);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Divergence_IsFoundAtItsStepAndKeepsTheParametersBeforeIt()
    {
        Dataset data = Twin.Named("Positions").Data(40);
        var expected = new Positions(seed: 1);
        var actual = new Positions(seed: 1);
        TrainingOptions Options(Device? device, IProgress<TrainingProgress>? progress = null) =>
            new() { Epochs = 1, BatchSize = 4, Optimizer = new Sgd(1e7f) { Momentum = 0.5f }, Device = device, Progress = progress };

        var onProcessor = Assert.Throws<TrainingDivergedException>(() => expected.Train(data, Options(null)));
        var onDevice = Assert.Throws<TrainingDivergedException>(() => actual.Train(data, Options(fixture.Device)));
        var watched = Assert.Throws<TrainingDivergedException>(() => new Positions(seed: 1).Train(data, Options(fixture.Device, new Recorder())));

        Assert.Equal((onProcessor.Epoch, onProcessor.Step, onProcessor.Layer), (onDevice.Epoch, onDevice.Step, onDevice.Layer));
        Assert.Equal((onDevice.Epoch, onDevice.Step, onDevice.Layer), (watched.Epoch, watched.Step, watched.Layer));
        Assert.All(actual.Linear2.Weight.ToArray(), static value => Assert.True(float.IsFinite(value)));
        Assert.True(onDevice.Step > 1);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void LossThatIsntFinite_LeavesTheRunningMoments()
    {
        var network = new BatchPositions(seed: 1);
        float[] targets = new float[8 * 2];
        targets[5] = 1e30f;
        Dataset data = Dataset.FromArrays(Numbers.Random(8 * 24, 1), targets, 8);

        Assert.Throws<TrainingDivergedException>(() => network.Train(data, new() { Optimizer = Momentum, Device = fixture.Device }));

        Assert.Equal(new float[6], network.BatchNorm1.RunningMean.ToArray());
        Assert.Equal(Enumerable.Repeat(1f, 6), network.BatchNorm1.RunningVariance.ToArray());
    }

    /// <summary>25 examples in batches of 8: the last is left out.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void LastBatchOfOne_IsLeftOutWithBatchNormalization()
    {
        var network = new BatchNormalized(seed: 1);

        TrainingHistory history = network.Train(Twin.Named("BatchNormalized").Data(25), new() { Epochs = 2, BatchSize = 8, Optimizer = Momentum, Device = fixture.Device });

        Assert.Equal(6, history.Steps);
        Assert.All(network.BatchNorm1.RunningVariance.ToArray(), static value => Assert.True(float.IsFinite(value)));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Progress_IsReportedStepByStep()
    {
        var onProcessor = new Recorder();
        var onDevice = new Recorder();
        Dataset data = Twin.Named("Classifier").Data(50);

        new Classifier(seed: 1).Train(data, new() { Epochs = 2, BatchSize = 16, Progress = onProcessor });
        new Classifier(seed: 1).Train(data, new() { Epochs = 2, BatchSize = 16, Progress = onDevice, Device = fixture.Device });

        Assert.Equal(8, onDevice.Losses.Count);
        Numbers.AssertClose(onProcessor.Losses, [.. onDevice.Losses.Select(static loss => (float)loss)], 1e-5);
        Assert.Equal(onProcessor.Accuracies, onDevice.Accuracies);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Cancelling_KeepsWhatWasLearned()
    {
        var network = new Classifier(seed: 1);
        float[] before = network.Linear1.Weight.ToArray();
        using var cancel = new CancellationTokenSource();

        TrainingHistory history = network.Train(
            Twin.Named("Classifier").Data(50),
            new() { BatchSize = 16, Device = fixture.Device, Progress = new Recorder(cancelAfter: (2, cancel)) },
            cancel.Token);

        Assert.True(history.Canceled);
        Assert.Equal(2, history.Steps);
        Assert.NotEqual(before, network.Linear1.Weight.ToArray());
    }

    [DeviceFact]
    public void LostDevice_LeavesTheParametersOfTheLastEpoch()
    {
        var network = new Classifier(seed: 1);
        Dataset data = Twin.Named("Classifier").Data(50);
        var order = new EpochOrder(data);
        var options = new TrainingOptions { BatchSize = 16 };
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        using var steps = new GpuSteps(new FailingProgram(fixture.Device, runtime, 16, goodSteps: 5), runtime, data, options, order.Rows);

        GpuException exception = Assert.Throws<GpuException>(() => new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None));

        Assert.Contains("failed in step 2 of an epoch", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Classifier has the parameters of the last completed epoch.", exception.Message, StringComparison.Ordinal);
        Assert.All(network.Linear1.Weight.ToArray(), static value => Assert.Equal(0f, value));
    }

    [DeviceFact]
    public void OtherNetworks_AreRefused()
    {
        Dataset data = Twin.Named("Classifier").Data(10);
        TrainingOptions options = new() { Device = fixture.Device };

        Assert.Contains("wasn't compiled for GPUs", Assert.Throws<NotSupportedException>(() => new ProcessorOnly().Train(data, options)).Message, StringComparison.Ordinal);
        Assert.Contains("double precision", Assert.Throws<NotSupportedException>(() => new ClassifierInDouble().Train(data, options)).Message, StringComparison.Ordinal);
    }

    private Classifier Train(Classifier network)
    {
        network.Train(Twin.Named("Classifier").Data(50), new() { Epochs = 1, BatchSize = 16, Device = fixture.Device });
        return network;
    }

    private float[] Train(Smoothed network, Dataset data, bool expectResident)
    {
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        var options = new TrainingOptions { Epochs = 1, BatchSize = 7, Optimizer = new Sgd(0.1f) };
        var order = new EpochOrder(data);
        using var steps = new GpuSteps(fixture.Device.CreateProgram(runtime, 7), runtime, data, options, order.Rows);
        Assert.Equal(expectResident, steps.IsResident);
        new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None);
        return network.Linear1.Weight.ToArray();
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaTrainingTests(CudaFixture fixture) : TrainingCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClTrainingTests(OpenClFixture fixture) : TrainingCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuTrainingTests(CpuFixture fixture) : TrainingCases(fixture);
