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
    private protected Optimizer(float learningRate) => LearningRate = CheckLearningRate(learningRate, nameof(learningRate));

    /// <summary>How far a step goes.</summary>
    public float LearningRate { get; }

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
        return string.Create(CultureInfo.InvariantCulture, $"{GetType().Name}: LearningRate {LearningRate}, {Settings}{limit}");
    }

    /// <summary>The hyper-parameters that not all rules have, by their names.</summary>
    private protected abstract string Settings { get; }

    /// <summary>Starts the optimizer on a network, for the training loop written out: its moments begin at zero.</summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    public BoundOptimizer<T> For<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new BoundOptimizer<T>(network.Runtime, Start(network.Runtime));
    }

    internal static float CheckLearningRate(float value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        CheckNotNegative(value, name);

    /// <summary>The optimizer at work on a network.</summary>
    internal OptimizerState<T> Start<T>(NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        OptimizerState<T> state = CreateState(network.ParameterArena);
        state.Limit = float.IsFinite(MaxNorm) ? new NormLimit<T>(network, MaxNorm) : null;
        return state;
    }

    internal abstract OptimizerState<T> CreateState<T>(Arena<T> parameters)
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

    private static ArgumentOutOfRangeException OutOfRange(float value, string? name, string expected) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be {expected}."));
}
