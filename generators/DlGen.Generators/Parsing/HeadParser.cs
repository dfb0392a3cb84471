using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing.Functions;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>The heads of a network: their losses, and what else may stand beside them.</summary>
internal static class HeadParser
{
    private const string Kind = "Head";

    private static readonly string[] LossArguments = ["loss", "lossFunction", "labelSmoothing", "huberDelta", "reduction", "posWeight", "ignoreIndex"];

    /// <summary>Whether an attribute is a head.</summary>
    public static bool IsHead(WrittenAttribute attribute) => attribute is { Role: AttributeRole.Layer, Kind: Kind };

    /// <summary>The loss of a head with its weight; null where it is refused, which is reported.</summary>
    public static LossSpec? ReadLoss(WrittenAttribute head, ImmutableArray<Argument> arguments, FunctionFinder functions, List<Problem> problems)
    {
        LossSpec? loss = LossParser.Read(head, arguments, functions, problems);
        Argument? weight = arguments.FirstOrDefault(static argument => argument.Name == "weight");
        return loss is null || weight is null ? loss : loss with { Arguments = loss.Arguments.Append(weight).ToEquatableArray() };
    }

    /// <summary>Heads come last, in a network rather than a block, and in place of the network's own loss.</summary>
    public static void Check(
        WrittenAttribute network, ImmutableArray<WrittenAttribute> attributes, ImmutableArray<Argument>? options, List<Problem> problems)
    {
        WrittenAttribute? head = attributes.FirstOrDefault(IsHead);
        if (head is null || network.Role == AttributeRole.Mlp)
        {
            return;
        }

        string name = head.Data.AttributeClass!.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (network.Role == AttributeRole.Block)
        {
            problems.Add(Problem.At(head.Site, DiagnosticIds.HeadInBlock, network.Declaration.Identifier.ValueText, name));
            return;
        }

        foreach (WrittenAttribute layer in attributes.Where(layer => layer.Role == AttributeRole.Layer && layer.Index > head.Index && !IsHead(layer)))
        {
            problems.Add(Problem.At(layer.Site, DiagnosticIds.LayerBehindHead, layer.Kind, name));
        }

        foreach (Argument option in options?.Where(static option => LossArguments.Contains(option.Name)).GroupBy(static option => option.Name).Select(static same => same.First()) ?? [])
        {
            string property = char.ToUpperInvariant(option.Name[0]) + option.Name.Substring(1);
            problems.Add(Problem.At(option.Site, DiagnosticIds.LossBesideHeads, network.Declaration.Identifier.ValueText, property, name));
        }
    }
}
