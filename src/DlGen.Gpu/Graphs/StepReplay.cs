namespace DlGen.Gpu.Graphs;

/// <summary>
/// A training's steps, recorded once for each kind and then replayed. The first step of a kind is launched plainly,
/// which compiles its kernels; where there is no recorder, or recording fails, all are.
/// </summary>
/// <param name="recorder">What records; null where nothing does.</param>
/// <param name="launch">Launches a step. Its arguments must be the same for each step of a kind.</param>
internal sealed class StepReplay(ILaunchRecorder? recorder, Action<StepKind> launch) : IDisposable
{
    // Null for a kind that was launched once and not recorded yet.
    private readonly Dictionary<StepKind, IRecordedLaunches?> steps = [];
    private ILaunchRecorder? recorder = recorder;

    public void Run(StepKind kind)
    {
        if (recorder is null || steps.TryAdd(kind, null))
        {
            launch(kind);
            return;
        }

        if ((steps[kind] ??= Record(recorder, kind)) is { } recorded)
        {
            recorded.Replay();
        }
        else
        {
            launch(kind);
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

    private IRecordedLaunches? Record(ILaunchRecorder with, StepKind kind)
    {
        IRecordedLaunches? recorded = with.TryRecord(() => launch(kind));
        if (recorded is null)
        {
            // What failed once would fail every time.
            recorder = null;
        }

        return recorded;
    }
}
