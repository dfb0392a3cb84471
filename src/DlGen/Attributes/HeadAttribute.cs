using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// One of several outputs of a network, with a loss of its own, for learning several tasks at once (Caruana 1997):
/// <c>[Linear(256), Relu, Head&lt;Digit&gt;, Head&lt;Slant&gt;(Loss = Loss.MeanSquaredError, Weight = 0.1f)]</c>. All heads take
/// what the layers before them end in; training makes the weighted sum of their losses small.
/// </summary>
/// <remarks>
/// <para>
/// Heads are the last layers of a [Network]. A prediction holds the heads' one behind the other, in the order in which they are
/// declared, and the class has a range for each, as <c>Digit1Outputs</c>. Targets come in the same order: those of the first head
/// from <c>Dataset.FromArrays</c> or <c>FromIdx</c>, the others by <see cref="Dataset.WithLabels"/> and
/// <see cref="Dataset.WithTargets"/>.
/// </para>
/// <para>In a file a head's parameters are named as those of a block: 2.0.weight for the head that is the third layer.</para>
/// </remarks>
/// <typeparam name="TBlock">
/// A class of the same project with <see cref="BlockAttribute"/>, or a network, whose layers are used without its loss.
/// </typeparam>
public sealed class HeadAttribute<TBlock> : LayerAttribute
    where TBlock : class
{
    /// <inheritdoc cref="NetworkAttribute.Loss"/>
    public Loss Loss { get; set; } = Loss.SoftmaxCrossEntropy;

    /// <inheritdoc cref="NetworkAttribute.LossFunction"/>
    public string? LossFunction { get; set; }

    /// <summary>What the head's loss is multiplied by in that of the network; greater than 0, and 1 unless said otherwise.</summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float Weight { get; set; } = 1f;

    /// <inheritdoc cref="NetworkAttribute.LabelSmoothing"/>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float LabelSmoothing { get; set; }

    /// <inheritdoc cref="NetworkAttribute.HuberDelta"/>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float HuberDelta { get; set; } = 1f;

    /// <inheritdoc cref="NetworkAttribute.Reduction"/>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <inheritdoc cref="NetworkAttribute.PosWeight"/>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float[] PosWeight { get; set; } = [];

    /// <inheritdoc cref="NetworkAttribute.IgnoreIndex"/>
    public int IgnoreIndex { get; set; } = -100;
}
