using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>A program for GPUs, and where rows are short what one launch makes of all of it.</summary>
internal sealed record GpuPlan(LoweredProgram Program)
{
    private readonly Dictionary<string, string> predictions = Program.In(Stage.Prediction)
        .SelectMany(static scheduled => scheduled.Call.Kernel.Ops.Select(op => (op.Output, scheduled.Call.Kernel.Result)))
        .ToDictionary(static item => item.Output, static item => item.Result);

    /// <summary>A training step as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Training { get; init; }

    /// <summary>Predictions as one launch; null where the network isn't narrow.</summary>
    public NarrowPlan? Prediction { get; init; }

    /// <summary>The value that a head's predictions are: its outputs, unless a kernel makes something else of them.</summary>
    public string PredictionOf(Head head) => predictions.TryGetValue(head.Prediction, out string? result) ? result : head.Output;
}
