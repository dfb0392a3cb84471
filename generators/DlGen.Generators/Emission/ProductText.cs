using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission;

/// <summary>What a product with a weight matrix and what follows it are called, on the processor and on GPUs.</summary>
internal sealed class ProductText(Kernel kernel, LinearProduct op)
{
    /// <summary>The struct with the shape of a weight matrix, called after the layer that owns it.</summary>
    public static string ShapeOf(NetworkGraph graph, string weight) => Text.Pascal(graph.OwnerOf(weight)) + "Shape";

    public bool IsForward { get; } = op.Stage == Stage.Forward;

    /// <summary>The struct of what follows the product: Linear1Out, Relu1Back.</summary>
    public string EpilogueName => IsForward
        ? Text.Pascal(op.Layer) + "Out"
        : Text.Pascal(kernel.Epilogue.LastOrDefault()?.Layer ?? op.Layer) + "Back";

    /// <summary>What that struct computes.</summary>
    public string Summary
    {
        get
        {
            if (IsForward)
            {
                return $"{op.Layer}'s way out: {string.Join(", ", kernel.Ops.Select(static fused => fused.Formula))}.";
            }

            return kernel.Tail.Count == 0
                ? $"{op.Layer}'s way back: {op.Formula}, as it is."
                : $"{string.Join(", ", kernel.Epilogue.Select(static fused => $"{fused.Layer}'s way back: {fused.Formula}"))}.";
        }
    }

    /// <summary>What the layers fused into a product's output do.</summary>
    public string[] Remarks => IsForward
        ? [.. kernel.Epilogue.Where(static fused => fused.Sentence.Length > 0).Select(static fused => $"{fused.Layer}: {fused.Sentence}.")]
        : [];
}
