using static System.FormattableString;

namespace DlGen;

// What is computed from the predictions for each example, where an evaluation keeps them.
public sealed partial class Evaluation
{
    /// <summary>The figures of an evaluation that was read from a file, which has them without the predictions.</summary>
    private readonly IReadOnlyList<MetricValue>? stored;

    private IReadOnlyList<MetricValue>? metrics;

    /// <summary>Whether it keeps the predictions for each example: <see cref="EvaluationOptions.KeepPredictions"/>. An evaluation that was read from JSON has none.</summary>
    public bool HasPredictions => Heads.Any(static head => head.Sample is not null);

    /// <summary>
    /// All metrics that the task has and that the evaluation can tell: those of predictions only where it keeps them. They have confidence
    /// intervals where <see cref="EvaluationOptions.Bootstrap"/> asked for them. They are computed when they are first asked for. Of a network with several
    /// heads it is empty: each of <see cref="Heads"/> has its own.
    /// </summary>
    public IReadOnlyList<MetricValue> Metrics => metrics ??= stored ?? ComputeMetrics();

    /// <summary>
    /// The area under the receiver operating characteristic by the trapezoidal rule, scikit-learn's <c>roc_auc_score</c>: how often an example of the
    /// class has a higher probability than one that isn't, equal ones counted half. With two classes it is that of class 1. With more, it is the mean of
    /// each class against the rest, the classes counted alike; and so is it for outputs that each are a yes or no. Classes of which there is no example,
    /// or no other, are left out. NaN where all are, or where an output is NaN.
    /// </summary>
    /// <remarks>Of several heads it is that of the first whose targets are classes, or a yes or no for each output.</remarks>
    /// <exception cref="InvalidOperationException">Targets are values, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public double RocAuc => OfProbabilities(Metric.RocAuc, static sample => sample.OverCategories(Ranking.RocAuc));

    /// <summary>
    /// The average precision, scikit-learn's <c>average_precision_score</c>: Σₙ (Rₙ − Rₙ₋₁)·Pₙ over all thresholds from the highest on, with
    /// precision P and recall R. With two classes it is that of class 1. With more, it is the mean of each class against the rest, the classes counted
    /// alike; and so is it for outputs that each are a yes or no. Classes of which there is no example are left out. NaN where all are, or where an
    /// output is NaN.
    /// </summary>
    /// <inheritdoc cref="RocAuc"/>
    public double AveragePrecision => OfProbabilities(Metric.AveragePrecision, static sample => sample.OverCategories(Ranking.AveragePrecision));

    /// <summary>
    /// The mean of −log p of the true class, scikit-learn's <c>log_loss</c>: probabilities are kept at least the scalar's epsilon away from 0 and 1. Label
    /// smoothing and weights have no part in it. Of outputs that each are a yes or no, it is the mean over the outputs. NaN where an
    /// output is NaN.
    /// </summary>
    /// <inheritdoc cref="RocAuc"/>
    public double LogLoss => OfProbabilities(Metric.LogLoss, ProbabilityScores.LogLoss);

    /// <summary>
    /// The Brier score, scikit-learn's <c>brier_score_loss</c>. With two classes it is the mean of (p − y)², with p the probability of class 1 and y 0 or
    /// 1. With more, the squares are added up over all classes, so that it is between 0 and 2 (Brier 1950). Of outputs that each are a yes or no, it is the
    /// mean over the outputs. NaN where an output is NaN.
    /// </summary>
    /// <inheritdoc cref="RocAuc"/>
    public double BrierScore => OfProbabilities(Metric.BrierScore, ProbabilityScores.Brier);

    /// <summary>
    /// The expected calibration error in 15 bins of equal width: the mean of |accuracy − confidence| over the bins, each counted by its
    /// examples (Naeini et al. 2015; Guo et al., On Calibration of Modern Neural Networks, 2017). The confidence is the probability of the predicted class;
    /// with two classes it is that of class 1, and the accuracy the part of class 1. Of outputs that each are a yes or no, it is the mean over the outputs.
    /// NaN where an output is NaN. <see cref="GetCalibration"/> has the bins.
    /// </summary>
    /// <inheritdoc cref="RocAuc"/>
    public double ExpectedCalibrationError => OfProbabilities(Metric.ExpectedCalibrationError, CalibrationCurve.Error);

    /// <summary>
    /// The coefficient of determination, scikit-learn's <c>r2_score</c>: 1 − Σ(y − ŷ)² / Σ(y − ȳ)², with several outputs the mean of theirs. Where all
    /// targets of an output are equal, it is 1 if they are predicted exactly, and else 0. NaN for a single example, or where an output is NaN.
    /// </summary>
    /// <inheritdoc cref="MeanAbsoluteError"/>
    public double R2 => OfValues(Metric.R2, ValueErrors.R2);

    /// <summary>The mean of |ŷ − y| over examples and outputs, scikit-learn's <c>mean_absolute_error</c>. NaN where an output is NaN.</summary>
    /// <remarks>Of several heads it is that of the first whose targets are values.</remarks>
    /// <exception cref="InvalidOperationException">Targets are classes, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public double MeanAbsoluteError => OfValues(Metric.MeanAbsoluteError, ValueErrors.MeanAbsolute);

    /// <summary>
    /// The square root of the mean of (ŷ − y)² over the examples, with several outputs the mean of their roots: scikit-learn's
    /// <c>root_mean_squared_error</c>. NaN where an output is NaN.
    /// </summary>
    /// <inheritdoc cref="MeanAbsoluteError"/>
    public double RootMeanSquaredError => OfValues(Metric.RootMeanSquaredError, ValueErrors.RootMeanSquare);

    /// <summary>What a head's targets are; null where that isn't known, as of an evaluation that was read from JSON.</summary>
    internal TargetTask? Task { get; init; }

    /// <summary>The predictions and targets; null where they weren't kept, and for a network with several heads.</summary>
    internal ScoreSample? Sample { get; init; }

    /// <summary>How intervals are found; null for none.</summary>
    internal Bootstrap? Bootstrap { get; init; }

    /// <summary>The metrics of an evaluation that was read from a file.</summary>
    internal IReadOnlyList<MetricValue>? Stored
    {
        init => stored = value;
    }

    /// <summary>Whether there is more to print and to write than what every evaluation has.</summary>
    internal bool HasMetricTable => stored is not null || Sample is not null;

    /// <summary>
    /// The part of the examples whose class is among the <paramref name="k"/> of the highest probability: scikit-learn's
    /// <c>top_k_accuracy_score</c>, but of equal probabilities the first class comes first, as in <c>Classify</c>. Where an output is NaN, the class isn't
    /// among them.
    /// </summary>
    /// <param name="k">How many classes; 1 for the accuracy.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1, or there are fewer classes.</exception>
    /// <exception cref="InvalidOperationException">Targets aren't classes, or the evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>).</exception>
    public double TopK(int k)
    {
        Evaluation head = Heads.FirstOrDefault(static head => head.ConfusionMatrix is not null)
            ?? throw new InvalidOperationException("There is no top-k accuracy: the network's targets aren't one class of several.");
        ProbabilityScores.CheckTopK(k, head.ConfusionMatrix!.Classes);
        return k == 1 ? head.Accuracy : head.Compute(Metric.TopK(k), sample => ProbabilityScores.TopK(sample, k));
    }

    /// <summary>
    /// Where a metric lies, given how few examples it is measured on. Of several heads, the evaluation of one of <see cref="Heads"/> is to be asked.
    /// </summary>
    /// <param name="metric">The metric. The loss has no interval, for its parts aren't kept; <see cref="Metric.LogLoss"/> has.</param>
    /// <param name="bootstrap">How the interval is found; if null, as the evaluation's options say, or with the defaults.</param>
    /// <exception cref="ArgumentException">The metric is the loss.</exception>
    /// <exception cref="InvalidOperationException">
    /// The evaluation kept no predictions (<see cref="EvaluationOptions.KeepPredictions"/>), is of several heads, or doesn't have the metric.
    /// </exception>
    public ConfidenceInterval GetInterval(Metric metric, Bootstrap? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (HasHeads)
        {
            throw new InvalidOperationException(Invariant($"The network has {Heads.Count} heads: ask one of Heads for the interval of its {metric}."));
        }

        if (metric == Metric.Loss)
        {
            throw new ArgumentException("The losses of single examples aren't kept, so the loss has no interval; Metric.LogLoss, R2 or RootMeanSquaredError has.", nameof(metric));
        }

        ScoreSample sample = Sample ?? throw NotKept("a confidence interval");
        return (bootstrap ?? Bootstrap ?? new Bootstrap()).Intervals(this, sample, [metric])[0];
    }

    /// <summary>The evaluation of other examples drawn from the same ones; its loss isn't known.</summary>
    internal Evaluation Resampled(ScoreSample sample) => new(Name, Weight, Count, double.NaN, confusionMatrix: null) { Task = Task, Sample = sample };

    private static InvalidOperationException NotKept(string what) => new(
        $"This evaluation kept no predictions, which are needed for {what}: evaluate with new EvaluationOptions {{ KeepPredictions = true }}.");

    private double OfProbabilities(Metric metric, Func<ScoreSample, double> compute) =>
        HeadWith(metric.Name, ofProbabilities: true).Compute(metric, compute);

    private double OfValues(Metric metric, Func<ScoreSample, double> compute) =>
        HeadWith(metric.Name, ofProbabilities: false).Compute(metric, compute);

    private double Compute(Metric metric, Func<ScoreSample, double> compute)
    {
        if (Sample is not null)
        {
            return compute(Sample);
        }

        foreach (MetricValue value in stored ?? [])
        {
            if (value.Name == metric.Name)
            {
                return value.Value;
            }
        }

        throw NotKept(metric.Name);
    }

    /// <summary>The first head with probabilities, or with values. One whose task isn't known may be either.</summary>
    private Evaluation HeadWith(string what, bool ofProbabilities) =>
        Heads.FirstOrDefault(head => (head.Task ?? (head.ConfusionMatrix is null ? null : TargetTask.Classes)) is { } task
            ? task != TargetTask.Values == ofProbabilities
            : head.stored?.Any(value => value.Name == what) ?? true)
        ?? throw new InvalidOperationException(
            $"There is no {what}: the network's targets are {(ofProbabilities ? "values, not classes" : "classes, not values")}.");

    private IReadOnlyList<MetricValue> ComputeMetrics()
    {
        TargetTask? task = Task ?? (ConfusionMatrix is null ? null : TargetTask.Classes);
        if (HasHeads || task is null)
        {
            return [];
        }

        IReadOnlyList<Metric> all = Metric.Of(task.Value, ConfusionMatrix?.Classes ?? 0, Sample is not null);
        ConfidenceInterval[]? intervals = Bootstrap is not null && Sample is not null ? Bootstrap.Intervals(this, Sample, all) : null;
        return [.. all.Select((metric, index) => new MetricValue(metric.Name, metric.GetValue(this), intervals?[index]))];
    }

    private TextTable MetricTable()
    {
        double? level = Metrics.FirstOrDefault(static value => value.Interval is not null).Interval?.Level;
        var table = new TextTable(leftAligned: 1);
        table.Add(["metric", "value", .. level is null ? Array.Empty<string>() : [Invariant($"{100 * level:G4} % interval")]]);
        foreach (MetricValue metric in Metrics)
        {
            table.Add(
            [
                metric.Name,
                Text(metric.Value),
                .. metric.Interval is { } interval ? [$"{Text(interval.Lower)} to {Text(interval.Upper)}"] : Array.Empty<string>(),
            ]);
        }

        return table;

        static string Text(double value) => double.IsNaN(value) ? Figures.None : Figures.Loss(value);
    }
}
