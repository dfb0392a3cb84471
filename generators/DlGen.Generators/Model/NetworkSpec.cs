namespace DlGen.Generators.Model;

/// <summary>A network's declaration, parsed: the value that everything after parsing is computed from. A block is a network without a loss.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="ContainingTypes">The types around the class, outermost first, as they are redeclared: "partial class Outer", "partial struct Inner".</param>
/// <param name="ClassName">The class's name, with @ before it where it is a keyword.</param>
/// <param name="Keyword">How the class is declared again: "class".</param>
/// <param name="Declaration">The attributes as the user wrote them, on one line.</param>
/// <param name="InputShape">An example's shape, without the batch axis.</param>
/// <param name="Layers">The layers in the order they apply; an [Mlp] is spelled out in Linear and activation layers.</param>
/// <param name="Loss">The loss of what the layers end in; null for a block, and for a network with heads, which have losses of their own.</param>
/// <param name="Precision">The scalar to compute in.</param>
/// <param name="Products">What a GPU may round the operands of matrix products to.</param>
/// <param name="Target">What to compile for.</param>
internal sealed record NetworkSpec(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string ClassName,
    string Keyword,
    string Declaration,
    EquatableArray<int> InputShape,
    EquatableArray<LayerSpec> Layers,
    LossSpec? Loss,
    ScalarType Precision,
    ProductRounding Products,
    TargetSpec Target)
{
    /// <summary>How many tokens there are, where the input is tokens; 0 where it is numbers.</summary>
    public int Tokens { get; init; }

    /// <summary>Names that generated types would have, if they didn't mean something else in the class already: EncoderLayers.</summary>
    public EquatableArray<string> TypeNamesInScope { get; init; }

    /// <summary>Whether it has no loss: it is there to be used in networks.</summary>
    public bool IsBlock => Loss is null && !Layers.Any(static layer => layer.Loss is not null);

    /// <summary>The class's name as text, without the @ of a keyword.</summary>
    public string DisplayName => ClassName.TrimStart('@');
}

/// <summary>One layer, as declared.</summary>
/// <param name="Kind">The attribute's name without its suffix: Linear, Relu, Flatten.</param>
/// <param name="Arguments">What was said, positional arguments under their parameter's name; what wasn't said is absent.</param>
/// <param name="Site">Where it was said.</param>
/// <param name="Function">The function that Apply applies; null for other layers.</param>
/// <param name="Blocks">The blocks that the layer is made of; empty for a layer of its own.</param>
/// <param name="Custom">The type that computes a Custom; null for other layers.</param>
/// <param name="Loss">The loss of a Head; null for other layers.</param>
internal sealed record LayerSpec(
    string Kind,
    EquatableArray<Argument> Arguments,
    Site Site,
    ScalarFunction? Function = null,
    EquatableArray<BlockSpec> Blocks = default,
    CustomLayerSpec? Custom = null,
    LossSpec? Loss = null)
{
    /// <summary>The layers in it, those of its blocks counted one by one.</summary>
    public long Count => Blocks.Count == 0 ? 1 : Blocks.Sum(static block => block.Count);

    /// <summary>This layer as part of one that is declared at <paramref name="site"/>.</summary>
    public LayerSpec At(Site site) => this with
    {
        Site = site,
        Arguments = Arguments.Select(argument => argument with { Site = site }).ToEquatableArray(),
        Blocks = Blocks.Select(block => block.At(site)).ToEquatableArray(),
    };
}

/// <summary>A block where it is used: its layers have the place of the using layer.</summary>
/// <param name="Name">Its class's name.</param>
/// <param name="FullName">The same with namespace and containing types, which tells it from others of its name.</param>
/// <param name="IsNetwork">Whether it has a loss of its own, which counts only where it stands for itself.</param>
/// <param name="InputShape">The shape it takes, without the batch axis.</param>
/// <param name="Layers">Its layers in the order they apply.</param>
internal sealed record BlockSpec(string Name, string FullName, bool IsNetwork, EquatableArray<int> InputShape, EquatableArray<LayerSpec> Layers)
{
    /// <summary>How many tokens there are, where it takes tokens; 0 where it takes numbers.</summary>
    public int Tokens { get; init; }

    public long Count => Layers.Sum(static layer => layer.Count);

    public BlockSpec At(Site site) => this with { Layers = Layers.Select(layer => layer.At(site)).ToEquatableArray() };
}

/// <summary>The loss, as declared.</summary>
/// <param name="Kind">The member's name: SoftmaxCrossEntropy, Huber.</param>
/// <param name="Arguments">Its options: labelSmoothing, huberDelta, reduction; of a head its weight.</param>
/// <param name="Site">Where it was said, or the network's attribute where it was left to the default.</param>
/// <param name="Function">The function that Own takes the mean of; null for other losses.</param>
internal sealed record LossSpec(string Kind, EquatableArray<Argument> Arguments, Site Site, ScalarFunction? Function = null);

/// <summary>What to compile for, as declared.</summary>
/// <param name="Kind">The member's name: Auto, Cpu, Gpu.</param>
/// <param name="Site">Where it was said, or the network's attribute where it was left to the default.</param>
internal sealed record TargetSpec(string Kind, Site Site);

/// <summary>One argument of a layer or a loss.</summary>
/// <param name="Name">The parameter or property it sets, in camel case as for a parameter: outputs, alpha, bias.</param>
/// <param name="Text">The value, invariant: a number, true or false, or an enum member's name.</param>
/// <param name="Site">Where it was said.</param>
internal sealed record Argument(string Name, string Text, Site Site);

/// <summary>
/// A place in the declaration, as numbers, so that the model carries no syntax: which of the class's attributes of DlGen,
/// in the order written, and which of its arguments, the items of a written-out array one by one; −1 stands for the whole
/// attribute. Attribute −1 stands for the class's name, with an argument for that of a containing type from the outermost; attribute −2
/// for the name of a member, by its number among all members of the class.
/// </summary>
internal readonly record struct Site(int Attribute, int Argument);

/// <summary>The scalar a network computes in.</summary>
internal enum ScalarType
{
    Float,
    Double,
}

/// <summary>What the operands of matrix products are rounded to on tensor cores; the names are those of the option that asks for it.</summary>
internal enum ProductRounding
{
    /// <summary>The operands stay as they are.</summary>
    None,

    /// <summary>Operands have 10 bits of mantissa.</summary>
    Tf32,

    /// <summary>Operands have 7 bits of mantissa.</summary>
    Bf16,
}
