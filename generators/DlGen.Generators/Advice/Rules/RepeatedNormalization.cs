using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>Two normalizations with nothing between them.</summary>
internal static class RepeatedNormalization
{
    public static IEnumerable<Problem> Find(NetworkView view) => view.Steps
        .Where(static step => step.IsNormalization)
        .Select(step => (Second: step, First: view.OnlyBefore(step.Input, static _ => false)))
        .Where(static pair => pair.First is { IsNormalization: true } && !NetworkView.IsWithinABlock([pair.First, pair.Second]))
        .Select(static pair => Problem.At(pair.Second.Site, DiagnosticIds.NormalizedTwice, pair.Second.Name, pair.First!.Name));
}
