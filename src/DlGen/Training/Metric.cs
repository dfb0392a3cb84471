using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// A figure of an <see cref="Evaluation"/> by which trainings are compared: its name, its value, and whether a high value is good, as of an
/// accuracy, or a low one, as of a loss. Of a network with several outputs, the figures of classes are those of its first output whose targets
/// are classes.
/// </summary>
public sealed partial class Metric
{
    private readonly Func<Evaluation, double> value;
    private readonly Func<IReadOnlyList<HeadModel>, string?> missing;
    private readonly bool isKnown = true;

    /// <summary>A metric of your own.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="higherIsBetter">Whether a high value is good.</param>
    /// <param name="value">Its value in an evaluation; NaN where there is none.</param>
    /// <param name="needsPredictions">
    /// Whether it asks the evaluation for what is computed from the predictions for each example, such as <see cref="Evaluation.RocAuc"/>: a
    /// training then evaluates with <see cref="EvaluationOptions.KeepPredictions"/>.
    /// </param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Metric(string name, bool higherIsBetter, Func<Evaluation, double> value, bool needsPredictions = false)
        : this(name, higherIsBetter, value, static _ => null, needsPredictions)
    {
        isKnown = false;
    }

    private Metric(
        string name, bool higherIsBetter, Func<Evaluation, double> value, Func<IReadOnlyList<HeadModel>, string?> missing, bool needsPredictions = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        HigherIsBetter = higherIsBetter;
        this.value = value;
        this.missing = missing;
        NeedsPredictions = needsPredictions;
    }

    /// <summary>The mean loss; low is good.</summary>
    public static Metric Loss { get; } = new(nameof(Loss), higherIsBetter: false, static evaluation => evaluation.Loss);

    /// <summary>The part of the examples, or of their positions, that were classified correctly; high is good. Targets have to be classes.</summary>
    public static Metric Accuracy { get; } = new(nameof(Accuracy), higherIsBetter: true, static evaluation => evaluation.Accuracy, NeedsClasses);

    /// <summary>
    /// The mean of the classes' F1, each class counted alike, over the classes that occur as a true or a predicted class; high is good. Targets
    /// have to be classes. It is scikit-learn's f1_score with average='macro'.
    /// </summary>
    public static Metric MacroF1 { get; } = new(nameof(MacroF1), higherIsBetter: true, static evaluation => MeanF1(evaluation.ConfusionMatrix), NeedsClasses);

    /// <summary>All metrics that have names here, in the order in which messages list them.</summary>
    internal static IReadOnlyList<Metric> All => [Loss, Accuracy, MacroF1, .. Others];

    /// <summary>Whether it is one of this library's, and not of a program's own.</summary>
    internal static bool IsKnown(Metric metric) => metric.isKnown;

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>Whether a high value is good, as of an accuracy, and not a low one, as of a loss.</summary>
    public bool HigherIsBetter { get; }

    /// <summary>Whether it is computed from the predictions for each example, which an evaluation keeps only where it is asked to.</summary>
    public bool NeedsPredictions { get; }

    /// <summary>The metric's value in an evaluation; NaN where the evaluation doesn't have it.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <exception cref="InvalidOperationException">
    /// It is computed from predictions (<see cref="NeedsPredictions"/>), and the evaluation kept none or is of another task.
    /// </exception>
    public double GetValue(Evaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return value(evaluation);
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether a value is better than another one by more than a difference. NaN is never better, and any other value is better than NaN.</summary>
    /// <param name="candidate">The value that may be better.</param>
    /// <param name="best">The value to beat.</param>
    /// <param name="minDelta">The difference, at least 0.</param>
    internal bool IsBetter(double candidate, double best, double minDelta = 0)
    {
        if (double.IsNaN(candidate) || double.IsNaN(best))
        {
            return !double.IsNaN(candidate);
        }

        return HigherIsBetter ? candidate > best + minDelta : candidate < best - minDelta;
    }

    /// <summary>Throws where evaluations of a network with these outputs don't have the metric.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="heads">The network's outputs.</param>
    /// <param name="argument">The name of the argument that holds the metric.</param>
    /// <exception cref="ArgumentException">They don't have it; the message says why, and what they have.</exception>
    internal void CheckFits(string network, IReadOnlyList<HeadModel> heads, string argument)
    {
        if (missing(heads) is { } reason)
        {
            string others = string.Join(", ", All.Where(other => other.missing(heads) is null));
            throw new ArgumentException($"{network}: there is no metric {Name}: {reason} There is: {others}.", argument);
        }
    }

    private static string? NeedsClasses(IReadOnlyList<HeadModel> heads) => heads.Any(static head => head.Classes > 0)
        ? null
        : "it needs targets that are classes, and the network's targets are values.";

    private static double MeanF1(ConfusionMatrix? confusion) => confusion is null
        ? double.NaN
        : Enumerable.Range(0, confusion.Classes).Select(confusion.GetF1).Where(static f1 => !double.IsNaN(f1)).DefaultIfEmpty(double.NaN).Average();
}
