using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>
/// The place of a diagnostic, as it is written. Fixes look at the text alone: an attribute under an alias is one whose kind isn't known,
/// and no fix is offered that needs to know it.
/// </summary>
internal sealed class Site
{
    private readonly Diagnostic diagnostic;

    public Site(SyntaxNode root, SourceText text, TextSpan span, Diagnostic diagnostic)
    {
        this.diagnostic = diagnostic;
        Root = root;
        Text = text;
        Span = span;
        if (!root.FullSpan.Contains(span))
        {
            return;
        }

        SyntaxNode node = root.FindNode(span, getInnermostNodeForTie: true);
        Node = node;
        Attribute = node.FirstAncestorOrSelf<AttributeSyntax>();
        Argument = Attribute?.Span == span ? null : node.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        Declaration = Attribute is null ? Named(node, span) : Attribute.Parent?.Parent as TypeDeclarationSyntax;
        Layers = Declaration?.AttributeLists.SelectMany(static list => list.Attributes).ToArray() ?? [];
    }

    public SyntaxNode Root { get; }

    public SourceText Text { get; }

    public TextSpan Span { get; }

    /// <summary>The innermost node at the place.</summary>
    public SyntaxNode? Node { get; }

    /// <summary>The attribute that the diagnostic is of, or whose argument.</summary>
    public AttributeSyntax? Attribute { get; }

    /// <summary>The argument that the diagnostic is of; null where it is of the whole attribute.</summary>
    public AttributeArgumentSyntax? Argument { get; }

    /// <summary>The attribute, where the diagnostic is of the whole of it.</summary>
    public AttributeSyntax? Whole => Argument is null ? Attribute : null;

    /// <summary>The class that has the attribute, or whose name the diagnostic is of.</summary>
    public TypeDeclarationSyntax? Declaration { get; }

    /// <summary>All attributes of that class, in order.</summary>
    public IReadOnlyList<AttributeSyntax> Layers { get; } = [];

    /// <summary>Whether the declaration can be edited.</summary>
    public bool IsEditable => Declaration?.HasDirectivesInside() != true;

    public string NewLine => Text.NewLine();

    /// <summary>An argument of the diagnostic's message, counted from 0.</summary>
    public string Said(int index) => Kept(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the analyzer keeps in the diagnostic under a name; nothing where it doesn't.</summary>
    public string Kept(string name) => diagnostic.Properties.TryGetValue(name, out string? value) ? value ?? "" : "";

    /// <summary>What stands on a place's line before it, where that is nothing but blanks; null elsewhere.</summary>
    public string? IndentBefore(int position) => Text.IndentBefore(position);

    private static TypeDeclarationSyntax? Named(SyntaxNode node, TextSpan span) =>
        node is TypeDeclarationSyntax declaration && declaration.Identifier.Span == span ? declaration : null;
}
