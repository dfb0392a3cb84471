using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>What a file declares, read once from its syntax: an edit of one file leaves what is known of the others.</summary>
internal sealed class SourceFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, SourceFile> Known = new();

    private readonly ImmutableArray<DeclaredType>.Builder types = ImmutableArray.CreateBuilder<DeclaredType>();
    private readonly ImmutableArray<NetworkCandidate>.Builder candidates = ImmutableArray.CreateBuilder<NetworkCandidate>();
    private readonly HashSet<string> namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);

    private SourceFile(CompilationUnitSyntax unit)
    {
        var global = new Fingerprint();
        var globalNames = new HashSet<string>(StringComparer.Ordinal);
        foreach (UsingDirectiveSyntax directive in unit.Usings.Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)))
        {
            global.Add(directive);
            TypeReader.AddNames(globalNames, directive);
            HasGlobalUsings = true;
        }

        Read(unit.Usings, unit.Members, SourceScope.Of(unit));
        GlobalUsings = global.Value;
        GlobalNames = globalNames.ToImmutableArray();
        Types = types.ToImmutable();
        Candidates = candidates.ToImmutable();
        Namespaces = namespaces.ToImmutableArray();
        Aliases = aliases.ToImmutableArray();
    }

    /// <summary>All types of the file, nested ones too.</summary>
    public ImmutableArray<DeclaredType> Types { get; }

    /// <summary>The file's classes with attributes.</summary>
    public ImmutableArray<NetworkCandidate> Candidates { get; }

    /// <summary>The namespaces that it adds to.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>The names that it gives to others by using directives.</summary>
    public ImmutableArray<string> Aliases { get; }

    /// <summary>Whether it has using directives for the whole project.</summary>
    public bool HasGlobalUsings { get; }

    /// <summary>The number of their text.</summary>
    public ulong GlobalUsings { get; }

    /// <summary>The names in them.</summary>
    public ImmutableArray<string> GlobalNames { get; }

    public static SourceFile Of(SyntaxTree tree) => Known.GetValue(tree, static tree => new SourceFile((CompilationUnitSyntax)tree.GetRoot()));

    private void Read(SyntaxList<UsingDirectiveSyntax> usings, SyntaxList<MemberDeclarationSyntax> members, SourceScope scope)
    {
        foreach (UsingDirectiveSyntax directive in usings.Where(static directive => directive.Alias is not null))
        {
            aliases.Add(directive.Alias!.Name.Identifier.ValueText);
        }

        foreach (MemberDeclarationSyntax member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax @namespace)
            {
                SourceScope inner = scope.In(@namespace);
                namespaces.Add(inner.Namespace);
                Read(@namespace.Usings, @namespace.Members, inner);
            }
            else
            {
                Read(member, null, scope);
            }
        }
    }

    private void Read(MemberDeclarationSyntax declaration, DeclaredType? container, SourceScope scope)
    {
        if (declaration is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
        {
            return;
        }

        DeclaredType type = TypeReader.Read(declaration, container, scope);
        types.Add(type);
        if (declaration is ClassDeclarationSyntax { AttributeLists.Count: > 0 } @class)
        {
            candidates.Add(new NetworkCandidate(@class, type));
        }

        foreach (MemberDeclarationSyntax member in declaration is TypeDeclarationSyntax outer ? outer.Members : default)
        {
            Read(member, type, scope);
        }
    }
}
