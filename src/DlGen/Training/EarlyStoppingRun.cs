using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>Early stopping at work. Its properties are all that it remembers.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="rule">When to stop.</param>
/// <param name="length">The length of the network's parameters in memory, padding included.</param>
internal sealed class EarlyStoppingRun<T>(EarlyStopping rule, nint length) : ICheckpointed<T>
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
    public Arena<T>? BestWeights { get; set; }

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
            BestWeights ??= new Arena<T>(length);
            training.CopyEvaluated(BestWeights.Span);
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
        BestWeights?.Span.CopyTo(network.ParameterArena.Span);
        GC.KeepAlive(BestWeights);
        GC.KeepAlive(network.ParameterArena);
        return BestWeights is not null;
    }

    public void Save(CheckpointWriter<T> to)
    {
        to.Add("stopping.reference", Reference);
        to.Add("stopping.withoutImprovement", WithoutImprovement);
        to.Add("stopping.hasBest", BestWeights is null ? 0 : 1);
        if (BestWeights is not null)
        {
            to.AddNetwork("best", BestWeights);
        }
    }

    public void Restore(CheckpointValues from)
    {
        Reference = from.GetDouble("stopping.reference");
        WithoutImprovement = from.GetInt32("stopping.withoutImprovement");
        BestWeights = from.GetInt32("stopping.hasBest", most: rule.RestoreBest ? 1 : 0) == 1 ? BestWeights ?? new Arena<T>(length) : null;
    }
}
