using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>
/// The order of a training loop's calls on one network: Forward, ComputeLoss, Backward, Step. The calls are gone through in the order in
/// which they run, and what the network is ready for is followed: where two ways meet that differ, or the network is handed on, it is
/// unknown, and nothing is said. A loop's body is gone through once, as its first round.
/// </summary>
internal sealed class LoopOrder
{
    private readonly ProgramBody body;
    private readonly ISymbol network;
    private readonly List<ProgramProblem> problems = [];
    private readonly bool isOwn;
    private State state;
    private bool isHandedOn;
    private int loops;
    private int events;

    private LoopOrder(ProgramBody body, ISymbol network, State start)
    {
        this.body = body;
        this.network = network;
        isOwn = start.HasGradients is not null;
        state = start;
    }

    /// <summary>What a network is ready for.</summary>
    private enum Stage
    {
        Unknown,
        Idle,
        Forward,
        Loss,
    }

    public static IEnumerable<ProgramProblem> Of(ProgramBody body)
    {
        if (!body.CallsOf("Forward", "ComputeLoss", "Backward").Any() && !body.Calls.Any(IsStep))
        {
            return [];
        }

        if (body.Operations.Any(static operation => operation is ILabeledOperation or IBranchOperation { BranchKind: BranchKind.GoTo }))
        {
            return [];
        }

        return body.Operations
            .Select(Variables.Named)
            .OfType<ISymbol>()
            .Where(variable => variable is ILocalSymbol or IParameterSymbol && Library.IsNetwork(TypeOf(variable)) && body.Variables.IsStable(variable))
            .Distinct<ISymbol>(SymbolEqualityComparer.Default)
            .Where(variable => !IsShared(variable, body))
            .SelectMany(variable => new LoopOrder(body, variable, StartOf(variable, body)).Run());
    }

    private static bool IsStep(IInvocationOperation call) => call.TargetMethod.Name == "Step" && Library.IsBoundOptimizer(call.TargetMethod.ContainingType);

    private static ITypeSymbol? TypeOf(ISymbol variable) => (variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type;

    /// <summary>Whether it is used in a function inside, which may run at any time, or has a second name.</summary>
    private static bool IsShared(ISymbol variable, ProgramBody body)
    {
        int functions = 0;
        foreach (IOperation reference in body.Operations.Where(operation => IsReference(operation, variable)))
        {
            functions += reference.Ancestors().Any(static each => each is IAnonymousFunctionOperation or ILocalFunctionOperation) ? 1 : 0;
            IOperation outer = Outermost(reference);
            if (outer.Parent is IVariableInitializerOperation or IAssignmentOperation or ITupleOperation)
            {
                return true;
            }
        }

        return functions > 0;
    }

    private static bool IsReference(IOperation operation, ISymbol variable) =>
        operation is ILocalReferenceOperation or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(Variables.Named(operation), variable);

    private static IOperation Outermost(IOperation reference)
    {
        while (reference.Parent is IConversionOperation or IParenthesizedOperation)
        {
            reference = reference.Parent;
        }

        return reference;
    }

    /// <summary>A network that this body creates has done nothing yet.</summary>
    private static State StartOf(ISymbol variable, ProgramBody body) =>
        variable is ILocalSymbol && body.Variables.ValueOf(variable) is { } value && body.Variables.Resolve(value) is IObjectCreationOperation
            ? new State(Stage.Idle, HasGradients: false, IsReachable: true)
            : State.Unknown;

    private IReadOnlyList<ProgramProblem> Run()
    {
        IOperation? start = body.Blocks.FirstOrDefault();
        if (network is ILocalSymbol)
        {
            IOperation? declaration = body.Operations.FirstOrDefault(operation => operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, network));
            start = declaration?.Ancestors().FirstOrDefault(static each => each is IBlockOperation);
            start ??= declaration is null ? null : body.Blocks.FirstOrDefault(block => block.DescendantsAndSelf().Contains(declaration));
        }

        if (start is not null)
        {
            Walk(start);
        }

        return problems;
    }

    private void Walk(IOperation operation)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation or ILocalFunctionOperation:
                break;
            case IConditionalOperation conditional:
                Walk(conditional.Condition);
                Branch([conditional.WhenTrue, conditional.WhenFalse], mayNoneRun: conditional.WhenFalse is null);
                break;
            case ISwitchOperation choice:
                Walk(choice.Value);
                Branch(choice.Cases, mayNoneRun: true);
                break;
            case ISwitchExpressionOperation choice:
                Walk(choice.Value);
                Branch(choice.Arms, mayNoneRun: false);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both:
                Walk(both.LeftOperand);
                Branch([both.RightOperand], mayNoneRun: true);
                break;
            case ICoalesceOperation coalesce:
                Walk(coalesce.Value);
                Branch([coalesce.WhenNull], mayNoneRun: true);
                break;
            case IConditionalAccessOperation access:
                Walk(access.Operation);
                Branch([access.WhenNotNull], mayNoneRun: true);
                break;
            case ILoopOperation loop:
                Loop(loop);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            default:
                foreach (IOperation child in operation.ChildOperations)
                {
                    Walk(child);
                }

                Happen(operation);
                break;
        }
    }

    /// <summary>What runs on a condition: in a loop the condition may say which round it is, so that there nothing is known of what came before.</summary>
    private void Branch(IEnumerable<IOperation?> ways, bool mayNoneRun)
    {
        // And where a way leaves the round early, the next round may take another.
        (State before, int eventsBefore) = (state, events);
        State? after = mayNoneRun ? before : null;
        foreach (IOperation way in ways.OfType<IOperation>())
        {
            state = loops > 0 ? State.Unknown : before;
            int eventsOfWay = events;
            Walk(way);
            State result = events == eventsOfWay && state.IsReachable ? before : state;
            after = after is { } other ? other.Join(result) : result;
        }

        bool isUncertain = events != eventsBefore && loops > 0;
        state = isUncertain ? State.Unknown : events == eventsBefore && after is { IsReachable: true } ? before : after ?? before;
    }

    private void Loop(ILoopOperation loop)
    {
        (State before, int eventsBefore) = (state, events);
        loops++;
        foreach (IOperation child in loop.ChildOperations)
        {
            Walk(child);
        }

        loops--;
        state = events == eventsBefore ? before : State.Unknown;
    }

    private void Try(ITryOperation attempt)
    {
        int eventsBefore = events;
        Walk(attempt.Body);
        (State after, int eventsAfter) = (state, events);
        foreach (IOperation part in attempt.Catches.Cast<IOperation>().Concat(attempt.Finally is { } final ? [final] : []))
        {
            state = State.Unknown;
            Walk(part);
        }

        state = events != eventsAfter || (attempt.Catches.Length > 0 && events != eventsBefore) ? State.Unknown : after;
    }

    private void Happen(IOperation operation)
    {
        if (operation is IReturnOperation or IThrowOperation or IBranchOperation)
        {
            state = state with { IsReachable = false };
        }
        else if (IsReference(operation, network) && Outermost(operation) is { Parent: { } user } used && !IsHarmless(used, user))
        {
            isHandedOn = true;
            Become(State.Unknown);
        }
        else if (!isOwn && operation is IInvocationOperation { TargetMethod: { } method } && (method.MethodKind == MethodKind.DelegateInvoke || (!method.DeclaringSyntaxReferences.IsEmpty && !Library.IsNetwork(method.ContainingType))))
        {
            // Whoever gave the network may have kept it, and use it there.
            Become(State.Unknown);
        }
        else if (operation is IInvocationOperation call && state.IsReachable && !isHandedOn)
        {
            Happen(call);
        }
    }

    private void Happen(IInvocationOperation call)
    {
        bool isOnNetwork = call.Instance is { } instance && IsReference(Variables.Unwrap(instance), network) && Library.NetworkCall(call) is not null;
        if (isOnNetwork)
        {
            switch (call.TargetMethod.Name)
            {
                case "Forward":
                    Become(state with { Stage = Stage.Forward });
                    break;
                case "ComputeLoss":
                    Require(call, state.Stage is Stage.Idle or Stage.Loss, DiagnosticIds.LoopOrder, "Forward", state.Stage == Stage.Loss ? "each forward pass serves for one loss" : "there is no forward pass yet");
                    Become(state with { Stage = Stage.Loss });
                    break;
                case "Backward":
                    Require(call, state.Stage == Stage.Forward, DiagnosticIds.LoopOrder, "ComputeLoss", "there is a forward pass, and no loss");
                    Require(call, state.Stage == Stage.Idle, DiagnosticIds.LoopOrder, "Forward and ComputeLoss", "there is no loss since the last Backward, or none at all");
                    Become(new State(Stage.Idle, HasGradients: true, state.IsReachable));
                    break;
                case "Train":
                    Become(State.Unknown);
                    break;
            }
        }
        else if (IsStep(call) && call.Instance is { } optimizer && IsOfNetwork(optimizer))
        {
            Require(call, state.HasGradients == false, DiagnosticIds.StepWithoutBackward, Variables.Named(call.Instance)?.Name ?? "the optimizer");
        }
    }

    private void Become(State next)
    {
        events++;
        state = next;
    }

    private void Require(IInvocationOperation call, bool isWrong, string id, params string[] arguments)
    {
        if (!isWrong)
        {
            return;
        }

        string[] named = id == DiagnosticIds.LoopOrder ? [call.TargetMethod.Name, network.Name, .. arguments] : [.. arguments, network.Name];
        problems.Add(new ProgramProblem(id, call, named));
        state = State.Unknown;
    }

    private bool IsOfNetwork(IOperation optimizer) =>
        body.Variables.Resolve(optimizer) is IInvocationOperation { TargetMethod.Name: "For" or "OptimizerFor" } bound
        && Library.Argument(bound, "network") is { } argument
        && IsReference(Variables.Unwrap(argument), network);

    /// <summary>Whether a use of the network leaves it ready for what it was, or is looked at as a call.</summary>
    private static bool IsHarmless(IOperation used, IOperation user) => user switch
    {
        IInvocationOperation call => ReferenceEquals(call.Instance, used) && Library.NetworkCall(call) is not null,
        IPropertyReferenceOperation => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "For" } call } => Library.IsOrDerives(call.TargetMethod.ContainingType, "Optimizer"),
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "OptimizerFor" } call } => Library.Is(call.TargetMethod.ContainingType, "TrainingOptions"),
        _ => false,
    };

    /// <summary>What the network is ready for, where it is known.</summary>
    private readonly record struct State(Stage Stage, bool? HasGradients, bool IsReachable)
    {
        public static State Unknown { get; } = new(Stage.Unknown, HasGradients: null, IsReachable: true);

        public State Join(State other) =>
            !IsReachable ? other
            : !other.IsReachable ? this
            : new State(Stage == other.Stage ? Stage : Stage.Unknown, HasGradients == other.HasGradients ? HasGradients : null, IsReachable: true);
    }
}
