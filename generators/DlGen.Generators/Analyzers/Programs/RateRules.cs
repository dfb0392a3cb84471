using System.Globalization;
using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Learning rates that no one would mean: the help page has the sources of the usual ones.</summary>
internal static class RateRules
{
    /// <summary>How far from the usual a rate must be.</summary>
    private const double Factor = 100;

    private static readonly (string Optimizer, double Low, double High)[] Usual =
    [
        ("Sgd", 1e-6, 1),
        ("Adam", 1e-5, 1e-2),
        ("AdamW", 1e-5, 1e-2),
        ("RmsProp", 1e-5, 1e-2),
        ("Adagrad", 1e-4, 1),
        ("Lion", 1e-6, 1e-3),
    ];

    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        if (body.Operations.Any(SetsRates))
        {
            yield break;
        }

        foreach (IObjectCreationOperation creation in Optimizers(body).Distinct())
        {
            (string? name, double low, double high) = Usual.FirstOrDefault(usual => Library.Is(creation.Type, usual.Optimizer));
            if (name is null || Initializer.Of(creation, "LayerRates") is not null
                || Library.Argument(creation.Arguments, "learningRate") is not { } argument || Constant.Of(argument) is not { } rate)
            {
                continue;
            }

            // A float such as 1e-7f is a little more or less than what is written.
            const double rounding = 1e-6;
            bool isHigh = rate >= high * Factor * (1 - rounding);
            if (rate > 0 && (isHigh || rate <= low / Factor * (1 + rounding)))
            {
                yield return new ProgramProblem(
                    DiagnosticIds.UnusualLearningRate, argument, Text((float)rate), name, isHigh ? "larger" : "smaller", Text(low), Text(high),
                    isHigh ? "training diverges" : "training hardly moves");
            }
        }
    }

    /// <summary>The optimizers that this body trains a network with.</summary>
    private static IEnumerable<IObjectCreationOperation> Optimizers(ProgramBody body) => body.CallsOf("Train")
        .Where(static train => !ExpectedFailure.Is(train))
        .Select(train => body.OptionsOf(train) is { } options ? Initializer.Of(options, "Optimizer") : null)
        .Concat(body.Calls.Where(static call => call.TargetMethod.Name == "For" && Library.IsOrDerives(call.TargetMethod.ContainingType, "Optimizer")).Select(static call => call.Instance))
        .Select(optimizer => optimizer is null ? null : body.Variables.Resolve(optimizer) as IObjectCreationOperation)
        .OfType<IObjectCreationOperation>();

    /// <summary>Whether something sets learning rates beside an optimizer's own, which then says little.</summary>
    private static bool SetsRates(IOperation operation) => operation switch
    {
        IObjectCreationOperation creation => Library.IsOrDerives(creation.Type, "Schedule"),
        IPropertyReferenceOperation property => property.Property.Name is "LearningRate" or "Schedule" && property.Parent is IAssignmentOperation,
        IInvocationOperation call => Library.Is(call.TargetMethod.ContainingType, "LearningRateFinder"),
        _ => false,
    };

    private static string Text(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);
}
