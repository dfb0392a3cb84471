using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A layer whose output is the same for every input: it normalizes rows of one number.</summary>
internal static class ConstantOutputs
{
    public static IEnumerable<Problem> Find(NetworkView view) => view.Steps
        .Where(step => step.Scope is null && IsOfOneNumber(view, step))
        .Select(static step => Problem.At(step.Site, DiagnosticIds.ConstantOutput, step.Name, step.Kind == StepKind.Softmax ? "1" : "its shift"));

    private static bool IsOfOneNumber(NetworkView view, Step step) => step.Kind switch
    {
        StepKind.Softmax => view.Graph[step.Output].Known.Last == 1,
        StepKind.RowNormalization => view.Graph.Index.OpsOf(step.Op.Layer).OfType<InverseDeviation>().Any(inverse => inverse.Centers && view.Graph[inverse.Input].Columns == 1),
        _ => false,
    };
}
