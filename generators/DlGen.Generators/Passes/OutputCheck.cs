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
        LayerSpec[] layers = [.. spec.Layers.Where(static layer => layer.Loss is not null)];
        var firsts = new Dictionary<string, Head>();
        for (int index = 0; index < inference.Heads.Count; index++)
        {
            Head head = inference.Heads[index];
            bool isOnly = head.Name.Length == 0;
            Site site = isOnly ? spec.Layers[0].Site : layers[index].Site;
            if (head.Output == NetworkGraph.Input)
            {
                string what = isOnly ? $"The layers of '{spec.DisplayName}' only hand" : $"The head '{head.Name}' of '{spec.DisplayName}' only hands";
                return EquatableArray.Create(Problem.At(site, DiagnosticIds.NothingComputed, what));
            }

            if (firsts.TryGetValue(head.Output, out Head? first))
            {
                return EquatableArray.Create(Problem.At(site, DiagnosticIds.HeadsAlike, first.Name, head.Name, head.Output));
            }

            firsts.Add(head.Output, head);
        }

        return EquatableArray<Problem>.Empty;
    }
}
