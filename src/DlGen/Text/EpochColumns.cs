using static System.FormattableString;

namespace DlGen;

/// <summary>The columns of a table of epochs: those for accuracies and validations only where there are such figures.</summary>
/// <param name="epochs">The epochs.</param>
internal sealed class EpochColumns(IReadOnlyList<EpochResult> epochs)
{
    /// <summary>Of more epochs than this, a table shows the first and the last, half as many of each.</summary>
    public const int Listed = 20;

    private readonly bool hasAccuracy = epochs.Any(static epoch => !double.IsNaN(epoch.Accuracy));

    /// <summary>Whether the data of an epoch were validated.</summary>
    public bool HasValidation { get; } = epochs.Any(static epoch => epoch.ValidationLoss is not null);

    /// <summary>Whether a validation has an accuracy.</summary>
    public bool HasValidationAccuracy { get; } = epochs.Any(static epoch => epoch.ValidationAccuracy is not null);

    /// <summary>A row of the cells that there are columns for.</summary>
    public string[] Row(string epoch, string loss, string accuracy, string validation, string validationAccuracy, string seconds, string speed) =>
    [
        epoch,
        loss,
        .. hasAccuracy ? [accuracy] : Array.Empty<string>(),
        .. HasValidation ? [validation] : Array.Empty<string>(),
        .. HasValidationAccuracy ? [validationAccuracy] : Array.Empty<string>(),
        seconds,
        speed,
    ];

    /// <summary>The figures of an epoch.</summary>
    public string[] RowOf(EpochResult epoch) => Row(
        Figures.Count(epoch.Epoch),
        Figures.Loss(epoch.Loss),
        Figures.Percent(epoch.Accuracy),
        epoch.ValidationLoss is { } validation ? Figures.Loss(validation) : Figures.None,
        Figures.Percent(epoch.ValidationAccuracy),
        Invariant($"{epoch.Duration.TotalSeconds:F2}"),
        Invariant($"{epoch.SamplesPerSecond:N0}"));
}
