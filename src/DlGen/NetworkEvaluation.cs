using System.Numerics;

namespace DlGen;

/// <summary>Evaluations with all metrics, as methods of every network.</summary>
public static class NetworkEvaluation
{
    /// <summary>
    /// How well the network does on <paramref name="data"/>, with what the options ask for: with <see cref="EvaluationOptions.KeepPredictions"/> the
    /// evaluation has all metrics, such as <see cref="Evaluation.RocAuc"/> and <see cref="Evaluation.R2"/>. The result doesn't depend on the number of threads.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The data, with targets.</param>
    /// <param name="options">What to keep and compute beyond loss, accuracy and confusion matrix.</param>
    /// <exception cref="ArgumentException">The data don't fit the network, or are so many that an array can't hold their predictions.</exception>
    /// <exception cref="InvalidOperationException">The data are a test part (<see cref="Dataset.IsTest"/>), and the network was trained on some of its rows.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for the options' device.</exception>
    public static Evaluation Evaluate<T>(this INetwork<T> network, Dataset data, EvaluationOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Runtime.Evaluate(data, options);
    }
}
