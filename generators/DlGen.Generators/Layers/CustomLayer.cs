using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Custom&lt;TLayer&gt;]: a custom layer, whose methods are called row by row.</summary>
internal sealed class CustomLayer : LayerDefinition
{
    public override string Kind => "Custom";

    /// <summary>What the type's methods compute isn't known: its name stands for it.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        $"{Kind}<{layer.Custom!.TypeName}>",
        layer.Custom.Sizes.IsOutputKnown ? null : layer.Arguments.Find("outputs")?.Text);

    /// <summary>False: the layer's methods are C# for the processor.</summary>
    public override bool RunsOnGpus => false;

    /// <summary>Nothing is known of the layer, so the balance that assumes nothing.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        CustomLayerSpec type = layer.Custom!;
        Argument? outputs = layer.Arguments.Find("outputs");
        string output = graph.NextName("c");
        string name = graph.NextLayer(NameAfter(type.Name, "custom"));
        string? parameters = type.Parameters is { } rule
            ? graph.AddParameter("θ" + output.Substring(1), "weight", name, OwnerKind.Parametric, rule.Initialization == "Auto" ? graph.WeightInitialization : new InitialValues(rule.Initialization))
            : null;
        var op = new Custom(output, input, parameters, type, outputs is null ? null : layer.Arguments.Int("outputs"), outputs?.Site ?? layer.Site);
        return graph.Add(op with { Layer = name, Site = layer.Site });
    }
}
