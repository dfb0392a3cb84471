using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.CodeFixes;

/// <summary>Attributes by their names, as they are written.</summary>
internal static class Names
{
    private static readonly HashSet<string> Activations = Set("Relu LeakyRelu PRelu Elu Selu Gelu Silu Softplus Sigmoid Tanh Apply");
    private static readonly HashSet<string> Normalizations = Set("BatchNorm LayerNorm RmsNorm GroupNorm");
    private static readonly HashSet<string> Pools = Set("MaxPool2d AvgPool2d MaxPool1d AvgPool1d GlobalAvgPool AdaptiveAvgPool2d");
    private static readonly HashSet<string> Weights = Set("Linear Conv2d Conv1d DepthwiseConv2d ConvTranspose2d");
    private static readonly HashSet<string> HandOn = Set("Identity Flatten Dropout Upsample");

    public static bool IsActivation(AttributeSyntax attribute) => Activations.Contains(KindOf(attribute));

    public static bool IsSoftmax(AttributeSyntax attribute) => KindOf(attribute) == "Softmax";

    public static bool IsNormalization(AttributeSyntax attribute) => Normalizations.Contains(KindOf(attribute));

    public static bool IsDropout(AttributeSyntax attribute) => KindOf(attribute) == "Dropout";

    public static bool IsPool(AttributeSyntax attribute) => Pools.Contains(KindOf(attribute));

    public static bool HasWeights(AttributeSyntax attribute) => Weights.Contains(KindOf(attribute));

    /// <summary>Whether a layer has neither weights nor a bend: a pool, Flatten, Dropout.</summary>
    public static bool HandsOn(AttributeSyntax attribute) => HandOn.Contains(KindOf(attribute)) || IsPool(attribute);

    /// <summary>Whether the attribute says what the class is, and so is no layer.</summary>
    public static bool IsStart(AttributeSyntax attribute) => KindOf(attribute) is "Network" or "Mlp" or "Block";

    /// <summary>The attribute's name without what stands before a dot, type arguments, and the suffix of attributes.</summary>
    public static string KindOf(AttributeSyntax attribute)
    {
        string name = SimpleName(attribute.Name)?.Identifier.ValueText ?? "";
        return name.EndsWith("Attribute", StringComparison.Ordinal) && name.Length > 9 ? name.Substring(0, name.Length - 9) : name;
    }

    /// <summary>What stands before the attribute's own name, for another attribute beside it: <c>DlGen.</c> where one writes so.</summary>
    public static string PrefixOf(AttributeSyntax attribute)
    {
        string name = attribute.Name.ToString();
        int own = SimpleName(attribute.Name)?.SpanStart - attribute.Name.SpanStart ?? 0;
        return name.Substring(0, own);
    }

    public static SimpleNameSyntax? SimpleName(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax qualified => qualified.Name,
        _ => name as SimpleNameSyntax,
    };

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.Ordinal);
}
