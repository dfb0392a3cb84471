namespace DlGen;

// How a dataset prints itself.
public sealed partial class Dataset
{
    /// <summary>How many examples there are, and what each of them has: 60,000 examples: inputs [28, 28] as bytes, labels 0 to 9.</summary>
    public override string ToString()
    {
        string inputs = $"inputs {ShapeText.Format(InputShape)}{(HasByteInputs ? " as bytes" : "")}";
        return $"{Figures.Count(Count, "example")}: {inputs}, {string.Join(", ", targets.Select(Text))}";
    }

    private static string Text(ExampleTargets target)
    {
        // Labels below zero are no classes: a network leaves them out.
        string range = target.MaxLabel < 0 ? "none of them a class" : $"0 to {Figures.Count(target.MaxLabel)}";
        string what = target.Labels is null ? Figures.Count(target.Size, "target value")
            : target.LabelCount > 1 ? $"{Figures.Count(target.LabelCount, "label")} an example ({range})"
            : target.MaxLabel < 0 ? $"labels, {range}"
            : $"labels {range}";
        return target.Weights is null ? what : $"{what} (weighted)";
    }
}
