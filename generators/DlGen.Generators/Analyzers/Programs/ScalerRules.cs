using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Scalers that have seen data which are to stand for new ones.</summary>
internal static class ScalerRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        List<IInvocationOperation> fits = [.. body.Calls.Where(IsFit)];
        if (fits.Count == 0)
        {
            yield break;
        }

        List<IInvocationOperation> trainings = [.. body.CallsOf("Train").Where(static call => !ExpectedFailure.Is(call))];
        List<RowOrigin> trained = [.. Origins(body, trainings.Select(static call => Library.Argument(call, "data")))];
        List<RowOrigin> heldOut = [.. Origins(body, trainings.Select(train => body.OptionsOf(train) is { } options ? Initializer.Of(options, "Validation") : null)
            .Concat(body.CallsOf("Evaluate").Select(static call => Library.Argument(call, "data"))))];
        List<RowOrigin> learned = [.. trained, .. Origins(body, body.Calls.Where(static call => Library.IsCall(call, "Dataset", "Batches")).Select(static call => call.Instance))];
        foreach (IInvocationOperation fit in fits)
        {
            if (Library.Argument(fit, "data") is not { } data || body.Datasets.OriginOf(data) is not { } seen || !IsUsed(fit, body))
            {
                continue;
            }

            string scaler = fit.TargetMethod.ContainingType.Name;
            bool isTrained = trained.Any(seen.IsSame);
            if (!isTrained && IsSplit(seen, body) && learned.Any(part => part.Parent?.IsSame(seen) == true))
            {
                yield return new ProgramProblem(DiagnosticIds.ScalerSeesAll, data, scaler, SplitRules.Name(data)) { Properties = FirstPart(seen, body) is { } part ? Fix.Replacement(part) : Fix.None };
            }
            else if (seen.IsTest || (!isTrained && heldOut.Any(seen.IsSame) && trained.Count > 0 && !trained.Any(part => part.Contains(seen) || seen.Contains(part))))
            {
                yield return new ProgramProblem(DiagnosticIds.ScalerFittedOnHeldOut, data, scaler, SplitRules.Name(data));
            }
        }
    }

    private static bool IsFit(IInvocationOperation call) =>
        call.TargetMethod.Name is "Fit" or "FitChannels" && call.TargetMethod.IsStatic && Library.IsOrDerives(call.TargetMethod.ContainingType, "Scaler");

    private static IEnumerable<RowOrigin> Origins(ProgramBody body, IEnumerable<IOperation?> datasets) =>
        datasets.Select(dataset => dataset is null ? null : body.Datasets.OriginOf(dataset)).OfType<RowOrigin>();

    /// <summary>Whether the very rows are split, so that some of them are kept from training.</summary>
    private static bool IsSplit(RowOrigin rows, ProgramBody body) => body.Calls.Any(call =>
        Datasets.IsSplit(call) && call.Instance is { } whole && body.Datasets.OriginOf(whole)?.IsSame(rows) == true);

    /// <summary>The variable of the split's first part, where that is what the program trains on.</summary>
    private static string? FirstPart(RowOrigin rows, ProgramBody body) => body.CallsOf("Train")
        .Select(static call => Library.Argument(call, "data"))
        .FirstOrDefault(data => data is not null && body.Datasets.OriginOf(data) is { Part: 0, Parent: { } parent } && parent.IsSame(rows)) is { } trained
            ? Variables.Named(trained)?.Name
            : null;

    /// <summary>Whether data are scaled by it: it is applied, or a network's preprocessing.</summary>
    private static bool IsUsed(IInvocationOperation fit, ProgramBody body) => body.Operations.Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Apply", Instance: { } scaler } => IsScaler(scaler, fit, body) && !ExpectedFailure.Is(operation),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Preprocessing" }, Value: { } scaler } => IsScaler(scaler, fit, body) && !ExpectedFailure.Is(operation),
        _ => false,
    });

    private static bool IsScaler(IOperation operation, IInvocationOperation fit, ProgramBody body) => ReferenceEquals(body.Variables.Resolve(operation), fit);
}
