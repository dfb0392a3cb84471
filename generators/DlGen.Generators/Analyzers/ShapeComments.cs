using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Analyzers;

/// <summary>The comment about shapes at the end of a line of layers.</summary>
/// <param name="End">Where the line's code ends, with a comment of the author's own.</param>
/// <param name="Expected">What the comment says where it is right: 784 → 256, 200,960 parameters.</param>
/// <param name="Written">The comment, with the blanks before it; null where there is none.</param>
/// <param name="Place">What of it says the shapes; null where there is none.</param>
/// <param name="Says">What it says.</param>
internal sealed record ShapeComment(int End, string Expected, TextSpan? Written, TextSpan? Place, string Says);

/// <summary>Comments such as <c>// 784 → 256, 200,960 parameters</c>, one at the end of each line of layers.</summary>
internal static class ShapeComments
{
    private const string Shape = @"(\d+(×\d+)*|[\d,]+ tokens)";
    private static readonly Regex Pattern = new($@"\s*//\s*(?<says>{Shape}( → {Shape})+(; {Shape}( → {Shape})+)*(, [\d,]+ parameters?)?)\s*$", RegexOptions.CultureInvariant);

    /// <summary>Whether a comment says a shape and nothing else.</summary>
    public static bool IsOne(string comment) => Pattern.Match(comment) is { Success: true, Index: 0 };

    /// <summary>The comments of a declaration's lines, those that there are and those that there could be.</summary>
    /// <param name="layers">What its layers do to the shape.</param>
    /// <param name="written">The declaration's attributes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static IReadOnlyList<ShapeComment> Of(IReadOnlyList<LayerFigures> layers, ImmutableArray<WrittenAttribute> written, CancellationToken cancellationToken)
    {
        SourceText text = written[0].Syntax.SyntaxTree.GetText(cancellationToken);
        return layers
            .Select(layer => (Layer: layer, Node: NodeAt(written, layer.Site)))
            .GroupBy(item => text.Lines.IndexOf(item.Node.Span.End))
            .Select(line => Of(text, line.Last().Node, LayerFigures.Summarize([.. line.Select(static item => item.Layer)])))
            .OfType<ShapeComment>()
            .ToList();
    }

    /// <summary>The place of a layer.</summary>
    public static SyntaxNode NodeAt(ImmutableArray<WrittenAttribute> written, Site site) =>
        site.Argument < 0 ? written[site.Attribute].Syntax : WrittenArguments.Of(written[site.Attribute].Syntax)[site.Argument].Node;

    /// <summary>The comment at the end of a line; null where the line ends in something else than attributes, as in the class itself.</summary>
    private static ShapeComment? Of(SourceText text, SyntaxNode last, string expected)
    {
        int line = text.Lines.IndexOf(last.Span.End);
        SyntaxToken token = last.GetLastToken();
        for (SyntaxToken next = token.GetNextToken(); !next.IsKind(SyntaxKind.None) && text.Lines.IndexOf(next.SpanStart) == line; next = next.GetNextToken())
        {
            token = next;
        }

        string behind = text.ToString(TextSpan.FromBounds(token.Span.End, text.Lines[line].End));
        bool isFree = behind.Trim() is var comment && (comment.Length == 0 || comment.StartsWith("//", StringComparison.Ordinal));
        if (!isFree || token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>() is null)
        {
            return null;
        }

        Match match = Pattern.Match(behind);
        return match.Success
            ? new ShapeComment(token.Span.End + match.Index, expected, SpanOf(match), SpanOf(match.Groups["says"]), match.Groups["says"].Value)
            : new ShapeComment(token.Span.End + behind.TrimEnd().Length, expected, null, null, "");

        TextSpan SpanOf(Group part) => new(token.Span.End + part.Index, part.Length);
    }
}
