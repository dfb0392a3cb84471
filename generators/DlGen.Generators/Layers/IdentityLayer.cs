using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Identity]: x.</summary>
internal sealed class IdentityLayer : ElementwiseLayer
{
    public override string Describe(LayerSpec layer, GraphBuilder graph) => "";

    public override string Sentence => "everything passes as it is";

    /// <summary>No function at all: two linear layers with nothing between them are one.</summary>
    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) => x;

    public override InitialValues Initialization(LayerSpec layer) => InitialValues.Xavier;
}
