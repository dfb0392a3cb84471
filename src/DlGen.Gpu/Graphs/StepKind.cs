namespace DlGen.Gpu.Graphs;

/// <summary>What a step launches: steps of one kind launch the same.</summary>
/// <param name="Batch">Examples.</param>
/// <param name="IsFirst">Whether its gradients are the first of an update.</param>
/// <param name="IsUpdate">Whether it makes an update.</param>
internal readonly record struct StepKind(int Batch, bool IsFirst = true, bool IsUpdate = true);
