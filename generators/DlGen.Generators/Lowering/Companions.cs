using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>The kernels that others compute on the way: a bias's gradient beside that of its weights, those of a batch normalization's scale and shift on its backward pass.</summary>
internal sealed class Companions
{
    private readonly Dictionary<(string Layer, string OutputGradient, GradientEnd End), Kernel> biases = new();
    private readonly Dictionary<(string OutputGradient, string Gain), Kernel> scales = new();

    public Companions(FusedGraph fused)
    {
        foreach (Kernel kernel in fused.Kernels)
        {
            if (kernel.Anchor is ColumnSumGradient bias)
            {
                var key = (bias.Layer, bias.Terms, kernel.EndOf(bias));
                biases[key] = biases.TryGetValue(key, out Kernel? first) ? first : kernel;
            }
            else if (kernel.Anchor is AffineGainGradient gain)
            {
                var key = (gain.OutputGradient, gain.Gain);
                scales[key] = scales.TryGetValue(key, out Kernel? first) ? first : kernel;
            }
        }
    }

    /// <summary>Whatever is computed beside a kernel; null for nothing.</summary>
    public Kernel? Beside(Kernel kernel) => BiasBeside(kernel) ?? ScaleBeside(kernel);

    /// <summary>
    /// The bias's gradient that is computed beside a weight gradient, for dz passes by on the way as the second operand; null where it
    /// doesn't, or where other becomes of it than of the weights'.
    /// </summary>
    public Kernel? BiasBeside(Kernel kernel) =>
        kernel.Anchor is LinearWeightGradient weights && biases.TryGetValue((weights.Layer, weights.OutputGradient, kernel.EndOf(weights)), out Kernel? bias) ? bias : null;

    /// <summary>The gradients of a scale and a shift that are computed by the backward pass through a batch normalization, whose means are the same sums.</summary>
    public Kernel? ScaleBeside(Kernel kernel) =>
        kernel.Anchor is BatchAffineInputGradient { Gain: { } gain } back && scales.TryGetValue((back.OutputGradient, gain), out Kernel? scale) && scale.Stage == kernel.Stage ? scale : null;
}
