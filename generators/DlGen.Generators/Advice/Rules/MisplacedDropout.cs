using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A dropout where what it drops counts otherwise than it should: on an output, before a pool, before moments of the batch.</summary>
internal static class MisplacedDropout
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        foreach (Step dropout in view.Steps.Where(static step => step.Kind == StepKind.Dropout))
        {
            if (EndsIn(view, dropout) is { Loss: not null } end)
            {
                yield return Problem.At(dropout.Site, DiagnosticIds.DropoutOnOutput, LogitsTwice.NameOf(view, end));
                continue;
            }

            Step? next = view.OnlyReader(dropout.Output);
            if (next is { IsPool: true })
            {
                if (!NetworkView.IsWithinABlock([dropout, next]))
                {
                    yield return Problem.At(dropout.Site, DiagnosticIds.DropoutBeforePool, next.Name);
                }

                continue;
            }

            while (next is { HasOneInput: true } && (next.IsPool || next.Kind is StepKind.Activation or StepKind.Flatten or StepKind.Dropout))
            {
                next = view.OnlyReader(next.Output);
            }

            if (next is { Op: Graph.Ops.BatchNormalization { IsFrozen: false } } && !NetworkView.IsWithinABlock([dropout, next]))
            {
                yield return Problem.At(dropout.Site, DiagnosticIds.DropoutBeforeBatchNorm);
            }
        }
    }

    /// <summary>The output that the dropout's numbers are, flattened or not; null where more is computed from them.</summary>
    private static End? EndsIn(NetworkView view, Step dropout)
    {
        string value = dropout.Output;
        while (view.OnlyReader(value) is { Kind: StepKind.Flatten or StepKind.Dropout } next)
        {
            value = next.Output;
        }

        return view.Ends.FirstOrDefault(end => end.Value == value);
    }
}
