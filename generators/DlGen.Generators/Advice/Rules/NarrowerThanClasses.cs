using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A linear layer through which all must pass that tells classes apart, with so few numbers that their signs can't name them.</summary>
internal static class NarrowerThanClasses
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (End end in view.Ends.Where(static end => end.Loss == "SoftmaxCrossEntropy"))
        {
            int classes = view.Graph[end.Value].Known.Last;
            Step? step = view.Producer(end.Value);
            bool isLast = true;
            while (step is { HasOneInput: true } && step.Kind is not (StepKind.Flatten or StepKind.Embedding or StepKind.Other or StepKind.AveragePool))
            {
                if (step.Kind == StepKind.Linear)
                {
                    int width = view.Graph[step.Output].Known.Last;
                    if (!isLast && width < Math.Log(classes, 2) && width < view.Graph[step.Input].Known.Last)
                    {
                        yield return Problem.At(step.Site, DiagnosticIds.NarrowerThanClasses, step.Name, Text.Plain(width), Text.Plain(classes));
                    }

                    isLast = false;
                }

                step = view.Producer(step.Input);
            }
        }
    }
}
