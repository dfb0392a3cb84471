using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A custom layer on the last axis: <c>[Linear(128), Custom&lt;Maxout&gt;, Linear(10)]</c>. [D] becomes [outputs], and
/// [T, D] becomes [T, outputs] position by position. It refuses an image [C, H, W], which needs <see cref="FlattenAttribute"/> first.
/// </summary>
/// <remarks>
/// It is computed on the processor only. Weights of a linear layer before it start by <see cref="Initialization.Xavier"/> unless
/// that layer says otherwise.
/// </remarks>
/// <typeparam name="TLayer">
/// The type that computes it, an <see cref="ICustomLayer"/> or an <see cref="IParametricLayer"/>; it may come from another assembly.
/// </typeparam>
/// <param name="outputs">
/// The number of outputs, at least 1. Where it is left out it follows from the type's <see cref="CustomLayerAttribute"/>; without
/// one it is the number of inputs.
/// </param>
public sealed class CustomAttribute<TLayer>([Range(1, int.MaxValue)] int outputs = 0) : LayerAttribute
{
    /// <summary>The number of outputs; 0 where it is left out.</summary>
    public int Outputs { get; } = outputs;
}
