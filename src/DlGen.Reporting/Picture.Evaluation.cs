using ScottPlot;
using static System.FormattableString;

namespace DlGen.Reporting;

// Curves from an evaluation itself.
public sealed partial class Picture
{
    /// <summary>There are as many colors: of more classes, those that the network does worst on are drawn.</summary>
    private const int DrawnClasses = 8;

    /// <summary>
    /// The receiver operating characteristic of an evaluation that kept its predictions: of two classes that of class 1, of more each class against the
    /// rest, and of several outputs that each are a yes or no each of them. The legend has the area under each curve; 0.5 is chance. Of more
    /// than eight, those with the smallest areas are drawn; one without an example, or without another, isn't.
    /// </summary>
    /// <param name="evaluation">The evaluation. Of several heads, the first whose targets are classes, or a yes or no for each output, is drawn.</param>
    /// <param name="classNames">The names of the classes (<see cref="Dataset.ClassNames"/>), or of the outputs; their numbers where it is null or empty.</param>
    /// <exception cref="ArgumentException">There aren't as many names as classes, or no class has both examples and others, or an output is NaN.</exception>
    /// <exception cref="InvalidOperationException">Targets are values, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public static Picture Roc(Evaluation evaluation, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        _ = evaluation.GetRocCurve(0);
        HeadScores scores = Drawn(evaluation).Sample!.Scores;
        IReadOnlyList<string> names = ClassNames.Of(scores.Categories, classNames);
        Curve[] curves =
        [
            .. Categories(scores)
                .Select(category => (Number: category, Area: evaluation.GetRocAuc(category)))
                .Where(static category => !double.IsNaN(category.Area))
                .OrderBy(static category => category.Area)
                .Take(DrawnClasses)
                .OrderBy(static category => category.Number)
                .Select(category => new Curve(
                    NameOf(category.Number, names, classNames), evaluation.GetRocCurve(category.Number).Select(static point => (point.FalsePositiveRate, point.TruePositiveRate)))),
        ];
        return curves.Length > 0
            ? Roc(curves)
            : throw new ArgumentException(
                scores.HasNaN ? "There is no ROC curve: an output is NaN." : "There is no ROC curve: no class has both examples and others.", nameof(evaluation));
    }

    /// <summary>
    /// How many of those that are predicted with a probability come true, in an evaluation that kept its predictions: for the predicted class, of two
    /// classes for class 1, and of several outputs that each are a yes or no for each of them. The legend has the expected calibration error. A
    /// network that is calibrated is on the diagonal. Of more than eight outputs, those with the largest errors are drawn.
    /// </summary>
    /// <param name="evaluation">The evaluation. Of several heads, the first whose targets are classes, or a yes or no for each output, is drawn.</param>
    /// <param name="classNames">The names of the classes (<see cref="Dataset.ClassNames"/>), or of the outputs; their numbers where it is null or empty.</param>
    /// <param name="bins">How many intervals of equal width the probabilities are put into; those without an example have no point.</param>
    /// <exception cref="ArgumentException">There aren't as many names as classes, or there are no examples, or an output is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one bin.</exception>
    /// <exception cref="InvalidOperationException">Targets are values, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public static Picture Calibration(Evaluation evaluation, IReadOnlyList<string>? classNames = null, int bins = CalibrationCurve.DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        _ = evaluation.GetClassCalibration(0, bins);
        HeadScores scores = Drawn(evaluation).Sample!.Scores;
        IReadOnlyList<string> names = ClassNames.Of(scores.Categories, classNames);
        IEnumerable<(string Name, CalibrationCurve Curve)> all = scores.Task == TargetTask.Labels
            ? Categories(scores)
                .Select(category => (Name: NameOf(category, names, classNames), Curve: evaluation.GetClassCalibration(category, bins)))
                .OrderByDescending(static output => output.Curve.ExpectedError)
                .Take(DrawnClasses)
                .OrderBy(output => output.Name, StringComparer.Ordinal)
            : [(scores.IsBinary ? NameOf(1, names, classNames) : "predicted class", evaluation.GetCalibration(bins))];
        Curve[] curves =
        [
            .. all.Where(static output => !double.IsNaN(output.Curve.ExpectedError)).Select(static output => new Curve(
                Invariant($"{output.Name} (error {output.Curve.ExpectedError:F3})"),
                output.Curve.Bins.Where(static bin => bin.Count > 0).Select(static bin => (bin.Confidence, bin.Accuracy)))),
        ];
        return curves.Length > 0
            ? Calibration(curves)
            : throw new ArgumentException(scores.HasNaN ? "There is no calibration: an output is NaN." : "There is no calibration: there are no examples.", nameof(evaluation));
    }

    /// <summary>The head whose curves an evaluation gives.</summary>
    private static Evaluation Drawn(Evaluation evaluation) => evaluation.Heads.First(static head => head.Task != TargetTask.Values);

    /// <summary>The classes or outputs that have a curve each: of two classes, the second.</summary>
    private static IEnumerable<int> Categories(HeadScores scores) => scores.IsBinary ? [1] : Enumerable.Range(0, scores.Categories);

    private static string NameOf(int category, IReadOnlyList<string> names, IReadOnlyList<string>? given) => given is null or [] ? Invariant($"class {category}") : Charts.Shorten(names[category]);
}
