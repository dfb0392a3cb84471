using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>Early stopping at work. Its properties are all that it remembers.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="rule">When to stop.</param>
internal sealed class EarlyStoppingRun<T>(EarlyStopping rule)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The metric at the last validation that improved it by enough; NaN before the first.</summary>
    public double Reference { get; set; } = double.NaN;

    /// <summary>How many validations there were since without such an improvement.</summary>
    public int WithoutImprovement { get; set; }

    /// <summary>
    /// The parameters and running statistics of the best validation, laid out as <see cref="NetworkRuntime{T}.ParameterArena"/> is; null before the
    /// first, and where they aren't to be restored.
    /// </summary>
    public T[]? BestWeights { get; set; }

    /// <summary>Takes note of a validation.</summary>
    /// <param name="metric">The metric's value.</param>
    /// <param name="isBest">Whether it is the best so far.</param>
    /// <param name="network">The network.</param>
    /// <param name="training">What has the weights that were validated.</param>
    /// <returns>Whether the training is to end.</returns>
    public bool Observe(double metric, bool isBest, NetworkRuntime<T> network, TrainingSteps<T> training)
    {
        if (isBest && rule.RestoreBest)
        {
            BestWeights ??= new T[network.ParameterArena.Length];
            training.CopyEvaluated(BestWeights);
        }

        if (rule.Metric.IsBetter(metric, Reference, rule.MinDelta))
        {
            (Reference, WithoutImprovement) = (metric, 0);
        }
        else
        {
            WithoutImprovement++;
        }

        return WithoutImprovement >= rule.Patience;
    }

    /// <summary>Gives the network the weights of the best validation.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Restore(NetworkRuntime<T> network)
    {
        BestWeights?.CopyTo(network.ParameterArena.Span);
        GC.KeepAlive(network.ParameterArena);
        return BestWeights is not null;
    }
}
