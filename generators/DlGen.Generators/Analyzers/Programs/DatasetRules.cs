using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static DlGen.Generators.Analyzers.Programs.ProgramProblem;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Datasets whose inputs, targets or labels a network doesn't take.</summary>
internal static class DatasetRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body) =>
        FromArrays(body).Concat(Uses(body).SelectMany(use => Of(use.Dataset, use.Network, body))).Concat(Labels(body));

    /// <summary>The datasets that networks are trained, validated and evaluated on.</summary>
    private static IEnumerable<(IOperation Dataset, NetworkFacts Network)> Uses(ProgramBody body)
    {
        foreach (IInvocationOperation call in body.CallsOf("Train", "Evaluate"))
        {
            if (body.NetworkOf(call.Instance) is not { } network || Library.Argument(call, "data") is not { } data)
            {
                continue;
            }

            yield return (data, network);
            if (body.OptionsOf(call) is { } options && Initializer.Of(options, "Validation") is { } validation)
            {
                yield return (validation, network);
            }
        }
    }

    private static IEnumerable<ProgramProblem> Of(IOperation dataset, NetworkFacts network, ProgramBody body)
    {
        DatasetFacts facts = body.Datasets.FactsOf(dataset);
        if (facts.InputSize is { } inputs && inputs != network.InputSize)
        {
            yield return new ProgramProblem(DiagnosticIds.DatasetInputs, dataset, Count(inputs, "input"), network.Name, Text.Plain(network.InputSize), facts.Name)
            {
                Properties = Fix.Size(inputs),
                Edited = network.Declaration,
            };
        }
        else if (facts.HasLabels is { } hasLabels && network.Target is { } target)
        {
            foreach (ProgramProblem problem in Targets(dataset, facts, hasLabels, network, target))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<ProgramProblem> Targets(IOperation dataset, DatasetFacts facts, bool hasLabels, NetworkFacts network, TargetFacts target)
    {
        string? given = null;
        if (hasLabels && target.Classes == 0)
        {
            given = "labels";
        }
        else if (!hasLabels && target.Kind == TargetKind.Classes)
        {
            given = "values";
        }
        else if (facts.TargetSize is { } size && size != (hasLabels ? target.Positions : target.Size))
        {
            given = Count(size, hasLabels ? "label" : "value");
        }

        if (given is not null)
        {
            bool isSize = !hasLabels && target is { Kind: TargetKind.Values };
            yield return new ProgramProblem(DiagnosticIds.DatasetTargets, dataset, given, network.Name, Expected(target), facts.Name)
            {
                Properties = isSize && facts.TargetSize is { } values ? Fix.Size(values) : Fix.None,
                Edited = network.Declaration,
            };
        }
        else if (hasLabels && facts.Classes is { } classes && classes != target.Classes)
        {
            yield return new ProgramProblem(DiagnosticIds.DatasetClasses, dataset, facts.Name, Count(classes, "class", "es"), network.Name, Text.Plain(target.Classes))
            {
                Properties = target.Kind == TargetKind.Classes ? Fix.Size(classes) : Fix.None,
                Edited = network.Declaration,
            };
        }
        else if (hasLabels && facts.Labels is { } labels && Outside(labels, network, target) is { } problem)
        {
            yield return problem;
        }
    }

    private static string Expected(TargetFacts target) => target switch
    {
        { Kind: TargetKind.Classes, Positions: 1 } => "compares classes and takes a label",
        { Kind: TargetKind.Classes } => $"compares classes and takes {Text.Plain(target.Positions)} labels",
        { Classes: > 0 } => "takes a label, or a probability",
        _ => $"compares values and takes {Text.Plain(target.Size)}",
    };

    /// <summary>Labels that are handed to the loss as they are.</summary>
    private static IEnumerable<ProgramProblem> Labels(ProgramBody body)
    {
        foreach (IInvocationOperation call in body.CallsOf("ComputeLoss"))
        {
            if (Library.Argument(call, "labels") is { } labels
                && body.NetworkOf(call.Instance) is { Target: { Classes: > 0 } target } network
                && body.Lengths.ElementsOf(labels) is { } elements
                && Outside(elements, network, target) is { } problem)
            {
                yield return problem;
            }
        }
    }

    /// <summary>The first label that is no class.</summary>
    private static ProgramProblem? Outside(IReadOnlyList<IOperation> labels, NetworkFacts network, TargetFacts target)
    {
        foreach (IOperation element in labels)
        {
            if (Constant.Of(element) is { } label && !(label >= 0 && label < target.Classes) && !(target.Kind == TargetKind.Classes && label == target.IgnoreIndex))
            {
                return new ProgramProblem(DiagnosticIds.LabelOutOfRange, element, Text.Plain((long)label), network.Name, $"{Text.Plain(target.Classes)} classes", Text.Plain(target.Classes - 1));
            }
        }

        return null;
    }

    /// <summary>Arrays that can't be divided evenly into examples.</summary>
    private static IEnumerable<ProgramProblem> FromArrays(ProgramBody body)
    {
        foreach (IInvocationOperation call in body.Calls)
        {
            if (!Library.IsCall(call, "Dataset", "FromArrays"))
            {
                continue;
            }

            bool isRows = call.TargetMethod.Parameters.Length == 3;
            IOperation? labels = Library.Argument(call, "labels");
            long? examples = !isRows ? labels is null ? null : body.Lengths.Of(labels)
                : Library.Argument(call, "count") is { } count ? body.Lengths.NumberOf(count)
                : null;
            if (examples is not > 0)
            {
                continue;
            }

            foreach ((IOperation? array, string what) in new[] { (Library.Argument(call, "inputs"), "input"), (isRows ? labels : null, "label"), (Library.Argument(call, "targets"), "target") })
            {
                if (array is not null && body.Lengths.Of(array) is { } length && (length == 0 || length % examples != 0))
                {
                    yield return new ProgramProblem(DiagnosticIds.UnevenRows, array, Count(length, what), Count(examples.Value, "example"));
                }
            }
        }
    }
}
