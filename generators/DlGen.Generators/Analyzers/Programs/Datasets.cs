using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Where a dataset's rows come from: the object they were read into, or a part of a split of it.</summary>
/// <param name="Source">The variable or the expression that they were first.</param>
/// <param name="Parent">What was split; null where they are no part.</param>
/// <param name="Split">The split that they are a part of; null where they are none.</param>
/// <param name="Part">The part's number.</param>
/// <param name="IsTest">Whether they are a test part, which DlGen keeps apart from training.</param>
internal sealed record RowOrigin(object Source, RowOrigin? Parent, IInvocationOperation? Split, int Part, bool IsTest)
{
    /// <summary>Whether these are the rows of another, all of them.</summary>
    public bool IsSame(RowOrigin other) =>
        Part == other.Part
        && (Split is null ? other.Split is null && Equals(Source, other.Source) : ReferenceEquals(Split.Syntax, other.Split?.Syntax));

    /// <summary>Whether all rows of another are among these.</summary>
    public bool Contains(RowOrigin other)
    {
        for (RowOrigin? each = other; each is not null; each = each.Parent)
        {
            if (IsSame(each))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The sizes of a dataset's examples, as far as they are known.</summary>
internal sealed record DatasetFacts
{
    public static DatasetFacts Unknown { get; } = new();

    /// <summary>Numbers that the inputs of an example have.</summary>
    public long? InputSize { get; init; }

    /// <summary>Whether examples have labels, or values; null where it isn't known.</summary>
    public bool? HasLabels { get; init; }

    /// <summary>Labels or values of an example.</summary>
    public long? TargetSize { get; init; }

    /// <summary>The classes that there are, where they are known from the file.</summary>
    public long? Classes { get; init; }

    /// <summary>How a message names the dataset.</summary>
    public string Name { get; init; } = "the dataset";

    /// <summary>The labels of all examples; null where they are not written out.</summary>
    public IReadOnlyList<IOperation>? Labels { get; init; }
}

/// <summary>What is known of a body's datasets.</summary>
/// <param name="variables">The values of the body's variables.</param>
/// <param name="lengths">The lengths of its arrays.</param>
/// <param name="cancellationToken">Ends it early.</param>
internal sealed class Datasets(Variables variables, Lengths lengths, CancellationToken cancellationToken)
{
    private const int Deepest = 20;

    /// <summary>Members of a dataset that give another with the same rows.</summary>
    private static readonly string[] SameRows = ["WithAugmentation", "WithShuffling", "WithWeights", "WithClassWeights", "WithPositionWeights", "WithLabels", "WithTargets", "SelectTarget", "AsTest"];

    /// <summary>Members of a dataset that give another with the same targets.</summary>
    private static readonly string[] SameTargets = ["WithAugmentation", "WithShuffling", "WithWeights", "WithClassWeights", "WithPositionWeights", "WithInputs", "AsTest", "Subset"];

    public static bool IsSplit(IInvocationOperation call) => Library.IsDataset(call.TargetMethod.ContainingType)
        && call.TargetMethod.Name is "Split" or "SplitStratified" or "SplitByGroup" or "SplitByTime";

    /// <summary>Where the rows of a dataset come from; null where it isn't known, or the variable may be another dataset by then.</summary>
    public RowOrigin? OriginOf(IOperation dataset) => OriginOf(dataset, depth: 0);

    /// <summary>The sizes of a dataset.</summary>
    public DatasetFacts FactsOf(IOperation dataset) => FactsOf(dataset, depth: 0);

    private RowOrigin? OriginOf(IOperation dataset, int depth)
    {
        dataset = Variables.Unwrap(dataset);
        if (depth > Deepest || !Library.IsDataset(dataset.Type))
        {
            return null;
        }

        if (variables.PartOf(dataset) is { } part)
        {
            return IsSplit(part.Split) && part.Split.Instance is { } whole && OriginOf(whole, depth + 1) is { } parent
                ? new RowOrigin(parent.Source, parent, part.Split, part.Part, part.Part == 2 || parent.IsTest)
                : Variables.Named(dataset) is { } variable && variables.IsStable(variable) ? Source(variable) : null;
        }

        IOperation value = variables.Resolve(dataset);
        if (value is IInvocationOperation call)
        {
            if (Derived(call, SameRows) is { } from)
            {
                RowOrigin? origin = OriginOf(from, depth + 1);
                return call.TargetMethod.Name == "AsTest" && origin is not null ? origin with { IsTest = true } : origin;
            }
        }

        if (!ReferenceEquals(value, dataset) && variables.PartOf(value) is not null)
        {
            return OriginOf(value, depth + 1);
        }

        return variables.Identity(dataset) is { } named ? Source(named)
            : value is IInvocationOperation { TargetMethod.IsStatic: true } creation && Library.IsDataset(creation.TargetMethod.ContainingType) ? Source(creation.Syntax)
            : null;
    }

    private static RowOrigin Source(object source) => new(source, Parent: null, Split: null, Part: 0, IsTest: false);

    private DatasetFacts FactsOf(IOperation dataset, int depth)
    {
        dataset = Variables.Unwrap(dataset);
        if (depth > Deepest || !Library.IsDataset(dataset.Type))
        {
            return DatasetFacts.Unknown;
        }

        if (variables.PartOf(dataset) is { Split: var split })
        {
            return IsSplit(split) && split.Instance is { } whole ? FactsOf(whole, depth + 1) with { Labels = null } : DatasetFacts.Unknown;
        }

        IOperation value = variables.Resolve(dataset);
        if (!ReferenceEquals(value, dataset) && value is not IInvocationOperation)
        {
            return FactsOf(value, depth + 1);
        }

        if (value is IFieldReferenceOperation { Field: var field } && Fields.ValueOf(field, value.SemanticModel?.Compilation, cancellationToken) is { } initial)
        {
            return FactsOf(initial, depth + 1);
        }

        if (value is not IInvocationOperation call)
        {
            return DatasetFacts.Unknown;
        }

        if (call.TargetMethod.IsStatic && Library.IsDataset(call.TargetMethod.ContainingType))
        {
            return OfCreation(call);
        }

        if (call.TargetMethod is { IsStatic: true, Name: DataMembers.Load } && DataClass.Of(call.TargetMethod.ContainingType) is { } data)
        {
            return new DatasetFacts { InputSize = data.FeatureCount, HasLabels = data.ClassCount is not null, TargetSize = data.ClassCount is null ? data.TargetCount : 1, Classes = data.ClassCount, Name = $"'{data.Name}'" };
        }

        if (Derived(call, [.. SameRows, .. SameTargets]) is not { } from)
        {
            return DatasetFacts.Unknown;
        }

        DatasetFacts facts = FactsOf(from, depth + 1);
        string name = call.TargetMethod.Name;
        return facts with
        {
            InputSize = name == "WithInputs" ? null : facts.InputSize,
            HasLabels = KeepsTargets(call) ? facts.HasLabels : null,
            TargetSize = KeepsTargets(call) ? facts.TargetSize : null,
            Classes = KeepsTargets(call) ? facts.Classes : null,
            Labels = KeepsTargets(call) && name != "Subset" ? facts.Labels : null,
        };
    }

    private static bool KeepsTargets(IInvocationOperation call) => call.TargetMethod.Name == "Apply" || Array.IndexOf(SameTargets, call.TargetMethod.Name) >= 0;

    /// <summary>The dataset that a call derives another from; null where it is another call.</summary>
    private static IOperation? Derived(IInvocationOperation call, string[] members)
    {
        if (Library.IsDataset(call.TargetMethod.ContainingType) && Array.IndexOf(members, call.TargetMethod.Name) >= 0)
        {
            return call.Instance;
        }

        return call.TargetMethod.Name == "Apply" && Library.IsOrDerives(call.TargetMethod.ContainingType, "Scaler") ? Library.Argument(call, "data") : null;
    }

    private DatasetFacts OfCreation(IInvocationOperation call)
    {
        IOperation? inputs = Library.Argument(call, call.TargetMethod.Name == "FromTokens" ? "tokens" : "inputs");
        IOperation? labels = Library.Argument(call, "labels");
        IOperation? targets = Library.Argument(call, "targets");
        if (call.TargetMethod.Name is not ("FromArrays" or "FromTokens" or "FromBytes") || inputs is null || (labels ?? targets) is not { } target)
        {
            return DatasetFacts.Unknown;
        }

        long? given = Library.Argument(call, "count") is { } count ? lengths.NumberOf(count) : null;
        long? inputLength = lengths.Of(inputs);
        long? targetLength = lengths.Of(target);
        bool isRows = call.TargetMethod.Parameters.Any(static parameter => parameter.Name == "count");
        long? examples = isRows ? given : targetLength;
        return new DatasetFacts
        {
            InputSize = call.TargetMethod.Name == "FromBytes" ? SizeOf(Library.Argument(call, "inputShape")) : Divided(inputLength, examples),
            HasLabels = labels is not null,
            TargetSize = isRows ? Divided(targetLength, examples) : 1,
            Labels = labels is null ? null : lengths.ElementsOf(labels),
        };
    }

    private long? SizeOf(IOperation? shape)
    {
        if (shape is null || lengths.ElementsOf(shape) is not { Count: > 0 } axes)
        {
            return null;
        }

        long size = 1;
        foreach (IOperation axis in axes)
        {
            if (lengths.NumberOf(axis) is not (> 0 and < 100_000_000 and var length) || (size *= length) > int.MaxValue)
            {
                return null;
            }
        }

        return size;
    }

    private static long? Divided(long? length, long? rows) => length is { } numbers && rows is > 0 and var count && numbers % count == 0 ? numbers / count : null;
}
