using System.ComponentModel;
using System.Numerics;

namespace DlGen.Kernels;

/// <summary>
/// A network's formulas over one set of buffers: what the generator derives from the declaration. Every thread of a team
/// calls the same method with its own <see cref="Worker"/>; on return the results are complete once the team has met.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class Computation<T> : Formulas<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The logits (or, without a final activation to undo, the outputs) of the last forward pass at a head, [batch × outputs].</summary>
    /// <param name="head">The head's number; 0 for a network's only output.</param>
    public abstract Matrix<T> Outputs(int head);

    /// <summary>
    /// The loss of each row of a head's outputs at the last <see cref="ComputeLoss"/>, before averaging: [batch], or [batch·T]
    /// where an example's outputs have T rows.
    /// </summary>
    /// <param name="head">The head's number; 0 for a network's only output.</param>
    public abstract Row<T> Losses(int head);

    /// <summary>Whose random numbers are drawn: set before a forward pass, and the same until the backward pass is done.</summary>
    public RandomStep RandomStep { get; set; }

    /// <summary>x → outputs; keeps what the backward pass needs.</summary>
    public abstract void Forward<TVector>(Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The loss of each example at each head, and its gradient at the outputs, which it may leave in their place.</summary>
    public abstract void ComputeLoss<TVector>(Targets<T> y, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>
    /// Multiplies the losses and their gradient by what each example counts for, where it isn't one. Each thread does so with the
    /// rows whose loss it has computed itself.
    /// </summary>
    public abstract void Weigh<TVector>(Targets<T> y, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The backward pass: hands each parameter's gradient to <paramref name="step"/>, register by register.</summary>
    public abstract void Backward<TVector, TStep>(Matrix<T> x, int batch, TStep step, Worker worker)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>;

    /// <summary>
    /// dx, how the loss changes with each input: the rest of the backward pass, which training leaves out. It needs the values and
    /// parameters that <see cref="Backward"/> had.
    /// </summary>
    public virtual void InputGradient<TVector>(Matrix<T> x, Matrix<T> dx, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T> => throw new NotSupportedException("These formulas have no gradient of the inputs.");

    /// <summary>Moves running statistics by what the last forward pass has seen; a network without any has nothing to move.</summary>
    public virtual void MoveStatistics<TVector>(int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
    }

    /// <summary>Turns the outputs into predictions in their place: probabilities, or the mean as it is.</summary>
    public abstract void Predict<TVector>(int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>A dropout's mask at the step at hand.</summary>
    /// <param name="rate">The probability of a zero.</param>
    /// <param name="stream">Which of the network's masks it is.</param>
    protected DropoutMask<T> Mask(double rate, int stream) => new(RandomStep, stream, rate);

    /// <summary>The values that the forward pass leaves in memory until the loss is known, in the order in which they are computed.</summary>
    public virtual StoredValue<T>[] StoredValues() => [];

    /// <summary>The gradients that the loss and the backward pass leave in memory, in that order; they stay until another value takes their place.</summary>
    public virtual StoredValue<T>[] StoredGradients() => [];
}

/// <summary>What the outputs are compared with: a class for each of their rows, or a row of values; or that for each of several heads.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Targets<T>
    where T : unmanaged
{
    private readonly int* labels;
    private readonly int* partners;
    private readonly Targets<T>[]? heads;

    internal Targets(int* labels, Row<T> weights, Row<T> classWeights)
    {
        this.labels = labels;
        Weights = weights;
        ClassWeights = classWeights;
    }

    internal Targets(Matrix<T> values, Row<T> weights)
    {
        Values = values;
        Weights = weights;
    }

    internal Targets(Targets<T>[] heads) => this.heads = heads;

    private Targets(Targets<T> targets, int* partners, Row<T> shares, Row<T> weights)
    {
        this = targets;
        this.partners = partners;
        Shares = shares;
        Weights = weights;
    }

    /// <summary>The targets of one of several heads.</summary>
    public Targets<T> this[int head] => heads![head];

    /// <summary>The target values, [batch × outputs], for a loss that compares values.</summary>
    public Matrix<T> Values { get; }

    /// <summary>What each row of the outputs counts for, where it isn't one: see <see cref="Computation{T}.Weigh"/>.</summary>
    public Row<T> Weights { get; }

    /// <summary>
    /// What each class counts for, [outputs]: for a loss that spreads an example's target over all classes, and so can't leave it to
    /// <see cref="Weights"/>. It is one each where the dataset doesn't say otherwise, and zero behind the end.
    /// </summary>
    public Row<T> ClassWeights { get; }

    /// <summary>The class of a row of outputs, for a loss that compares classes; 0, with the weight 0, for one that is left out.</summary>
    public int Label(int row) => Math.Max(labels[row], 0);

    /// <summary>Whether the batch is mixed, so that each row is compared with its partner's target too.</summary>
    internal bool IsMixed => partners != null;

    /// <summary>What the own target of each row counts for in its loss, in a batch that is mixed; its partner's counts for the rest of 1.</summary>
    internal Row<T> Shares { get; }

    /// <summary>The row whose target a row of outputs is compared with too, in a batch that is mixed.</summary>
    internal int Partner(int row) => partners[row];

    /// <summary>These targets in a batch that is mixed.</summary>
    /// <param name="partners">The partner of each row.</param>
    /// <param name="shares">What each row's own target counts for.</param>
    /// <param name="weights">What each row counts for, its partner's target included.</param>
    internal Targets<T> Mixed(int* partners, Row<T> shares, Row<T> weights) => new(this, partners, shares, weights);

    /// <summary>Whether a row of outputs counts, for a loss that compares classes, and isn't left out for its label.</summary>
    public bool Counts(int row) => labels[row] >= 0;
}
