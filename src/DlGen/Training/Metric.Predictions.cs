using System.Collections.Concurrent;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

// Averages over classes, and metrics that are computed from the predictions for each example.
public sealed partial class Metric
{
    private static readonly ConcurrentDictionary<int, Metric> TopKs = new();

    /// <summary>The mean precision of the classes that occur (<see cref="Evaluation.GetPrecision(Averaging)"/>); high is good. Targets have to be classes.</summary>
    public static Metric MacroPrecision { get; } = OfClasses(nameof(MacroPrecision), static matrix => matrix.GetPrecision(Averaging.Macro));

    /// <summary>
    /// The mean recall of the classes that occur, the balanced accuracy where all have examples (<see cref="Evaluation.GetRecall(Averaging)"/>); high is
    /// good. Targets have to be classes.
    /// </summary>
    public static Metric MacroRecall { get; } = OfClasses(nameof(MacroRecall), static matrix => matrix.GetRecall(Averaging.Macro));

    /// <summary>The mean F1 of the classes, each counted by its examples (<see cref="Evaluation.GetF1(Averaging)"/>); high is good. Targets have to be classes.</summary>
    public static Metric WeightedF1 { get; } = OfClasses(nameof(WeightedF1), static matrix => matrix.GetF1(Averaging.Weighted));

    /// <summary>The area under the receiver operating characteristic (<see cref="Evaluation.RocAuc"/>); high is good. Targets have to be classes or a yes or no for each output.</summary>
    public static Metric RocAuc { get; } = OfProbabilities(nameof(RocAuc), higherIsBetter: true, static evaluation => evaluation.RocAuc);

    /// <summary>The average precision (<see cref="Evaluation.AveragePrecision"/>); high is good. Targets have to be classes or a yes or no for each output.</summary>
    public static Metric AveragePrecision { get; } = OfProbabilities(nameof(AveragePrecision), higherIsBetter: true, static evaluation => evaluation.AveragePrecision);

    /// <summary>The mean of −log p of the true class (<see cref="Evaluation.LogLoss"/>); low is good. Targets have to be classes or a yes or no for each output.</summary>
    public static Metric LogLoss { get; } = OfProbabilities(nameof(LogLoss), higherIsBetter: false, static evaluation => evaluation.LogLoss);

    /// <summary>The mean squared error of probabilities (<see cref="Evaluation.BrierScore"/>); low is good. Targets have to be classes or a yes or no for each output.</summary>
    public static Metric BrierScore { get; } = OfProbabilities(nameof(BrierScore), higherIsBetter: false, static evaluation => evaluation.BrierScore);

    /// <summary>
    /// How far probabilities are from coming true (<see cref="Evaluation.ExpectedCalibrationError"/>); low is good. Targets have to be classes or a yes
    /// or no for each output.
    /// </summary>
    public static Metric ExpectedCalibrationError { get; } =
        OfProbabilities(nameof(ExpectedCalibrationError), higherIsBetter: false, static evaluation => evaluation.ExpectedCalibrationError);

    /// <summary>The coefficient of determination (<see cref="Evaluation.R2"/>); high is good. Targets have to be values.</summary>
    public static Metric R2 { get; } = OfValues(nameof(R2), higherIsBetter: true, static evaluation => evaluation.R2);

    /// <summary>The mean of |ŷ − y| (<see cref="Evaluation.MeanAbsoluteError"/>); low is good. Targets have to be values.</summary>
    public static Metric MeanAbsoluteError { get; } = OfValues(nameof(MeanAbsoluteError), higherIsBetter: false, static evaluation => evaluation.MeanAbsoluteError);

    /// <summary>The square root of the mean of (ŷ − y)² (<see cref="Evaluation.RootMeanSquaredError"/>); low is good. Targets have to be values.</summary>
    public static Metric RootMeanSquaredError { get; } =
        OfValues(nameof(RootMeanSquaredError), higherIsBetter: false, static evaluation => evaluation.RootMeanSquaredError);

    /// <summary>The named metrics of this file, in the order in which messages list them.</summary>
    private static IReadOnlyList<Metric> Others =>
        [MacroPrecision, MacroRecall, WeightedF1, RocAuc, AveragePrecision, LogLoss, BrierScore, ExpectedCalibrationError, R2, MeanAbsoluteError, RootMeanSquaredError];

    /// <summary>What an evaluation of a task prints and writes: of tasks with classes, without those of predictions where none were kept.</summary>
    internal static IReadOnlyList<Metric> Of(TargetTask task, int categories, bool hasPredictions)
    {
        Metric[] metrics = task switch
        {
            TargetTask.Values => [R2, MeanAbsoluteError, RootMeanSquaredError],
            TargetTask.Labels => [LabelF1(Averaging.Macro), LabelF1(Averaging.Micro), RocAuc, AveragePrecision, LogLoss, BrierScore, ExpectedCalibrationError],
            _ =>
            [
                Accuracy,
                .. categories > 5 ? [TopK(5)] : Array.Empty<Metric>(),
                MacroPrecision,
                MacroRecall,
                MacroF1,
                WeightedF1,
                RocAuc,
                AveragePrecision,
                LogLoss,
                BrierScore,
                ExpectedCalibrationError,
            ],
        };
        return [.. metrics.Where(metric => hasPredictions || !metric.NeedsPredictions)];
    }

    /// <summary>
    /// The part of the examples whose class is among the <paramref name="k"/> of the highest probability (<see cref="Evaluation.TopK"/>); high is good.
    /// Targets have to be classes, at least as many.
    /// </summary>
    /// <param name="k">How many classes; 1 for the accuracy.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public static Metric TopK(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return TopKs.GetOrAdd(k, static k => new Metric(
            Invariant($"Top{k}Accuracy"),
            higherIsBetter: true,
            evaluation => evaluation.TopK(k),
            heads => heads.FirstOrDefault(static head => head.Classes > 0) switch
            {
                null => NeedsClasses(heads),
                { } head when head.Classes < k => Invariant($"it looks at {k} classes, and there are {head.Classes}."),
                _ => null,
            },
            needsPredictions: true));
    }

    private static Metric LabelF1(Averaging averaging) =>
        new($"{averaging}F1", higherIsBetter: true, evaluation => evaluation.GetF1(averaging), needsPredictions: true);

    private static Metric OfClasses(string name, Func<ConfusionMatrix, double> value) =>
        new(name, higherIsBetter: true, evaluation => evaluation.ConfusionMatrix is { } matrix ? value(matrix) : double.NaN, NeedsClasses);

    private static Metric OfProbabilities(string name, bool higherIsBetter, Func<Evaluation, double> value) => new(
        name,
        higherIsBetter,
        value,
        static heads => heads.Any(static head => TargetTasks.Of(head) != TargetTask.Values)
            ? null
            : "it needs targets that are classes, or a yes or no for each output, and the network's targets are values.",
        needsPredictions: true);

    private static Metric OfValues(string name, bool higherIsBetter, Func<Evaluation, double> value) => new(
        name,
        higherIsBetter,
        value,
        static heads => heads.Any(static head => TargetTasks.Of(head) == TargetTask.Values)
            ? null
            : "it needs targets that are values, and the network's targets are classes.",
        needsPredictions: true);
}
