using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Trainings on batches that are mixed, against the processor's run in double precision.</summary>
public abstract class MixupCases(DeviceFixture fixture)
{
    private const double Tolerance = 2e-5;

    // The one of the other tests: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    /// <summary>Classes of narrow networks, a yes or no, values of several rows, running statistics, and three heads.</summary>
    [DeviceTheory(OnOpenClOfProcessor = ["Positions"])]
    [InlineData("Odd")]
    [InlineData("YesOrNo")]
    [InlineData("Positions")]
    [InlineData("BatchNormalized")]
    [InlineData("ThreeHeads")]
    public void MixedBatches_AreTheProcessors(string name) => Training.Check(Twin.Named(name));

    /// <summary>Label smoothing with weights of examples and classes, and a class that is left out.</summary>
    [DeviceFact]
    public void WeighedExamples_AreTheProcessors() => (Training with
    {
        Learned = static data => data.WithWeights([.. Enumerable.Range(0, data.Count).Select(static row => row % 4 * 0.5f)]).WithClassWeights(0.5f, 3f, 1f),
    }).Check(Twin.Named("Smoothed"));

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void PositionsLeftOut_AreTheProcessors() => (Training with { Learned = WithPositionsLeftOut, Validated = WithPositionsLeftOut }).Check(Twin.Named("Tagged"));

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void StreamedBatches_AreTheSame()
    {
        Dataset data = Twin.Named("Odd").Data(123);
        float[] resident = Train(data);
        try
        {
            // The inputs take 6,396 bytes, and may take half.
            fixture.Device.MemoryLimit = 12_000;
            Assert.Equal(resident, Train(data, expectResident: false));
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    /// <summary>Where the loss isn't finite, the batch is gathered and mixed again on the host, to see why.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Divergence_IsExplained()
    {
        Dataset data = Twin.Named("Positions").Data(16);
        TrainingDivergedException Diverge(Device? device) => Assert.Throws<TrainingDivergedException>(
            () => new Positions(seed: 1).Train(data, new() { Epochs = 4, BatchSize = 4, Optimizer = new Sgd(1e7f) { Momentum = 0.5f }, Device = device, Mixup = 0.7 }));

        TrainingDivergedException onProcessor = Diverge(null);
        TrainingDivergedException onDevice = Diverge(fixture.Device);
        Assert.Equal((onProcessor.Epoch, onProcessor.Step, onProcessor.Layer), (onDevice.Epoch, onDevice.Step, onDevice.Layer));
    }

    private TwinTraining Training => new()
    {
        Device = fixture.Device, Optimizer = Momentum, Examples = 21, BatchSize = 8, Epochs = 2, Tolerance = Tolerance, Validates = true, Mixup = 0.7,
    };

    private static Dataset WithPositionsLeftOut(Dataset data)
    {
        var inputs = new float[data.Count * data.InputSize];
        var labels = new int[data.Count * data.LabelCount];
        for (int row = 0; row < data.Count; row++)
        {
            data.CopyInputs(row, inputs.AsSpan(row * data.InputSize, data.InputSize));
            data.GetLabels(row).CopyTo(labels.AsSpan(row * data.LabelCount));
        }

        return Dataset.FromArrays(inputs, labels: [.. labels.Select(static (label, place) => place % 3 == 1 ? -100 : label)], count: data.Count);
    }

    private float[] Train(Dataset data, bool expectResident = true)
    {
        var network = new Odd(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8, Optimizer = Momentum, Mixup = 0.7 };
        var order = new EpochOrder(data);
        using var steps = new GpuSteps(fixture.Device.CreateProgram(runtime, 8), runtime, data, options, order.Rows);
        Assert.Equal(expectResident, steps.IsResident);
        new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None);
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaMixupTests(CudaFixture fixture) : MixupCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClMixupTests(OpenClFixture fixture) : MixupCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuMixupTests(CpuFixture fixture) : MixupCases(fixture);
