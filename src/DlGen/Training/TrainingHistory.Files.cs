using System.Text;
using System.Text.Json;
using DlGen.Formats;
using DlGen.Json;

namespace DlGen;

// A history as text of other programs.
public sealed partial class TrainingHistory
{
    private static readonly TrainingHistoryConverter Converter = new();
    private static readonly JsonSerializerOptions Plain = new();

    /// <summary>
    /// The history as CSV, with the invariant culture's decimal point: a line for each epoch, and before it a line for each validation within it,
    /// which has no figures of the training data. The columns are epoch, step (batches of all epochs until then), loss, accuracy where targets
    /// are classes, a column validation_… for each metric, seconds, and samples_per_second. A figure that doesn't exist is empty.
    /// </summary>
    public string ToCsv()
    {
        bool hasAccuracy = Epochs.Any(static epoch => !double.IsNaN(epoch.Accuracy));
        string[] metrics = [.. MetricNames()];
        var csv = new CsvText(
        [
            "epoch",
            "step",
            "loss",
            .. hasAccuracy ? ["accuracy"] : Array.Empty<string>(),
            .. metrics.Select(static metric => $"validation_{metric.ToLowerInvariant().Replace(' ', '_')}"),
            "seconds",
            "samples_per_second",
        ]);
        int next = 0;
        foreach (EpochResult epoch in Epochs)
        {
            for (; next < Validations.Count && Validations[next].Epoch <= epoch.Epoch && !IsOf(Validations[next], epoch); next++)
            {
                AddValidation(Validations[next]);
            }

            ValidationResult? own = next < Validations.Count && IsOf(Validations[next], epoch) ? Validations[next++] : null;
            csv.Add(
            [
                CsvText.Of(epoch.Epoch),
                epoch.Step == 0 ? "" : CsvText.Of(epoch.Step),
                CsvText.Of(epoch.Loss),
                .. hasAccuracy ? [CsvText.Of(epoch.Accuracy)] : Array.Empty<string>(),
                .. metrics.Select(metric => CsvText.Of(own?.Metrics.GetValueOrDefault(metric, double.NaN) ?? Figure(epoch, metric))),
                CsvText.Of(epoch.Duration.TotalSeconds),
                CsvText.Of(epoch.SamplesPerSecond),
            ]);
        }

        for (; next < Validations.Count; next++)
        {
            AddValidation(Validations[next]);
        }

        return csv.ToString();

        void AddValidation(ValidationResult validation) => csv.Add(
        [
            CsvText.Of(validation.Epoch),
            CsvText.Of(validation.Step),
            "",
            .. hasAccuracy ? [""] : Array.Empty<string>(),
            .. metrics.Select(metric => CsvText.Of(validation.Metrics.GetValueOrDefault(metric, double.NaN))),
            "",
            "",
        ]);
    }

    /// <summary>Writes the history to a file as <see cref="ToCsv"/> gives it. A file of that name is replaced as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be written; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or must not be written.</exception>
    public void SaveCsv(string path) => CsvText.Save(path, ToCsv());

    /// <summary>The history as JSON, as System.Text.Json writes it with its default options, but indented.</summary>
    public string ToJson() => Encoding.UTF8.GetString(JsonBytes());

    /// <summary>Writes the history to a file as <see cref="ToJson"/> gives it. A file of that name is replaced as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It can't be written; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a directory, or must not be written.</exception>
    public void SaveJson(string path)
    {
        byte[] json = JsonBytes();
        OutputFile.Write(path, stream => stream.Write(json));
    }

    private byte[] JsonBytes()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            Converter.Write(writer, this, Plain);
        }

        return stream.ToArray();
    }

    /// <summary>The names of all figures of validations, in the order in which they first occur.</summary>
    private IEnumerable<string> MetricNames()
    {
        bool hasLoss = Epochs.Any(static epoch => epoch.ValidationLoss is not null);
        bool hasAccuracy = Epochs.Any(static epoch => epoch.ValidationAccuracy is not null);
        return Validations.SelectMany(static validation => validation.Metrics.Keys)
            .Concat(hasLoss ? [Metric.Loss.Name] : [])
            .Concat(hasAccuracy ? [Metric.Accuracy.Name] : [])
            .Distinct();
    }

    private static bool IsOf(ValidationResult validation, EpochResult epoch) => validation.Epoch == epoch.Epoch && validation.Step == epoch.Step;

    private static double Figure(EpochResult epoch, string metric) =>
        (metric == Metric.Loss.Name ? epoch.ValidationLoss : metric == Metric.Accuracy.Name ? epoch.ValidationAccuracy : null) ?? double.NaN;
}
