using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>What every generated network can do, whatever its shape: code over any network is written against this.</summary>
/// <typeparam name="T">The scalar the network computes in: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The machinery behind the generated members; library code reaches parameters and buffers through it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkRuntime<T> Runtime { get; }

    /// <inheritdoc cref="NetworkRuntime{T}.Parameters"/>
    IReadOnlyList<Parameter<T>> Parameters { get; }

    /// <inheritdoc cref="NetworkRuntime{T}.Statistics"/>
    IReadOnlyList<Parameter<T>> Statistics => Runtime.Statistics;

    /// <inheritdoc cref="NetworkRuntime{T}.Threads"/>
    int Threads
    {
        get => Runtime.Threads;
        set => Runtime.Threads = value;
    }

    /// <inheritdoc cref="NetworkRuntime{T}.Preprocessing"/>
    Scaler? Preprocessing
    {
        get => Runtime.Preprocessing;
        set => Runtime.Preprocessing = value;
    }

    /// <inheritdoc cref="NetworkRuntime{T}.Train"/>
    TrainingHistory Train(Dataset data, TrainingOptions? options = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="NetworkRuntime{T}.Forward(BatchInputs)"/>
    void Forward(BatchInputs inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.Forward(ReadOnlySpan{T})"/>
    void Forward(ReadOnlySpan<T> inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.GetOutputs()"/>
    T[] GetOutputs() => Runtime.GetOutputs();

    /// <inheritdoc cref="NetworkRuntime{T}.GetOutputs(Span{T})"/>
    void GetOutputs(Span<T> outputs) => Runtime.GetOutputs(outputs);

    /// <inheritdoc cref="NetworkRuntime{T}.ComputeLoss(BatchTargets)"/>
    T ComputeLoss(BatchTargets targets);

    /// <inheritdoc cref="NetworkRuntime{T}.ComputeLoss(ReadOnlySpan{int})"/>
    T ComputeLoss(ReadOnlySpan<int> labels);

    /// <inheritdoc cref="NetworkRuntime{T}.ComputeLoss(ReadOnlySpan{T})"/>
    T ComputeLoss(ReadOnlySpan<T> values);

    /// <inheritdoc cref="NetworkRuntime{T}.Backward"/>
    void Backward(bool accumulate = false);

    /// <inheritdoc cref="NetworkRuntime{T}.GetInputGradient()"/>
    T[] GetInputGradient() => Runtime.GetInputGradient();

    /// <inheritdoc cref="NetworkRuntime{T}.GetInputGradient(Span{T})"/>
    void GetInputGradient(Span<T> gradient) => Runtime.GetInputGradient(gradient);

    /// <inheritdoc cref="NetworkRuntime{T}.Predict(ReadOnlySpan{T})"/>
    T[] Predict(ReadOnlySpan<T> inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.Predict(ReadOnlySpan{T}, Span{T}, int)"/>
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, int threads = 0);

    /// <inheritdoc cref="NetworkRuntime{T}.Predict(ReadOnlySpan{T}, Span{T}, Device)"/>
    void Predict(ReadOnlySpan<T> inputs, Span<T> outputs, Device device) => Runtime.Predict(inputs, outputs, device);

    /// <inheritdoc cref="NetworkRuntime{T}.Predict(ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    T[] Predict(ReadOnlySpan<byte> inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.Predict(ReadOnlySpan{byte}, Span{T}, int)"/>
    [OverloadResolutionPriority(-1)]
    void Predict(ReadOnlySpan<byte> inputs, Span<T> outputs, int threads = 0);

    /// <inheritdoc cref="NetworkRuntime{T}.Classify(ReadOnlySpan{T})"/>
    int Classify(ReadOnlySpan<T> input);

    /// <inheritdoc cref="NetworkRuntime{T}.Classify(ReadOnlySpan{T}, Span{int})"/>
    void Classify(ReadOnlySpan<T> input, Span<int> classes) => Runtime.Classify(input, classes);

    /// <inheritdoc cref="NetworkRuntime{T}.Classify(ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    int Classify(ReadOnlySpan<byte> input);

    /// <inheritdoc cref="NetworkRuntime{T}.PredictLogits"/>
    void PredictLogits(ReadOnlySpan<T> inputs, Span<T> logits, int threads = 0);

    /// <inheritdoc cref="NetworkRuntime{T}.GetActivations(string, ReadOnlySpan{T})"/>
    T[] GetActivations(string layer, ReadOnlySpan<T> inputs) => Runtime.GetActivations(layer, inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.GetActivations(string, ReadOnlySpan{T}, Span{T})"/>
    void GetActivations(string layer, ReadOnlySpan<T> inputs, Span<T> activations) => Runtime.GetActivations(layer, inputs, activations);

    /// <inheritdoc cref="NetworkRuntime{T}.GetActivations(string, ReadOnlySpan{byte})"/>
    [OverloadResolutionPriority(-1)]
    T[] GetActivations(string layer, ReadOnlySpan<byte> inputs) => Runtime.GetActivations(layer, inputs);

    /// <inheritdoc cref="NetworkRuntime{T}.Evaluate(Dataset, int)"/>
    Evaluation Evaluate(Dataset data, int threads = 0);

    /// <inheritdoc cref="NetworkRuntime{T}.Evaluate(Dataset, Device)"/>
    Evaluation Evaluate(Dataset data, Device device) => Runtime.Evaluate(data, device);

    /// <inheritdoc cref="NetworkRuntime{T}.Save(string)"/>
    void Save(string path);

    /// <inheritdoc cref="NetworkRuntime{T}.Save(Stream)"/>
    void Save(Stream stream);
}

/// <summary>What is known about a network's class without an instance: sizes, and how to make one.</summary>
/// <typeparam name="TSelf">The generated class itself.</typeparam>
/// <typeparam name="T">The scalar the network computes in: <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface INetwork<TSelf, T> : INetwork<T>
    where TSelf : INetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Scalars an example has.</summary>
    static abstract int InputSize { get; }

    /// <summary>Scalars an output has.</summary>
    static abstract int OutputSize { get; }

    /// <summary>An example's shape, without the batch axis.</summary>
    static abstract ReadOnlySpan<int> InputShape { get; }

    /// <summary>An output's shape, without the batch axis.</summary>
    static abstract ReadOnlySpan<int> OutputShape { get; }

    /// <summary>How many numbers the network learns.</summary>
    static abstract int ParameterCount { get; }

    /// <summary>Floating-point operations of one example's forward pass: two for each product of a linear layer or a convolution, 2·in·out of the former; nothing else counted.</summary>
    static abstract long ForwardFlops { get; }

    /// <summary>The layer table as text.</summary>
    static abstract string Summary { get; }

    /// <summary>A network with initial parameters drawn from <paramref name="seed"/>.</summary>
    static abstract TSelf Create(int seed);

    /// <inheritdoc cref="NetworkRuntime{T}.Load(NetworkModel{T}, string, bool)"/>
    static abstract TSelf Load(string path, bool checkLayers = true);

    /// <inheritdoc cref="NetworkRuntime{T}.Load(NetworkModel{T}, Stream, bool)"/>
    static abstract TSelf Load(Stream stream, bool checkLayers = true);

    /// <inheritdoc cref="NetworkRuntime{T}.Load(NetworkModel{T}, ReadOnlySpan{byte}, bool)"/>
    static abstract TSelf Load(ReadOnlySpan<byte> file, bool checkLayers = true);

    /// <summary>A second network with the same parameters, independent of the first from then on.</summary>
    TSelf Clone();
}
