using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Makes a partial class a network of the layers beside it, applied in the order in which they are written:
/// <c>[Network(28, 28)] [Flatten, Linear(128), Relu, Linear(10)]</c>.
/// </summary>
/// <param name="inputShape">
/// The shape of one example, without the batch axis: [D] for a vector, [T, D] for a sequence, [C, H, W] for an image.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute([Range(1, int.MaxValue)] params int[] inputShape) : Attribute
{
    /// <summary>The shape of one example, without the batch axis.</summary>
    public IReadOnlyList<int> InputShape { get; } = inputShape;

    /// <summary>
    /// How many tokens there are, where the input is tokens [T], whole numbers from 0 to one less than this, for an
    /// <see cref="EmbeddingAttribute"/>; left out where it is numbers. 16,777,216 at most, for a float holds no larger numbers exactly.
    /// </summary>
    [Range(1, 16_777_216)]
    public int Tokens { get; set; }

    /// <summary>What training makes small; <see cref="Loss.SoftmaxCrossEntropy"/> unless said otherwise.</summary>
    public Loss Loss { get; set; } = Loss.SoftmaxCrossEntropy;

    /// <summary>
    /// A custom loss in place of <see cref="Loss"/>: the name of a static method F(prediction, target) with
    /// <see cref="ElementwiseAttribute"/>, in the class or in a type around it. The loss is the mean of F over batch and
    /// outputs, and the target a number for each output.
    /// </summary>
    public string? LossFunction { get; set; }

    /// <summary>Where weights start in layers that don't say it themselves; as their activation asks unless said otherwise.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where biases start in layers that don't say it themselves; uniform between ±1/√n unless said otherwise.</summary>
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

    /// <summary>Whether the loss is the mean over a batch or the sum; the mean unless said otherwise.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <summary>
    /// p, how much a positive target counts for in <see cref="Loss.BinaryCrossEntropy"/>: −(p·y·log σ(z) + (1 − y)·log(1 − σ(z))), as with
    /// the pos_weight of PyTorch's BCEWithLogitsLoss. One number for all outputs, <c>new[] { 3f }</c>, or one for each place of their last
    /// axis; each greater than 0, and 1 unless said otherwise.
    /// </summary>
    [Range(0.0, float.MaxValue, MinimumIsExclusive = true)]
    public float[] PosWeight { get; set; } = [];

    /// <summary>
    /// The label of examples, or of their positions, that <see cref="Loss.SoftmaxCrossEntropy"/> leaves out, as with PyTorch's ignore_index: they count neither in
    /// the loss nor in what a mean is divided by, nor in an accuracy or a confusion matrix. −100 unless said otherwise.
    /// </summary>
    public int IgnoreIndex { get; set; } = -100;
}
