using System.Diagnostics;
using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>The validations of a training: when they are made, what they came to, and which was the best.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed partial class ValidationRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly TrainingSteps<T> training;
    private readonly TrainingOptions options;
    private readonly Dataset data;
    private readonly Metric metric;
    private readonly Metric[] metrics;

    /// <param name="network">The network.</param>
    /// <param name="training">The training's steps.</param>
    /// <param name="data">The validation data.</param>
    /// <param name="options">How to train.</param>
    public ValidationRun(NetworkRuntime<T> network, TrainingSteps<T> training, Dataset data, TrainingOptions options)
    {
        this.network = network;
        this.training = training;
        this.data = data;
        this.options = options;
        metric = options.EarlyStopping?.Metric ?? Metric.Loss;
        Metric[] usual = network.ClassifyingHead >= 0 ? [Metric.Loss, Metric.Accuracy] : [Metric.Loss];
        metrics = [.. usual.Append(metric).Concat(options.Metrics).DistinctBy(static metric => metric.Name)];
        training.KeepsPredictions = Array.Exists(metrics, static metric => metric.NeedsPredictions);
        Stopping = options.EarlyStopping is { } rule ? new EarlyStoppingRun<T>(rule, network.ParameterArena.Length) : null;
    }

    /// <summary>What the validations came to, in order.</summary>
    public List<ValidationResult> Results { get; } = [];

    /// <summary>The best of them by the metric of early stopping, or by the loss where there is none; null before the first with a figure.</summary>
    public ValidationResult? Best { get; set; }

    /// <summary>Early stopping; null where there is none.</summary>
    public EarlyStoppingRun<T>? Stopping { get; }

    /// <summary>The last evaluation; null before the first.</summary>
    public Evaluation? Last { get; private set; }

    /// <summary>Throws where options ask for validations that the network or the options themselves don't allow.</summary>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Check(NetworkRuntime<T> network, TrainingOptions options)
    {
        if (options.Validation is null)
        {
            if (options.AsksForValidation is { } what)
            {
                throw new ArgumentException(
                    $"{what} is set, and there are no {nameof(TrainingOptions.Validation)} data to look at: set {nameof(TrainingOptions.Validation)}, for instance to a part that {nameof(Dataset)}.Split leaves out of the training.",
                    nameof(options));
            }

            return;
        }

        CheckMetrics(network, options);
    }

    // A method of its own, and so not compiled before the first step of a training that validates nothing.
    private static void CheckMetrics(NetworkRuntime<T> network, TrainingOptions options)
    {
        options.EarlyStopping?.Metric.CheckFits(network.Model.Name, network.Heads, nameof(options));
        foreach (Metric metric in options.Metrics)
        {
            metric.CheckFits(network.Model.Name, network.Heads, nameof(options));
        }

        Metric[] all = [Metric.Loss, Metric.Accuracy, options.EarlyStopping?.Metric ?? Metric.Loss, .. options.Metrics];
        if (all.Distinct().GroupBy(static metric => metric.Name).FirstOrDefault(static same => same.Count() > 1) is { } same)
        {
            throw new ArgumentException($"There are two metrics with the name {same.Key}; a name stands for one figure of a validation.", nameof(options));
        }
    }

    /// <summary>Whether there is a validation after a step, counted from 1 over the training.</summary>
    public bool IsDueAfterStep(long step) => options.ValidateEverySteps is { } every && step % every == 0;

    /// <summary>Whether there is a validation after an epoch, counted from 1.</summary>
    public bool IsDueAfterEpoch(int epoch) => epoch % options.ValidateEveryEpochs == 0 || epoch == options.Epochs;

    /// <summary>Validates, after <see cref="TrainingSteps{T}.Complete"/>.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The steps made in all epochs.</param>
    /// <returns>Whether early stopping ends the training.</returns>
    public bool Run(int epoch, long step)
    {
        Evaluation evaluation = training.Evaluate(data);
        Last = evaluation;
        var result = new ValidationResult(epoch, step, metrics.ToDictionary(static metric => metric.Name, metric => metric.GetValue(evaluation)));
        Results.Add(result);
        double value = result[metric];
        bool isBest = metric.IsBetter(value, Best?[metric] ?? double.NaN);
        Best = isBest ? result : Best;
        bool ends = Stopping?.Observe(value, isBest, network, training) ?? false;
        if (ends && Best is null)
        {
            Trace.TraceWarning(Invariant(
                $"{network.Model.Name}: early stopping ends the training after {Figures.Count(Results.Count, "validation")}, for {metric} was NaN in each of them: there is no best one."));
        }

        return ends;
    }
}
