namespace DlGen.Gpu.Tests.Training;

/// <summary>Notes what a training reports, and may cancel it.</summary>
internal sealed class Recorder((int Steps, CancellationTokenSource Source)? cancelAfter = null) : ITrainingProgress
{
    public List<double> Losses { get; } = [];

    public List<double> Accuracies { get; } = [];

    public void StepCompleted(in StepProgress progress)
    {
        Losses.Add(progress.Loss);
        Accuracies.Add(progress.Accuracy);
        if (Losses.Count == cancelAfter?.Steps)
        {
            cancelAfter.Value.Source.Cancel();
        }
    }

    public void EpochCompleted(EpochResult result, int epochs)
    {
    }
}
