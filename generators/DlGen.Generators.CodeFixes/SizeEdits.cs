using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of the sizes of a network that a program uses, at its declaration, where they are written as numbers.</summary>
internal static class SizeEdits
{
    /// <summary>Lets the network take the inputs of the data.</summary>
    public static Edit? TakeInputs(Site site) =>
        site.Layers.FirstOrDefault(Names.IsStart) is { } start && SizesOf(start) is { Length: > 0 } sizes && (Names.KindOf(start) == "Mlp" || sizes.Length == 1)
            ? Write(site, sizes[0], "inputs")
            : null;

    /// <summary>Lets the network have an output for each class or value of the data.</summary>
    public static Edit? GiveOutputs(Site site)
    {
        if (site.Layers.FirstOrDefault(Names.IsStart) is not { } start)
        {
            return null;
        }

        AttributeSyntax last = Names.KindOf(start) == "Mlp" ? start : site.Layers[site.Layers.Count - 1];
        return Names.KindOf(last) is "Mlp" or "Linear" && SizesOf(last) is { Length: > 0 } sizes ? Write(site, sizes[sizes.Length - 1], "outputs") : null;
    }

    private static Edit? Write(Site site, AttributeArgumentSyntax size, string what)
    {
        string expected = site.Kept("Expected");
        return expected.Length > 0 && size.Expression is LiteralExpressionSyntax
            ? new Edit($"Let '{site.Declaration!.Identifier.ValueText}' have {(expected == "1" ? "1 " + what.TrimEnd('s') : $"{expected} {what}")}", new TextChange(size.Expression.Span, expected))
            : null;
    }

    private static AttributeArgumentSyntax[] SizesOf(AttributeSyntax attribute) => [.. ArgumentEdits.Positional(attribute).Where(static argument => argument.NameColon is null)];
}
