using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;
using DlGen.Json;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>How well a network does on a dataset.</summary>
[DebuggerDisplay("{Headline,nq}")]
[JsonConverter(typeof(EvaluationConverter))]
public sealed partial class Evaluation
{
    private readonly Evaluation[]? heads;
    private ConfusionMatrix? confusions;

    internal Evaluation(string name, double weight, int count, double loss, ConfusionMatrix? confusionMatrix)
    {
        Name = name;
        Weight = weight;
        Count = count;
        Loss = loss;
        confusions = confusionMatrix;
    }

    private Evaluation(Evaluation[] heads)
    {
        this.heads = heads;
        Name = "";
        Count = heads[0].Count;
        Loss = heads.Sum(static head => head.Weight * head.Loss);
        confusions = Array.Find(heads, static head => head.ConfusionMatrix is not null)?.ConfusionMatrix;
    }

    /// <summary>The name of the head that it is about, as that of the layer; empty for a whole network.</summary>
    public string Name { get; }

    /// <summary>What is found of each head alone, in their order; the evaluation itself for a network with one output.</summary>
    public IReadOnlyList<Evaluation> Heads => heads ?? [this];

    /// <summary>How many examples there were that the loss doesn't leave out; of a sequence with a label for each position, it leaves out those without any that counts.</summary>
    public int Count { get; }

    /// <summary>The mean loss, over the positions of all examples where each has a label of its own; of a network with several heads the weighted sum of theirs.</summary>
    public double Loss { get; }

    /// <summary>
    /// The part of the examples, or of their positions, that were classified correctly, by the first head whose targets are classes; NaN where there is none.
    /// </summary>
    public double Accuracy => ConfusionMatrix?.Accuracy ?? double.NaN;

    /// <summary>How often each class was taken for which, by the first head whose targets are classes; null where there is none. Where each position has a label, it counts positions.</summary>
    public ConfusionMatrix? ConfusionMatrix => confusions ??= Sample is { Scores.Actual.Length: > 0 } sample ? sample.Confusions() : null;

    /// <summary>
    /// How many evaluations of the same test part there were in this process, with this one; 0 where the data were no test part
    /// (<see cref="Dataset.IsTest"/>). From the second on it says little of new data: what is chosen by several looks better than it is. The
    /// text of the evaluation says so, and a warning goes to <see cref="Trace"/>.
    /// </summary>
    public int TestEvaluations { get; internal set; }

    /// <summary>What is to be said of a test part that isn't evaluated for the first time.</summary>
    internal string? TestWarning => TestEvaluations > 1
        ? Invariant($"warning: evaluation {TestEvaluations} of this test part. What is chosen by several evaluations looks better than it is; choose by a validation part.")
        : null;

    /// <summary>Whether it is that of a network with several heads.</summary>
    internal bool HasHeads => heads is not null;

    /// <summary>What the head's loss is multiplied by in that of the network.</summary>
    internal double Weight { get; } = 1;

    private string Headline
    {
        get
        {
            string accuracy = ConfusionMatrix is null ? "" : $"  accuracy {Figures.Percent(Accuracy)}";
            return $"{Figures.Count(Count, "example")}  loss {Figures.Loss(Loss)}{accuracy}";
        }
    }

    /// <summary>
    /// Loss and accuracy, and a table of the classes with examples, precision, recall and F1; of many classes those with the lowest F1. Where
    /// predictions were kept, a table of all metrics, with their confidence intervals where there are any. For a network with several heads, that of each.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder(Headline);
        if (TestWarning is { } warning)
        {
            text.Append('\n').Append(warning);
        }

        if (heads is not null)
        {
            foreach (Evaluation head in heads)
            {
                text.Append(Invariant($"\n\n{head.Name}, weight {head.Weight}: {head}"));
            }
        }
        else
        {
            AddClasses(text);
            if (HasMetricTable)
            {
                text.Append($"\n\n{MetricTable()}");
            }
        }

        return text.ToString();
    }

    private void AddClasses(StringBuilder text)
    {
        if (ConfusionMatrix is { } confusion)
        {
            if (confusion.Unclassified > 0)
            {
                text.Append($"\n{Figures.Count(confusion.Unclassified, "example")} without a class: an output is NaN");
            }

            text.Append($"\n\n{confusion.ListClasses()}");
        }
    }

    /// <summary>The evaluation of one head.</summary>
    /// <param name="head">The head.</param>
    /// <param name="examples">How many examples there were.</param>
    /// <param name="sum">The sum of their losses.</param>
    /// <param name="actual">The class of each example, or of each of its positions; −1 for what is left out. Empty where targets aren't classes.</param>
    /// <param name="predicted">Which class each of these was taken for.</param>
    internal static Evaluation Of(HeadModel head, int examples, double sum, ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        if (head.Classes == 0)
        {
            return new Evaluation(head.Name, head.Weight, examples, sum / examples, confusionMatrix: null) { Task = TargetTasks.Of(head) };
        }

        var confusion = new ConfusionMatrix(head.Classes);
        int positions = 0;
        int counted = 0;
        for (int example = 0; example < examples; example++)
        {
            int before = positions;
            for (int row = example * head.Positions; row < (example + 1) * head.Positions; row++)
            {
                if (actual[row] >= 0)
                {
                    confusion.Add(actual[row], predicted[row]);
                    positions++;
                }
            }

            counted += positions > before ? 1 : 0;
        }

        return new Evaluation(head.Name, head.Weight, counted, sum / head.InExamples(positions), confusion) { Task = TargetTasks.Of(head) };
    }

    /// <summary>A network's evaluation, from those of its heads.</summary>
    internal static Evaluation Of(Evaluation[] heads) => heads.Length == 1 ? heads[0] : new Evaluation(heads);
}
