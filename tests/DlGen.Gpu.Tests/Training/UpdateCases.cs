using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Training;

/// <summary>
/// What acts around an optimizer's updates on a device, against the processor's run in double precision: in a narrow network, whose gradients
/// are handed over in one launch or two, and in one with normalizations, whose gradients come from several.
/// </summary>
public abstract class UpdateCases(DeviceFixture fixture)
{
    // Steps of a handful of roundings each, and divisions by small roots.
    private const double Tolerance = 2e-5;

    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    private static readonly Dictionary<string, (Optimizer Rule, UpdateOptions Options)> All = new()
    {
        ["schedule"] = (Momentum, new() { Schedule = new OneCycleSchedule(0.3f) }),
        ["clip by norm"] = (Momentum, new() { ClipNorm = 0.05f }),
        ["clip by value"] = (Momentum, new() { ClipValue = 0.01f }),
        ["accumulation"] = (Momentum, new() { AccumulationSteps = 2 }),
        ["average"] = (Momentum, new() { WeightAveraging = new Ema(0.6f) }),
        ["groups"] = (new AdamW(1e-2f) { Epsilon = 1e-4f, WeightDecay = 0.5f, LayerRates = new() { ["linear1"] = 0.5f } }, new()),
        ["lion"] = (new Lion(1e-3f) { WeightDecay = 0.5f, Maximize = true }, new()),
        // With a small ε, a gradient that is little more than a rounding error would be divided by a root as small.
        ["everything"] = (
            new AdamW(1e-2f) { Epsilon = 1e-2f, AmsGrad = true, MaxNorm = 0.9f, LayerRates = new() { ["linear1"] = 0.5f } },
            new()
            {
                Schedule = new CosineSchedule { WarmupSteps = 2 }.Chain(new PlateauSchedule { Patience = 0 }), ClipNorm = 0.1f, ClipValue = 0.05f, AccumulationSteps = 2,
                WeightAveraging = new Ema(0.6f),
            }),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [DeviceTheory(OnOpenClOfProcessor = ["everything"])]
    [MemberData(nameof(Names))]
    public void NarrowNetworks_AreTheProcessors(string name) => Check("Smoothed", name);

    /// <summary>A bias before a batch normalization has a gradient that is a rounding error, of which Lion would take the sign.</summary>
    [DeviceTheory(OnOpenClOfProcessor = ["everything"])]
    [InlineData("clip by norm", "BatchNormalized")]
    [InlineData("clip by value", "BatchNormalized")]
    [InlineData("average", "BatchNormalized")]
    [InlineData("lion", "Normalized")]
    [InlineData("everything", "BatchNormalized")]
    public void Networks_AreTheProcessors(string name, string network) => Check(network, name);

    /// <summary>Shared layers' gradients are sums, and a frozen layer has none.</summary>
    [DeviceTheory(OnOpenClOfProcessor = [])]
    [InlineData("everything")]
    public void SharedLayers_AreTheProcessors(string name) => Check("Branched", name);

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Canceled_TheNetworkHasTheAverage()
    {
        float[] Trained(Device? device)
        {
            var network = new Classifier(seed: 1);
            using var cancel = new CancellationTokenSource();
            TrainingHistory history = network.Train(
                Twin.Named("Classifier").Data(50),
                new()
                {
                    BatchSize = 16, Optimizer = Momentum, Device = device, WeightAveraging = new Ema(0.5f), AccumulationSteps = 2, Progress = new Recorder(cancelAfter: (3, cancel)),
                },
                cancel.Token);
            Assert.Equal(1, history.Steps);
            return network.Linear1.Weight.ToArray();
        }

        Numbers.AssertClose(Array.ConvertAll(Trained(null), static value => (double)value), Trained(fixture.Device), 1e-5);
    }

    [DeviceFact]
    public void WhatDoesntFit_IsRefused()
    {
        TrainingOptions options = new() { Device = fixture.Device, Optimizer = new Adam { LayerRates = new() { ["linear9"] = 1f } } };
        Assert.Contains(
            "'linear9'", Assert.Throws<ArgumentException>(() => new Classifier(seed: 1).Train(Twin.Named("Classifier").Data(50), options)).Message, StringComparison.Ordinal);
    }

    private void Check(string network, string name)
    {
        (Optimizer rule, UpdateOptions options) = All[name];
        (TwinTraining.Of(fixture.Device, rule, Tolerance) with { Updates = options, BatchSize = 8, Validates = true }).Check(Twin.Named(network));
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaUpdateTests(CudaFixture fixture) : UpdateCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClUpdateTests(OpenClFixture fixture) : UpdateCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuUpdateTests(CpuFixture fixture) : UpdateCases(fixture);
