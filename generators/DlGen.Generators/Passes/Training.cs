using DlGen.Generators.Graph;

namespace DlGen.Generators.Passes;

/// <summary>The graph that trains: each op as it is in training. A batch normalization takes the moments of the batch, and moves its running ones.</summary>
internal static class Training
{
    public static NetworkGraph Run(NetworkGraph graph) => Expansion.Run(graph, static op => op.InTraining);
}
