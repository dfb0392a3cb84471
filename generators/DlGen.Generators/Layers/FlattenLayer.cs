using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>[Flatten]: all of an example's axes become one.</summary>
internal sealed class FlattenLayer : LayerDefinition
{
    public override string Kind => "Flatten";

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        graph.Add(new Flatten(graph.NextName("f"), input) { Layer = graph.NextLayer("flatten"), Site = layer.Site });
}
