using System.ComponentModel;
using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>What a network's targets are.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TargetKind
{
    /// <summary>One class for each row of an example's outputs, from 0: for the example as a rule, and for each position of a sequence.</summary>
    Classes,

    /// <summary>A value for each output.</summary>
    Values,

    /// <summary>A probability for each output, 0 or 1 as a rule; a network of one output takes classes 0 and 1 as well.</summary>
    Probabilities,
}

/// <summary>How a parameter lies in the parameter arena.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum ParameterLayout
{
    /// <summary>A weight matrix, [out, in] to the user, <see cref="Panels{T}"/> in memory.</summary>
    Panels,

    /// <summary>A vector, or what has a number for each of an image's, contiguous in memory.</summary>
    Row,

    /// <summary>A table [rows, columns] to the user, and <see cref="Panels{T}"/> of its columns in memory.</summary>
    Table,
}

/// <summary>One parameter of a network.</summary>
/// <param name="Name">Its name in a file, as PyTorch's nn.Sequential would give it: 0.weight, 0.bias, 2.weight, …</param>
/// <param name="Layer">The index in <see cref="NetworkModel{T}.Layers"/> of the layer it belongs to.</param>
/// <param name="Layout">How it lies in memory.</param>
/// <param name="Offset">Where it starts in the parameter arena.</param>
/// <param name="Rows">Outputs of a weight matrix; rows of a table; 1 for a row.</param>
/// <param name="Columns">Inputs of a weight matrix; columns of a table; the length of a row.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
/// <param name="IsStatistic">Whether it is a running statistic, which is kept and filed as parameters are, but has no gradient.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ParameterModel(
    string Name, int Layer, ParameterLayout Layout, long Offset, int Rows, int Columns, bool IsFrozen = false, bool IsStatistic = false)
{
    /// <summary>The parameter's axes, where they aren't those of a matrix or a row: of a convolution's kernel [outputs, channels, height, width], of the scale of a whole image's normalization [channels, height, width].</summary>
    public IReadOnlyList<int>? Shape { get; init; }

    /// <summary>The order of its rows in memory.</summary>
    public RowOrder RowOrder { get; init; } = RowOrder.OfFile;
}

/// <summary>Everything about a network that is known at compile time: what the generator tells the runtime.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkModel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What the layers do at inference, in the words of the declaration: "Linear(256), Relu, Linear(10)". A file keeps it, and a
    /// network of other layers refuses the file. Empty for a network that says nothing of its layers and takes any file of its shapes.
    /// </summary>
    public string Description { get; init; } = "";

    /// <summary>An example's shape, without the batch axis.</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>The outputs, each with the kind of its targets.</summary>
    public required IReadOnlyList<HeadModel> Heads { get; init; }

    /// <summary>The names of the layers that own parameters, in order: linear1, linear2, …</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    /// <summary>All layers of the table but the losses, in order, each with the shape of the value after it.</summary>
    public IReadOnlyList<LayerOutput> LayerOutputs { get; init; } = [];

    /// <summary>The parameters and running statistics, in the order of PyTorch's state_dict.</summary>
    public required IReadOnlyList<ParameterModel> Parameters { get; init; }

    /// <summary>How many scalars the parameter arena has, padding included.</summary>
    public required long ParameterLength { get; init; }

    /// <summary>How many scalars the parameters that learn have, padding included. They lie before the others. Null where all parameters learn.</summary>
    public long? TrainedLength { get; init; }

    /// <summary>The minimum number of examples in a training batch: two where a layer takes moments over the examples.</summary>
    public int SmallestBatch { get; init; } = 1;

    /// <summary>
    /// How many examples of a large batch are predicted together: few where the values between two layers are large, so that they stay in the
    /// cache, and at most 64.
    /// </summary>
    public int PredictionBlock { get; init; } = InferenceBuffers<T>.Capacity;

    /// <summary>The parts of an example that are tokens; empty where all inputs are numbers.</summary>
    public IReadOnlyList<TokenInputs> Tokens { get; init; } = [];

    /// <summary>How many multiply-adds the forward pass of one example takes.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>
    /// Builds the formulas over a parameter arena, with buffers for <c>capacity</c> examples (a multiple of 16), for training
    /// or for inference, which has no backward pass.
    /// </summary>
    public required Func<Arena<T>, int, bool, Computation<T>> CreateComputation { get; init; }

    /// <summary>
    /// Builds the forward pass of inference that keeps the value after each of <see cref="LayerOutputs"/>, over a parameter arena and
    /// with buffers for <c>capacity</c> examples (a multiple of 16); null where there is none.
    /// </summary>
    public Func<Arena<T>, int, Inspection<T>>? CreateInspection { get; init; }

    /// <summary>
    /// Builds the formulas for a device, with memory for batches of up to a number of examples; null where the network was compiled
    /// for the processor alone.
    /// </summary>
    public Func<Device, int, DeviceProgram>? CreateDeviceProgram { get; init; }

    /// <summary>Builds the formulas of inference for a device, where they aren't those of training; null where they are.</summary>
    public Func<Device, int, DeviceProgram>? CreateInferenceProgram { get; init; }

    /// <summary>Sets the parameters in an arena of zeros to their initial values, drawn from a seed.</summary>
    public required Action<Arena<T>, int> Initialize { get; init; }
}
