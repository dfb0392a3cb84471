using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>Fused kernels → calls of the library's kernels, in the order of the stages: each op says how, in its own file.</summary>
internal static class KernelLowering
{
    public static IReadOnlyList<KernelCall> Run(FusedGraph fused)
    {
        var companions = new Companions(fused);
        var beside = new HashSet<string>(fused.Kernels.Select(companions.Beside).OfType<Kernel>().Select(static kernel => kernel.Anchor.Output));
        return fused.Kernels
            .Where(kernel => !beside.Contains(kernel.Anchor.Output))
            .OrderBy(static kernel => kernel.Stage)
            .Select(kernel => kernel.Anchor.Lower(new LoweringScope(fused.Graph, kernel, companions)))
            .ToList();
    }
}
