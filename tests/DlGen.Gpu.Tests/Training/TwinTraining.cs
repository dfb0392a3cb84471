using DlGen.Gpu.Tests.Infrastructure;

namespace DlGen.Gpu.Tests.Training;

/// <summary>A training on a device against the processor's in double precision.</summary>
internal sealed record TwinTraining
{
    public required GpuDevice Device { get; init; }

    public required Optimizer Optimizer { get; init; }

    /// <summary>What acts around the optimizer's updates.</summary>
    public UpdateOptions Updates { get; init; } = new();

    public required int Examples { get; init; }

    public required int BatchSize { get; init; }

    public required int Epochs { get; init; }

    /// <summary>What the shares of mixed batches are drawn from; 0 where batches aren't mixed.</summary>
    public double Mixup { get; init; }

    /// <summary>Whether the data are evaluated after every epoch too.</summary>
    public bool Validates { get; init; }

    public required double Tolerance { get; init; }

    /// <summary>The data that are learned, of those the network takes.</summary>
    public Func<Dataset, Dataset> Learned { get; init; } = static data => data;

    /// <summary>The data that are evaluated, of those the network takes.</summary>
    public Func<Dataset, Dataset> Validated { get; init; } = static data => data;

    /// <summary>
    /// For every optimizer, epochs of steps of which the last is short. ILGPU's CPU accelerator, where each of a group's threads
    /// is one of the system's, takes as long for a few of them as others for many.
    /// </summary>
    public static TwinTraining Of(GpuDevice device, Optimizer optimizer, double tolerance)
    {
        bool isSlow = device.Info.Kind == GpuDeviceKind.Cpu;
        return new() { Device = device, Optimizer = optimizer, Examples = isSlow ? 21 : 50, BatchSize = 16, Epochs = isSlow ? 2 : 3, Tolerance = tolerance };
    }

    /// <summary>Fails unless parameters, losses and accuracies are the processor's.</summary>
    public void Check(Twin twin)
    {
        Dataset data = twin.Data(Examples);
        TrainingHistory expected = twin.Double.Train(Learned(data), Options(null, Validated(data)));
        TrainingHistory actual = twin.Single.Train(Learned(data), Options(Device, Validated(data)));

        foreach ((Parameter<double> inDouble, Parameter<float> single) in twin.Double.Runtime.State.Zip(twin.Single.Runtime.State))
        {
            Numbers.AssertClose(inDouble.Value.ToArray(), single.Value.ToArray(), Tolerance);
        }

        Assert.Equal(expected.Steps, actual.Steps);
        Assert.Equal(twin.Double.Runtime.RandomStep, twin.Single.Runtime.RandomStep);
        AssertClose(expected, actual, static epoch => epoch.Loss);
        Assert.Equal(expected.Epochs.Select(static epoch => epoch.Accuracy), actual.Epochs.Select(static epoch => epoch.Accuracy));
        Assert.Equal(expected.Epochs.Select(static epoch => epoch.ValidationAccuracy), actual.Epochs.Select(static epoch => epoch.ValidationAccuracy));
        if (Validates)
        {
            AssertClose(expected, actual, static epoch => epoch.ValidationLoss!.Value);
        }
    }

    private TrainingOptions Options(Device? device, Dataset data) => new()
    {
        Epochs = Epochs, BatchSize = BatchSize, Optimizer = Optimizer, Mixup = Mixup, Seed = 5, Device = device, Validation = Validates ? data.AsOthers() : null,
        Schedule = Updates.Schedule, ClipNorm = Updates.ClipNorm, ClipValue = Updates.ClipValue, AccumulationSteps = Updates.AccumulationSteps, WeightAveraging = Updates.WeightAveraging,
    };

    private void AssertClose(TrainingHistory expected, TrainingHistory actual, Func<EpochResult, double> value) =>
        Numbers.AssertClose([.. expected.Epochs.Select(value)], [.. actual.Epochs.Select(epoch => (float)value(epoch))], Tolerance);
}
