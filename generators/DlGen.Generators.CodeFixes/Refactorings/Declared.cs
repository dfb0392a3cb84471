using System.Collections.Immutable;
using DlGen.Generators.Analyzers;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>
/// A network's or a block's declaration as it is written, with what the compiler makes of it. Only a right declaration is one: a
/// refactoring keeps what a declaration means, and a wrong one means nothing.
/// </summary>
internal sealed class Declared
{
    private IReadOnlyList<LayerFigures>? figures;

    private Declared(SourceText text, TypeDeclarationSyntax declaration, INamedTypeSymbol type, Compilation compilation, ImmutableArray<WrittenAttribute> attributes, NetworkSpec spec)
    {
        Text = text;
        Declaration = declaration;
        Type = type;
        Compilation = compilation;
        Written = attributes;
        Spec = spec;
        Start = attributes.First(static attribute => attribute.DeclaresNetwork);
        Attributes = [.. declaration.AttributeLists.SelectMany(static list => list.Attributes)];
    }

    public SourceText Text { get; }

    public TypeDeclarationSyntax Declaration { get; }

    public INamedTypeSymbol Type { get; }

    public Compilation Compilation { get; }

    public NetworkSpec Spec { get; }

    /// <summary>DlGen's attributes, as a <see cref="Model.Site"/> counts them.</summary>
    public ImmutableArray<WrittenAttribute> Written { get; }

    /// <summary>The [Mlp], [Network] or [Block].</summary>
    public WrittenAttribute Start { get; }

    /// <summary>All attributes of the declaration, also those of others, in order.</summary>
    public ImmutableArray<AttributeSyntax> Attributes { get; }

    /// <summary>What its layers do to the shape.</summary>
    public IReadOnlyList<LayerFigures> Figures => figures ??= LayerFigures.Of(Spec, CompilerPipeline.Shape(Spec).Graph);

    /// <summary>What can stand before the name of an attribute to be added: what stands before the first one, or the namespace, where only an alias is in scope.</summary>
    public IEnumerable<string> Prefixes => new[] { Names.PrefixOf(Start.Syntax), "DlGen.", "global::DlGen." }.Distinct();

    /// <summary>The type whose attributes a place of a file is in, whatever they are; null where there is none.</summary>
    public static TypeDeclarationSyntax? TypeAt(SyntaxNode root, TextSpan span) => root.FullSpan.Contains(span)
        ? root.FindNode(span).AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault(type => HasAttributesAt(type, span))
        : null;

    /// <summary>What a type declares; null where it declares no network and no block, or a wrong one, or elsewhere.</summary>
    public static Declared? Of(TypeDeclarationSyntax declaration, SourceText text, Compilation compilation, CancellationToken cancellationToken) =>
        DlGenAttributes.IsReferencedBy(compilation)
        && compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration, cancellationToken) is { } type
        && Of(type, text, compilation, cancellationToken) is { } declared && declared.Declaration == declaration
            ? declared
            : null;

    /// <summary>What the class declares after an edit; null where that leaves no right declaration.</summary>
    public Declared? After(Edit edit, CancellationToken cancellationToken)
    {
        SyntaxTree tree = Declaration.SyntaxTree;
        SourceText text = Text.WithChanges(edit.Changes);
        Compilation compilation = Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
        return compilation.Assembly.GetTypeByMetadataName(MetadataName(Type)) is { } type ? Of(type, text, compilation, cancellationToken) : null;
    }

    /// <summary>What a place of the declaration is written as, an argument without its name.</summary>
    public SyntaxNode NodeAt(Model.Site site)
    {
        SyntaxNode node = ShapeComments.NodeAt(Written, site);
        return node is AttributeArgumentSyntax argument ? argument.Expression : node;
    }

    private static Declared? Of(INamedTypeSymbol type, SourceText text, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<WrittenAttribute> attributes = WrittenAttribute.Of(type, cancellationToken);
        return attributes.FirstOrDefault(static attribute => attribute.DeclaresNetwork) is { Declaration: { } declaration }
            && attributes.All(attribute => attribute.Role != AttributeRole.Unknown && attribute.Declaration == declaration)
            && !declaration.HasDirectivesInside()
            && !HasDirectiveBelowComment(declaration)
            && Guarded.Parse(type, compilation, cancellationToken).Spec is { } spec
            && Guarded.Check(spec, GpuReference.Of(compilation)).Count == 0
                ? new Declared(text, declaration, type, compilation, attributes, spec)
                : null;
    }

    /// <summary>Whether a directive stands between a declaration and its documentation, which what is added before the class would take.</summary>
    private static bool HasDirectiveBelowComment(TypeDeclarationSyntax declaration) => declaration.GetLeadingTrivia()
        .SkipWhile(static trivia => !trivia.IsComment() && trivia.GetStructure() is not DocumentationCommentTriviaSyntax)
        .Any(static trivia => trivia.IsDirective);

    private static bool HasAttributesAt(TypeDeclarationSyntax type, TextSpan span) =>
        type.AttributeLists.Count > 0 && TextSpan.FromBounds(type.AttributeLists.First().FullSpan.Start, type.AttributeLists.Last().FullSpan.End).Contains(span);

    private static string MetadataName(INamedTypeSymbol type)
    {
        string name = string.Join("+", Identifiers.ContainingTypesOf(type).Append(type).Select(static part => part.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString()}.{name}";
    }
}
