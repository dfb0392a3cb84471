using DlGen.Gpu.Graphs;

namespace DlGen.Gpu.Tests.Graphs;

/// <summary>Counts recordings and replays, and may fail to record.</summary>
internal sealed class CountingRecorder(bool fails = false) : ILaunchRecorder
{
    public int Asked { get; private set; }

    public int Replays { get; private set; }

    public int Disposed { get; private set; }

    public IRecordedLaunches? TryRecord(Action launches)
    {
        Asked++;
        if (fails)
        {
            return null;
        }

        launches();
        return new Recorded(this);
    }

    private sealed class Recorded(CountingRecorder owner) : IRecordedLaunches
    {
        public void Replay() => owner.Replays++;

        public void Dispose() => owner.Disposed++;
    }
}
