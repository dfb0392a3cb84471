namespace DlGen.Reporting;

/// <summary>Finds the best epoch of a training.</summary>
internal static class BestEpochs
{
    /// <summary>The epoch with the lowest validation loss, the first of several; null without validation data.</summary>
    public static EpochResult? ByValidationLoss(IEnumerable<EpochResult> epochs) =>
        epochs.Where(static epoch => epoch.ValidationLoss is { } loss && !double.IsNaN(loss)).MinBy(static epoch => epoch.ValidationLoss);
}
