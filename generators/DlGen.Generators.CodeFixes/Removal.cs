using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Takes an attribute or an argument out, with its comma or its brackets. Comments beside it stay.</summary>
internal static class Removal
{
    public static IEnumerable<TextChange> Of(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        return list.Attributes.Count > 1
            ? Item(list.Attributes, list.Attributes.IndexOf(attribute), text)
            : [new TextChange(WithBlanks(list.Span, text), "")];
    }

    public static IEnumerable<TextChange> Of(AttributeArgumentSyntax argument, SourceText text)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        if (list.Arguments.Count > 1)
        {
            return Item(list.Arguments, list.Arguments.IndexOf(argument), text);
        }

        bool hasComments = list.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return [new TextChange(hasComments ? argument.Span : list.Span, "")];
    }

    private static IEnumerable<TextChange> Item<T>(SeparatedSyntaxList<T> items, int index, SourceText text)
        where T : SyntaxNode
    {
        T item = items[index];
        if (index > 0 && IsBlank(text, items.GetSeparator(index - 1).Span.End, item.SpanStart))
        {
            yield return new TextChange(TextSpan.FromBounds(items.GetSeparator(index - 1).SpanStart, item.Span.End), "");
        }
        else if (index < items.SeparatorCount)
        {
            yield return new TextChange(WithBlanks(TextSpan.FromBounds(item.SpanStart, items.GetSeparator(index).Span.End), text), "");
        }
        else
        {
            // The last one, behind a comment that belongs to the one before.
            yield return new TextChange(items.GetSeparator(index - 1).Span, "");
            yield return new TextChange(item.Span, "");
        }
    }

    /// <summary>A span with the blanks that nothing is left to divide: its whole lines, or those behind it, or those before it.</summary>
    private static TextSpan WithBlanks(TextSpan span, SourceText text)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        bool begins = IsBlank(text, first.Start, span.Start);
        bool ends = IsBlank(text, span.End, last.End);
        if (begins && ends)
        {
            return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        }

        int start = span.Start;
        while (ends && start > first.Start && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        int end = span.End;
        while (!ends && end < last.End && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
}
