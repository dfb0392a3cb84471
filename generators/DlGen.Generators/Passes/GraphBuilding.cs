using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Declaration → graph: each layer adds its ops behind the one before, the loss comes last.</summary>
internal static class GraphBuilding
{
    public static NetworkGraph Run(NetworkSpec spec)
    {
        var builder = new GraphBuilder(new TensorShape(spec.InputShape)) { Precision = spec.Precision };
        string value = NetworkGraph.Input;
        for (int position = 0; position < spec.Layers.Count; position++)
        {
            LayerSpec layer = spec.Layers[position];
            builder.Position = position;
            builder.WeightInitialization = InitializationFor(spec.Layers, position);
            value = Definition(layer).AddTo(builder, layer, value);
        }

        LossDefinition loss = LossDefinition.Find(spec.Loss.Kind)
            ?? throw new InvalidOperationException($"There is no loss '{spec.Loss.Kind}'.");
        loss.AddTo(builder, spec.Loss, value);
        return builder.Build(value);
    }

    /// <summary>
    /// A linear layer's weights start as the activation behind it asks; with none behind it, as Xavier, whose balance assumes
    /// none.
    /// </summary>
    private static InitialValues InitializationFor(EquatableArray<LayerSpec> layers, int position)
    {
        foreach (LayerSpec next in layers.Skip(position + 1))
        {
            switch (Definition(next))
            {
                case ElementwiseLayer activation:
                    return activation.Initialization(next);
                case Graph.Ops.LinearLayer:
                    return new InitialValues("Xavier");
            }
        }

        return new InitialValues("Xavier");
    }

    private static LayerDefinition Definition(LayerSpec layer) => LayerDefinition.Find(layer.Kind)
        ?? throw new InvalidOperationException($"There is no layer '{layer.Kind}'.");
}
