using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// The rule that turns gradients into new parameters, with its hyper-parameters. It holds no state of a training, so one
/// object serves any number of networks.
/// </summary>
public abstract class Optimizer
{
    private readonly DecayScope usualScope;

    private protected Optimizer(float learningRate, DecayScope usualScope = DecayScope.All)
    {
        LearningRate = CheckLearningRate(learningRate, nameof(learningRate));
        this.usualScope = usualScope;
        Decays = usualScope;
    }

    /// <summary>How far a step goes; where there is a <see cref="Schedule"/>, what it multiplies.</summary>
    public float LearningRate { get; }

    /// <summary>
    /// Which parameters the weight decay acts on: <see cref="DecayScope.Weights"/> for <see cref="AdamW"/> and <see cref="Lion"/>, and
    /// <see cref="DecayScope.All"/> for the others, unless said otherwise. PyTorch's optimizers decay all, AdamW too.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration.</exception>
    public DecayScope Decays
    {
        get;
        init => field = value is DecayScope.All or DecayScope.Weights
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Decays), value, $"{nameof(Decays)} is {(int)value}; it must be {nameof(DecayScope.All)} or {nameof(DecayScope.Weights)}.");
    }

    /// <summary>What the learning rate is multiplied by in some layers and blocks; null for 1 in all. It is a copy of what was set.</summary>
    public LayerRates? LayerRates
    {
        get;
        init => field = value?.Copy();
    }

    /// <summary>Whether the loss is to become large instead of small: the gradient's sign is changed before anything else.</summary>
    public bool Maximize { get; init; }

    /// <summary>
    /// c: the longest that the weights may be that lead into one neuron, √(Σ w²) over its inputs. After each step those of a neuron
    /// that are longer are scaled back to it, the others stay as they are (Srivastava et al. 2014). Biases, normalizations and
    /// the tables of embeddings have no limit, and unless said otherwise nothing has.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not above zero.</exception>
    public float MaxNorm
    {
        get;
        init => field = float.IsPositiveInfinity(value) ? value : CheckPositive(value);
    } = float.PositiveInfinity;

    /// <summary>The rule and its hyper-parameters: Sgd: LearningRate 0.05, Momentum 0.9, Nesterov False, WeightDecay 0.</summary>
    public sealed override string ToString()
    {
        string limit = float.IsFinite(MaxNorm) ? string.Create(CultureInfo.InvariantCulture, $", MaxNorm {MaxNorm}") : "";
        string scope = Decays == usualScope ? "" : $", Decays {Decays}";
        string rates = LayerRates is { Count: > 0 } ? $", LayerRates {LayerRates}" : "";
        string maximize = Maximize ? ", Maximize True" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{GetType().Name}: LearningRate {LearningRate}, {Settings}{limit}{scope}{rates}{maximize}");
    }

    /// <summary>The hyper-parameters that not all rules have, by their names.</summary>
    private protected abstract string Settings { get; }

    /// <summary>λ, or 0 for a rule without weight decay.</summary>
    internal abstract float WeightDecayOrZero { get; }

    /// <summary>Starts the optimizer on a network, for the training loop written out: its moments begin at zero.</summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="options">
    /// What acts around its updates: a schedule, clipping, accumulation, an average of the weights; null for nothing. Options of a training will do,
    /// but <see cref="TrainingOptions.OptimizerFor"/> knows more of it.
    /// </param>
    /// <exception cref="ArgumentException">A rate is given for a layer that the network doesn't have, or the schedule needs to know how long the training is.</exception>
    public BoundOptimizer<T> For<T>(INetwork<T> network, UpdateOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new BoundOptimizer<T>(network.Runtime, new OptimizerRun<T>(network.Runtime, this, options ?? UpdateOptions.Plain, default));
    }

    internal static float CheckLearningRate(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        CheckNotNegative(value, name);

    internal abstract OptimizerState<T> CreateState<T>(StepPlaces<T> places)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>
    /// The number as it was written, 0.999 for 0.999f: in PyTorch hyper-parameters are doubles, and 1 − 0.999f differs from
    /// 0.001 in the fifth digit.
    /// </summary>
    internal static double ToDouble(float value)
    {
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out int length, "R", CultureInfo.InvariantCulture);
        return double.Parse(digits[..length], CultureInfo.InvariantCulture);
    }

    private protected static float CheckNotNegative(float value, [CallerMemberName] string? name = null) =>
        float.IsFinite(value) && value >= 0f ? value : throw OutOfRange(value, name, "a finite number of at least 0");

    private protected static float CheckPositive(float value, [CallerMemberName] string? name = null) =>
        float.IsFinite(value) && value > 0f ? value : throw OutOfRange(value, name, "a finite number above 0");

    private protected static float CheckDecay(float value, [CallerMemberName] string? name = null) =>
        value is >= 0f and < 1f ? value : throw OutOfRange(value, name, "at least 0 and below 1");

    private protected static ArgumentOutOfRangeException OutOfRange(float value, string? name, string expected) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {expected}."));

    /// <summary>A setting as text, where it isn't what it is by itself.</summary>
    private protected static string Unless<TValue>(TValue usual, TValue value, string name)
        where TValue : IEquatable<TValue> => value.Equals(usual) ? "" : string.Create(CultureInfo.InvariantCulture, $"{name} {value}, ");
}
