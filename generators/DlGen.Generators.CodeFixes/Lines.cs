using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>A file's lines, as what is added to it has to fit between them.</summary>
internal static class Lines
{
    /// <summary>How the file ends its lines.</summary>
    public static string NewLine(this SourceText text) =>
        text.Lines.Count > 1 && text.ToString(TextSpan.FromBounds(text.Lines[0].End, text.Lines[0].EndIncludingLineBreak)) is { Length: > 0 } end ? end : "\n";

    /// <summary>What stands on a place's line before it, where that is nothing but blanks; null elsewhere.</summary>
    public static string? IndentBefore(this SourceText text, int position)
    {
        string before = text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(position).Start, position));
        return string.IsNullOrWhiteSpace(before) ? before : null;
    }

    /// <summary>Whether nothing but blanks stands behind a place on its line.</summary>
    public static bool EndsLine(this SourceText text, int position) =>
        string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(position, text.Lines.GetLineFromPosition(position).End)));

    public static bool IsComment(this SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether directives stand among a declaration's attributes: what stands between #if and #endif isn't for an edit to move. Those above all of it stay where they are.</summary>
    public static bool HasDirectivesInside(this TypeDeclarationSyntax declaration) =>
        declaration.DescendantTrivia(TextSpan.FromBounds(declaration.SpanStart, declaration.Identifier.SpanStart))
            .Any(trivia => trivia.IsDirective && trivia.SpanStart > declaration.SpanStart && trivia.SpanStart < declaration.Identifier.SpanStart);
}
