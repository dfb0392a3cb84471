using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Networks that are trained for nothing.</summary>
internal static class UseRules
{
    /// <summary>Options by which a training is of use while it runs.</summary>
    private static readonly string[] Watched = ["Progress", "Callbacks", "Checkpoints"];

    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        if (Measurement.Is(body))
        {
            yield break;
        }

        foreach (IGrouping<ISymbol, IInvocationOperation> trainings in body.CallsOf("Train")
            .Where(static train => train.Parent is IExpressionStatementOperation)
            .GroupBy(train => Variables.Named(train.Instance!)!, SymbolEqualityComparer.Default)
            .OfType<IGrouping<ISymbol, IInvocationOperation>>())
        {
            if (trainings.Key is ILocalSymbol network
                && body.Variables.ValueOf(network) is { } value && body.Variables.Resolve(value) is IObjectCreationOperation { Initializer: null }
                && trainings.All(train => IsUnwatched(train, body))
                && body.Operations.OfType<ILocalReferenceOperation>().Count(reference => SymbolEqualityComparer.Default.Equals(reference.Local, network)) == trainings.Count())
            {
                IInvocationOperation last = trainings.Last();
                yield return new ProgramProblem(DiagnosticIds.TrainingUnused, last.Instance!, network.Name);
            }
        }
    }

    /// <summary>Whether nobody is told of the training, and nobody waits for it to fail.</summary>
    private static bool IsUnwatched(IInvocationOperation train, ProgramBody body) =>
        !train.Ancestors().Any(static each => each is IAnonymousFunctionOperation or ITryOperation { Catches.Length: > 0 })
        && (ProgramBody.HasDefaults(train) || (body.OptionsOf(train) is { } options && !Watched.Any(option => Initializer.Of(options, option) is not null)));
}
