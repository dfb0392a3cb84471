namespace DlGen;

/// <summary>A training at work, as a <see cref="TrainingCallback"/> sees and steers it.</summary>
public abstract class TrainingRun
{
    private protected TrainingRun(TrainingOptions options, int stepsPerEpoch)
    {
        Options = options;
        StepsPerEpoch = stepsPerEpoch;
    }

    /// <summary>How the network is trained.</summary>
    public TrainingOptions Options { get; }

    /// <summary>The epoch's number, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many batches were trained on, in all epochs.</summary>
    public long Step { get; internal set; }

    /// <summary>How many batches of the epoch were trained on.</summary>
    public int StepInEpoch { get; internal set; }

    /// <summary>How many batches an epoch has.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>How many updates of the parameters there were; with <see cref="UpdateOptions.AccumulationSteps"/>, fewer than steps.</summary>
    public abstract long Updates { get; }

    /// <summary>The mean loss of the last step's batch. On a device, the call waits until it is known.</summary>
    public abstract double StepLoss { get; }

    /// <summary>The mean loss of the epoch so far. On a device, the call waits until it is known.</summary>
    public abstract double Loss { get; }

    /// <summary>
    /// The part of the epoch's examples so far, or of their positions, that were classified correctly; NaN where targets aren't classes. On a
    /// device, the call waits until it is known.
    /// </summary>
    public abstract double Accuracy { get; }

    /// <summary>The last evaluation of the validation data; null before the first.</summary>
    public abstract Evaluation? Validation { get; }

    /// <summary>What the epoch came to, in <see cref="TrainingCallback.OnEpoch"/>; null in the other calls.</summary>
    public EpochResult? CompletedEpoch { get; internal set; }

    /// <summary>
    /// The learning rate of the next update. One that is set holds from then on, in place of the schedule's and the optimizer's own, and
    /// <see cref="LearningRateFactor"/> is 1 again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public abstract float LearningRate { get; set; }

    /// <summary>What the learning rate is multiplied by from the next update on, whatever the schedule says; 1 at the start.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite, or the rate would no longer be a finite float.</exception>
    public abstract double LearningRateFactor { get; set; }

    /// <summary>Whether the training ends, because of <see cref="Stop"/> or because early stopping says so.</summary>
    public abstract bool IsStopping { get; }

    /// <summary>
    /// Ends the training: after the step at hand, or where it was the epoch's last, after the epoch. The network keeps what it has learned, or has
    /// the best weights where <see cref="TrainingOptions.EarlyStopping"/> restores them.
    /// </summary>
    public abstract void Stop();
}
