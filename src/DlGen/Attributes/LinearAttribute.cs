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

    /// <summary>Where b starts; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;

    /// <summary>
    /// The layer before this one whose weights it has too, by the name of the network's member: <c>"Linear1"</c>, or
    /// <c>"Encoder1.Linear1"</c> in a block. This layer has a bias of its own, and the weights start as
    /// the other layer's <see cref="Initialization"/> says. The weights' gradient is the sum over both layers.
    /// </summary>
    public string? TiedTo { get; set; }

    /// <summary>
    /// Whether it multiplies with the transpose of the other layer's weights, as the decoder of an autoencoder does with its
    /// encoder's; no unless said otherwise. It needs <see cref="TiedTo"/>.
    /// </summary>
    public bool Transposed { get; set; }
}
