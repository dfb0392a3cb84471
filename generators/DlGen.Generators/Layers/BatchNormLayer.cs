using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[BatchNorm]: each column gets mean zero and variance one over the batch, and then the scale and shift it learns.</summary>
internal sealed class BatchNormLayer : LayerDefinition
{
    public override string Kind => "BatchNorm";

    public override string Describe(LayerSpec layer, GraphBuilder graph) =>
        LayerDescriptions.Of(Kind, layer.Arguments.Describe("affine", "true"), layer.Arguments.Describe("epsilon", 1e-5));

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        string name = graph.NextLayer(Camel(Kind));
        string output = graph.NextName("n");
        string index = output.Substring(1);
        bool isAffine = layer.Arguments.Flag("affine", true);
        return graph.Add(new BatchNormalization(
            output,
            input,
            isAffine ? graph.AddParameter("γ" + index, "weight", name, OwnerKind.BatchNormalization, InitialValues.One) : null,
            isAffine ? graph.AddParameter("β" + index, "bias", name, OwnerKind.BatchNormalization, InitialValues.Zero) : null,
            graph.AddParameter("runningMean" + index, "running_mean", name, OwnerKind.BatchNormalization, InitialValues.Zero, isStatistic: true),
            graph.AddParameter("runningVariance" + index, "running_var", name, OwnerKind.BatchNormalization, InitialValues.One, isStatistic: true),
            layer.Arguments.Number("epsilon", 1e-5),
            layer.Arguments.Number("momentum", 0.1),
            graph.IsFrozen)
        {
            Layer = name,
            Site = layer.Site,
        });
    }
}
