using System.Globalization;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Ends a training when a metric of the validation data no longer improves, and gives the network the weights of the best validation. A
/// validation is better where its metric is better than the best so far, NaN never. Where it ends a training in which the metric was always NaN, a
/// warning goes to <see cref="System.Diagnostics.Trace"/>.
/// </summary>
public sealed class EarlyStopping
{
    /// <summary>Ends a training at a number of validations in a row without an improvement.</summary>
    /// <param name="patience">That number, at least 1. With the default of a validation an epoch, it counts epochs.</param>
    /// <exception cref="ArgumentOutOfRangeException">The patience is below 1.</exception>
    public EarlyStopping(int patience)
    {
        if (patience < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(patience), patience, Invariant($"patience is {patience}; it must be at least 1, the number of validations without an improvement that ends the training."));
        }

        Patience = patience;
    }

    /// <summary>How many validations in a row without an improvement end the training.</summary>
    public int Patience { get; }

    /// <summary>The metric that is to improve: <see cref="Metric.Loss"/> unless said otherwise. The metric itself says whether high or low is better.</summary>
    public Metric Metric
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Metric));
            field = value;
        }
    } = Metric.Loss;

    /// <summary>
    /// How much the metric must improve to be waited for again; 0 unless said otherwise. Smaller improvements still count for which weights are
    /// the best.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinDelta
    {
        get;
        init => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(MinDelta), value, Invariant($"{nameof(MinDelta)} is {value}; it must be a finite number of at least 0."));
    }

    /// <summary>
    /// Whether the network has the weights and running statistics of the best validation when the training ends: because of early stopping, after
    /// its last epoch, by a callback, or because it was canceled. With <see cref="UpdateOptions.WeightAveraging"/> they are the averages that
    /// were validated. True unless said otherwise. A copy of the weights is kept for that.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <summary>The rule and its numbers: EarlyStopping: Patience 3, Metric Loss, MinDelta 0, RestoreBest True.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{nameof(EarlyStopping)}: Patience {Patience}, Metric {Metric}, MinDelta {MinDelta}, RestoreBest {RestoreBest}");
}
