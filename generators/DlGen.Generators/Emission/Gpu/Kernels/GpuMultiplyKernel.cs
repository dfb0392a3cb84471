using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>z = x·W + b and the activation behind it.</summary>
internal sealed class GpuMultiplyKernel : GpuProductKernel
{
    public GpuMultiplyKernel(FusedGraph fused, Kernel kernel, StraightProduct op)
        : base(fused, kernel, op)
    {
    }

    protected override string Method => "Multiply";
}
