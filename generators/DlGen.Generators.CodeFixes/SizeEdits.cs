using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of the sizes of a network that a program uses, at its declaration, where they are written as numbers.</summary>
internal static class SizeEdits
{
    /// <summary>Lets the network take the inputs of the data. The message's second part is its name.</summary>
    public static Edit? TakeInputs(Site site) =>
        DeclarationOf(site, site.Said(1)) is { } layers && layers.FirstOrDefault(Names.IsStart) is { } start && SizesOf(start) is { Length: > 0 } sizes && (Names.KindOf(start) == "Mlp" || sizes.Length == 1)
            ? Write(site, sizes[0], site.Said(1), "inputs")
            : null;

    /// <summary>Lets the network have an output for each class or value of the data.</summary>
    /// <param name="name">Which part of the message names the network.</param>
    public static Func<Site, Edit?> GiveOutputs(int name) => site =>
    {
        if (DeclarationOf(site, site.Said(name)) is not { } layers || layers.FirstOrDefault(Names.IsStart) is not { } start)
        {
            return null;
        }

        AttributeSyntax last = Names.KindOf(start) == "Mlp" ? start : layers[layers.Length - 1];
        return (last == start ? Names.KindOf(start) == "Mlp" : Names.KindOf(last) == "Linear") && SizesOf(last) is { Length: > 0 } sizes
            ? Write(site, sizes[sizes.Length - 1], site.Said(name), "outputs")
            : null;
    };

    private static Edit? Write(Site site, AttributeArgumentSyntax size, string network, string what)
    {
        string expected = site.Kept("Expected");
        return expected.Length > 0 && size.Expression is LiteralExpressionSyntax
            ? new Edit($"Let '{network}' have {(expected == "1" ? "1 " + what.TrimEnd('s') : $"{expected} {what}")}", new TextChange(size.Expression.Span, expected))
            : null;
    }

    private static AttributeArgumentSyntax[] SizesOf(AttributeSyntax attribute) =>
        [.. attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null && argument.NameColon is null) ?? []];

    /// <summary>The attributes of the one class of a name; null where there isn't one, or #if divides them.</summary>
    private static AttributeSyntax[]? DeclarationOf(Site site, string name)
    {
        ClassDeclarationSyntax[] declared = [.. site.Root.DescendantNodes().OfType<ClassDeclarationSyntax>().Where(type => type.Identifier.ValueText == name && type.AttributeLists.Count > 0)];
        return declared.Length == 1 && !declared[0].HasDirectivesInside()
            ? [.. declared[0].AttributeLists.SelectMany(static list => list.Attributes)]
            : null;
    }
}
