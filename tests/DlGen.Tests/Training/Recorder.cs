namespace DlGen.Tests.Training;

/// <summary>Keeps what a training reports, and does to it what a test asks for.</summary>
internal sealed class Recorder : IProgress<TrainingProgress>
{
    public List<TrainingProgress> Steps { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public int CancelAfterSteps { get; init; }

    public CancellationTokenSource? Source { get; init; }

    public Action? OnEpoch { get; init; }

    public void Report(TrainingProgress value)
    {
        if (value.IsEnd)
        {
            return;
        }

        if (value.CompletedEpoch is { } epoch)
        {
            Epochs.Add(epoch);
            OnEpoch?.Invoke();
            return;
        }

        Steps.Add(value);
        if (Steps.Count == CancelAfterSteps)
        {
            Source!.Cancel();
        }
    }
}
