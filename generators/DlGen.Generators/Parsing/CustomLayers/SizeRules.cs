using System.Globalization;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.CustomLayers;

/// <summary>What a [CustomLayer] says of the length of rows.</summary>
internal static class SizeRules
{
    /// <summary>What the type's attribute says, nothing where it has none; null where the attribute is wrong, which its analyzer reports.</summary>
    public static SizeRule? Of(INamedTypeSymbol type)
    {
        if (DlGenAttributes.CustomLayerOf(type) is not { } attribute)
        {
            return new SizeRule(0, 0, 0, 0);
        }

        SizeRule rule = Read(attribute);
        return Contradiction(rule) is null && attribute.NamedArguments.All(static named => named.Value.Value is >= 1) ? rule : null;
    }

    public static SizeRule Read(AttributeData attribute)
    {
        int Number(string name) => attribute.NamedArguments.FirstOrDefault(named => named.Key == name).Value.Value as int? ?? 0;
        return new SizeRule(Number(nameof(SizeRule.InputSize)), Number(nameof(SizeRule.OutputSize)), Number(nameof(SizeRule.InputsPerOutput)), Number(nameof(SizeRule.OutputsPerInput)));
    }

    /// <summary>Why no row can follow what the attribute says, and the fix; null where one can.</summary>
    public static string? Contradiction(SizeRule rule)
    {
        string[] outputs =
        [
            .. new[] { (nameof(rule.OutputSize), rule.OutputSize), (nameof(rule.InputsPerOutput), rule.InputsPerOutput), (nameof(rule.OutputsPerInput), rule.OutputsPerInput) }
                .Where(static part => part.Item2 != 0)
                .Select(static part => part.Item1),
        ];
        if (outputs.Length > 1)
        {
            return $"{outputs[0]} and {outputs[1]} both say how many outputs there are: keep one of them";
        }

        return rule is { InputSize: > 0, InputsPerOutput: > 0 } && rule.InputSize % rule.InputsPerOutput != 0
            ? string.Format(CultureInfo.InvariantCulture, "{0} inputs make no whole number of outputs of {1} inputs each: make InputSize a multiple of InputsPerOutput", rule.InputSize, rule.InputsPerOutput)
            : null;
    }
}
