using System.Runtime.CompilerServices;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>
/// Fused kernels → launches, in the order of the stages. A bias's gradient is computed beside that of its weights where it can be,
/// and those of a batch normalization's scale and shift in its backward pass.
/// </summary>
internal static class GpuLowering
{
    private static readonly KernelConstructors Constructors = KernelConstructors.Of<GpuKernel>();

    private static readonly ConditionalWeakTable<FusedGraph, Beside> Found = new();

    public static IReadOnlyList<GpuKernel> Run(FusedGraph fused)
    {
        var beside = new HashSet<string>(fused.Kernels
            .SelectMany(kernel => new[] { BiasBeside(fused, kernel), ScaleBeside(fused, kernel) })
            .OfType<Kernel>()
            .Select(static kernel => kernel.Anchor.Output));
        return fused.Kernels
            .Where(kernel => !beside.Contains(kernel.Anchor.Output))
            .OrderBy(static kernel => kernel.Stage)
            .Select(kernel => (GpuKernel)Constructors.For(kernel.Anchor).Invoke([fused, kernel, kernel.Anchor]))
            .ToList();
    }

    /// <summary>
    /// The bias's gradient that is computed beside a weight gradient, for its second operand is dz too; null where there is none, or
    /// where other becomes of it than of the weights'.
    /// </summary>
    public static Kernel? BiasBeside(FusedGraph fused, Kernel kernel) =>
        kernel.Anchor is LinearWeightGradient weights ? In(fused).Bias(weights, kernel.EndOf(weights)) : null;

    /// <summary>
    /// The gradients of a scale and a shift that are computed in the backward pass through a batch normalization, whose means are the
    /// same sums.
    /// </summary>
    public static Kernel? ScaleBeside(FusedGraph fused, Kernel kernel) =>
        kernel.Anchor is BatchAffineInputGradient back ? In(fused).Scale(back) : null;

    private static Beside In(FusedGraph fused) => Found.GetValue(fused, static fused => new Beside(fused));

    /// <summary>The kernels that others can take along, by what they are computed from.</summary>
    private sealed class Beside
    {
        private readonly Dictionary<(string Layer, string OutputGradient, GradientEnd End), Kernel> biases = new();
        private readonly Dictionary<(string OutputGradient, string Gain), Kernel> scales = new();

        public Beside(FusedGraph fused)
        {
            foreach (Kernel kernel in fused.Kernels)
            {
                if (kernel.Anchor is LinearBiasGradient bias)
                {
                    var key = (bias.Layer, bias.OutputGradient, kernel.EndOf(bias));
                    biases[key] = biases.TryGetValue(key, out Kernel? first) ? first : kernel;
                }
                else if (kernel.Anchor is AffineGainGradient gain)
                {
                    var key = (gain.OutputGradient, gain.Gain);
                    scales[key] = scales.TryGetValue(key, out Kernel? first) ? first : kernel;
                }
            }
        }

        public Kernel? Bias(LinearWeightGradient weights, GradientEnd end) =>
            biases.TryGetValue((weights.Layer, weights.OutputGradient, end), out Kernel? kernel) ? kernel : null;

        public Kernel? Scale(BatchAffineInputGradient back) =>
            back.Gain is { } gain && scales.TryGetValue((back.OutputGradient, gain), out Kernel? kernel) ? kernel : null;
    }
}
