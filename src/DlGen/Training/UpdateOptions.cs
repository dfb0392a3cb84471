using System.Globalization;

namespace DlGen;

/// <summary>
/// What acts around an optimizer's updates: a schedule of the learning rate, clipping of gradients, accumulation over batches, and an average of
/// the weights. <see cref="TrainingOptions"/> have all of it; for a training loop written out, <see cref="Optimizer.For"/> takes it.
/// </summary>
public class UpdateOptions
{
    /// <summary>How the learning rate goes; null for the optimizer's own, which stays.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// c: the longest that the gradient of all parameters together may be. A longer one is scaled back: g ← g·min(1, c/(‖g‖ + 1e-6)), as by
    /// PyTorch's clip_grad_norm_. Null for no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or not finite.</exception>
    public float? ClipNorm
    {
        get;
        init => field = CheckLimit(value, nameof(ClipNorm));
    }

    /// <summary>
    /// The largest size of an entry of the gradient: larger ones are set to it, with their sign, as by PyTorch's clip_grad_value_, before
    /// <see cref="ClipNorm"/> looks at their length. Null for no limit.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above 0, or not finite.</exception>
    public float? ClipValue
    {
        get;
        init => field = CheckLimit(value, nameof(ClipValue));
    }

    /// <summary>
    /// Over how many batches the gradient of an update is taken; 1 unless said otherwise. It is the mean over all their examples, or the sum where
    /// the loss is one: four batches of 16 make the update of one batch of 64, but for rounding. The last update of an epoch takes the
    /// batches that are left.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int AccumulationSteps
    {
        get;
        init => field = CheckAtLeast(1, value, nameof(AccumulationSteps));
    } = 1;

    /// <summary>An average of the weights, which validation and the end of the training take; null for none.</summary>
    public Ema? WeightAveraging { get; init; }

    /// <summary>Nothing around the updates.</summary>
    internal static UpdateOptions Plain { get; } = new();

    /// <summary>Those that are set, one a line.</summary>
    public override string ToString()
    {
        var table = new TextTable(leftAligned: 2);
        AddTo(table);
        return table.ToString();
    }

    private protected void AddTo(TextTable table)
    {
        if (Schedule is { } schedule)
        {
            table.Add(nameof(Schedule), $"{schedule}");
        }

        if (ClipNorm is { } norm)
        {
            table.Add(nameof(ClipNorm), norm.ToString(CultureInfo.InvariantCulture));
        }

        if (ClipValue is { } value)
        {
            table.Add(nameof(ClipValue), value.ToString(CultureInfo.InvariantCulture));
        }

        if (AccumulationSteps > 1)
        {
            table.Add(nameof(AccumulationSteps), Figures.Count(AccumulationSteps));
        }

        if (WeightAveraging is { } averaging)
        {
            table.Add(nameof(WeightAveraging), $"{averaging}");
        }
    }

    private protected static int CheckAtLeast(int least, int value, string name) => value >= least
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be at least {least}."));

    private static float? CheckLimit(float? value, string name) => value is null || (float.IsFinite(value.Value) && value > 0f)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be a finite number above 0, or null for no limit."));
}
