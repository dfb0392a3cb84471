using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of names that mean something else, or nothing.</summary>
internal static class NameEdits
{
    private const string DidYouMean = "did you mean '";
    private const string WriteItsValue = "write its value, ";

    /// <summary>Writes the name that the message suggests.</summary>
    public static Edit? UseOwnName(Site site)
    {
        string advice = site.Said(1);
        if (!advice.StartsWith(DidYouMean, StringComparison.Ordinal) || advice.LastIndexOf('\'') is var end && end <= DidYouMean.Length)
        {
            return null;
        }

        string name = advice.Substring(DidYouMean.Length, end - DidYouMean.Length);
        TextSpan? span = site.Whole is { } attribute
            ? Names.SimpleName(attribute.Name)?.Identifier.Span
            : site.Argument switch
            {
                { NameEquals.Name.Identifier: var option } when option.ValueText == site.Said(0) => option.Span,
                { NameColon.Name.Identifier: var parameter } when parameter.ValueText == site.Said(0) => parameter.Span,
                { Expression: MemberAccessExpressionSyntax access } when site.Said(0).EndsWith("." + access.Name.Identifier.ValueText, StringComparison.Ordinal) => access.Name.Span,
                _ => null,
            };
        string written = site.Whole is null ? name.Substring(name.LastIndexOf('.') + 1) : name;
        return span is { } found ? new Edit($"Use {name}", new TextChange(found, written)) : null;
    }

    /// <summary>Removes a layer that other libraries have before a loss that applies it itself.</summary>
    public static Edit? LeaveOut(Site site) =>
        site.Said(1).StartsWith("leave it out", StringComparison.Ordinal) && site.Layers.Count > 2 ? LayerEdits.RemoveAttribute(site) : null;

    /// <summary>Adds the using that the message asks for.</summary>
    public static Edit? AddUsing(Site site)
    {
        if (!site.Said(1).StartsWith("add 'using DlGen;'", StringComparison.Ordinal) || site.Root is not CompilationUnitSyntax unit)
        {
            return null;
        }

        if (unit.Usings.LastOrDefault(static directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None)) is { } last)
        {
            return new Edit("Add using DlGen", new TextChange(new TextSpan(last.Span.End, 0), site.NewLine + "using DlGen;"));
        }

        return unit.Externs.Count > 0 || unit.ContainsDirectives ? null : new Edit("Add using DlGen", new TextChange(new TextSpan(0, 0), "using DlGen;" + site.NewLine));
    }

    /// <summary>Writes the value of a constant that is generated and so doesn't exist yet.</summary>
    public static Edit? WriteValue(Site site)
    {
        if (!site.Said(1).StartsWith(WriteItsValue, StringComparison.Ordinal))
        {
            return null;
        }

        string value = site.Said(1).Substring(WriteItsValue.Length);
        TextSpan span = site.Argument is { } argument && argument.Span == site.Span ? argument.Expression.Span : site.Span;
        return site.Argument is null && (site.Node is not NameSyntax and not MemberAccessExpressionSyntax || value.StartsWith("-", StringComparison.Ordinal))
            ? null
            : new Edit($"Write {value}", new TextChange(span, value));
    }

    /// <summary>Writes a name in full that a generated member would hide.</summary>
    public static Edit? WriteInFull(Site site)
    {
        string hidden = site.Said(0);
        SimpleNameSyntax? name = site.Argument?.DescendantNodes().OfType<SimpleNameSyntax>()
            .FirstOrDefault(name => name.Identifier.ValueText == hidden && name.Parent is not (NameEqualsSyntax or NameColonSyntax) && !IsMember(name));
        string full = site.Said(2);
        return name is null || full.Length == 0 ? null : new Edit($"Write {full}", new TextChange(Replaced(name, full), full));
    }

    private static bool IsMember(SimpleNameSyntax name) => name.Parent is MemberAccessExpressionSyntax access && access.Name == name;

    /// <summary>What a full name replaces: the name, or the member access that it begins, where the full name ends in that member.</summary>
    private static TextSpan Replaced(SimpleNameSyntax name, string full) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Expression == name && full.EndsWith($"{name.Identifier.ValueText}.{access.Name}", StringComparison.Ordinal)
            ? access.Span
            : name.Span;
}
