using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Tests.Training;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Graphs;

/// <summary>
/// Trainings whose steps are replayed with the arguments of the step that was recorded: what changes from step to step (the
/// batch, the loss's place, Adam's corrections, the end of a diverging training) must all lie on the device.
/// </summary>
[Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class ReplayedTrainingTests : IDisposable
{
    private readonly GpuDevice device = TestDevices.Open(GpuDeviceKind.Cpu);
    private readonly KernelRecorder recorder = new();

    public ReplayedTrainingTests()
    {
        device.Recorder = recorder;
        device.Launcher.Wrap = recorder.Wrap;
    }

    public void Dispose() => device.Dispose();

    [Fact]
    public void ReplayedSteps_AreTheLaunchedOnes()
    {
        (float[] Parameters, double[] Losses) launched = Train(records: false, new Adam(1e-2f));
        Assert.Equal(0, recorder.Recordings);

        (float[] Parameters, double[] Losses) replayed = Train(records: true, new Adam(1e-2f));

        Assert.Equal(launched.Parameters, replayed.Parameters);
        Assert.Equal(launched.Losses, replayed.Losses);

        // Three epochs of 8, 8, 8 and 3 examples: the first 8 and the first 3 are launched plainly.
        Assert.Equal(2, recorder.Recordings);
        Assert.Equal(10, recorder.Replays);
    }

    [Fact]
    public void StreamedBatches_AreReplayedToo()
    {
        (float[] Parameters, double[] Losses) resident = Train(records: false, new Sgd(0.1f), examples: 123, epochs: 2);

        // The inputs take 2,460 bytes, and may take half.
        device.MemoryLimit = 4_900;
        (float[] Parameters, double[] Losses) streamed = Train(records: true, new Sgd(0.1f), examples: 123, epochs: 2, expectResident: false);

        Assert.Equal(resident.Parameters, streamed.Parameters);
        Assert.Equal(30, recorder.Replays);
    }

    [Fact]
    public void GradientsInSlices_AreReplayedToo()
    {
        device.Launcher.SharedMemoryLimit = 0;
        device.Launcher.ShortestSlice = 5;
        (float[] Parameters, double[] Losses) launched = Train(records: false, new Adam(1e-2f), examples: 67, batchSize: 20);
        (float[] Parameters, double[] Losses) replayed = Train(records: true, new Adam(1e-2f), examples: 67, batchSize: 20);

        Assert.Equal(launched.Parameters, replayed.Parameters);
        Assert.Equal(launched.Losses, replayed.Losses);
        Assert.Equal(10, recorder.Replays);
    }

    [Fact]
    public void StepsOfSeveralHeads_AreReplayedToo()
    {
        (float[] Parameters, double[] Losses) launched = Train(records: false, new Sgd(0.1f), twin: "ThreeHeads");
        (float[] Parameters, double[] Losses) replayed = Train(records: true, new Sgd(0.1f), twin: "ThreeHeads");

        Assert.Equal(launched.Parameters, replayed.Parameters);
        Assert.Equal(launched.Losses, replayed.Losses);
        Assert.Equal(10, recorder.Replays);
    }

    [Fact]
    public void MixedBatches_AreReplayedToo()
    {
        (float[] Parameters, double[] Losses) launched = Train(records: false, new Sgd(0.1f), mixup: 0.7);
        (float[] Parameters, double[] Losses) replayed = Train(records: true, new Sgd(0.1f), mixup: 0.7);

        Assert.Equal(launched.Parameters, replayed.Parameters);
        Assert.Equal(launched.Losses, replayed.Losses);
        Assert.Equal(10, recorder.Replays);
    }

    [Fact]
    public void Divergence_IsFoundAtItsStep()
    {
        Dataset data = Twin.Named("Positions").Data(40);
        TrainingDivergedException Diverge(bool records)
        {
            device.RecordsSteps = records;
            return Assert.Throws<TrainingDivergedException>(
                () => new Positions(seed: 1).Train(data, new() { Epochs = 1, BatchSize = 4, Optimizer = new Sgd(1e7f), Device = device }));
        }

        Assert.Equal(Diverge(records: false).Step, Diverge(records: true).Step);
        Assert.True(recorder.Replays > 0);
    }

    [Fact]
    public void DevicesOtherThanCudas_RecordNothing()
    {
        using var cpu = TestDevices.Open(GpuDeviceKind.Cpu);

        Assert.False(cpu.RecordsSteps);
        Assert.Null(cpu.Recorder);
    }

    private (float[] Parameters, double[] Losses) Train(bool records, Optimizer optimizer, int examples = 27, int epochs = 3, bool expectResident = true, int batchSize = 8, string twin = "Smoothed", double mixup = 0)
    {
        device.RecordsSteps = records;
        NetworkRuntime<float> runtime = Twin.Named(twin).Single.Runtime;
        Dataset data = Twin.Named(twin).Data(examples);
        var progress = new Recorder();
        var options = new TrainingOptions { Epochs = epochs, BatchSize = batchSize, Optimizer = optimizer, Mixup = mixup, Progress = progress };
        var order = new EpochOrder(data);
        using var steps = new GpuSteps(device.CreateProgram(runtime, batchSize), runtime, data, options, order.Rows);
        Assert.Equal(expectResident, steps.IsResident);
        new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None);
        return ([.. runtime.Parameters.SelectMany(static parameter => parameter.Value.ToArray())], [.. progress.Losses]);
    }
}
