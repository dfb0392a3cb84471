namespace DlGen;

/// <summary>Who is told how a training goes. All methods are called on the thread that trains, which waits for them.</summary>
public interface ITrainingProgress
{
    /// <summary>A step is done.</summary>
    void StepCompleted(in StepProgress step);

    /// <summary>An epoch of <paramref name="epochs"/> is done, its validation included.</summary>
    void EpochCompleted(EpochResult epoch, int epochs);

    /// <summary>The training has ended: after its last epoch, because it was canceled, or with an exception.</summary>
    void TrainingEnded()
    {
    }
}

/// <summary>How far an epoch has come.</summary>
/// <param name="Epoch">The epoch's number, from 1.</param>
/// <param name="Epochs">How many there are to be.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Loss">The mean loss of the epoch so far.</param>
/// <param name="Accuracy">The part classified correctly in the epoch so far; NaN where targets aren't classes.</param>
/// <param name="SamplesPerSecond">Training examples a second in the epoch so far.</param>
public readonly record struct StepProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double Accuracy, double SamplesPerSecond)
{
    /// <summary>How far it has come in a line.</summary>
    public override string ToString() => ProgressLine.Of(this).ToString();
}
