using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>The launches in order, and where each value lies.</summary>
internal sealed record GpuPlan(FusedGraph Fused, IReadOnlyList<GpuKernel> Kernels, GpuMemoryPlan Memory)
{
    private readonly Dictionary<string, string> predictions = Kernels
        .Where(static kernel => kernel.Kernel.Stage == Stage.Prediction)
        .SelectMany(static kernel => kernel.Kernel.Ops.Select(op => (op.Output, kernel.Kernel.Result)))
        .ToDictionary(static item => item.Output, static item => item.Result);

    /// <summary>A training step as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Training { get; init; }

    /// <summary>Predictions as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Prediction { get; init; }

    /// <summary>The value that a head's predictions are: its outputs, unless a kernel makes something else of them.</summary>
    public string PredictionOf(Head head) => predictions.TryGetValue(head.Prediction, out string? result) ? result : head.Output;

    public IEnumerable<GpuKernel> In(Stage stage) => Kernels.Where(kernel => kernel.Kernel.Stage == stage);
}
