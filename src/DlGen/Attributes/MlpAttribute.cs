using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Makes a partial class a multi-layer perceptron: a chain of linear layers with an activation after each but the last.
/// <c>[Mlp(784, 256, 10)]</c> is <c>[Network(784)] [Linear(256), Relu, Linear(10)]</c>.
/// </summary>
/// <remarks>
/// Each layer computes z = a·W + b from the activations a before it, and hands on f(z). The last layer's z are the
/// logits, or the predicted values, that the loss is computed from.
/// </remarks>
/// <param name="sizes">The number of inputs, of neurons in each hidden layer, and of outputs: two sizes or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MlpAttribute([Range(1, int.MaxValue)] params int[] sizes) : Attribute
{
    /// <summary>The number of inputs, of neurons in each hidden layer, and of outputs.</summary>
    public IReadOnlyList<int> Sizes { get; } = sizes;

    /// <summary>The function after each hidden layer; <see cref="Activation.Relu"/> unless said otherwise.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>
    /// A custom function in place of <see cref="Activation"/>: the name of a static method with
    /// <see cref="ElementwiseAttribute"/> and one parameter, in the class or in a type around it. See <see cref="ApplyAttribute"/>.
    /// </summary>
    public string? ActivationFunction { get; set; }

    /// <summary>
    /// What normalizes each hidden layer before its activation; nothing unless said otherwise. Before
    /// <see cref="Normalization.BatchNorm"/> a linear layer has no bias, which would go off again with the mean.
    /// </summary>
    public Normalization Normalization { get; set; } = Normalization.None;

    /// <summary>
    /// The probability with which each scalar that a hidden layer hands on drops out in training, as behind a
    /// <see cref="DropoutAttribute"/>; at least 0 and less than 1, and 0 unless said otherwise.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float Dropout { get; set; }

    /// <summary>
    /// Whether each hidden layer that keeps the size of the one before it adds to what comes in, h + f(h), as a
    /// <see cref="ResidualAttribute{TBlock}"/> does; no unless said otherwise.
    /// </summary>
    public bool Residual { get; set; }

    /// <summary>What training makes small; <see cref="Loss.SoftmaxCrossEntropy"/> unless said otherwise.</summary>
    public Loss Loss { get; set; } = Loss.SoftmaxCrossEntropy;

    /// <summary>
    /// A custom loss in place of <see cref="Loss"/>: the name of a static method F(prediction, target) with
    /// <see cref="ElementwiseAttribute"/>, in the class or in a type around it. The loss is the mean of F over batch and
    /// outputs, and the target a number for each output.
    /// </summary>
    public string? LossFunction { get; set; }

    /// <summary>Where weights start; as the activation asks unless said otherwise.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where biases start; uniform between ±1/√n unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;

    /// <summary>The scalar to compute in; <see cref="Precision.Single"/> unless said otherwise.</summary>
    public Precision Precision { get; set; } = Precision.Single;

    /// <summary>What a GPU may round the operands of matrix products to; nothing unless said otherwise.</summary>
    public ProductRounding ProductRounding { get; set; } = ProductRounding.None;

    /// <summary>What to compile for; whatever the project's packages allow unless said otherwise.</summary>
    public NetworkTarget Target { get; set; } = NetworkTarget.Auto;

    /// <summary>
    /// The part ε of the target that <see cref="Loss.SoftmaxCrossEntropy"/> spreads evenly over all K classes: the
    /// target becomes 1 − ε + ε/K for the label and ε/K for the others (Szegedy et al. 2016). At least 0 and less than 1.
    /// </summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public float LabelSmoothing { get; set; }

    /// <summary>The error δ from which <see cref="Loss.Huber"/> grows linearly; greater than 0.</summary>
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
