using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Kernels;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Tests.Training;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Parity.Tests;

/// <summary>
/// Narrow networks, whose step is one launch, or two where the batch is more than a group's: with batches of one row, of a
/// whole slice and a rest, and of several groups, against the processor's run in double precision.
/// </summary>
public abstract class NarrowCases(DeviceFixture fixture)
{
    // Two steps in single precision against double.
    private const double Tolerance = 4e-6;

    // Twelve steps let the roundings grow; steps that divide by a root of a small gradient's square let them grow most.
    private const double ToleranceOfOptimizers = 2e-5;

    // One for all tests that don't ask for another: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    public static TheoryData<string> Optimizers => [.. AllOptimizers.Keys];

    private static Dictionary<string, Optimizer> AllOptimizers { get; } = new()
    {
        ["SGD"] = new Sgd(0.1f) { WeightDecay = 0.01f },
        ["SGD with a limit"] = new Sgd(0.1f) { MaxNorm = 0.7f },
        ["Adam with a limit"] = new Adam(1e-2f) { Epsilon = 1e-4f, MaxNorm = 0.9f },
        ["momentum"] = new Sgd(0.05f) { Momentum = 0.9f },
        ["Nesterov"] = new Sgd(0.05f) { Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        ["Adam"] = new Adam(1e-2f) { Epsilon = 1e-4f, WeightDecay = 0.01f },
        ["AdamW"] = new AdamW(1e-2f) { Epsilon = 1e-4f },
        ["RMSProp"] = new RmsProp(1e-3f) { Epsilon = 1e-3f, WeightDecay = 0.01f },
        ["RMSProp with momentum"] = new RmsProp(1e-3f) { Epsilon = 1e-3f, Momentum = 0.5f },
        ["Adagrad"] = new Adagrad(1e-2f) { Epsilon = 1e-3f, WeightDecay = 0.01f },
    };

    [DeviceTheory(OnOpenClOfProcessor = ["Odd", "Positions", "OneHead", "Bypassed"])]
    [InlineData("Thin", 1)]
    [InlineData("Thin", (33 * 128) + 5)]
    [InlineData("YesOrNo", 130)]
    [InlineData("Odd", 1)]
    [InlineData("Odd", 127)]
    [InlineData("Odd", 128)]
    [InlineData("Odd", 129)]
    [InlineData("Odd", 257)]
    [InlineData("Positions", 65)]
    [InlineData("Bypassed", 131)]
    [InlineData("OneHead", 37)]
    [InlineData("Wide64", 1)]
    [InlineData("Wide64", 83)]
    [InlineData("Wide128", 61)]
    public void Steps_AreTheProcessors(string name, int batch) => Check(Twin.Named(name), batch, Momentum);

    [DeviceTheory(OnOpenClOfProcessor = ["Odd", "Positions"])]
    [InlineData("Odd", 129, 1)]
    [InlineData("Odd", 257, 1)]
    [InlineData("Thin", (8 * 128) + 1, 2)]
    [InlineData("Positions", 150, 2)]
    [InlineData("Wide64", 170, 2)]
    public void GroupsOfSeveralSlices_AddThemUp(string name, int batch, int groups)
    {
        using IDisposable _ = AtMost(groups);
        Check(Twin.Named(name), batch, Momentum);
    }

    [DeviceTheory(OnOpenClOfProcessor = ["SGD with a limit", "Adam", "RMSProp"])]
    [MemberData(nameof(Optimizers))]
    public void EveryOptimizer_IsTheProcessors(string name) =>
        TwinTraining.Of(fixture.Device, AllOptimizers[name], ToleranceOfOptimizers).Check(Twin.Named("Smoothed"));

    [DeviceTheory(OnOpenClOfProcessor = ["SGD with a limit", "Adam", "RMSProp"])]
    [MemberData(nameof(Optimizers))]
    public void StepsOfSeveralGroups_AreThoseOfEveryOptimizer(string name) => Check(Twin.Named("Smoothed"), 257, AllOptimizers[name]);

    [DeviceTheory(OnOpenClOfProcessor = ["Odd"])]
    [InlineData("Thin", 300)]
    [InlineData("Odd", 1)]
    [InlineData("Wide64", 83)]
    [InlineData("Wide128", 61)]
    public void Predictions_AreTheProcessors(string name, int count)
    {
        Twin twin = Twin.Named(name);
        float[] inputs = Numbers.Random(count * twin.Single.Runtime.InputSize, 1);
        var outputs = new float[count * twin.Single.Runtime.OutputSize];

        twin.Single.Predict(inputs, outputs, fixture.Device);

        var expected = new double[outputs.Length];
        twin.Double.Predict(Reference.ToDoubles(inputs), expected);
        Numbers.AssertClose(expected, outputs, Tolerance);
    }

    [DeviceTheory(OnOpenClOfProcessor = ["Odd", "Positions"])]
    [InlineData("Odd", 128, 1)]
    [InlineData("Odd", 129, 2)]
    [InlineData("Wide64", 48, 1)]
    [InlineData("Positions", 33, 2)]
    [InlineData("Bypassed", 20, 1)]
    public void Step_IsOneLaunchOrTwo(string name, int batch, int launches) => Assert.Equal(launches, StepLaunches.Count(fixture.Device, Twin.Named(name).Single, batch));

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Step_OfOtherNetworksIsWhatTheyDependOn()
    {
        // The batch, two products forward, the loss and its sum, a product back, and each layer's parameters.
        Assert.Equal(8, StepLaunches.Count(fixture.Device, new TooWide(seed: 1), 7));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        Assert.Equal(8, StepLaunches.Count(fixture.Device, new Odd(seed: 1), 7));

        // Random numbers besides, two normalizations forward, their running moments, and their backward pass with their parameters.
        Assert.Equal(11 + 7, StepLaunches.Count(fixture.Device, new BatchNormalized(seed: 1), 7));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Predictions_AreOneLaunch()
    {
        int Launches()
        {
            int before = fixture.Device.Launcher.Launches;
            new Odd(seed: 1).Predict(new float[13 * 200], new float[3 * 200], fixture.Device);
            return fixture.Device.Launcher.Launches - before;
        }

        Assert.Equal(1, Launches());
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        Assert.Equal(3, Launches());
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(NarrowGrid.Most)]
    public void RepeatedRuns_GiveTheSameBits(int groups)
    {
        using IDisposable _ = AtMost(groups);
        Assert.Equal(Parameters(new Odd(seed: 1)), Parameters(new Odd(seed: 1)));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void TooLittleMemoryForTheGroupsGradients_LaunchesOneByOne()
    {
        try
        {
            // The first limit under which the rest fits leaves less than the 1,700 bytes of three groups' gradients.
            int launches = 0;
            for (fixture.Device.MemoryLimit = 15_000; launches == 0; fixture.Device.MemoryLimit += 500)
            {
                launches = TryLaunch();
            }

            // Eight, and two more for the gradients, whose sums over so many rows are taken in slices.
            Assert.Equal(10, launches);
            fixture.Device.MemoryLimit += 10_000;
            Assert.Equal(2, TryLaunch());
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }

        int TryLaunch()
        {
            try
            {
                return StepLaunches.Count(fixture.Device, new Odd(seed: 1), 290);
            }
            catch (GpuException)
            {
                return 0;
            }
        }
    }

    [DeviceFact]
    public void Divergence_KeepsTheParametersOfTheLastGoodStep()
    {
        Dataset data = Twin.Named("Positions").Data(400);
        var onProcessor = new Positions(seed: 1);
        var onDevice = new Positions(seed: 1);
        TrainingOptions Options(Device? device) => new() { Epochs = 1, BatchSize = 65, Optimizer = new Sgd(1e7f) { Momentum = 0.5f }, Device = device };

        var expected = Assert.Throws<TrainingDivergedException>(() => onProcessor.Train(data, Options(null)));
        var actual = Assert.Throws<TrainingDivergedException>(() => onDevice.Train(data, Options(fixture.Device)));

        Assert.Equal((expected.Epoch, expected.Step, expected.Layer), (actual.Epoch, actual.Step, actual.Layer));
        Assert.All(onDevice.Linear2.Weight.ToArray(), static value => Assert.True(float.IsFinite(value)));
    }

    /// <summary>A device with so few groups that each has several slices, until the result is disposed.</summary>
    private Restoring AtMost(int groups)
    {
        fixture.Device.Launcher.MostGroups = groups;
        return new Restoring(() => fixture.Device.Launcher.MostGroups = NarrowGrid.Most);
    }

    private void Check(Twin twin, int batch, Optimizer optimizer) => new TwinTraining
    {
        Device = fixture.Device, Optimizer = optimizer, Examples = batch, BatchSize = batch, Epochs = 2, Tolerance = Tolerance,
    }.Check(twin);

    private float[] Parameters(Odd network)
    {
        network.Train(Twin.Named("Odd").Data(300), new() { Epochs = 2, BatchSize = 290, Optimizer = Momentum, Device = fixture.Device });
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaNarrowTests(CudaFixture fixture) : NarrowCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClNarrowTests(OpenClFixture fixture) : NarrowCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuNarrowTests(CpuFixture fixture) : NarrowCases(fixture);
