using System.Diagnostics;
using System.Text.Json.Serialization;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

/// <summary>What a training came to, epoch by epoch.</summary>
[DebuggerDisplay("{Headline,nq}")]
[JsonConverter(typeof(TrainingHistoryConverter))]
public sealed partial class TrainingHistory
{
    /// <summary>A history of these epochs.</summary>
    /// <param name="epochs">The epochs that were completed, in order.</param>
    /// <param name="steps">Updates of the parameters.</param>
    /// <param name="canceled">Whether the training ended because it was canceled.</param>
    /// <exception cref="ArgumentException">An epoch is null, or there are fewer than 0 updates.</exception>
    public TrainingHistory(IReadOnlyList<EpochResult> epochs, long steps, bool canceled)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        for (int index = 0; index < epochs.Count; index++)
        {
            if (epochs[index] is null)
            {
                throw new ArgumentException(Invariant($"epochs[{index}] is null."), nameof(epochs));
            }
        }

        Epochs = epochs;
        Steps = steps;
        Canceled = canceled;
        End = canceled ? TrainingEnd.Canceled : TrainingEnd.Completed;
    }

    /// <summary>The epochs that were completed, in order.</summary>
    public IReadOnlyList<EpochResult> Epochs { get; }

    /// <summary>Updates of the parameters, those of an epoch that was cut short included.</summary>
    public long Steps { get; }

    /// <summary>Whether the training ended because it was canceled.</summary>
    public bool Canceled { get; }

    /// <summary>Why the training ended.</summary>
    public TrainingEnd End { get; init; }

    /// <summary>What the validations came to, within epochs and after them, in order.</summary>
    public IReadOnlyList<ValidationResult> Validations { get; init; } = [];

    /// <summary>
    /// The best of the validations, the first of equal ones, by the metric of <see cref="TrainingOptions.EarlyStopping"/>, or by the loss where
    /// there is no early stopping; null where nothing was validated.
    /// </summary>
    public ValidationResult? Best { get; init; }

    /// <summary>The epoch of the <see cref="Best"/> validation, from 1; null where nothing was validated.</summary>
    public int? BestEpoch => Best?.Epoch;

    /// <summary>Whether the network was given the weights of the <see cref="Best"/> validation at the end, as <see cref="EarlyStopping.RestoreBest"/> says.</summary>
    public bool HasBestWeights { get; init; }

    /// <summary>How many epochs and updates there were, and why the training ended before its last epoch if it did.</summary>
    internal string Headline
    {
        get
        {
            string end = End switch
            {
                TrainingEnd.Canceled => ", canceled",
                TrainingEnd.EarlyStopping when Best is null && Validations.Count > 0 => ", stopped early, for its metric was NaN in every validation",
                TrainingEnd.EarlyStopping => ", stopped early",
                TrainingEnd.Callback => ", stopped by a callback",
                _ => "",
            };
            return $"{Figures.Count(Epochs.Count, "epoch")}, {Figures.Count(Steps, "step")}{end}";
        }
    }

    /// <summary>
    /// A table of the epochs: loss, accuracy, those on the validation data where there were any, seconds and samples a second; of many
    /// epochs the first and the last. Below it the best validation, where there was one, and what the last epoch's checks have shown.
    /// </summary>
    public override string ToString()
    {
        string best = Best is null ? "" : $"\n\nbest: {Best}{(HasBestWeights ? "; the network has its weights" : "")}";
        if (Epochs.Count == 0)
        {
            return $"{Headline}{best}";
        }

        var columns = new EpochColumns(Epochs);
        var table = new TextTable();

        // Two lines of headings keep the table within a terminal's 80 columns.
        if (columns.HasValidation)
        {
            table.Add(columns.Row("", "", "", "validation", columns.HasValidationAccuracy ? "validation" : "", "", ""));
        }

        table.Add(columns.Row("epoch", "loss", "accuracy", "loss", "accuracy", "seconds", "samples/s"));
        bool isAbridged = Epochs.Count > EpochColumns.Listed;
        for (int index = 0; index < Epochs.Count; index++)
        {
            if (isAbridged && index == EpochColumns.Listed / 2)
            {
                table.Add(TextTable.Omitted);
                index = Epochs.Count - (EpochColumns.Listed / 2);
            }

            table.Add(columns.RowOf(Epochs[index]));
        }

        return $"{Headline}\n\n{table}{best}{(Epochs[^1].Checks is { } checks ? $"\n\n{checks}" : "")}";
    }
}

/// <summary>One epoch of a training.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Loss">The mean loss over the training data, each example taken at the step that used it; weighted batch by batch where they have weights. NaN where all are left out.</param>
/// <param name="Accuracy">
/// The part of the training examples, or of their positions, that were classified correctly, each at the step that used it; NaN where targets
/// aren't classes.
/// </param>
/// <param name="ValidationLoss">The mean loss over the validation data after the epoch; null without validation data.</param>
/// <param name="ValidationAccuracy">The accuracy on the validation data after the epoch; null without validation data, and where targets aren't classes.</param>
/// <param name="Duration">How long the training itself took, validation not counted.</param>
/// <param name="SamplesPerSecond">Training examples a second.</param>
/// <remarks>In JSON, NaN is null.</remarks>
[JsonConverter(typeof(EpochResultConverter))]
public sealed record EpochResult(
    int Epoch,
    double Loss,
    double Accuracy,
    double? ValidationLoss,
    double? ValidationAccuracy,
    TimeSpan Duration,
    double SamplesPerSecond)
{
    /// <summary>How many batches the training had taken at the epoch's end, in all epochs; 0 where that isn't known.</summary>
    public long Step { get; init; }

    /// <summary>What the epoch's steps have shown, where <see cref="TrainingOptions.Checks"/> asks for it; else null. Files and checkpoints don't keep it.</summary>
    public CheckReport? Checks { get; init; }

    /// <summary>The epoch in a line.</summary>
    public override string ToString() => ProgressLine.Of(this).ToString();
}
