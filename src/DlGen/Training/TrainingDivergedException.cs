using System.Globalization;

namespace DlGen;

/// <summary>
/// The loss is no longer a finite number, or with <see cref="TrainingChecks"/> a value or a gradient isn't. This is thrown before the step's
/// update, so the parameters are those that the last finite step left; should the very last update of a training overflow, they are what it left.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(int epoch, long step, float learningRate, DivergenceCause cause, string reason)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"Training diverged in epoch {epoch}, step {step}, at learning rate {learningRate}: {reason}"))
    {
        Epoch = epoch;
        Step = step;
        LearningRate = learningRate;
        Layer = cause.Layer;
        Formula = cause.Formula;
        Row = cause.Row;
    }

    /// <summary>In a training loop written out, whose epochs and rates aren't known.</summary>
    internal TrainingDivergedException(long step, DivergenceCause cause)
        : base(string.Create(CultureInfo.InvariantCulture, $"Training diverged in checked step {step}: {cause.Reason}"))
    {
        Step = step;
        LearningRate = float.NaN;
        Layer = cause.Layer;
        Formula = cause.Formula;
        Row = cause.Row;
    }

    /// <summary>The epoch's number, from 1; 0 in a training loop written out.</summary>
    public int Epoch { get; }

    /// <summary>The step's number, counted from 1 over the whole training; in a training loop written out, over its checked steps.</summary>
    public long Step { get; }

    /// <summary>The learning rate of that step; NaN in a training loop written out.</summary>
    public float LearningRate { get; }

    /// <summary>
    /// Where values left the finite range first: a layer's name, <c>inputs</c> or <c>targets</c> where the data themselves
    /// hold such a value, or <c>loss</c>.
    /// </summary>
    public string Layer { get; }

    /// <summary>What the layer or the loss computes, as the layer table says it; empty for <c>inputs</c> and <c>targets</c>.</summary>
    public string Formula { get; }

    /// <summary>
    /// The row, in the training data, of the first example at which it shows; where a parameter holds such a value, of the first example of
    /// the step's batch. Null where it came about after the last step, or in the sum over a batch. In a training loop whose inputs are given themselves, the
    /// row in the batch.
    /// </summary>
    public int? Row { get; }
}
