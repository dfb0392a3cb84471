using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>What a value is to the network.</summary>
internal enum ValueKind
{
    Input,
    Target,
    Parameter,
    Activation,
    Gradient,
    Loss,
}

/// <summary>A tensor that flows through the graph: x, W1, z1, dz1. Its name is unique in the graph.</summary>
/// <param name="Name">The lecture's name.</param>
/// <param name="Kind">What it is to the network.</param>
/// <param name="Shape">Its shape without the batch axis; null before shape inference.</param>
internal sealed record Value(string Name, ValueKind Kind, TensorShape? Shape = null)
{
    /// <summary>The shape, once it is inferred.</summary>
    public TensorShape Known => Shape ?? throw new InvalidOperationException($"The shape of {Name} is not inferred yet.");
}

/// <summary>A parameter of the network: how it starts and what a file calls it.</summary>
/// <param name="Value">The value's name: W1.</param>
/// <param name="FileName">Its name in a state_dict: 0.weight.</param>
/// <param name="Layer">The layer that owns it: linear1.</param>
/// <param name="Initialization">How it starts.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
internal sealed record Parameter(string Value, string FileName, string Layer, InitialValues Initialization, bool IsFrozen);

/// <summary>A layer as the table shows it.</summary>
/// <param name="Name">linear1; the ops that compute it carry the same name.</param>
/// <param name="Output">The value it ends in.</param>
/// <param name="Note">What to say behind that value for a layer that computes nothing.</param>
internal sealed record LayerEntry(string Name, string Output, string Note = "");

/// <summary>A block as the network uses it.</summary>
/// <param name="Name">mixerBlock1; its layers are mixerBlock1.linear1 and so on.</param>
/// <param name="ClassName">The class that declares it: MixerBlock.</param>
/// <param name="Module">What its parameters' names in a file begin with, "3."; the same for blocks that share them.</param>
/// <param name="IsNetwork">Whether the class is a network too, which has files of its own.</param>
internal sealed record BlockEntry(string Name, string ClassName, string Module, bool IsNetwork);
