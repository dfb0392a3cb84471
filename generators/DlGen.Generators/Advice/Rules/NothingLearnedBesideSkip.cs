using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A residual block without parameters: there is nothing to learn beside what comes in.</summary>
internal static class NothingLearnedBesideSkip
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        List<Step> sums = [.. view.Steps.Where(static step => step.Scope is null && step.Op is Elementwise { Mismatch.Id: DiagnosticIds.ResidualShapes })];
        if (sums.Count == 0)
        {
            return [];
        }

        var learning = new HashSet<string>(view.Graph.Ops
            .Where(op => op.Inputs.Any(input => view.Graph[input].Kind == Graph.ValueKind.Parameter))
            .SelectMany(static op => BlocksAround(op.Layer)));
        return sums
            .Where(sum => !learning.Contains(sum.Op.Layer))
            .Select(sum => Problem.At(sum.Site, DiagnosticIds.NothingBesideSkip, view.Graph.Index.Block(sum.Op.Layer).ClassName));
    }

    /// <summary>a, a.b for a.b.linear1.</summary>
    private static IEnumerable<string> BlocksAround(string layer)
    {
        for (int end = layer.IndexOf('.'); end >= 0; end = layer.IndexOf('.', end + 1))
        {
            yield return layer.Substring(0, end);
        }
    }
}
