using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using DlGen.Formats;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>What must be the same for a training to go on as if it had never been interrupted: its options, its data, and the network.</summary>
internal static class CheckpointSettings
{
    /// <summary>Longer texts are named by their digest.</summary>
    private const int Longest = 300;

    /// <summary>The settings of a training, by their names.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The training data.</param>
    /// <param name="options">The options.</param>
    public static IReadOnlyList<(string Name, string Text)> Of<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkModel<T> model = network.Model;
        var settings = new List<(string Name, string Text)>
        {
            ("Network", Short(model.Description.Length == 0 ? string.Join(", ", model.LayerOutputs.Select(static layer => layer.Name)) : model.Description)),
            ("Layers", Short(string.Join(", ", model.LayerOutputs.Select(static layer => layer.Name)))),
            ("Parameters", Invariant($"{Figures.Count(network.Parameters.Sum(static parameter => (long)parameter.Count))} of {typeof(T).Name}")),
            ("Losses", string.Join(", ", model.Heads.Select(static head => Invariant($"{head.Targets} of {ShapeText.Format<int>([.. head.Shape])} by {head.Weight}{(head.SumsLosses ? " as a sum" : "")}")))),
            (nameof(TrainingOptions.Optimizer), $"{options.Optimizer}"),
            (nameof(TrainingOptions.Schedule), options.Schedule is null ? "none" : $"{options.Schedule}"),
            (nameof(TrainingOptions.ClipNorm), Text(options.ClipNorm)),
            (nameof(TrainingOptions.ClipValue), Text(options.ClipValue)),
            (nameof(TrainingOptions.AccumulationSteps), Figures.Count(options.AccumulationSteps)),
            (nameof(TrainingOptions.WeightAveraging), options.WeightAveraging is null ? "none" : $"{options.WeightAveraging}"),
            (nameof(TrainingOptions.BatchSize), Figures.Count(options.BatchSize)),
            (nameof(TrainingOptions.Mixup), options.Mixup > 0 ? options.Mixup.ToString(CultureInfo.InvariantCulture) : "none"),
            (nameof(TrainingOptions.Seed), options.Seed.ToString(CultureInfo.InvariantCulture)),
            ("the data", Text(data)),
            ("Weights", data.WeightsText() is { } weights ? Short(weights) : "none"),
            (nameof(TrainingOptions.Validation), options.Validation is null ? "none" : Text(options.Validation)),
            (nameof(TrainingOptions.ValidateEveryEpochs), Figures.Count(options.ValidateEveryEpochs)),
            (nameof(TrainingOptions.ValidateEverySteps), options.ValidateEverySteps is { } steps ? Figures.Count(steps) : "none"),
            (nameof(TrainingOptions.Metrics), options.Metrics.Count == 0 ? "none" : string.Join(", ", options.Metrics.Select(Text))),
            (nameof(TrainingOptions.EarlyStopping), options.EarlyStopping is null ? "none" : $"{options.EarlyStopping}{(Metric.IsKnown(options.EarlyStopping.Metric) ? "" : $" ({Text(options.EarlyStopping.Metric)})")}"),
            (nameof(network.Preprocessing), network.Preprocessing is null ? "none" : $"{network.Preprocessing}, {Digest(ScalerText.Write(network.Preprocessing))}"),
        };
        return settings;
    }

    /// <summary>What differs between the settings of a checkpoint and those of a training, as a sentence's part; null where nothing does.</summary>
    public static string? Difference(IReadOnlyDictionary<string, string> saved, IReadOnlyList<(string Name, string Text)> given)
    {
        string[] differences =
        [
            .. given.Where(setting => saved.GetValueOrDefault(setting.Name, "none") != setting.Text)
                .Select(setting => $"{setting.Name}: {saved.GetValueOrDefault(setting.Name, "none")} was saved, {setting.Text} is given"),
        ];
        return differences.Length == 0 ? null : string.Join("; ", differences);
    }

    /// <summary>A metric's name, and for one of a program's own which values are good: others with the name may be of the other kind.</summary>
    private static string Text(Metric metric) => Metric.IsKnown(metric) ? metric.Name : $"{metric.Name}, {(metric.HigherIsBetter ? "high" : "low")} is good";

    private static string Text(float? value) => value is { } number ? number.ToString(CultureInfo.InvariantCulture) : "none";

    private static string Text(Dataset data) => Invariant(
        $"{Figures.Count(data.Count, "example")} of {Figures.Count(data.InputSize, "input")}{(data.Augmentation is { Steps.Count: > 0 } augmentation ? Invariant($", augmented by seed {augmentation.Seed}: {string.Join(", ", augmentation.Steps)}") : "")}{(data.Shuffling.IsUniformFor(data.Count) ? "" : $", shuffled {data.Shuffling}")}");

    private static string Short(string text) => text.Length <= Longest ? text : $"{text[..Longest]} … ({Digest(text)})";

    private static string Digest(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 4));
}
