using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Parsing;

/// <summary>Several inputs are a network's first layer, and stand for its shape.</summary>
internal static class InputsRules
{
    /// <summary>The layer with the inputs; null where the network's attribute says their shape.</summary>
    public static WrittenAttribute? Find(ImmutableArray<WrittenAttribute> attributes) =>
        attributes.FirstOrDefault(static attribute => attribute is { Role: AttributeRole.Layer, Kind: InputsLayer.Name });

    public static void Check(WrittenAttribute network, ImmutableArray<WrittenAttribute> attributes, Argument? tokens, List<Problem> problems)
    {
        WrittenAttribute[] layers = [.. attributes.Where(static attribute => attribute.Role == AttributeRole.Layer)];
        string name = network.Declaration.Identifier.ValueText;
        for (int index = 0; index < layers.Length; index++)
        {
            if (layers[index].Kind == InputsLayer.Name && (index > 0 || network.Role == AttributeRole.Block))
            {
                problems.Add(Problem.At(layers[index].Site, DiagnosticIds.InputsNotFirst, name, network.Kind));
            }
        }

        if (network.Role == AttributeRole.Network && layers.FirstOrDefault()?.Kind == InputsLayer.Name && Sizes.CountWritten(network) > 0)
        {
            problems.Add(Problem.At(network.Site, DiagnosticIds.InputsBesideShape, name));
        }

        if (tokens is not null && layers.FirstOrDefault()?.Kind == InputsLayer.Name)
        {
            problems.Add(Problem.At(tokens.Site, DiagnosticIds.InputsBesideTokens, name));
        }
    }

    /// <summary>The shape of the input that the inputs are together; one too large to plan is reported.</summary>
    public static EquatableArray<int> Shape(LayerSpec inputs, string network, List<Problem> problems)
    {
        if (InputsLayer.Size(inputs) is > Sizes.Most and long size)
        {
            problems.Add(Problem.At(inputs.Site, DiagnosticIds.DeclarationTooLarge, network, Sizes.Format(size), "inputs", Sizes.Format(Sizes.Most)));
            return EquatableArray.Create(1);
        }

        return InputsLayer.InputShape(inputs);
    }
}
