using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static DlGen.Generators.Analyzers.Programs.ProgramProblem;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Arrays, literals and spans whose length isn't that of a network's inputs or outputs.</summary>
internal static class SizeRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body) => body
        .CallsOf("Predict", "PredictLogits", "Forward", "Classify", "GetActivations")
        .SelectMany(call => body.NetworkOf(call.Instance) is { } network ? Of(call, network, body) : []);

    private static IEnumerable<ProgramProblem> Of(IInvocationOperation call, NetworkFacts network, ProgramBody body)
    {
        bool takesOne = call.TargetMethod.Name == "Classify";
        IOperation? inputs = Library.Argument(call, takesOne ? "input" : "inputs");
        long? length = inputs is null ? null : body.Lengths.Of(inputs);
        if (inputs is not null && length is { } given && !(given > 0 && (takesOne ? given == network.InputSize : given % network.InputSize == 0)))
        {
            yield return new ProgramProblem(
                DiagnosticIds.InputLength, inputs, call.TargetMethod.Name, Count(given, "number"), network.Name, Text.Plain(network.InputSize), takesOne ? "that many" : "a multiple of that")
            {
                Properties = Fix.Size(network.InputSize),
            };
            yield break;
        }

        IOperation? outputs = Library.Argument(call, "outputs") ?? Library.Argument(call, "logits");
        if (outputs is null || body.Lengths.Of(outputs) is not { } room)
        {
            yield break;
        }

        if (length is { } known)
        {
            long examples = known / network.InputSize;
            long expected = examples * network.OutputSize;
            if (room != expected)
            {
                yield return new ProgramProblem(
                    DiagnosticIds.OutputLength, outputs, Count(room, "number"), Count(examples, "output"), network.Name, examples == 1 ? "has" : "have", Text.Plain(expected))
                {
                    Properties = Fix.Size(expected),
                };
            }
        }
        else if (room == 0 || room % network.OutputSize != 0)
        {
            yield return new ProgramProblem(DiagnosticIds.OutputLength, outputs, Count(room, "number"), "an output", network.Name, "has", Text.Plain(network.OutputSize))
            {
                Properties = Fix.Size(network.OutputSize),
            };
        }
    }
}
