using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.CustomLayers;

/// <summary>What a [CustomLayer] says of rows and parameters, and what is wrong with it.</summary>
internal static class CustomLayerRules
{
    private static readonly string[] ParameterNames =
    [
        nameof(ParameterRule.Parameters), nameof(ParameterRule.ParametersPerInput), nameof(ParameterRule.ParametersPerOutput), nameof(ParameterRule.ParametersPerConnection),
    ];

    /// <summary>What the type's attribute says of the length of rows; nothing where it has none.</summary>
    public static SizeRule Sizes(INamedTypeSymbol type)
    {
        AttributeData? attribute = DlGenAttributes.CustomLayerOf(type);
        return new SizeRule(
            Number(attribute, nameof(SizeRule.InputSize)),
            Number(attribute, nameof(SizeRule.OutputSize)),
            Number(attribute, nameof(SizeRule.InputsPerOutput)),
            Number(attribute, nameof(SizeRule.OutputsPerInput)));
    }

    /// <summary>What it says of parameters.</summary>
    public static ParameterRule Parameters(INamedTypeSymbol type, INamedTypeSymbol contract)
    {
        AttributeData? attribute = DlGenAttributes.CustomLayerOf(type);
        int[] counts = [.. ParameterNames.Select(name => Number(attribute, name))];
        TypedConstant initialization = Find(attribute, nameof(ParameterRule.Initialization));
        return new ParameterRule(
            counts[0], counts[1], counts[2], counts[3],
            initialization.IsNull ? "Zero" : ArgumentReader.EnumMember(initialization)!,
            contract.GetMembers("Initialize").Any(method => type.FindImplementationForInterfaceMember(method) is { ContainingType.TypeKind: not TypeKind.Interface }));
    }

    /// <summary>Whether the compiler refuses an argument of the type's attribute.</summary>
    public static bool IsRefused(INamedTypeSymbol type) => DlGenAttributes.CustomLayerOf(type) is { } attribute
        && (attribute.AttributeConstructor is null || attribute.NamedArguments.Any(static named => named.Value.Kind == TypedConstantKind.Error));

    /// <summary>What is wrong: the diagnostic, the argument it is about, null for the whole attribute or the type without one, and what its message names.</summary>
    public static IReadOnlyList<(string Id, string? Argument, string[] Arguments)> Problems(INamedTypeSymbol type)
    {
        var problems = new List<(string, string?, string[])>();
        AttributeData? attribute = DlGenAttributes.CustomLayerOf(type);
        foreach (KeyValuePair<string, TypedConstant> named in attribute?.NamedArguments ?? [])
        {
            if (named.Value is { Kind: TypedConstantKind.Primitive, Value: int size and < 1 })
            {
                problems.Add((DiagnosticIds.SizeNotPositive, named.Key, [named.Key, size.ToString(CultureInfo.InvariantCulture)]));
            }
            else if (named.Value.Kind == TypedConstantKind.Enum && ArgumentReader.EnumMember(named.Value) is null)
            {
                problems.Add((DiagnosticIds.UnknownValue, named.Key, [ArgumentReader.Invariant(named.Value.Value), named.Value.Type!.Name, ArgumentReader.EnumMembers(named.Value.Type)]));
            }
        }

        bool isParametric = type.AllInterfaces.Any(DlGenAttributes.IsParametricLayer);
        if (attribute is not null && !isParametric && !type.AllInterfaces.Any(DlGenAttributes.IsCustomLayer))
        {
            problems.Add((DiagnosticIds.CustomLayerWithoutContract, null, [type.Name]));
        }
        else if (attribute is not null && Contradiction(Sizes(type)) is { } contradiction)
        {
            problems.Add((DiagnosticIds.CustomLayerContradiction, null, [type.Name, contradiction]));
        }
        else if (isParametric && ParameterNames.All(name => Find(attribute, name).IsNull))
        {
            problems.Add((DiagnosticIds.CustomLayerParameters, null,
                [type.Name, "is an IParametricLayer, but nothing says how many parameters it has", "say it with [CustomLayer(Parameters = …)], ParametersPerInput, ParametersPerOutput or ParametersPerConnection"]));
        }
        else if (!isParametric && ParameterNames.Append(nameof(ParameterRule.Initialization)).FirstOrDefault(name => !Find(attribute, name).IsNull) is { } idle)
        {
            problems.Add((DiagnosticIds.CustomLayerParameters, idle,
                [type.Name, $"is an ICustomLayer, which has no parameters that {idle} could be about", "let it implement IParametricLayer, or leave that out"]));
        }

        return problems;
    }

    /// <summary>Why no row can follow what the attribute says, and the fix; null where one can.</summary>
    private static string? Contradiction(SizeRule rule)
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

    private static int Number(AttributeData? attribute, string name) => Find(attribute, name) is { Kind: TypedConstantKind.Primitive, Value: int number } ? number : 0;

    private static TypedConstant Find(AttributeData? attribute, string name) => attribute?.NamedArguments.FirstOrDefault(named => named.Key == name).Value ?? default;
}
