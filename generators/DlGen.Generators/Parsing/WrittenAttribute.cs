using System.Collections.Immutable;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>An attribute of DlGen's as it is written, or one whose class isn't found, with its place in the source.</summary>
/// <param name="Data">What it means.</param>
/// <param name="Syntax">How it is written.</param>
/// <param name="Role">What it declares.</param>
/// <param name="Index">Its place among these attributes of the class, in the order written.</param>
/// <param name="Declaration">The partial declaration that it stands on.</param>
internal sealed record WrittenAttribute(
    AttributeData Data,
    AttributeSyntax Syntax,
    AttributeRole Role,
    int Index,
    TypeDeclarationSyntax Declaration)
{
    /// <summary>The attribute's class name without its suffix, whatever alias it is written under.</summary>
    public string Kind
    {
        get
        {
            string name = Data.AttributeClass!.Name;
            return name.EndsWith("Attribute", StringComparison.Ordinal)
                ? name.Substring(0, name.Length - "Attribute".Length)
                : name;
        }
    }

    public Site Site => new(Index, -1);

    /// <summary>Whether the attribute makes the class a network or a block.</summary>
    public bool DeclaresNetwork => Role is AttributeRole.Mlp or AttributeRole.Network or AttributeRole.Block;

    /// <summary>Whether an attribute's class isn't found.</summary>
    public static bool IsUnknown(AttributeData attribute) => attribute.AttributeClass is null or { TypeKind: TypeKind.Error };

    /// <summary>The class's attributes of DlGen, and those whose class isn't found, declaration by declaration, in the order written.</summary>
    public static ImmutableArray<WrittenAttribute> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var found = new List<(AttributeData Data, AttributeSyntax Syntax, AttributeRole Role, TypeDeclarationSyntax Declaration)>();
        foreach (AttributeData attribute in type.GetAttributes())
        {
            cancellationToken.ThrowIfCancellationRequested();
            AttributeRole role = IsUnknown(attribute) ? AttributeRole.Unknown : DlGenAttributes.RoleOf(attribute.AttributeClass);
            if (role != AttributeRole.None
                && attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { Parent.Parent: TypeDeclarationSyntax declaration } syntax)
            {
                found.Add((attribute, syntax, role, declaration));
            }
        }

        SyntaxTree[] trees = type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).ToArray();
        return found
            .OrderBy(item => Array.IndexOf(trees, item.Syntax.SyntaxTree))
            .ThenBy(static item => item.Syntax.SpanStart)
            .Select(static (item, index) => new WrittenAttribute(item.Data, item.Syntax, item.Role, index, item.Declaration))
            .ToImmutableArray();
    }
}
