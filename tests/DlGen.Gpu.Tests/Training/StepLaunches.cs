using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>How many launches a device makes of a training step, and how tests see to it that a narrow network takes several.</summary>
internal static class StepLaunches
{
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    /// <summary>A device whose groups have no shared memory to keep slices in, until the result is disposed.</summary>
    public static IDisposable WithoutSharedMemory(GpuDevice device)
    {
        KernelLauncher launcher = device.Launcher;
        int before = launcher.SharedMemoryLimit;
        launcher.SharedMemoryLimit = 0;
        return new Restoring(() => launcher.SharedMemoryLimit = before);
    }

    /// <summary>The launches of one training step with momentum, on a batch of random inputs.</summary>
    public static int Count(GpuDevice device, INetwork<float> network, int batch)
    {
        NetworkRuntime<float> runtime = network.Runtime;
        var random = new Random(1);
        float[] inputs = [.. Enumerable.Range(0, batch * runtime.InputSize).Select(_ => random.NextSingle())];
        Dataset data = runtime.Model.Heads[0].Targets == TargetKind.Classes
            ? Dataset.FromArrays(inputs, new int[batch])
            : Dataset.FromArrays(inputs, new float[batch * runtime.OutputSize], batch);
        using var steps = new GpuSteps(
            device.CreateProgram(runtime, batch), runtime, data, new TrainingOptions { BatchSize = batch, Optimizer = Momentum }, [.. Enumerable.Range(0, batch)]);
        steps.BeginEpoch(seed: 0);
        int before = device.Launcher.Launches;
        steps.Run(0, batch);
        return device.Launcher.Launches - before;
    }
}
