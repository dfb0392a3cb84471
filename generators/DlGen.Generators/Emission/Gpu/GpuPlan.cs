using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>The launches in order, and where each value lies.</summary>
internal sealed record GpuPlan(FusedGraph Fused, IReadOnlyList<GpuKernel> Kernels, GpuMemoryPlan Memory)
{
    public IEnumerable<GpuKernel> In(Stage stage) => Kernels.Where(kernel => kernel.Kernel.Stage == stage);
}
