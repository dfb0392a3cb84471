using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Whether a network computes its outputs, and each a value of its own.</summary>
internal static class OutputCheck
{
    /// <param name="spec">The network.</param>
    /// <param name="inference">The graph that predicts.</param>
    public static EquatableArray<Problem> Run(NetworkSpec spec, NetworkGraph inference)
    {
        if (inference.IsOutput(NetworkGraph.Input))
        {
            return EquatableArray.Create(Problem.At(spec.Layers[0].Site, DiagnosticIds.NothingComputed, spec.ClassName));
        }

        var firsts = new Dictionary<string, Head>();
        for (int second = 0; second < inference.Heads.Count; second++)
        {
            Head head = inference.Heads[second];
            if (!firsts.TryGetValue(head.Output, out Head? first))
            {
                firsts.Add(head.Output, head);
            }
            else
            {
                LayerSpec layer = spec.Layers.Where(static layer => layer.Loss is not null).ElementAt(second);
                return EquatableArray.Create(Problem.At(layer.Site, DiagnosticIds.HeadsAlike, first.Name, head.Name, head.Output));
            }
        }

        return EquatableArray<Problem>.Empty;
    }
}
