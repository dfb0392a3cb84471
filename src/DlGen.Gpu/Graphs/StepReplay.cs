namespace DlGen.Gpu.Graphs;

/// <summary>
/// A training's steps, recorded once for each batch size and then replayed. The first step of a size is launched plainly,
/// which compiles its kernels; where there is no recorder, or recording fails, all are.
/// </summary>
/// <param name="recorder">What records; null where nothing does.</param>
/// <param name="launch">Launches a step of so many examples. Its arguments must be the same for each step of a size.</param>
internal sealed class StepReplay(ILaunchRecorder? recorder, Action<int> launch) : IDisposable
{
    // Null for a size that was launched once and not recorded yet.
    private readonly Dictionary<int, IRecordedLaunches?> steps = [];
    private ILaunchRecorder? recorder = recorder;

    public void Run(int batch)
    {
        if (recorder is null || steps.TryAdd(batch, null))
        {
            launch(batch);
            return;
        }

        if ((steps[batch] ??= Record(recorder, batch)) is { } recorded)
        {
            recorded.Replay();
        }
        else
        {
            launch(batch);
        }
    }

    public void Dispose()
    {
        foreach (IRecordedLaunches? recorded in steps.Values)
        {
            recorded?.Dispose();
        }

        steps.Clear();
    }

    private IRecordedLaunches? Record(ILaunchRecorder with, int batch)
    {
        IRecordedLaunches? recorded = with.TryRecord(() => launch(batch));
        if (recorded is null)
        {
            // What failed once would fail every time.
            recorder = null;
        }

        return recorded;
    }
}
