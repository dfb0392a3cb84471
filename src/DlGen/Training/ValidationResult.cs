using System.Text.Json.Serialization;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

/// <summary>What a validation during a training came to.</summary>
[JsonConverter(typeof(ValidationResultConverter))]
public sealed class ValidationResult
{
    /// <summary>A validation.</summary>
    /// <param name="epoch">The epoch in which or after which it was made, from 1.</param>
    /// <param name="step">How many batches the training had taken by then.</param>
    /// <param name="metrics">What it came to, each figure by its metric's name.</param>
    public ValidationResult(int epoch, long step, IReadOnlyDictionary<string, double> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        Epoch = epoch;
        Step = step;
        Metrics = metrics;
    }

    /// <summary>The epoch in which or after which it was made, from 1.</summary>
    public int Epoch { get; }

    /// <summary>How many batches the training had taken by then, in all epochs.</summary>
    public long Step { get; }

    /// <summary>
    /// What it came to, each figure by its metric's name: the loss, the accuracy where targets are classes, the metric of
    /// <see cref="TrainingOptions.EarlyStopping"/>, and those of <see cref="TrainingOptions.Metrics"/>.
    /// </summary>
    public IReadOnlyDictionary<string, double> Metrics { get; }

    /// <summary>The mean loss over the validation data.</summary>
    public double Loss => this[Metric.Loss];

    /// <summary>The accuracy on the validation data; NaN where targets aren't classes.</summary>
    public double Accuracy => this[Metric.Accuracy];

    /// <summary>The figure of a metric; NaN where the validation doesn't have it.</summary>
    /// <param name="metric">The metric.</param>
    public double this[Metric metric]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(metric);
            return Metrics.GetValueOrDefault(metric.Name, double.NaN);
        }
    }

    /// <summary>The validation in a line: epoch 3, step 1,200: Loss 0.1235, Accuracy 0.9780.</summary>
    public override string ToString() =>
        $"epoch {Figures.Count(Epoch)}, step {Figures.Count(Step)}: {string.Join(", ", Metrics.Select(static figure => Invariant($"{figure.Key} {Figures.Loss(figure.Value)}")))}";
}
