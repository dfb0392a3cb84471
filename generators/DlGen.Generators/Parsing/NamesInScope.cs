using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Surface;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>
/// Keeps generated members from hiding what the user's names mean. The attributes of a class are read in the scope of the class, so
/// that its generated members come before what is declared around it.
/// </summary>
internal static class NamesInScope
{
    /// <summary>The network with those names of generated types that already mean something in its class, which then get other names.</summary>
    public static NetworkSpec Avoid(
        INamedTypeSymbol type, NetworkSpec spec, NetworkGraph graph, Compilation compilation, CancellationToken cancellationToken)
    {
        if (spec.IsBlock || !spec.Layers.Any(static layer => layer.Blocks.Count > 0))
        {
            return spec;
        }

        while (true)
        {
            EquatableArray<string> found = new LayerMembers(graph, spec.TypeNamesInScope).Groups
                .Select(static group => group.Name)
                .Where(name => MeansSomething(name, type, compilation, cancellationToken))
                .ToEquatableArray();
            if (found.Count == 0)
            {
                return spec;
            }

            spec = spec with { TypeNamesInScope = spec.TypeNamesInScope.Concat(found).ToEquatableArray() };
        }
    }

    /// <summary>Reports names in arguments that would mean a generated member in place of what they mean to their author.</summary>
    public static void Check(
        INamedTypeSymbol type, ImmutableArray<WrittenAttribute> attributes, Func<string, bool> isGenerated, Compilation compilation, List<Problem> problems)
    {
        foreach (WrittenAttribute attribute in attributes)
        {
            ImmutableArray<WrittenArguments.Item> arguments = WrittenArguments.Of(attribute.Syntax);
            for (int index = 0; index < arguments.Length; index++)
            {
                IEnumerable<SimpleNameSyntax> names = arguments[index].Node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>();
                foreach (SimpleNameSyntax name in names.Where(name => isGenerated(name.Identifier.ValueText) && IsLookedUp(name)))
                {
                    SymbolInfo info = compilation.GetSemanticModel(name.SyntaxTree).GetSymbolInfo(name);
                    if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } meant && !SymbolEqualityComparer.Default.Equals(meant.ContainingType, type))
                    {
                        problems.Add(Problem.At(new Site(attribute.Index, index), DiagnosticIds.HiddenName, name.Identifier.ValueText, type.Name, FullNameOf(meant)));
                    }
                }
            }
        }
    }

    private static bool MeansSomething(string name, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers(name).Any(MemberNames.IsWritten))
            {
                return true;
            }
        }

        // Each part of the class has the usings of its own file.
        return type.DeclaringSyntaxReferences
            .Where(static reference => !GeneratedFiles.IsOurs(reference.SyntaxTree))
            .Select(reference => (TypeDeclarationSyntax)reference.GetSyntax(cancellationToken))
            .Any(part => compilation.GetSemanticModel(part.SyntaxTree).LookupNamespacesAndTypes(part.Identifier.SpanStart, name: name).Any(IsTheUsers));
    }

    private static bool IsTheUsers(ISymbol symbol) => !GeneratedFiles.DeclareAll(symbol, GeneratedFiles.IsOurs);

    /// <summary>Whether a name is looked up from the class outwards: it isn't behind a dot, no argument's name, no type and not all of a nameof.</summary>
    private static bool IsLookedUp(SimpleNameSyntax name) =>
        name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            NameEqualsSyntax or NameColonSyntax or AliasQualifiedNameSyntax => false,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => false,
            _ => true,
        }
        && !SyntaxFacts.IsInTypeOnlyContext(name);

    private static string FullNameOf(ISymbol symbol) => symbol switch
    {
        INamespaceOrTypeSymbol => symbol.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        { ContainingType: { } type } => $"{FullNameOf(type)}.{symbol.Name}",
        _ => symbol.Name,
    };
}
