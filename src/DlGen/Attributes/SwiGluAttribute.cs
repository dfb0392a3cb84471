using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A linear layer gated by another: silu(x·W + b) ⊙ (x·V + c), on the last axis (Shazeer 2020). The layers are the
/// generated members <c>Gate</c> (W, b) and <c>Value</c> (V, c) of <c>SwiGlu1</c>, and gate and value in a file.
/// </summary>
/// <param name="outputs">The number of outputs, at least 1.</param>
public sealed class SwiGluAttribute([Range(1, int.MaxValue)] int outputs) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Whether to add b and c; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where both layers' weights start; as the network says unless said otherwise.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where b and c start; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;
}
