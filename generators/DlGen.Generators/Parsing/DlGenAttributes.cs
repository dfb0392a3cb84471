using DlGen.Generators.Layers;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>What an attribute of DlGen means.</summary>
internal enum AttributeRole
{
    /// <summary>Nothing: it isn't DlGen's.</summary>
    None,

    /// <summary>The class is a multi-layer perceptron.</summary>
    Mlp,

    /// <summary>The class is a network of the layers beside it.</summary>
    Network,

    /// <summary>The class is a block of the layers beside it.</summary>
    Block,

    /// <summary>A layer.</summary>
    Layer,

    /// <summary>The class has data that are known when it is compiled.</summary>
    Data,

    /// <summary>Nobody knows: its class isn't found.</summary>
    Unknown,
}

/// <summary>Recognizes DlGen's attributes by namespace and assembly: others may have the same short names.</summary>
internal static class DlGenAttributes
{
    public const string Mlp = "DlGen.MlpAttribute";
    public const string Network = "DlGen.NetworkAttribute";
    public const string Block = "DlGen.BlockAttribute";
    public const string Layer = "DlGen.LayerAttribute";
    public const string CsvData = "DlGen.CsvDataAttribute";

    private const string Library = "DlGen";

    /// <summary>Anything derived from LayerAttribute is a layer, so that a new layer needs no change here.</summary>
    public static AttributeRole RoleOf(INamedTypeSymbol? attribute)
    {
        if (attribute is null || attribute.TypeKind == TypeKind.Error)
        {
            return AttributeRole.None;
        }

        if (IsFromLibrary(attribute))
        {
            switch (attribute.MetadataName)
            {
                case "MlpAttribute":
                    return AttributeRole.Mlp;
                case "NetworkAttribute":
                    return AttributeRole.Network;
                case "BlockAttribute":
                    return AttributeRole.Block;
                case "CsvDataAttribute":
                    return AttributeRole.Data;
            }
        }

        return IsFromLibrary(attribute) && Bases(attribute).Any(static type => type.MetadataName == "LayerAttribute" && IsFromLibrary(type))
            ? AttributeRole.Layer
            : AttributeRole.None;
    }

    /// <summary>An attribute's property, its own or inherited; null where it has none of the name.</summary>
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol attribute, string name) => Bases(attribute)
        .Prepend(attribute)
        .SelectMany(type => type.GetMembers(name))
        .OfType<IPropertySymbol>()
        .FirstOrDefault();

    /// <summary>Whether the class has [Mlp] or [Network].</summary>
    public static bool IsNetwork(INamedTypeSymbol type) => HasRole(type, AttributeRole.Mlp, AttributeRole.Network);

    /// <summary>Whether the class has [Mlp], [Network] or [Block].</summary>
    public static bool IsDeclaration(INamedTypeSymbol type) => HasRole(type, AttributeRole.Mlp, AttributeRole.Network, AttributeRole.Block);

    /// <summary>Whether the class has [CsvData].</summary>
    public static bool IsData(INamedTypeSymbol type) => HasRole(type, AttributeRole.Data);

    /// <summary>Whether the method has [Elementwise].</summary>
    public static bool IsElementwise(IMethodSymbol method) => method.GetAttributes().Any(
        static attribute => attribute.AttributeClass is { MetadataName: "ElementwiseAttribute" } type && IsFromLibrary(type));

    /// <summary>The type's [CustomLayer]; null where it has none.</summary>
    public static AttributeData? CustomLayerOf(INamedTypeSymbol type) => type.GetAttributes().FirstOrDefault(
        static attribute => attribute.AttributeClass is { MetadataName: "CustomLayerAttribute" } type && IsFromLibrary(type));

    /// <summary>Whether it is the interface of custom layers without parameters.</summary>
    public static bool IsCustomLayer(INamedTypeSymbol type) => type.MetadataName == "ICustomLayer" && IsFromLibrary(type);

    /// <summary>Whether it is the interface of custom layers that learn.</summary>
    public static bool IsParametricLayer(INamedTypeSymbol type) => type.MetadataName == "IParametricLayer" && IsFromLibrary(type);

    /// <summary>Whether it is one of the library's enums, such as Initialization.</summary>
    public static bool IsEnum(ITypeSymbol type, string name) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named && named.MetadataName == name && IsFromLibrary(named);

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent;
        }
    }

    private static bool HasRole(INamedTypeSymbol type, params AttributeRole[] roles) =>
        type.GetAttributes().Any(attribute => roles.Contains(RoleOf(attribute.AttributeClass)));

    /// <summary>Whether a project references the library, so that it may say something about networks.</summary>
    public static bool IsReferencedBy(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(static assembly => assembly.Name == Library);

    /// <summary>Whether a type is the library's, directly in its namespace.</summary>
    public static bool IsFromLibrary(INamedTypeSymbol type) => IsFromLibrary(type, type.ContainingNamespace);

    /// <summary>Whether a type is what generated members hand on to.</summary>
    public static bool IsNetworkRuntime(INamedTypeSymbol type) =>
        type is { MetadataName: "NetworkRuntime`1", ContainingNamespace: { Name: "Runtime", ContainingNamespace: { } library } } && IsFromLibrary(type, library);

    private static bool IsFromLibrary(INamedTypeSymbol type, INamespaceSymbol? space) =>
        type.ContainingType is null
        && space is { Name: Library, ContainingNamespace.IsGlobalNamespace: true }
        && type.ContainingAssembly?.Name == Library;
}
