using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Data that are trained on and looked at as if they were new.</summary>
internal static class SplitRules
{
    private static readonly string[] NeedValidation = ["EarlyStopping", "ValidateEverySteps", "ValidateEveryEpochs", "Metrics"];

    public static IEnumerable<ProgramProblem> Of(ProgramBody body) => body.CallsOf("Train").SelectMany(train => Of(train, body));

    private static IEnumerable<ProgramProblem> Of(IInvocationOperation train, ProgramBody body)
    {
        if (Library.Argument(train, "data") is not { } data)
        {
            yield break;
        }

        RowOrigin? trained = body.Datasets.OriginOf(data);
        if (trained?.IsTest == true)
        {
            yield return new ProgramProblem(DiagnosticIds.TestPartInTraining, data, Name(data, "The dataset"), "trained on", "train on the first part of the split");
        }

        if (body.OptionsOf(train) is not { } options)
        {
            yield break;
        }

        if (Initializer.Of(options, "Validation") is not { } validation)
        {
            foreach (string option in NeedValidation)
            {
                if (Initializer.Of(options, option) is { } asking && AsksFor(option, asking))
                {
                    yield return new ProgramProblem(DiagnosticIds.NoValidation, asking, option);
                    yield break;
                }
            }

            yield break;
        }

        RowOrigin? validated = body.Datasets.OriginOf(validation);
        if ((trained is not null && validated is not null && trained.Contains(validated)) || AreOneVariable(data, validation))
        {
            bool isPart = trained is not null && validated is not null && !trained.IsSame(validated);
            yield return new ProgramProblem(DiagnosticIds.ValidatesOnTrainingData, validation, Name(data), isPart ? $"{Name(validation)}, which is a part of it" : "the same rows")
            {
                Properties = Sibling(validated ?? trained, body) is { } sibling ? Fix.Replacement(sibling) : Fix.None,
            };
        }
        else if (validated?.IsTest == true)
        {
            yield return new ProgramProblem(DiagnosticIds.TestPartInTraining, validation, Name(validation, "The dataset"), "validated on", "validate on the second part of a split into three");
        }
    }

    /// <summary>Whether an option is set to what needs validation data.</summary>
    private static bool AsksFor(string option, IOperation value) => option switch
    {
        "ValidateEverySteps" => Constant.Of(Variables.Unwrap(value)) is not null,
        "ValidateEveryEpochs" => Constant.Of(value) is > 1,
        "Metrics" => Variables.Unwrap(value) is ICollectionExpressionOperation { Elements: { Length: > 0 } elements } && !elements.Any(static element => element is ISpreadOperation),
        _ => Variables.Unwrap(value) is IObjectCreationOperation,
    };

    /// <summary>Whether two expressions of one statement read the same variable, whatever it is at other times.</summary>
    private static bool AreOneVariable(IOperation first, IOperation second)
    {
        if (Variables.Named(first) is not { } variable || !SymbolEqualityComparer.Default.Equals(variable, Variables.Named(second)) || Statement(first) != Statement(second))
        {
            return false;
        }

        return Statement(first)?.Descendants().OfType<IAssignmentOperation>().Any(assignment => SymbolEqualityComparer.Default.Equals(Variables.Named(assignment.Target), variable)) == false;
    }

    private static IOperation? Statement(IOperation operation)
    {
        IOperation? each = operation;
        while (each is not null and not IExpressionStatementOperation and not IVariableDeclarationGroupOperation and not IReturnOperation)
        {
            each = each.Parent;
        }

        return each;
    }

    /// <summary>The variable of another part of the same split that a network may be validated on; null where there is none.</summary>
    private static string? Sibling(RowOrigin? origin, ProgramBody body)
    {
        if (origin?.Split is not { } split)
        {
            return null;
        }

        return body.Operations.OfType<IDeconstructionAssignmentOperation>()
            .Where(taken => ReferenceEquals(body.Variables.Resolve(taken.Value), split) && origin.Part == 0)
            .SelectMany(static taken => taken.Target.Descendants().OfType<ILocalReferenceOperation>())
            .Skip(1)
            .FirstOrDefault()?.Local.Name;
    }

    /// <summary>How a message names a dataset.</summary>
    internal static string Name(IOperation dataset, string unnamed = "the dataset") => Variables.Named(dataset) is { } variable ? $"'{variable.Name}'" : unnamed;
}
