using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// A maximum pool joins the convolution before it, where nothing else needs what the pool takes: the convolution's results then live in registers and the
/// first cache alone, and only the maxima go to memory. Only for CPUs: a GPU's tiles of a product don't fit the pool's rectangles.
/// </summary>
internal static class PoolFusion
{
    public static FusedGraph Run(FusedGraph fused)
    {
        List<Kernel> kernels = [.. fused.Kernels];
        foreach (Kernel pooled in fused.Kernels)
        {
            if (pooled.Anchor is MaxPool { Windows.LieSideBySide: true } pool
                && kernels.Find(kernel => kernel.Stored.Contains(pool.Input)) is { } convolution
                && Fits(fused.Graph, convolution, pool)
                && !kernels.Exists(kernel => !ReferenceEquals(kernel, pooled) && kernel.Reads.Contains(pool.Input)))
            {
                kernels[kernels.IndexOf(pooled)] = new Kernel(convolution.Anchor, convolution.Tail.Concat(pooled.Ops).ToEquatableArray(), pooled.Stored);
                kernels.Remove(convolution);
            }
        }

        return fused with { Kernels = kernels.ToEquatableArray() };
    }

    /// <summary>Whether all that a convolution's kernel leaves is what the pool takes, and what it does with its results is the same at every place.</summary>
    private static bool Fits(NetworkGraph graph, Kernel convolution, MaxPool pool) =>
        convolution is { Anchor: Convolution { Groups: null }, Stored.Count: 1 }
        && !graph.IsOutput(pool.Input)
        && convolution.EpilogueReads.All(value => graph[value].Kind is ValueKind.Parameter or ValueKind.PerColumn);
}
