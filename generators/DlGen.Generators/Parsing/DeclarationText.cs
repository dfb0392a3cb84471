using System.Text;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>DlGen's attributes of a declaration as the user wrote them, on one line and without comments.</summary>
internal static class DeclarationText
{
    // What heads a file, not a copy of it: enough for any network written by hand.
    private const int Longest = 1_000;

    public static string Of(IEnumerable<WrittenAttribute> attributes)
    {
        var text = new StringBuilder();
        SyntaxNode? list = null;
        foreach (WrittenAttribute attribute in attributes)
        {
            if (ReferenceEquals(attribute.Syntax.Parent, list))
            {
                text.Append(", ");
            }
            else
            {
                text.Append(list is null ? "[" : "] [");
                list = attribute.Syntax.Parent;
            }

            AppendOneLine(text, attribute.Syntax);
            if (text.Length > Longest)
            {
                text.Length = Longest;
                return text.Append('…').ToString();
            }
        }

        return list is null ? "" : text.Append(']').ToString();
    }

    private static void AppendOneLine(StringBuilder text, SyntaxNode node)
    {
        SyntaxToken previous = default;
        foreach (SyntaxToken token in node.DescendantTokens())
        {
            bool isApart = previous.RawKind != 0 && previous.Span.End < token.SpanStart;
            if (isApart && previous.Text is not ("(" or "{") && token.Text is not (")" or ","))
            {
                text.Append(' ');
            }

            foreach (char character in token.Text)
            {
                text.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
            }

            previous = token;
            if (text.Length > Longest)
            {
                return;
            }
        }
    }
}
