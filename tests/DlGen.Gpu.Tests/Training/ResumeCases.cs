using DlGen.Gpu.Tests.Infrastructure;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Trainings on a device that are interrupted and resumed: bit for bit the training that wasn't interrupted.</summary>
public abstract class ResumeCases(DeviceFixture fixture) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("dlgen-");

    private static readonly Dictionary<string, (Optimizer Rule, UpdateOptions Options)> All = new()
    {
        ["sgd"] = (new Sgd(0.1f), new() { Schedule = new LinearSchedule() }),
        ["sgd, mixup"] = (new Sgd(0.1f), new()),
        ["momentum, accumulation"] = (new Sgd(0.1f) { Momentum = 0.5f, Dampening = 0.1f }, new() { AccumulationSteps = 2 }),
        ["adam, plateau"] = (new Adam(1e-2f) { AmsGrad = true }, new() { Schedule = new PlateauSchedule { Patience = 0, Threshold = 0.5f } }),
        ["rmsprop, average"] = (new RmsProp(1e-2f) { Momentum = 0.5f, Centered = true }, new() { WeightAveraging = new Ema(0.6f) }),
        ["adagrad, clipping"] = (new Adagrad(0.05f) { InitialAccumulator = 0.1f, LearningRateDecay = 0.1f }, new() { ClipNorm = 0.1f }),
        ["lion"] = (new Lion(1e-3f) { WeightDecay = 0.5f }, new()),
        ["everything"] = (
            new AdamW(1e-2f) { MaxNorm = 0.9f, LayerRates = new() { ["linear1"] = 0.5f } },
            new() { Schedule = new CosineSchedule { WarmupSteps = 2 }, ClipNorm = 0.1f, ClipValue = 0.05f, AccumulationSteps = 2, WeightAveraging = new Ema(0.6f) }),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [DeviceTheory(OnOpenClOfProcessor = ["everything"])]
    [MemberData(nameof(Names))]
    public void NarrowNetworks_HaveTheSameBits(string name) => Check("Smoothed", name);

    /// <summary>Running statistics, random numbers, and a frozen part.</summary>
    [DeviceTheory(OnOpenClOfProcessor = [])]
    [InlineData("everything", "BatchNormalized")]
    [InlineData("rmsprop, average", "BatchTuned")]
    [InlineData("momentum, accumulation", "LeavingOut")]
    public void Networks_HaveTheSameBits(string name, string network) => Check(network, name);

    /// <summary>A training goes on on the processor, and the other way round, with what rounding makes of it.</summary>
    [DeviceFact]
    public void OtherDevice_GoesOn()
    {
        (float[] expected, _) = Train("Smoothed", "everything", device: null, checkpoints: null);
        foreach (bool isFirst in (ReadOnlySpan<bool>)[true, false])
        {
            string own = Path.Combine(folder.FullName, $"{isFirst}");
            Train("Smoothed", "everything", isFirst ? fixture.Device : null, new Checkpoints(own), cancelAfter: 3);
            (float[] actual, _) = Train("Smoothed", "everything", isFirst ? null : fixture.Device, new Checkpoints(own), resume: true);
            Numbers.AssertClose(Array.ConvertAll(expected, static value => (double)value), actual, 2e-5);
        }
    }

    private void Check(string network, string name)
    {
        (float[] expected, TrainingHistory history) = Train(network, name, fixture.Device, checkpoints: null);
        string all = Path.Combine(folder.FullName, "all");
        (float[] saved, _) = Train(network, name, fixture.Device, new Checkpoints(all) { EverySteps = 1, Keep = 100 });
        Assert.Equal(expected, saved);
        string[] files = [.. Directory.GetFiles(all, "checkpoint-*").Order(StringComparer.Ordinal)];
        Assert.Equal(6, files.Length);

        // On ILGPU's CPU accelerator a step takes long. Those in the middle of an epoch and of an update, and at an epoch's end, are enough.
        foreach (int place in (ReadOnlySpan<int>)[0, 2, 4])
        {
            string own = Path.Combine(folder.FullName, $"{place}");
            Directory.CreateDirectory(own);
            File.Copy(files[place], Path.Combine(own, Path.GetFileName(files[place])));
            (float[] actual, TrainingHistory resumed) = Train(network, name, fixture.Device, new Checkpoints(own) { EveryEpochs = 100 }, resume: true);
            Assert.Equal(expected, actual);
            Assert.Equal(history.Steps, resumed.Steps);
            Assert.Equal(history.Epochs.Select(Figures), resumed.Epochs.Select(Figures));
        }
    }

    private static (float[] Parameters, TrainingHistory History) Train(
        string network, string name, Device? device, Checkpoints? checkpoints, bool resume = false, int? cancelAfter = null)
    {
        Twin twin = Twin.Named(network);
        (Optimizer rule, UpdateOptions options) = All[name];
        using var cancel = new CancellationTokenSource();
        if (resume)
        {
            // Nothing of the network is to matter.
            twin.Single.Runtime.Seed = 99;
            foreach (Parameter<float> parameter in twin.Single.Runtime.State.Where(static parameter => !parameter.IsFrozen))
            {
                parameter.Value.CopyFrom(new float[parameter.Count]);
            }
        }

        TrainingHistory history = twin.Single.Train(
            twin.Data(21),
            new()
            {
                Epochs = 2, BatchSize = 8, Optimizer = rule, Mixup = name == "sgd, mixup" ? 0.4 : 0, Seed = 5, Device = device, Validation = twin.Data(9).AsOthers(), Checkpoints = checkpoints, Resume = resume,
                Schedule = options.Schedule, ClipNorm = options.ClipNorm, ClipValue = options.ClipValue, AccumulationSteps = options.AccumulationSteps, WeightAveraging = options.WeightAveraging,
                Progress = cancelAfter is { } steps ? new Recorder((steps, cancel)) : null,
            },
            cancel.Token);
        return ([.. twin.Single.Runtime.State.SelectMany(static parameter => parameter.Value.ToArray())], history);
    }

    private static EpochResult Figures(EpochResult epoch) => epoch with { Duration = default, SamplesPerSecond = 0 };
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaResumeTests(CudaFixture fixture) : ResumeCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClResumeTests(OpenClFixture fixture) : ResumeCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuResumeTests(CpuFixture fixture) : ResumeCases(fixture);
