using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of the block that a diagnostic at its use names, where it is declared in the same file and used once there.</summary>
internal static class BlockEdits
{
    private const string SayTokens = "say Tokens = ";

    /// <summary>Gives a block the shape that comes in.</summary>
    public static Edit? TakeWhatComesIn(Site site)
    {
        AttributeArgumentSyntax[] sizes = [.. ArgumentEdits.Positional(BlockOf(site))];
        string shape = site.Said(2).Trim('[', ']').Replace("×", ", ");
        return sizes.Length == 0 || shape.Length == 0 || sizes.Any(static size => size.NameColon is not null)
            ? null
            : new Edit($"Let '{site.Said(0)}' take [{shape}]", new TextChange(TextSpan.FromBounds(sizes[0].SpanStart, sizes[sizes.Length - 1].Span.End), shape));
    }

    /// <summary>Gives a block the number of tokens that come in.</summary>
    public static Edit? TakeTokens(Site site)
    {
        string advice = site.Said(3);
        int end = advice.IndexOf(" on [Block]", StringComparison.Ordinal);
        return advice.StartsWith(SayTokens, StringComparison.Ordinal) && end > 0 && BlockOf(site) is { } block
            ? new Edit($"Set Tokens of '{site.Said(0)}'", ArgumentEdits.Setting(block, "Tokens", advice.Substring(SayTokens.Length, end - SayTokens.Length)))
            : null;
    }

    private static AttributeSyntax? BlockOf(Site site)
    {
        string name = site.Said(0);
        TypeDeclarationSyntax[] declared = [.. site.Root.DescendantNodes().OfType<TypeDeclarationSyntax>().Where(type => type.Identifier.ValueText == name)];
        int uses = site.Root.DescendantNodes().OfType<IdentifierNameSyntax>().Count(used => used.Identifier.ValueText == name);
        return declared.Length == 1 && uses == 1 && !declared[0].HasDirectivesInside()
            ? declared[0].AttributeLists.SelectMany(static list => list.Attributes).SingleOrDefault(static attribute => Names.KindOf(attribute) == "Block")
            : null;
    }
}
