using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>Training loops over batches that learn nothing, or forget at each step.</summary>
internal static class LoopRules
{
    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        List<IForEachLoopOperation> loops = [.. body.Operations.OfType<IForEachLoopOperation>().Where(IsOverBatches)];
        return (loops.Count == 0 || Measurement.Is(body) ? [] : loops.SelectMany(loop => NeverSteps(loop, body))).Concat(loops.SelectMany(loop => Restarts(loop, body)));
    }

    private static bool IsOverBatches(IForEachLoopOperation loop) => Library.Is(Variables.Unwrap(loop.Collection).Type, "BatchSequence");

    /// <summary>A loop whose gradients nobody takes: there is no step in it, and no call that could make one, or read them.</summary>
    private static IEnumerable<ProgramProblem> NeverSteps(IForEachLoopOperation loop, ProgramBody body)
    {
        List<IInvocationOperation> calls = [.. loop.Body.Descendants().OfType<IInvocationOperation>()];
        List<IInvocationOperation> backward = [.. calls.Where(static call => call.TargetMethod.Name == "Backward" && Library.NetworkCall(call) is not null)];
        if (backward.Count != 1 || backward[0] is not { Instance: { } instance } only || Library.Argument(only, "accumulate") is not null || Variables.Named(instance) is not ILocalSymbol network)
        {
            yield break;
        }

        // Backward of another network may go on with the gradient of this one's inputs.
        bool isAlone = calls.All(call => IsPartOfStep(call, network) || IsForeign(call));
        bool isUsedElse = body.Operations.Any(operation => IsReference(operation, network) && !IsReceiverOfStep(operation, network) && !IsDeclared(operation, loop));
        if (isAlone && !isUsedElse && !MayStep(network, body) && calls.Any(static call => call.TargetMethod.Name == "ComputeLoss"))
        {
            yield return new ProgramProblem(DiagnosticIds.LoopNeverSteps, only, network.Name);
        }
    }

    /// <summary>Whether something in the body may step, or hands an optimizer on.</summary>
    private static bool MayStep(ISymbol network, ProgramBody body) => body.Operations.Any(operation => operation switch
    {
        IInvocationOperation { TargetMethod.Name: "Step", Instance: { } optimizer } => Library.IsBoundOptimizer(optimizer.Type) && !IsOfAnother(optimizer, network, body),
        ILocalReferenceOperation or IParameterReferenceOperation => Library.IsBoundOptimizer(operation.Type) && operation.Parent is not (IInvocationOperation or IPropertyReferenceOperation),
        _ => false,
    });

    private static bool IsOfAnother(IOperation optimizer, ISymbol network, ProgramBody body) =>
        body.Variables.Resolve(optimizer) is IInvocationOperation bound
        && Library.Argument(bound, "network") is { } argument
        && Variables.Named(argument) is { } other
        && !SymbolEqualityComparer.Default.Equals(other, network);

    private static bool IsReference(IOperation operation, ISymbol network) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation && SymbolEqualityComparer.Default.Equals(Variables.Named(operation), network);

    /// <summary>What is done with the network before or behind the loop, and reads no gradients: evaluating and saving it, making an optimizer.</summary>
    private static bool IsDeclared(IOperation reference, IForEachLoopOperation loop) =>
        !reference.Ancestors().Contains(loop) && reference.Parent switch
        {
            IInvocationOperation call => Library.NetworkCall(call) is "Evaluate" or "Predict" or "PredictLogits" or "Classify" or "Save" or "Train",
            IConversionOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "For" } } } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "For" } } => true,
            _ => false,
        };

    private static bool IsReceiverOfStep(IOperation reference, ISymbol network) => reference.Parent is IInvocationOperation call && IsPartOfStep(call, network);

    private static bool IsPartOfStep(IInvocationOperation call, ISymbol network) =>
        Library.NetworkCall(call) is "Forward" or "ComputeLoss" or "Backward" or "GetOutputs"
        && SymbolEqualityComparer.Default.Equals(call.Instance is { } instance ? Variables.Named(instance) : null, network);

    /// <summary>Whether a call can't have to do with the network: of another library, and not of a delegate.</summary>
    private static bool IsForeign(IInvocationOperation call) =>
        call.TargetMethod is { MethodKind: not MethodKind.DelegateInvoke, DeclaringSyntaxReferences.IsEmpty: true, ContainingAssembly.Name: var assembly }
        && !assembly.StartsWith("DlGen", StringComparison.Ordinal);

    /// <summary>An optimizer that is made for each batch, and forgets at each what it is there to remember.</summary>
    private static IEnumerable<ProgramProblem> Restarts(IForEachLoopOperation loop, ProgramBody body)
    {
        foreach (IInvocationOperation bound in loop.Body.Descendants().OfType<IInvocationOperation>().Where(static call => call.TargetMethod.Name == "For"))
        {
            if (bound.Instance is { } rule && body.Variables.Resolve(rule) is IObjectCreationOperation optimizer && Library.IsOrDerives(optimizer.Type, "Optimizer") && Library.KeepsState(optimizer)
                && ReferenceEquals(bound.Ancestors().FirstOrDefault(static each => each is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation), loop)
                && Library.Argument(bound, "network") is { } argument && Variables.Named(argument) is { } network && !IsDeclaredIn(network, loop)
                && loop.Body.Descendants().OfType<IInvocationOperation>().Any(call => call.TargetMethod.Name == "Step" && call.Instance is { } stepping && ReferenceEquals(body.Variables.Resolve(stepping), bound)))
            {
                yield return new ProgramProblem(DiagnosticIds.OptimizerInLoop, bound, optimizer.Type!.Name) { Properties = Fix.BeforeTheLoop };
            }
        }
    }

    private static bool IsDeclaredIn(ISymbol variable, IForEachLoopOperation loop) => loop.Syntax is CommonForEachStatementSyntax syntax
        && variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && syntax.Span.Contains(reference.Span));
}
