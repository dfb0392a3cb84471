namespace DlGen.Tests.Training;

/// <summary>Keeps what a training reports, and does to it what a test asks for.</summary>
internal sealed class Recorder : ITrainingProgress
{
    public List<StepProgress> Steps { get; } = [];

    public List<EpochResult> Epochs { get; } = [];

    public int CancelAfterSteps { get; init; }

    public CancellationTokenSource? Source { get; init; }

    public Action? OnEpoch { get; init; }

    public void StepCompleted(in StepProgress step)
    {
        Steps.Add(step);
        if (Steps.Count == CancelAfterSteps)
        {
            Source!.Cancel();
        }
    }

    public void EpochCompleted(EpochResult epoch, int epochs)
    {
        Epochs.Add(epoch);
        OnEpoch?.Invoke();
    }
}
