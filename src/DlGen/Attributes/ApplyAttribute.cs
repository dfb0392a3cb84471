namespace DlGen;

/// <summary>A custom function on every element: <c>[Linear(64), Apply(nameof(Sine))]</c>.</summary>
/// <remarks>
/// Weights before it start with variance 1 / (n · E[f′(z)²]) for n inputs and z of variance 1, so that gradients keep
/// their size; for ReLU that is <see cref="Initialization.He"/> (He et al. 2015).
/// </remarks>
/// <param name="function">
/// The name of a static method with <see cref="ElementwiseAttribute"/> and one parameter, in the network's class or in a
/// type around it, in the same project.
/// </param>
public sealed class ApplyAttribute(string function) : LayerAttribute
{
    /// <summary>The method's name.</summary>
    public string Function { get; } = function;
}
