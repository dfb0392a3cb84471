using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A bias that a batch normalization takes off again with the mean. A row's own mean is another number than a bias of each column.</summary>
internal static class BiasBeforeBatchNorm
{
    public static IEnumerable<Problem> Find(NetworkView view) => view.Steps
        .Where(static step => step is { IsWeighted: true, Bias: not null })
        .Where(step => view.OnlyReader(step.Output) is { Op: Graph.Ops.BatchNormalization { IsFrozen: false } } normalization && !NetworkView.IsWithinABlock([step, normalization]))
        .Select(step => Problem.At(step.Site, DiagnosticIds.BiasBeforeBatchNorm, step.Name, Text.Read(view.Graph[step.Bias!].Known.Size)));
}
