using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>The launches in order, and where each value lies.</summary>
internal sealed record GpuPlan(FusedGraph Fused, IReadOnlyList<GpuKernel> Kernels, GpuMemoryPlan Memory)
{
    /// <summary>A training step as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Training { get; init; }

    /// <summary>Predictions as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Prediction { get; init; }

    /// <summary>The value that a head's predictions are: its outputs, unless a kernel makes something else of them.</summary>
    public string PredictionOf(Head head) =>
        In(Stage.Prediction).FirstOrDefault(kernel => kernel.Kernel.Ops.Any(op => op.Output == head.Prediction))?.Kernel.Result ?? head.Output;

    public IEnumerable<GpuKernel> In(Stage stage) => Kernels.Where(kernel => kernel.Kernel.Stage == stage);
}
