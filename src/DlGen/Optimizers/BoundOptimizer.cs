using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>An optimizer at work on one network, for the training loop written out.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed class BoundOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly OptimizerState<T> state;

    internal BoundOptimizer(NetworkRuntime<T> network, OptimizerState<T> state)
    {
        this.network = network;
        this.state = state;
    }

    /// <summary>How far a step goes; it may change from step to step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public float LearningRate
    {
        get => state.LearningRate;
        set => state.LearningRate = Optimizer.CheckLearningRate(value, nameof(LearningRate));
    }

    /// <summary>The network that it moves, and how far.</summary>
    public override string ToString() => Invariant($"optimizer of {network.Model.Name} at learning rate {LearningRate}");

    /// <summary>Moves the parameters along the gradients of the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">There has been no backward pass yet.</exception>
    public void Step() => network.Step(state);
}
