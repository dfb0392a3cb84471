using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Graph;

/// <summary>A gradient that is zero but at the maxima of a pool: what is stored of it, see <see cref="Passes.MaximaOnly"/>.</summary>
/// <param name="Maxima">The gradients of the maxima.</param>
/// <param name="Place">Where in their windows the maxima are.</param>
/// <param name="Pool">The pool.</param>
internal sealed record PooledGradient(string Maxima, string Place, MaxPool Pool)
{
    /// <summary>What the whole gradient is, behind a formula that it stands in.</summary>
    public string Where(string gradient) => $",  where {gradient}[o, {Pool.Windows.Index}] = {Maxima}[o, i, j] at the maximum of its window, else 0";

    /// <summary>The gradient of a convolution's outputs as arguments of a kernel.</summary>
    public static IEnumerable<CallArgument> Arguments(string gradient, PooledGradient? pooled) =>
        pooled is null ? [LoweringScope.Value(gradient)] : [LoweringScope.Value(pooled.Maxima), LoweringScope.Value(pooled.Place)];
}
