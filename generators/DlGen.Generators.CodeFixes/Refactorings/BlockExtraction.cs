using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>
/// Makes a [Block] of layers that are selected, and uses it in their place, and in that of the same layers elsewhere in the class. The network
/// computes the same, but its layers have other names, in code and in files.
/// </summary>
internal static class BlockExtraction
{
    /// <summary>The ways to do it: everywhere or at the selection alone, with the block before the class or in it, and by what stands before names.</summary>
    public static IEnumerable<Edit> Of(Declared declared, TextSpan selection)
    {
        AttributeSyntax[] selected = [.. declared.Attributes.Where(attribute => attribute.Span.OverlapsWith(selection))];
        if (selected.Length < 2 || !selected.All(attribute => declared.Written.Any(written => written.Syntax == attribute && written.Role == AttributeRole.Layer))
            || FreeName(declared, selected) is not { } name)
        {
            yield break;
        }

        int first = declared.Attributes.IndexOf(selected[0]);
        List<int> everywhere = PlacesOf(declared, first, selected.Length);
        Placement?[] placements = [Placement.Before(declared), Placement.Inside(declared)];
        foreach (List<int> places in everywhere.Count == 1 ? [everywhere] : new List<int>[] { everywhere, [first] })
        {
            foreach (Placement placement in placements.OfType<Placement>())
            {
                foreach (string prefix in declared.Prefixes)
                {
                    yield return Write(declared, places, selected, placement, name, prefix);
                }
            }
        }
    }

    private static Edit Write(Declared declared, List<int> places, AttributeSyntax[] selected, Placement placement, string name, string prefix)
    {
        SourceText text = declared.Text;
        var changes = new List<TextChange>();
        for (int index = 0; index < places.Count;)
        {
            int times = 1;
            while (index + times < places.Count && places[index + times] == places[index] + (times * selected.Length) && !HasCommentsBetween(declared, places[index + times]))
            {
                times++;
            }

            AttributeSyntax from = declared.Attributes[places[index]];
            AttributeSyntax to = declared.Attributes[places[index] + (times * selected.Length) - 1];
            string use = $"{prefix}Use<{name}>{(times > 1 ? $"(Times = {times.ToString(CultureInfo.InvariantCulture)})" : "")}";
            changes.Add(CommentBehind(from, to) is { } comment
                ? new TextChange(TextSpan.FromBounds(from.SpanStart, comment.Span.End), use + "]")
                : new TextChange(TextSpan.FromBounds(from.SpanStart, to.Span.End), use));
            index += times;
        }

        string layers = $"[{text.ToString(TextSpan.FromBounds(selected[0].SpanStart, selected[selected.Length - 1].Span.End))}]";
        string behind = CommentBehind(selected[0], selected[selected.Length - 1]) is { } own ? text.ToString(TextSpan.FromBounds(own.Token.Span.End, own.Span.End)) : "";
        changes.Add(placement.Of([$"[{prefix}Block({InputOf(declared, selected[0])})]", layers + behind], name));
        string where = places.Count == 1 ? "" : $" in {places.Count.ToString(CultureInfo.InvariantCulture)} places";
        return new Edit($"Extract to block '{name}'{where} (names in files change)", [.. changes.OrderBy(static change => change.Span.Start)]) { Added = name };
    }

    /// <summary>Where the same layers stand, the selected ones among them: the indices of the first of each, in order. Other comments than at the selection would be lost.</summary>
    private static List<int> PlacesOf(Declared declared, int selected, int length)
    {
        var places = new List<int> { selected };
        string Between(int place) => string.Concat(declared.Declaration.DescendantTrivia()
            .Where(trivia => trivia.IsComment() && trivia.SpanStart > declared.Attributes[place].SpanStart && trivia.Span.End < declared.Attributes[place + length - 1].Span.End));
        bool IsSame(int place) => place >= 0 && place + length <= declared.Attributes.Length
            && Enumerable.Range(0, length).All(index => SyntaxFactory.AreEquivalent(declared.Attributes[place + index], declared.Attributes[selected + index], topLevel: false))
            && Between(place) is var comments && (comments.Length == 0 || comments == Between(selected))
            && InputOf(declared, declared.Attributes[place]) == InputOf(declared, declared.Attributes[selected]);
        for (int place = selected - length; place >= 0;)
        {
            bool isSame = IsSame(place);
            places.InsertRange(0, isSame ? [place] : Array.Empty<int>());
            place -= isSame ? length : 1;
        }

        for (int place = selected + length; place + length <= declared.Attributes.Length;)
        {
            bool isSame = IsSame(place);
            places.AddRange(isSame ? [place] : Array.Empty<int>());
            place += isSame ? length : 1;
        }

        return places;
    }

    /// <summary>Whether comments stand between a place and the one before it.</summary>
    private static bool HasCommentsBetween(Declared declared, int place) => declared.Declaration.DescendantTrivia().Any(trivia =>
        trivia.IsComment() && trivia.SpanStart > declared.Attributes[place - 1].Span.End && trivia.Span.End < declared.Attributes[place].SpanStart);

    /// <summary>The comment at the end of a line that whole attribute lists end.</summary>
    private static SyntaxTrivia? CommentBehind(AttributeSyntax from, AttributeSyntax to) =>
        from.Parent is AttributeListSyntax first && first.Attributes[0] == from && to.Parent is AttributeListSyntax last && last.Attributes.Last() == to
            ? last.CloseBracketToken.TrailingTrivia.Select(static trivia => (SyntaxTrivia?)trivia).FirstOrDefault(static trivia => trivia!.Value.IsKind(SyntaxKind.SingleLineCommentTrivia))
            : null;

    /// <summary>What comes into a layer, as a [Block] says it.</summary>
    private static string InputOf(Declared declared, AttributeSyntax layer)
    {
        WrittenAttribute? written = declared.Written.FirstOrDefault(written => written.Syntax == layer);
        Value? input = declared.Figures.FirstOrDefault(figures => figures.Site.Attribute == written?.Index)?.Input;
        return input is null ? "" : Text.Axes(input.Known) + (input.Vocabulary > 0 ? $", Tokens = {Text.Plain(input.Vocabulary)}" : "");
    }

    /// <summary>A name after the first layer with weights that no type of the project has; null where all are taken.</summary>
    private static string? FreeName(Declared declared, AttributeSyntax[] selected)
    {
        WrittenAttribute[] layers = [.. declared.Written.Where(written => selected.Contains(written.Syntax))];
        string kind = (layers.FirstOrDefault(static layer => Names.HasWeights(layer.Syntax) || layer.Kind is "Embedding" or "SwiGlu" or "GeGlu") ?? layers[0]).Kind;
        kind = kind.Replace("1d", "").Replace("2d", "");
        string name = declared.Type.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Enumerable.Range('B', 25)
            .Select(letter => $"{name}{kind}Block{(char)letter}")
            .Prepend($"{name}{kind}Block")
            .Prepend($"{kind}Block")
            .FirstOrDefault(candidate => !declared.Compilation.ContainsSymbolsWithName(candidate, SymbolFilter.Type));
    }
}
