using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A linear layer, z = x·W + b, on the last axis: [D] becomes [outputs], and [T, D] becomes [T, outputs] position by
/// position. It refuses an image [C, H, W], which needs <see cref="FlattenAttribute"/> first.
/// </summary>
/// <param name="outputs">The number of outputs, at least 1.</param>
public sealed class LinearAttribute([Range(1, int.MaxValue)] int outputs) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Whether to add b; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where this layer's weights start; as the network says unless said otherwise.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;
}
