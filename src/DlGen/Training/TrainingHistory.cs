namespace DlGen;

/// <summary>What a training came to, epoch by epoch.</summary>
public sealed class TrainingHistory
{
    internal TrainingHistory(IReadOnlyList<EpochResult> epochs, long steps, bool cancelled)
    {
        Epochs = epochs;
        Steps = steps;
        Cancelled = cancelled;
    }

    /// <summary>The epochs that were completed, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>Updates of the parameters, those of an epoch that was cut short included.</summary>
    public long Steps { get; }

    /// <summary>Whether the training ended because it was cancelled.</summary>
    public bool Cancelled { get; }
}

/// <summary>One epoch of a training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss over the training data, each example taken at the step that used it; weighted batch by batch where they have weights.</param>
/// <param name="Accuracy">
/// The part of the training examples that were classified correctly, each at the step that used it; NaN where targets
/// aren't classes.
/// </param>
/// <param name="ValidationLoss">The mean loss over the validation data after the epoch; NaN without validation data.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data after the epoch; NaN without, or without classes.</param>
/// <param name="Duration">How long the training itself took, validation not counted.</param>
/// <param name="SamplesPerSecond">Training examples a second.</param>
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double Accuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    TimeSpan Duration,
    double SamplesPerSecond);
