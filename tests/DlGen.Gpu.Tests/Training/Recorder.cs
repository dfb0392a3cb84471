namespace DlGen.Gpu.Tests.Training;

/// <summary>Notes what a training reports, and may cancel it.</summary>
internal sealed class Recorder((int Steps, CancellationTokenSource Source)? cancelAfter = null) : IProgress<TrainingProgress>
{
    public List<double> Losses { get; } = [];

    public List<double> Accuracies { get; } = [];

    public void Report(TrainingProgress value)
    {
        if (value.IsEnd || value.CompletedEpoch is not null)
        {
            return;
        }

        Losses.Add(value.Loss);
        Accuracies.Add(value.Accuracy);
        if (Losses.Count == cancelAfter?.Steps)
        {
            cancelAfter.Value.Source.Cancel();
        }
    }
}
