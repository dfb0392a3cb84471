using ScottPlot;
using static System.FormattableString;

namespace DlGen.Reporting;

// The curves of a training.
public sealed partial class Picture
{
    /// <summary>
    /// The loss of each epoch, on the training data and on the validation data, and beside it the accuracies where targets are classes. A line
    /// marks the best epoch, whose weights early stopping keeps, and says when the training ended. Where a figure isn't finite, or is beyond 1E+300, its line
    /// has a gap.
    /// </summary>
    /// <param name="history">The training.</param>
    /// <param name="bestEpoch">The epoch to mark, from 1; null for that of the best validation (<see cref="TrainingHistory.BestEpoch"/>), or else that with the lowest validation loss.</param>
    /// <exception cref="ArgumentException">No epoch was completed, or there is no such epoch.</exception>
    public static Picture TrainingCurves(TrainingHistory history, int? bestEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        IReadOnlyList<EpochResult> epochs = history.Epochs;
        if (epochs.Count == 0)
        {
            throw new ArgumentException("The training completed no epoch: there is nothing to draw.", nameof(history));
        }

        if (bestEpoch is { } best && epochs.All(epoch => epoch.Epoch != best))
        {
            throw new ArgumentException(Invariant($"There is no epoch {best} in the history; it has {epochs[0].Epoch} to {epochs[^1].Epoch}."), nameof(bestEpoch));
        }

        int? marked = bestEpoch ?? history.BestEpoch ?? BestEpochs.ByValidationLoss(epochs)?.Epoch;
        Plot loss = Curves("loss", epochs, static epoch => epoch.Loss, static epoch => epoch.ValidationLoss, marked);
        bool hasAccuracy = epochs.Any(static epoch => !double.IsNaN(epoch.Accuracy));
        return hasAccuracy
            ? Of("Training curves", 960, 380, loss, Curves("accuracy", epochs, static epoch => epoch.Accuracy, static epoch => epoch.ValidationAccuracy, marked))
            : Of("Training curves", 560, 380, loss);
    }

    private static Plot Curves(
        string what, IReadOnlyList<EpochResult> epochs, Func<EpochResult, double> training, Func<EpochResult, double?> validation, int? marked)
    {
        Plot plot = Charts.New(what, "epoch", what);
        Charts.CountWhole(plot.Axes.Bottom);
        double[] numbers = [.. epochs.Select(static epoch => (double)epoch.Epoch)];
        double[] ofTraining = [.. epochs.Select(training)], ofValidation = [.. epochs.Select(epoch => validation(epoch) ?? double.NaN)];
        Charts.AddLine(plot, numbers, ofTraining, Charts.ColorOf(0), "training");
        if (epochs.Any(epoch => validation(epoch) is not null))
        {
            Charts.AddLine(plot, numbers, ofValidation, Charts.ColorOf(1), "validation");
        }

        if (marked is { } best)
        {
            var line = plot.Add.VerticalLine(best, 1.5f, Charts.ColorOf(6), LinePattern.Dashed);
            line.LegendText = Invariant($"best epoch: {best}{(best < epochs[^1].Epoch ? Invariant($", ended after {epochs[^1].Epoch}") : "")}");
        }

        Charts.ShowLegend(plot, LegendCorner.Among([(numbers, ofTraining), (numbers, ofValidation)]));
        return plot;
    }
}
