using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>The values that an argument can take, as the [Range] beside its parameter or property declares them.</summary>
internal sealed record ValidRange(double Minimum, bool MinimumIsExclusive, double Maximum, bool MaximumIsExclusive, bool IsInteger)
{
    private const string RangeAttribute = "System.ComponentModel.DataAnnotations.RangeAttribute";

    /// <summary>Whether it counts something of which there must be at least one: neurons, rows, channels.</summary>
    public bool IsSize => IsInteger && Minimum == 1 && Maximum == int.MaxValue;

    /// <summary>The range declared for a parameter or property; null when it has none. A number without one must still be finite.</summary>
    public static ValidRange? Of(ISymbol? target)
    {
        AttributeData? range = target?.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == RangeAttribute);
        if (range is not null
            && range.ConstructorArguments.Length == 2
            && ToNumber(range.ConstructorArguments[0].Value) is { } minimum
            && ToNumber(range.ConstructorArguments[1].Value) is { } maximum)
        {
            return new ValidRange(
                minimum,
                Flag(range.NamedArguments, "MinimumIsExclusive"),
                maximum,
                Flag(range.NamedArguments, "MaximumIsExclusive"),
                range.ConstructorArguments[0].Value is int);
        }

        ITypeSymbol? type = (target as IPropertySymbol)?.Type ?? (target as IParameterSymbol)?.Type;
        return type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double
            ? new ValidRange(-float.MaxValue, false, float.MaxValue, false, false)
            : null;
    }

    public bool Contains(object? value) =>
        ToNumber(value) is { } number
        && (MinimumIsExclusive ? number > Minimum : number >= Minimum)
        && (MaximumIsExclusive ? number < Maximum : number <= Maximum);

    /// <summary>The range as a message says it: at least 0 and less than 1.</summary>
    public override string ToString()
    {
        bool isBoundedBelow = Minimum > -float.MaxValue;
        bool isBoundedAbove = Maximum < (IsInteger ? int.MaxValue : float.MaxValue);
        string below = (MinimumIsExclusive ? "greater than " : "at least ") + Minimum.ToString(CultureInfo.InvariantCulture);
        string above = (MaximumIsExclusive ? "less than " : "at most ") + Maximum.ToString(CultureInfo.InvariantCulture);
        return (isBoundedBelow, isBoundedAbove) switch
        {
            (true, true) => below + " and " + above,
            (true, false) => IsInteger ? below : "finite and " + below,
            (false, true) => above,
            (false, false) => "finite",
        };
    }

    private static double? ToNumber(object? value) => value switch
    {
        int number => number,
        float number => number,
        double number => number,
        _ => null,
    };

    private static bool Flag(ImmutableArray<KeyValuePair<string, TypedConstant>> named, string name) =>
        named.Any(argument => argument.Key == name && argument.Value.Value is true);
}
