using DlGen.Generators.Graph;

namespace DlGen.Generators.Passes;

/// <summary>
/// The graph that predicts: each op as it is at inference. Dropout hands its input on, a batch normalization takes its running
/// moments; most ops are the same, and a network of those has one graph for inference and training.
/// </summary>
internal static class Inference
{
    public static NetworkGraph Run(NetworkGraph graph) => Expansion.Run(graph, static op => op.AtInference);
}
