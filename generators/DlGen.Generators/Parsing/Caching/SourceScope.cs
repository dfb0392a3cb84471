using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>The using directives and namespaces that a declaration stands under in its file.</summary>
/// <param name="Namespace">The namespace's full name; empty for the global one.</param>
/// <param name="Fingerprint">The number of their text.</param>
/// <param name="Names">The names in them.</param>
internal sealed record SourceScope(string Namespace, ulong Fingerprint, HashSet<string> Names)
{
    /// <summary>The scope of a file.</summary>
    public static SourceScope Of(CompilationUnitSyntax unit) => new SourceScope("", 0, new HashSet<string>(StringComparer.Ordinal))
        .With(unit.SyntaxTree.FilePath, [], unit.Externs, unit.Usings);

    /// <summary>The scope of a namespace in this one.</summary>
    public SourceScope In(BaseNamespaceDeclarationSyntax @namespace)
    {
        string name = string.Concat(@namespace.Name.DescendantTokens().Select(static token => token.ValueText));
        var inner = this with { Namespace = Namespace.Length == 0 ? name : $"{Namespace}.{name}" };
        return inner.With(inner.Namespace, inner.Namespace.Split('.'), @namespace.Externs, @namespace.Usings);
    }

    private SourceScope With(string place, string[] own, SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(Fingerprint);
        fingerprint.Add(place);
        var names = new HashSet<string>(Names, StringComparer.Ordinal);
        foreach (SyntaxNode directive in externs.Concat<SyntaxNode>(usings.Where(static directive => !directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))))
        {
            fingerprint.Add(directive);
            TypeReader.AddNames(names, directive);
        }

        names.UnionWith(own);
        return new SourceScope(Namespace, fingerprint.Value, names);
    }
}
