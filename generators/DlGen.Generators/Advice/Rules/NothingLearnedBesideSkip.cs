using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A residual block without parameters: there is nothing to learn beside what comes in.</summary>
internal static class NothingLearnedBesideSkip
{
    public static IEnumerable<Problem> Find(NetworkView view) => view.Steps
        .Where(step => step.Scope is null && step.Op is Elementwise { Mismatch.Id: DiagnosticIds.ResidualShapes })
        .Where(step => !ReadsParameters(view, step.Op.Layer + "."))
        .Select(step => Problem.At(step.Site, DiagnosticIds.NothingBesideSkip, view.Graph.Index.Block(step.Op.Layer).ClassName));

    private static bool ReadsParameters(NetworkView view, string within) => view.Graph.Ops
        .Where(op => op.Layer.StartsWith(within, StringComparison.Ordinal))
        .SelectMany(static op => op.Inputs)
        .Any(input => view.Graph[input].Kind == Graph.ValueKind.Parameter);
}
