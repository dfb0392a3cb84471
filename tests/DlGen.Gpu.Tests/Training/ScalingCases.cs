using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Inputs that are scaled and augmented on their way to a device.</summary>
public abstract class ScalingCases(DeviceFixture fixture)
{
    private const double Tolerance = 2e-5;

    /// <summary>A network that scales its inputs does to the bit what it does with scaled ones. Positions have several rows an example.</summary>
    [DeviceTheory]
    [InlineData("Classifier")]
    [InlineData("Positions")]
    public void Preprocessing_ActsOnDevices(string name)
    {
        INetwork<float> plain = Twin.Named(name).Single;
        INetwork<float> own = Twin.Named(name).Single;
        Dataset data = Twin.Named(name).Data(21);
        Standardizer scaler = Standardizer.Fit(data);
        own.Preprocessing = scaler;
        Assert.Equal(plain.Runtime.Evaluate(scaler.Apply(data), fixture.Device).Loss, own.Runtime.Evaluate(data, fixture.Device).Loss);

        int size = plain.Runtime.InputSize;
        var inputs = new float[21 * size];
        for (int row = 0; row < 21; row++)
        {
            data.CopyInputs(row, inputs.AsSpan(row * size, size));
        }

        float[] scaled = [.. inputs];
        scaler.Apply(scaled);
        var expected = new float[21 * plain.Runtime.OutputSize];
        var actual = new float[expected.Length];
        plain.Predict(scaled, expected, fixture.Device);
        own.Predict(inputs, actual, fixture.Device);
        Assert.Equal(expected, actual);

        TrainingHistory Train(INetwork<float> network, Dataset learned, Dataset validated) => network.Train(
            learned, new TrainingOptions { Epochs = 2, BatchSize = 8, Optimizer = new Sgd(0.1f) { Momentum = 0.5f }, Device = fixture.Device, Validation = validated.AsOthers() });
        TrainingHistory history = Train(plain, scaler.Apply(data), scaler.Apply(data));
        Assert.Equal(history.Epochs.Select(static epoch => (epoch.Loss, epoch.ValidationLoss)), Train(own, data, data).Epochs.Select(static epoch => (epoch.Loss, epoch.ValidationLoss)));
        Assert.Equal(Values(plain), Values(own));
    }

    /// <summary>Each epoch has its own changes, which are those of the processor; validation sees the inputs as they are.</summary>
    [DeviceFact]
    public void Augmentation_IsTheProcessors()
    {
        var training = new TwinTraining
        {
            Device = fixture.Device, Optimizer = new Sgd(0.1f) { Momentum = 0.5f }, Examples = 21, BatchSize = 8, Epochs = 3, Tolerance = Tolerance, Validates = true,
            Learned = static data => data.WithAugmentation(new Augmentation(seed: 3).Noise(0.5)),
            Validated = static data => data.WithAugmentation(new Augmentation(seed: 4).Noise(5)),
        };
        training.Check(Twin.Named("Classifier"));
        (training with { Learned = static data => Standardizer.Fit(data).Apply(data.WithAugmentation(new Augmentation().Noise(0.5))), Validates = false }).Check(Twin.Named("Positions"));
    }

    private static float[] Values(INetwork<float> network) => [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaScalingTests(CudaFixture fixture) : ScalingCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuScalingTests(CpuFixture fixture) : ScalingCases(fixture);
