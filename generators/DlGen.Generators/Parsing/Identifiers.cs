using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Parsing;

/// <summary>Names as the generated file has to write them.</summary>
internal static class Identifiers
{
    /// <summary>The name, with @ before it where it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>Whether a part of a type's full name is still missing, as in 'namespace Vision.;': the C# compiler says so.</summary>
    public static bool AreHalfTyped(INamedTypeSymbol type)
    {
        for (ISymbol? part = type; part is not null and not INamespaceSymbol { IsGlobalNamespace: true }; part = part.ContainingSymbol)
        {
            if (part is INamespaceOrTypeSymbol && part.Name.Length == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The namespace's full name; empty for the global one.</summary>
    public static string NamespaceOf(ISymbol symbol)
    {
        var names = new Stack<string>();
        for (INamespaceSymbol? part = symbol.ContainingNamespace; part is { IsGlobalNamespace: false }; part = part.ContainingNamespace)
        {
            names.Push(Escape(part.Name));
        }

        return string.Join(".", names);
    }

    /// <summary>The types around a type, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingTypesOf(INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            types.Insert(0, container);
        }

        return types;
    }

    /// <summary>How a type is declared once more: "partial record struct Point".</summary>
    public static string Redeclare(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return $"partial {keyword} {Escape(type.Name)}";
    }
}
