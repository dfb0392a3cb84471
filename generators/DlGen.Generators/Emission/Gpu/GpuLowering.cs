using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>
/// Fused kernels → launches, in the order of the stages. A bias's gradient is computed beside that of its weights where it can be,
/// and those of a batch normalization's scale and shift on its way back.
/// </summary>
internal static class GpuLowering
{
    private static readonly KernelConstructors Constructors = KernelConstructors.Of<GpuKernel>();

    public static IReadOnlyList<GpuKernel> Run(FusedGraph fused) => fused.Kernels
        .Where(kernel => kernel.Anchor is not (LinearBiasGradient or AffineGainGradient)
            || fused.Kernels.All(other => BiasBeside(fused, other) != kernel && ScaleBeside(fused, other) != kernel))
        .OrderBy(static kernel => kernel.Stage)
        .Select(kernel => (GpuKernel)Constructors.For(kernel.Anchor).Invoke([fused, kernel, kernel.Anchor]))
        .ToList();

    /// <summary>
    /// The bias's gradient that is computed beside a weight gradient, for dz passes by on the way there as the second operand;
    /// null where it doesn't, or where other becomes of it than of the weights'.
    /// </summary>
    public static Kernel? BiasBeside(FusedGraph fused, Kernel kernel) => kernel.Anchor is not LinearWeightGradient weights
        ? null
        : fused.Kernels.FirstOrDefault(other =>
            other.Anchor is LinearBiasGradient bias
            && bias.Layer == weights.Layer
            && bias.OutputGradient == weights.OutputGradient
            && other.EndOf(bias) == kernel.EndOf(weights));

    /// <summary>The gradients of a scale and a shift that are computed on the way back through a batch normalization, whose means are the same sums.</summary>
    public static Kernel? ScaleBeside(FusedGraph fused, Kernel kernel) => kernel.Anchor is not BatchAffineInputGradient back
        ? null
        : fused.Kernels.FirstOrDefault(other => other.Anchor is AffineGainGradient gain && gain.OutputGradient == back.OutputGradient && gain.Gain == back.Gain);
}
