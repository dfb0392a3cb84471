using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>dx = dz·Wᵀ and the σ′ behind it, or z = x·Wᵀ + b of a layer with another's weights.</summary>
internal sealed class GpuInputGradientKernel : GpuProductKernel
{
    public GpuInputGradientKernel(FusedGraph fused, Kernel kernel, TransposedProduct op)
        : base(fused, kernel, op)
    {
    }

    protected override string Method => "MultiplyTransposed";
}
