using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A convolution whose places are averaged before the activation: the mean of linear functions is linear, wherever in the image something was.</summary>
internal static class ActivationBehindGlobalPool
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (Step pool in view.Steps.Where(static step => step.Op is AveragePool { IsGlobal: true }))
        {
            Step? convolution = view.OnlyBefore(pool.Input, static step => step.Kind is StepKind.BatchNormalization or StepKind.Dropout);
            if (convolution?.Kind == StepKind.Convolution && view.OnlyReader(pool.Output) is { Function: { IsKnown: true, IsLinear: false } } activation
                && !NetworkView.IsWithinABlock([convolution, pool, activation]))
            {
                yield return Problem.At(activation.Site, DiagnosticIds.ActivationBehindPool, activation.Name, convolution.Name);
            }
        }
    }
}
