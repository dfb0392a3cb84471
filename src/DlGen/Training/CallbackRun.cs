using System.Numerics;
using static System.FormattableString;

namespace DlGen;

/// <summary>A training's callbacks at work. One object serves all calls, so that none allocates.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="training">The training's steps.</param>
/// <param name="validation">Its validations; null where there are none.</param>
/// <param name="options">How to train.</param>
/// <param name="stepsPerEpoch">How many batches an epoch has.</param>
internal sealed class CallbackRun<T>(TrainingSteps<T> training, ValidationRun<T>? validation, TrainingOptions options, int stepsPerEpoch)
    : TrainingRun(options, stepsPerEpoch)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly IReadOnlyList<TrainingCallback> callbacks = options.Callbacks;
    private int examples;
    private long classified;
    private bool isStopping;

    public override long Updates => training.Updates;

    public override double StepLoss => training.StepLoss;

    public override double Loss => training.MeanLoss(examples);

    public override double Accuracy => (double)training.Correct / classified;

    public override Evaluation? Validation => validation?.Last;

    public override float LearningRate
    {
        get => training.NextLearningRate;
        set => training.RateChange = new RateChange(Optimizer.ToDouble(Optimizer.CheckLearningRate(value, nameof(LearningRate))), 1);
    }

    public override double LearningRateFactor
    {
        get => training.RateChange.Factor;
        set
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(LearningRateFactor), value, Invariant($"{nameof(LearningRateFactor)} is {value}; it must be a finite number of at least 0."));
            }

            RateChange before = training.RateChange;
            training.RateChange = before with { Factor = value };
            if (!float.IsFinite(training.NextLearningRate))
            {
                training.RateChange = before;
                throw new ArgumentOutOfRangeException(
                    nameof(LearningRateFactor), value, Invariant($"{nameof(LearningRateFactor)} is {value}; the learning rate, which is {training.NextLearningRate}, would be more than a float can be."));
            }
        }
    }

    public override bool IsStopping => isStopping;

    public override void Stop() => isStopping = true;

    /// <summary>Tells what the training has come to.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The steps of all epochs.</param>
    /// <param name="stepInEpoch">The steps of the epoch.</param>
    /// <param name="examples">The examples of the epoch so far.</param>
    /// <param name="classified">How many of them, or of their positions, have a class to be found.</param>
    public void Move(int epoch, long step, int stepInEpoch, int examples, long classified)
    {
        (Epoch, Step, StepInEpoch) = (epoch, step, stepInEpoch);
        (this.examples, this.classified) = (examples, classified);
    }

    /// <summary>Calls them after a step.</summary>
    public void OnStep()
    {
        for (int index = 0; index < callbacks.Count; index++)
        {
            callbacks[index].OnStep(this);
        }
    }

    /// <summary>Calls them after a validation.</summary>
    /// <param name="isStopping">Whether early stopping ends the training.</param>
    public void OnValidation(bool isStopping)
    {
        this.isStopping |= isStopping;
        for (int index = 0; index < callbacks.Count; index++)
        {
            callbacks[index].OnValidation(this);
        }
    }

    /// <summary>Calls them after an epoch.</summary>
    public void OnEpoch(EpochResult result)
    {
        CompletedEpoch = result;
        for (int index = 0; index < callbacks.Count; index++)
        {
            callbacks[index].OnEpoch(this);
        }

        CompletedEpoch = null;
    }
}
