using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>Spells an [Mlp] out as a [Network] with its layers.</summary>
internal static class MlpToNetwork
{
    private const string Title = "Spell out as [Network]";

    /// <summary>What still reads well on one line.</summary>
    private const int Width = 100;

    /// <summary>The ways to write it, by what stands before the attributes' names.</summary>
    public static IEnumerable<Edit> Of(Declared declared) => declared.Start.Role == AttributeRole.Mlp
        ? declared.Prefixes.Select(prefix => Write(declared, prefix)).OfType<Edit>()
        : [];

    private static Edit? Write(Declared declared, string prefix)
    {
        AttributeSyntax attribute = declared.Start.Syntax;
        var mlp = new WrittenMlp(attribute);
        if (mlp.Layers(declared.Spec.Layers, prefix, out string[]? hidden) is not { } layers)
        {
            return null;
        }

        layers = Repeated(layers, $"{prefix}Residual<{WrittenMlp.HiddenLayer}>");
        string network = $"{prefix}Network({string.Join(", ", new[] { mlp.Sizes[0].ToString() }.Concat(mlp.Kept))})";
        TextChange? change = attribute.Parent is AttributeListSyntax { Target: null, Attributes.Count: 1 } list && declared.Text.IndentBefore(list.SpanStart) is { } indent
            ? InLists(declared.Text, list, mlp, network, layers, indent)
            : attribute.DescendantTrivia().Any(Lines.IsComment) ? null : new TextChange(attribute.Span, string.Join(", ", layers.Prepend(network)));
        if (change is null || hidden is null)
        {
            return change is null ? null : new Edit(Title, change.Value);
        }

        return new Edit(Title, Placement.Before(declared).Of(hidden, WrittenMlp.HiddenLayer), change.Value);
    }

    /// <summary>Attribute lists in the place of the [Mlp]'s own: one of the network, and one of all layers, or of each where that is long or has comments.</summary>
    private static TextChange? InLists(SourceText text, AttributeListSyntax list, WrittenMlp mlp, string network, string[] layers, string indent)
    {
        string end = text.NewLine() + indent;
        ILookup<int, string> comments = CommentsBySize(list, mlp.Sizes);
        if (comments.Count == 0)
        {
            string all = $"[{string.Join(", ", layers)}]";
            return new TextChange(list.Span, $"[{network}]{end}{(all.Length <= Width ? all : string.Join(end, layers.Select(static layer => $"[{layer}]")))}");
        }

        if (layers.Length != mlp.Sizes.Length - 1 || !text.EndsLine(list.Span.End))
        {
            return null;
        }

        IEnumerable<string> lists = layers.Prepend(network).Select((layer, index) => string.Join(" ", comments[index].Prepend($"[{layer}]")));
        return new TextChange(list.Span, string.Join(end, comments[-1].Concat(lists)));
    }

    /// <summary>The comments by the sizes that they stand behind on a line, or before; −1 for those of options, which come first.</summary>
    private static ILookup<int, string> CommentsBySize(AttributeListSyntax list, ExpressionSyntax[] sizes)
    {
        SourceText text = list.SyntaxTree.GetText();
        List<SyntaxNode> parts = [.. list.Attributes[0].ArgumentList!.Arguments.Where(static argument => argument.NameEquals is not null), .. sizes];
        parts.Sort(static (left, right) => left.SpanStart.CompareTo(right.SpanStart));
        return list.DescendantTrivia()
            .Where(trivia => trivia.IsComment() && list.Span.Contains(trivia.Span))
            .ToLookup(
                comment =>
                {
                    int line = text.Lines.IndexOf(comment.SpanStart);
                    SyntaxNode? before = parts.LastOrDefault(part => part.Span.End <= comment.SpanStart);
                    bool isBehind = before is not null && text.Lines.IndexOf(before.Span.End) == line;
                    return Array.IndexOf(sizes, isBehind ? before : parts.FirstOrDefault(part => part.SpanStart >= comment.Span.End) ?? before);
                },
                static comment => comment.ToString());
    }

    /// <summary>Equal residual blocks that follow each other as one that is repeated.</summary>
    private static string[] Repeated(string[] layers, string residual)
    {
        var written = new List<string>();
        for (int index = 0; index < layers.Length;)
        {
            int times = layers.Skip(index).TakeWhile(layer => layer == residual).Count();
            written.Add(times > 1 ? $"{residual}(Times = {times.ToString(System.Globalization.CultureInfo.InvariantCulture)})" : layers[index]);
            index += Math.Max(times, 1);
        }

        return [.. written];
    }
}
