using DlGen.Gpu.Graphs;

namespace DlGen.Gpu.Tests.Graphs;

public class StepReplayTests
{
    private readonly List<int> launched = [];

    [Fact]
    public void EachSize_IsLaunchedThenRecordedThenReplayed()
    {
        var recorder = new CountingRecorder();
        using var replay = new StepReplay(recorder, launched.Add);

        Run(replay, 16, 16, 16, 2, 16, 2, 16, 2);

        // Plainly for the first time, and for the recording.
        Assert.Equal([16, 16, 2, 2], launched);
        Assert.Equal(2, recorder.Asked);
        Assert.Equal(6, recorder.Replays);
    }

    [Fact]
    public void FailedRecording_IsTriedOnceAndLaunchedPlainly()
    {
        var recorder = new CountingRecorder(fails: true);
        using var replay = new StepReplay(recorder, launched.Add);

        Run(replay, 16, 16, 16, 2, 2);

        Assert.Equal([16, 16, 16, 2, 2], launched);
        Assert.Equal(1, recorder.Asked);
    }

    [Fact]
    public void WithoutARecorder_AllAreLaunched()
    {
        using var replay = new StepReplay(null, launched.Add);

        Run(replay, 16, 16, 2);

        Assert.Equal([16, 16, 2], launched);
    }

    [Fact]
    public void Recordings_AreGivenBack()
    {
        var recorder = new CountingRecorder();
        using (var replay = new StepReplay(recorder, launched.Add))
        {
            Run(replay, 16, 16, 2, 2, 5);
        }

        Assert.Equal(2, recorder.Disposed);
    }

    private static void Run(StepReplay replay, params int[] sizes)
    {
        foreach (int size in sizes)
        {
            replay.Run(size);
        }
    }
}
