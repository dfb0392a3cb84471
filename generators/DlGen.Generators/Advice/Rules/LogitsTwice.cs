using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A last function that the loss applies itself.</summary>
internal static class LogitsTwice
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (End end in view.Ends)
        {
            Step? last = LastOf(view, end);
            if (end.Loss == "SoftmaxCrossEntropy" && last?.Kind == StepKind.Softmax)
            {
                int classes = view.Graph[end.Value].Known.Last;
                string even = Math.Log(classes).ToString("0.00", CultureInfo.InvariantCulture);
                yield return Problem.At(last.Site, DiagnosticIds.SoftmaxBeforeLogits, NameOf(view, end), Text.Plain(classes), even);
            }
            else if (end.Loss == "BinaryCrossEntropy" && last?.Function is { IsSigmoid: true })
            {
                yield return Problem.At(last.Site, DiagnosticIds.SigmoidBeforeLogits, NameOf(view, end), last.Name);
            }
        }
    }

    /// <summary>The last step before an output that makes other numbers of those before it.</summary>
    public static Step? LastOf(NetworkView view, End end) =>
        view.Before(end.Value, static step => step.Kind is StepKind.Dropout or StepKind.Flatten || step.Function is { IsLinear: true });

    /// <summary>The class that an output belongs to: the network, or a head's block.</summary>
    public static string NameOf(NetworkView view, End end) => end.Head.Name.Length == 0
        ? view.Spec.ClassName
        : view.Graph.Blocks.FirstOrDefault(block => block.Name == end.Head.Name)?.ClassName ?? view.Spec.ClassName;
}
