using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Bytes that become inputs as they are.</summary>
internal static class ByteRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        foreach (IInvocationOperation call in body.Calls)
        {
            if (Library.IsCall(call, "Dataset", "FromArrays")
                && Library.Argument(call, "inputs") is { } inputs
                && IsTrainedOn(call, body)
                && Copies(inputs, body) is { Count: > 0 } copies
                && copies.All(static copy => IsByte(copy.Value)))
            {
                yield return new ProgramProblem(DiagnosticIds.RawBytes, copies[0].Value);
            }
        }
    }

    /// <summary>Whether a network that takes numbers is trained on the dataset as it is: neither scaled nor normalized by the network itself.</summary>
    private static bool IsTrainedOn(IInvocationOperation creation, ProgramBody body) =>
        !body.Operations.Any(Scales)
        && body.CallsOf("Train").Any(train => Library.Argument(train, "data") is { } data
            && ReferenceEquals(body.Variables.Resolve(data), creation)
            && body.NetworkOf(train.Instance) is { Target.TakesRawNumbers: true });

    private static bool Scales(IOperation operation) => operation switch
    {
        IInvocationOperation call => Library.IsOrDerives(call.TargetMethod.ContainingType, "Scaler"),
        IPropertyReferenceOperation property => property.Property.Name == "Preprocessing",
        _ => false,
    };

    /// <summary>What is written into an array that does nothing else than becoming inputs; empty where something else may happen to it.</summary>
    private static IReadOnlyList<ISimpleAssignmentOperation> Copies(IOperation inputs, ProgramBody body)
    {
        if (Variables.Named(inputs) is not ILocalSymbol array || body.Variables.ValueOf(array) is not IArrayCreationOperation { Initializer: null })
        {
            return [];
        }

        var copies = new List<ISimpleAssignmentOperation>();
        foreach (ILocalReferenceOperation reference in body.Operations.OfType<ILocalReferenceOperation>().Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, array)))
        {
            switch (reference.Parent)
            {
                case IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment } element when ReferenceEquals(assignment.Target, element):
                    copies.Add(assignment);
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call } when Library.IsCall(call, "Dataset", "FromArrays"):
                case IPropertyReferenceOperation { Property.Name: "Length" }:
                    break;
                default:
                    return [];
            }
        }

        return copies;
    }

    /// <summary>An element of an array or span of bytes, converted to a float and nothing else.</summary>
    private static bool IsByte(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value is { Type.SpecialType: SpecialType.System_Byte } and (IArrayElementReferenceOperation or IPropertyReferenceOperation or ILocalReferenceOperation) && value.ConstantValue is not { HasValue: true };
    }
}
