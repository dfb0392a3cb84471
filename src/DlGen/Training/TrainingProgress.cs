namespace DlGen;

/// <summary>
/// How far a training has come. It is reported after every step, after every epoch, and once at the end, on the thread that trains, which
/// waits for the receiver.
/// </summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Epochs">How many there are to be.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="Accuracy">The part of the examples, or of their positions, classified correctly in the epoch so far; NaN where targets aren't classes.</param>
/// <param name="SamplesPerSecond">Training examples a second in the epoch so far.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double SamplesPerSecond)
{
    /// <summary>The learning rate of the last update; 0 where it is not known.</summary>
    public float LearningRate { get; init; }

    /// <summary>What the epoch came to, its validation included, in the report that follows its last step; null in all others.</summary>
    public EpochResult? CompletedEpoch { get; init; }

    /// <summary>Whether it is the last report: the training has ended after its last epoch, because it was canceled, or with an exception.</summary>
    public bool IsEnd { get; init; }

    /// <summary>How far it has come in a line.</summary>
    public override string ToString() => (CompletedEpoch is { } epoch ? ProgressLine.Of(epoch, Epochs) : ProgressLine.Of(this)).ToString();
}
