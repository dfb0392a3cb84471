using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Kernels;
using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Whole networks whose precision lets tensor cores round what they multiply, against the processor's run in double precision.</summary>
public abstract class TensorTrainingCases(DeviceFixture fixture)
{
    // Each of the two layers multiplies numbers of about 1 that are off by half a unit of their last place.
    private static readonly double Tf32Error = 2 * Math.Pow(2, -10);
    private static readonly double Bf16Error = 2 * Math.Pow(2, -7);

    // What single precision alone is off by.
    private const double SingleError = 2e-6;

    // Two steps in single precision, summed up in another order.
    private const double ToleranceOfSlices = 1e-5;

    // One for all tests: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Tf32_IsNearTheProcessor() => Check(new ShallowInTf32(seed: 1), Tf32Error);

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Bf16_IsNearTheProcessor() => Check(new ShallowInBf16(seed: 1), Bf16Error);

    [DeviceFact]
    public void WithoutTensorCores_ItIsSinglePrecision()
    {
        if (!fixture.Device.HasTensorCores)
        {
            Assert.Equal(Outputs(fixture.Device, new Shallow(seed: 1)), Outputs(fixture.Device, new ShallowInTf32(seed: 1)));
        }
    }

    [DeviceFact]
    public void GradientsInSlices_AreNearTheWholeSum()
    {
        float[] whole = Train(new ShallowInBf16(seed: 2));
        fixture.TensorDevice.Launcher.ShortestSlice = 5;
        using var _ = new Restoring(() => fixture.TensorDevice.Launcher.ShortestSlice = RowSlices.Shortest);
        float[] sliced = Train(new ShallowInBf16(seed: 2));

        Assert.NotEqual(whole, sliced);
        Numbers.AssertClose(Array.ConvertAll(whole, static value => (double)value), sliced, ToleranceOfSlices);
    }

    private float[] Train(ShallowInBf16 network)
    {
        network.Train(Twin.Named("Classifier").Data(60), new() { Epochs = 1, BatchSize = 37, Optimizer = Momentum, Device = fixture.TensorDevice });
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }

    private static float[] Outputs(GpuDevice device, INetwork<float> network)
    {
        const int count = 37;
        var outputs = new float[count * network.Runtime.OutputSize];
        network.Predict(Numbers.Random(count * network.Runtime.InputSize, 1), outputs, device);
        return outputs;
    }

    private void Check(INetwork<float> network, double error)
    {
        GpuDevice device = fixture.TensorDevice;
        var exact = new ShallowInDouble();
        foreach ((Parameter<double> inDouble, Parameter<float> single) in exact.Parameters.Zip(network.Parameters))
        {
            inDouble.Value.CopyFrom(Reference.ToDoubles(single.Value.ToArray()));
        }

        AssertNear(exact, network, device, error);

        float[] inputs = Numbers.Random(50 * network.Runtime.InputSize, 2);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Range(0, 50).Select(static row => row % 10)]);
        TrainingOptions Options(Device? on) => new() { Epochs = 1, BatchSize = 16, Optimizer = Momentum, Seed = 5, Device = on };
        TrainingHistory expected = exact.Train(data, Options(null));
        TrainingHistory actual = network.Train(data, Options(device));

        Numbers.AssertClose([.. expected.Epochs.Select(static epoch => epoch.Loss)], [.. actual.Epochs.Select(static epoch => (float)epoch.Loss)], error);
        foreach ((Parameter<double> inDouble, Parameter<float> single) in exact.Parameters.Zip(network.Parameters))
        {
            Numbers.AssertClose(inDouble.Value.ToArray(), single.Value.ToArray(), error);
        }

        AssertNear(exact, network, device, error);
    }

    /// <summary>Fails unless probabilities are as near as rounded operands let them be, and no nearer.</summary>
    private static void AssertNear(ShallowInDouble exact, INetwork<float> network, GpuDevice device, double error)
    {
        float[] outputs = Outputs(device, network);
        var expected = new double[outputs.Length];
        exact.Predict(Reference.ToDoubles(Numbers.Random(37 * network.Runtime.InputSize, 1)), expected);
        Assert.InRange(expected.Zip(outputs, static (p, q) => Math.Abs(p - q)).Max(), SingleError, error);
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaTensorTrainingTests(CudaFixture fixture) : TensorTrainingCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClTensorTrainingTests(OpenClFixture fixture) : TensorTrainingCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuTensorTrainingTests(CpuFixture fixture) : TensorTrainingCases(fixture);
