using static System.FormattableString;

namespace DlGen;

// Curves, and figures of one class, from the predictions for each example.
public sealed partial class Evaluation
{
    /// <summary>The <see cref="RocAuc"/> of one class against the rest, or of one of several outputs that each are a yes or no.</summary>
    /// <inheritdoc cref="GetRocCurve"/>
    public double GetRocAuc(int category) => Ranking.RocAuc(SampleOf("ROC-AUC", category), category);

    /// <summary>The <see cref="AveragePrecision"/> of one class against the rest, or of one of several outputs that each are a yes or no.</summary>
    /// <inheritdoc cref="GetRocCurve"/>
    public double GetAveragePrecision(int category) => Ranking.AveragePrecision(SampleOf("average precision", category), category);

    /// <summary>
    /// The receiver operating characteristic of one class against the rest, or of one of several outputs that each are a yes or no: scikit-learn's
    /// <c>roc_curve</c>. It goes from (0, 0) to (1, 1), and points that continue their neighbors' line evenly are left out.
    /// </summary>
    /// <remarks>Of several heads it is that of the first whose targets are classes, or a yes or no for each output.</remarks>
    /// <param name="category">The class, or the output, from 0. A network with one output has the classes 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or output.</exception>
    /// <exception cref="InvalidOperationException">Targets are values, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public IReadOnlyList<RocPoint> GetRocCurve(int category) => Ranking.RocCurve(SampleOf("ROC curve", category), category);

    /// <summary>
    /// Precision and recall of one class against the rest, or of one of several outputs that each are a yes or no, at each threshold from the highest
    /// on: scikit-learn's <c>precision_recall_curve</c> in the opposite order. The first point is the recall 0 with the precision 1.
    /// </summary>
    /// <inheritdoc cref="GetRocCurve"/>
    public IReadOnlyList<PrecisionRecallPoint> GetPrecisionRecallCurve(int category) =>
        Ranking.PrecisionRecallCurve(SampleOf("precision-recall curve", category), category);

    /// <summary>
    /// Whether the probability of the predicted class comes true, for a reliability diagram; with two classes, whether that of class 1 does.
    /// </summary>
    /// <param name="bins">How many intervals of equal width the probabilities are put into.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one bin.</exception>
    /// <exception cref="InvalidOperationException">
    /// Targets aren't one class of several, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).
    /// </exception>
    public CalibrationCurve GetCalibration(int bins = CalibrationCurve.DefaultBins)
    {
        ScoreSample sample = SampleOf("calibration curve");
        return sample.Scores.Task == TargetTask.Labels
            ? throw new InvalidOperationException(
                Invariant($"There is no predicted class: each of the {sample.Scores.Categories} outputs is a yes or no. GetClassCalibration(output) has the calibration of one of them."))
            : CalibrationCurve.OfPredictions(sample, bins);
    }

    /// <summary>Whether the probability of one class comes true, or of a yes at one of several outputs: scikit-learn's <c>calibration_curve</c>.</summary>
    /// <param name="category">The class, or the output, from 0. A network with one output has the classes 0 and 1.</param>
    /// <param name="bins">How many intervals of equal width the probabilities are put into.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class or output, or less than one bin.</exception>
    /// <exception cref="InvalidOperationException">Targets are values, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public CalibrationCurve GetClassCalibration(int category, int bins = CalibrationCurve.DefaultBins) =>
        CalibrationCurve.OfCategory(SampleOf("calibration curve", category), category, bins);

    private ScoreSample SampleOf(string what, int? category = null)
    {
        ScoreSample sample = HeadWith(what, ofProbabilities: true).Sample ?? throw NotKept($"a {what}");
        return category is { } number && (uint)number >= (uint)sample.Scores.Categories
            ? throw new ArgumentOutOfRangeException(
                nameof(category), number, Invariant($"There is no class or output {number}; there are {sample.Scores.Categories}, from 0."))
            : sample;
    }
}
