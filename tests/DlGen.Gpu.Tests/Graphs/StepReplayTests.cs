using DlGen.Gpu.Graphs;

namespace DlGen.Gpu.Tests.Graphs;

public class StepReplayTests
{
    private readonly List<int> launched = [];

    private void Launch(StepKind kind) => launched.Add(kind.Batch);

    [Fact]
    public void EachSize_IsLaunchedThenRecordedThenReplayed()
    {
        var recorder = new CountingRecorder();
        using var replay = new StepReplay(recorder, Launch);

        Run(replay, 16, 16, 16, 2, 16, 2, 16, 2);

        // Plainly for the first time, and for the recording.
        Assert.Equal([16, 16, 2, 2], launched);
        Assert.Equal(2, recorder.Asked);
        Assert.Equal(6, recorder.Replays);
    }

    [Fact]
    public void StepsOfOneSizeThatLaunchOthers_AreOtherKinds()
    {
        var recorder = new CountingRecorder();
        var kinds = new List<StepKind>();
        using var replay = new StepReplay(recorder, kinds.Add);
        StepKind first = new(16, IsFirst: true, IsUpdate: false);
        StepKind last = new(16, IsFirst: false, IsUpdate: true);

        foreach (StepKind kind in (StepKind[])[first, last, first, last, first, last])
        {
            replay.Run(kind);
        }

        Assert.Equal([first, last, first, last], kinds);
        Assert.Equal(4, recorder.Replays);
    }

    [Fact]
    public void FailedRecording_IsTriedOnceAndLaunchedPlainly()
    {
        var recorder = new CountingRecorder(fails: true);
        using var replay = new StepReplay(recorder, Launch);

        Run(replay, 16, 16, 16, 2, 2);

        Assert.Equal([16, 16, 16, 2, 2], launched);
        Assert.Equal(1, recorder.Asked);
    }

    [Fact]
    public void WithoutARecorder_AllAreLaunched()
    {
        using var replay = new StepReplay(null, Launch);

        Run(replay, 16, 16, 2);

        Assert.Equal([16, 16, 2], launched);
    }

    [Fact]
    public void Recordings_AreGivenBack()
    {
        var recorder = new CountingRecorder();
        using (var replay = new StepReplay(recorder, Launch))
        {
            Run(replay, 16, 16, 2, 2, 5);
        }

        Assert.Equal(2, recorder.Disposed);
    }

    private static void Run(StepReplay replay, params int[] sizes)
    {
        foreach (int size in sizes)
        {
            replay.Run(new StepKind(size));
        }
    }
}
