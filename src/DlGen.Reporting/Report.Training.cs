using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen.Reporting;

// What a report says of a training, of an evaluation and of a network.
public sealed partial class Report
{
    /// <summary>Classes that a report lists at most, and draws a confusion matrix for.</summary>
    private const int ListedClasses = 100;

    /// <summary>Adds a training: its curves, and a table of its epochs.</summary>
    /// <param name="history">The training.</param>
    /// <param name="bestEpoch">The epoch to mark in the curves, from 1; null for that of the best validation.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There is no such epoch.</exception>
    public Report Add(TrainingHistory history, int? bestEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        AddHeading("Training");
        IReadOnlyList<EpochResult> epochs = history.Epochs;
        AddText($"{history.Headline}{BestOf(history)}.");
        if (epochs.Count == 0)
        {
            return this;
        }

        Add(Picture.TrainingCurves(history, bestEpoch));
        var columns = new EpochColumns(epochs);
        const int half = EpochColumns.Listed / 2;
        IEnumerable<string[]> rows = epochs.Count <= EpochColumns.Listed
            ? epochs.Select(columns.RowOf)
            : [.. epochs.Take(half).Select(columns.RowOf), columns.Row("…", "…", "…", "…", "…", "…", "…"), .. epochs.Skip(epochs.Count - half).Select(columns.RowOf)];
        return AddTable(columns.Row("epoch", "loss", "accuracy", "validation loss", "validation accuracy", "seconds", "samples/s"), rows);
    }

    /// <summary>
    /// Adds an evaluation: its figures, and where targets are classes a table of them and the confusion matrix. Where it kept its predictions
    /// (<see cref="EvaluationOptions.KeepPredictions"/>), it has the ROC curves and the calibration too.
    /// </summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="classNames">The names of the classes (<see cref="Dataset.ClassNames"/>); their numbers where it is null or empty.</param>
    /// <param name="heading">The heading.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There aren't as many names as classes.</exception>
    public Report Add(Evaluation evaluation, IReadOnlyList<string>? classNames = null, string heading = "Evaluation")
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        AddHeading(heading);
        if (evaluation.TestWarning is { } warning)
        {
            AddText(warning);
        }

        AddTable(
            evaluation.Heads.Count == 1 ? ["examples", "loss", "accuracy"] : ["head", "examples", "loss", "accuracy"],
            evaluation.Heads.Select(head => new[] { head.Name, Figures.Count(head.Count), Figures.Loss(head.Loss), Figures.Percent(head.Accuracy) }[(evaluation.Heads.Count == 1 ? 1 : 0)..]));
        foreach (Evaluation head in evaluation.Heads)
        {
            if (head.ConfusionMatrix is { } matrix)
            {
                AddClasses(matrix, evaluation.Heads.Count == 1 ? ClassNames.Of(matrix.Classes, classNames) : ClassNames.Of(matrix.Classes, null), head.Name);
            }
        }

        foreach (Evaluation head in evaluation.Heads)
        {
            AddCurves(head, evaluation.Heads.Count == 1 ? classNames : null);
        }

        return AddDetails("as text", $"{evaluation}");
    }

    /// <summary>Adds the options of a training.</summary>
    /// <param name="options">The options.</param>
    /// <returns>This report.</returns>
    public Report Add(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AddHeading("Options");
        return AddTable(["option", "value"], $"{options}".Split('\n').Select(static line => line.Split("  ", 2) is [var name, var value] ? new[] { name, value.TrimStart() } : [line, ""]), "wide text");
    }

    /// <summary>Adds a network: its layer table.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>This report.</returns>
    public Report Add<TNetwork>(INetwork<TNetwork, float> network)
        where TNetwork : INetwork<TNetwork, float> => AddNetwork<TNetwork, float>(network);

    /// <summary>Adds a network in double precision: its layer table.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <returns>This report.</returns>
    public Report Add<TNetwork>(INetwork<TNetwork, double> network)
        where TNetwork : INetwork<TNetwork, double> => AddNetwork<TNetwork, double>(network);

    private static string BestOf(TrainingHistory history) => history.Best is { } best ? $". The best validation was that of {best}{(history.HasBestWeights ? "; the network has its weights" : "")}" : "";

    private Report AddNetwork<TNetwork, T>(INetwork<TNetwork, T> network)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        AddHeading("Network");
        NetworkModel<T> model = network.Runtime.Model;
        AddText($"{model.Name}: {Figures.Count(TNetwork.ParameterCount, "parameter")}, {Figures.Count(TNetwork.ForwardFlops)} floating-point operations an example.");
        return AddPreformatted(TNetwork.Summary);
    }

    /// <summary>Adds the pictures that need predictions, where there is something to draw.</summary>
    private void AddCurves(Evaluation head, IReadOnlyList<string>? classNames)
    {
        if (head.Task == TargetTask.Values || head.Sample is not { Scores.HasNaN: false } sample)
        {
            return;
        }

        string? caption = head.Name.Length == 0 ? null : head.Name;
        if (!double.IsNaN(head.RocAuc))
        {
            Add(Picture.Roc(head, classNames), caption);
        }

        if (sample.Scores.Rows > 0)
        {
            Add(Picture.Calibration(head, classNames), caption);
        }
    }

    private void AddClasses(ConfusionMatrix matrix, IReadOnlyList<string> names, string head)
    {
        if (matrix.Classes > ListedClasses)
        {
            return;
        }

        AddTable(
            [head.Length == 0 ? "class" : $"{head}: class", "examples", "precision", "recall", "F1"],
            Enumerable.Range(0, matrix.Classes).Select(category => new[]
            {
                names[category],
                Figures.Count(matrix.GetActualCount(category)),
                Figures.Percent(matrix.GetPrecision(category)),
                Figures.Percent(matrix.GetRecall(category)),
                Figures.Percent(matrix.GetF1(category)),
            }));
        Add(Picture.ConfusionMatrix(matrix, names));
    }
}
