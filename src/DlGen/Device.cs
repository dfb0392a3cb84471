using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>Something other than this process's processor that networks can be trained on: see the package DlGen.Gpu.</summary>
public abstract class Device : IDisposable
{
    private protected Device()
    {
    }

    /// <summary>The name that its driver gives it.</summary>
    public abstract string Name { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>The steps of a training on this device.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Data that fit it.</param>
    /// <param name="options">How to train.</param>
    /// <param name="order">Where the order of an epoch's examples is when it begins.</param>
    internal abstract TrainingSteps<T> CreateSteps<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options, int[] order)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Predictions of a network on this device.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">Examples, one behind the other.</param>
    /// <param name="outputs">Where the predictions go.</param>
    internal abstract void Predict<T>(NetworkRuntime<T> network, ReadOnlySpan<T> inputs, Span<T> outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>How well a network does, computed on this device.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">Data that fit it.</param>
    /// <param name="predictions">Where the predictions for each example go, those of all heads one behind the other; empty where they aren't kept.</param>
    internal abstract Evaluation Evaluate<T>(NetworkRuntime<T> network, Dataset data, Span<T> predictions)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Gives back the device and all that was kept on it.</summary>
    public abstract void Dispose();
}
