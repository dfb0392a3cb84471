using DlGen.Generators.Graph;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>Declaration → graph: each layer adds its ops behind the one before; losses, which a block hasn't, come last.</summary>
internal static class GraphBuilding
{
    public static NetworkGraph Run(NetworkSpec spec)
    {
        var builder = new GraphBuilder(new TensorShape(spec.InputShape), spec.Tokens)
        {
            Precision = spec.Precision,
            HasOneHead = spec.Layers.Count(static layer => layer.Loss is not null) == 1,
        };
        string output = builder.AddSequence(spec.Layers, NetworkGraph.Input, weightsAtEnd: InitialValues.Xavier);
        if (spec.Loss is { } loss)
        {
            builder.AddHead("", output, loss);
        }

        return builder.Build(output);
    }
}
