using System.Globalization;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>What a value is to the network.</summary>
internal enum ValueKind
{
    Input,
    Target,
    Parameter,
    Mask,

    /// <summary>One number a column, whatever the batch: the batch's moments.</summary>
    PerColumn,

    Activation,
    Gradient,

    /// <summary>What the rows of a batch add to a parameter's gradient, in sums of 16 rows each.</summary>
    GradientParts,

    Loss,
}

/// <summary>A tensor that flows through the graph: x, W1, z1, dz1. Its name is unique in the graph.</summary>
/// <param name="Name">The lecture's name.</param>
/// <param name="Kind">What it is to the network.</param>
/// <param name="Shape">Its shape without the batch axis; null before shape inference.</param>
internal sealed record Value(string Name, ValueKind Kind, TensorShape? Shape = null)
{
    /// <summary>How a mask is drawn; null for other values.</summary>
    public Draw? Draw { get; init; }

    /// <summary>What its numbers are.</summary>
    public ElementType Element => Vocabulary > 0 ? ElementType.Index : HoldsPlaces ? ElementType.Place : ElementType.Scalar;

    /// <summary>Whether its numbers say where in a window something was found.</summary>
    public bool HoldsPlaces { get; init; }

    /// <summary>Of tokens, how many there are; 0 for a value of scalars.</summary>
    public int Vocabulary { get; init; }

    /// <summary>How it lies in memory.</summary>
    public Layout Layout { get; init; }

    /// <summary>The shape, once it is inferred.</summary>
    public TensorShape Known => Shape ?? throw new InvalidOperationException($"The shape of {Name} is not inferred yet.");

    /// <summary>Whether a parameter is a matrix in memory, and not a row.</summary>
    public bool IsMatrix => Known.Rank > 1 && Layout.Kind != LayoutKind.OneRow;

    /// <summary>Rows that an example has in memory, or a parameter.</summary>
    public int Rows => Layout.Rows(Known);

    /// <summary>The length of a row in memory.</summary>
    public int Columns => Layout.Columns(Known);
}

/// <summary>What the numbers of a value are.</summary>
internal enum ElementType
{
    /// <summary>Real numbers, in the network's precision.</summary>
    Scalar,

    /// <summary>Whole numbers that name something: tokens, classes. They have no gradient, and arithmetic on them means nothing.</summary>
    Index,

    /// <summary>The places within windows, counted row by row: where the maximum was. They have no gradient.</summary>
    Place,
}

/// <summary>
/// How a mask is drawn, whenever and wherever it is read: 0 with the probability <see cref="Rate"/>, else 1 / (1 − Rate). It is
/// never in memory.
/// </summary>
/// <param name="Rate">The probability of a zero.</param>
/// <param name="Stream">Which of the network's masks it is: different ones are independent.</param>
internal sealed record Draw(double Rate, int Stream)
{
    /// <summary>The distribution: 0 at 25 %, else 1/0.75.</summary>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "0 at {0:0.####} %, else 1/{1:0.######}", 100 * Rate, 1 - Rate);
}

/// <summary>A parameter of the network: how it starts and what a file calls it.</summary>
/// <param name="Value">The value's name: W1.</param>
/// <param name="FileName">Its name in a state_dict: 0.weight.</param>
/// <param name="Layer">The layer that owns it: linear1.</param>
/// <param name="Owner">What kind of layer that is.</param>
/// <param name="Initialization">How it starts.</param>
/// <param name="IsFrozen">Whether training leaves it as it is.</param>
internal sealed record Parameter(string Value, string FileName, string Layer, OwnerKind Owner, InitialValues Initialization, bool IsFrozen)
{
    /// <summary>Whether it is a running statistic, which is kept and filed as parameters are, and moved by what training sees.</summary>
    public bool IsStatistic { get; init; }

    /// <summary>Whether it has a gradient.</summary>
    public bool Learns => !IsFrozen && !IsStatistic;
}

/// <summary>The kinds of layers that own parameters: a type of the library shows each kind's to the user.</summary>
internal enum OwnerKind
{
    Linear,
    TiedLinear,
    Normalization,
    BatchNormalization,
    Parametric,
    Embedding,
    Convolution,
    TransposedConvolution,
}

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
/// <param name="Description">What a network's layers do at inference, as where the class stands for itself; empty for a block.</param>
internal sealed record BlockEntry(string Name, string ClassName, string Module, bool IsNetwork, string Description = "")
{
    /// <summary>Whether a block within it has its parameters from a place outside: a file of the class has them, and this part of the network hasn't.</summary>
    public bool Borrows { get; init; }
}

