using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Lowering;

/// <summary>A struct that a kernel is compiled for: what it has of this network.</summary>
/// <param name="Layer">The layer that it is called after.</param>
/// <param name="Role">What it is to the layer, behind the layer's name: Forward, Backward; empty for its shape.</param>
/// <param name="Summary">What it says of itself.</param>
internal abstract record GeneratedStruct(string Layer, string Role, string Summary)
{
    /// <summary>What else there is to say.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>A struct of constants: the shape of a weight matrix, a normalization, a loss.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Summary">What it says of itself.</param>
/// <param name="Interface">The library's interface; generic over the scalar where a back end has several scalars.</param>
/// <param name="Constants">The constants.</param>
internal record ConstantsStruct(string Layer, string Summary, string Interface, IReadOnlyList<StructConstant> Constants) : GeneratedStruct(Layer, "", Summary)
{
    /// <summary>Whether the interface is the same for every scalar.</summary>
    public bool IsScalarFree { get; init; }
}

/// <summary>A constant of a struct.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">An int, a bool, or a double in the place of a scalar.</param>
/// <param name="For">The back ends whose structs have it.</param>
internal sealed record StructConstant(string Name, object Value, BackEnd For = BackEnd.Both)
{
    /// <summary>Whether a CPU's kernel takes it in double precision whatever the scalar, to compute others from it.</summary>
    public bool IsDouble { get; init; }
}

/// <summary>A loss that compares output by output: its function and its derivative.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Summary">What it says of itself.</param>
/// <param name="Constants">The constants.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Derivative">The function's derivative by the output; null where it isn't asked for.</param>
internal sealed record LossStruct(string Layer, string Summary, IReadOnlyList<StructConstant> Constants, ElementwiseLoss Loss, Expression? Derivative)
    : ConstantsStruct(Layer, Summary, "IElementwiseLoss", Constants);

/// <summary>What is done with a kernel's results while they are in registers; or, without any, a function of what it loads itself.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Role">Forward, Backward; Map and BackwardMap for a function without results before it.</param>
/// <param name="Summary">What it says of itself.</param>
internal sealed record RegisterStruct(string Layer, string Role, string Summary) : GeneratedStruct(Layer, Role, Summary)
{
    /// <summary>The value that the kernel hands over, or what the first step makes one of; null for a function of values in memory.</summary>
    public string? Incoming { get; init; }

    /// <summary>What is done with a convolution's results before a maximum pool takes them, whose maxima are the incoming value; null where there is no pool in the kernel.</summary>
    public RegisterStruct? BeforePool { get; init; }

    /// <summary>What is done to the incoming value first; null for nothing.</summary>
    public FirstStep? First { get; init; }

    /// <summary>The elementwise functions, in order.</summary>
    public IReadOnlyList<Elementwise> Functions { get; init; } = [];

    /// <summary>The values that it loads from memory, or draws.</summary>
    public IReadOnlyList<string> Loads { get; init; } = [];

    /// <summary>The values that it stores.</summary>
    public IReadOnlyList<string> Stores { get; init; } = [];

    /// <summary>The length of a row whose padding is to be stored as zero; null where what stands there does no harm.</summary>
    public int? Columns { get; init; }

    /// <summary>The parameters and values that it is made with, in order.</summary>
    public IEnumerable<string> Captured => (BeforePool?.Captured ?? []).Concat(First?.Parameters ?? []).Concat(Loads).Concat(Stores).Distinct();
}

/// <summary>What is done to a kernel's results before the elementwise functions.</summary>
internal abstract record FirstStep
{
    /// <summary>The parameters that it reads.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }
}

/// <summary>z = product + b.</summary>
internal sealed record AddBias(string Bias) : FirstStep
{
    public override IReadOnlyList<string> Parameters => [Bias];
}

/// <summary>n = γ⊙h + β, or n = h without either.</summary>
internal sealed record ScaleAndShift(string Output, string? Gain, string? Shift) : FirstStep
{
    public override IReadOnlyList<string> Parameters => [.. new[] { Gain, Shift }.OfType<string>()];
}

/// <summary>A call of a custom layer's method for each row.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Role">Forward, Backward.</param>
/// <param name="Summary">What it says of itself.</param>
/// <param name="Method">The method's full name.</param>
/// <param name="Arguments">What it is called with, in order.</param>
internal sealed record CustomRowsStruct(string Layer, string Role, string Summary, string Method, IReadOnlyList<CustomArgument> Arguments)
    : GeneratedStruct(Layer, Role, Summary);

/// <summary>An argument of a custom layer's method.</summary>
/// <param name="Name">The value; or a name, where what the method computes is asked for by nobody.</param>
/// <param name="Kind">What the method does with it.</param>
/// <param name="Width">The length of a row.</param>
internal sealed record CustomArgument(string Name, CustomArgumentKind Kind, int Width);

/// <summary>What a custom layer's method does with an argument.</summary>
internal enum CustomArgumentKind
{
    /// <summary>It reads a row of it.</summary>
    Row,

    /// <summary>It reads all of it: parameters.</summary>
    Parameters,

    /// <summary>It sets a row of it.</summary>
    Result,

    /// <summary>It adds to it: a sum over rows.</summary>
    Sum,

    /// <summary>It computes it for nobody.</summary>
    Unused,
}
