using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of an attribute's arguments.</summary>
internal static class ArgumentEdits
{
    /// <summary>Sets an option of the attribute at the place, where a right kind of attribute is there.</summary>
    public static Func<Site, Edit?> Set(string option, string value, Func<AttributeSyntax, bool> isRight) => site =>
        site.Attribute is { } attribute && isRight(attribute) ? new Edit($"Set {option} = {value}", Setting(attribute, option, value)) : null;

    /// <summary>Sets the option at the place to a number that the message names.</summary>
    public static Func<Site, Edit?> SetNumber(Func<Site, string?> number) => site =>
        site.Argument is { NameEquals.Name.Identifier.ValueText: var option } argument && number(site) is { Length: > 0 } value
            ? new Edit($"Set {option} = {value}", new TextChange(argument.Expression.Span, value))
            : null;

    /// <summary>Sets the loss, wherever the diagnostic is: at the option, or at the attribute that leaves it out.</summary>
    public static Func<Site, Edit?> SetLoss(Func<Site, string> loss) => site =>
    {
        string value = loss(site);
        return site.Attribute is { } attribute && value.Length > 0 && Names.KindOf(attribute) is "Mlp" or "Network" or "Head"
            && attribute.ArgumentList?.Arguments.Any(static argument => OptionOf(argument) == "LossFunction") != true
            ? new Edit($"Use Loss.{value}", Setting(site.Attribute, "Loss", $"{Names.PrefixOf(site.Attribute)}Loss.{value}"))
            : null;
    };

    /// <summary>Removes the argument at the place, where it is one of these options, or any where none is named.</summary>
    public static Func<Site, Edit?> Remove(params string[] options) => site =>
        site.Argument is { } argument && OptionOf(argument) is { } option && (options.Length == 0 || options.Contains(option)) && IsWhole(site, argument)
            ? new Edit($"Remove {argument}", [.. Removal.Of(argument, site.Text)])
            : null;

    /// <summary>Removes an option from the attribute at the place, wherever it stands there.</summary>
    public static Func<Site, Edit?> RemoveNamed(Func<Site, string> option) => site =>
        site.Attribute?.ArgumentList?.Arguments.FirstOrDefault(argument => OptionOf(argument) == option(site)) is { } found
            ? new Edit($"Remove {found}", [.. Removal.Of(found, site.Text)])
            : null;

    /// <summary>Replaces a number of the attribute at the place, where it is written as such: the named option, or the first argument.</summary>
    public static Func<Site, Edit?> Replace(string? option, Func<Site, (string Old, string New)?> numbers) => site =>
    {
        if (site.Attribute?.ArgumentList is not { } list || numbers(site) is not { } found)
        {
            return null;
        }

        AttributeArgumentSyntax? argument = list.Arguments.FirstOrDefault(candidate => option is null
            ? candidate.NameEquals is null && candidate.Expression.ToString() == found.Old
            : OptionOf(candidate) == option && candidate.Expression.ToString() == found.Old);
        return argument is null ? null : new Edit($"Use {(option is null ? "" : option + " = ")}{found.New}", new TextChange(argument.Expression.Span, found.New));
    };

    /// <summary>Replaces a layer's number, where it is written as such: at the place itself, or as an argument of the layer there.</summary>
    public static Func<Site, Edit?> Widen(Func<Site, string> from, Func<Site, string> to) => site =>
        site.Attribute is not null && site.Text.ToString(site.Span) == from(site)
            ? new Edit($"Use {to(site)}", new TextChange(site.Span, to(site)))
            : site.Whole is null ? null : Replace(null, site => (from(site), to(site)))(site);

    /// <summary>Removes the argument without a name at the place.</summary>
    public static Edit? RemovePositional(Site site) =>
        site.Argument is { NameEquals: null } argument && argument.Span == site.Span ? new Edit($"Remove {argument}", [.. Removal.Of(argument, site.Text)]) : null;

    /// <summary>Removes all arguments without a name.</summary>
    public static Edit? RemoveSizes(Site site)
    {
        if (site.Whole?.ArgumentList is not { Arguments.Count: > 0 } list || list.Arguments[0].NameEquals is not null)
        {
            return null;
        }

        AttributeArgumentSyntax? kept = list.Arguments.FirstOrDefault(static argument => argument.NameEquals is not null);
        return new Edit("Remove the sizes", new TextChange(kept is null ? list.Span : TextSpan.FromBounds(list.Arguments[0].SpanStart, kept.SpanStart), ""));
    }

    /// <summary>Lets residuals carry the gradient of an [Mlp] whose hidden layers have one size.</summary>
    public static Edit? AddResidual(Site site)
    {
        if (site.Attribute is not { } attribute || Names.KindOf(attribute) != "Mlp")
        {
            return null;
        }

        string[] sizes = [.. Positional(attribute).Select(static argument => argument.Expression.ToString())];
        return sizes.Length > 3 && sizes.Skip(1).Take(sizes.Length - 2).Distinct().Count() == 1 ? Set("Residual", "true", static _ => true)(site) : null;
    }

    /// <summary>Puts other sizes in place of the sizes of [Network], where they are written as numbers and this is the first layer.</summary>
    public static Func<Site, Edit?> Reshape(Func<Site, int[], string?> shape) => site =>
    {
        AttributeSyntax? start = site.Layers.FirstOrDefault(Names.IsStart);
        AttributeArgumentSyntax[] sizes = [.. Positional(start)];
        int?[] numbers = [.. sizes.Select(static size => size.NameColon is null && size.Expression is LiteralExpressionSyntax { Token.Value: int number } ? number : (int?)null)];
        if (site.Whole is null || LayerEdits.LayersOf(site).FirstOrDefault() != site.Whole || start is null || Names.KindOf(start) == "Mlp" || sizes.Length == 0 || numbers.Contains(null))
        {
            return null;
        }

        return shape(site, [.. numbers.Select(static number => number!.Value)]) is { } text
            ? new Edit($"Declare the shape as {text}", new TextChange(TextSpan.FromBounds(sizes[0].SpanStart, sizes[sizes.Length - 1].Span.End), text))
            : null;
    };

    /// <summary>The arguments of an attribute that aren't options: sizes, or a function's name.</summary>
    public static IEnumerable<AttributeArgumentSyntax> Positional(AttributeSyntax? attribute) =>
        attribute?.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null) ?? [];

    /// <summary>The name of an argument with an equals sign; null for one without.</summary>
    public static string? OptionOf(AttributeArgumentSyntax argument) => argument.NameEquals?.Name.Identifier.ValueText;

    /// <summary>The number in a text such as "1, 2 or 4" that is closest to a given one, and rather smaller than larger.</summary>
    public static string? Closest(string choices, string given)
    {
        if (!int.TryParse(given, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number))
        {
            return null;
        }

        int[] numbers = [.. choices.Split([' ', ',', 'o', 'r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(static word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int choice) ? choice : 0)
            .Where(static choice => choice > 0)];
        return numbers.Length == 0 ? null : numbers.OrderBy(choice => Math.Abs((long)choice - number)).ThenBy(static choice => choice).First().ToString(CultureInfo.InvariantCulture);
    }

    public static TextChange Setting(AttributeSyntax attribute, string option, string value)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return new TextChange(new TextSpan(attribute.Name.Span.End, 0), $"({option} = {value})");
        }

        if (list.Arguments.FirstOrDefault(argument => OptionOf(argument) == option) is { } existing)
        {
            return new TextChange(existing.Expression.Span, value);
        }

        return list.Arguments.LastOrDefault() is { } last
            ? new TextChange(new TextSpan(last.Span.End, 0), $", {option} = {value}")
            : new TextChange(new TextSpan(list.OpenParenToken.Span.End, 0), $"{option} = {value}");
    }

    private static bool IsWhole(Site site, AttributeArgumentSyntax argument) => argument.Span == site.Span || argument.Expression.Span.Contains(site.Span);
}
