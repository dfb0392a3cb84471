using DlGen.Generators.Diagnostics;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>The compiler's tree of a number → a formula. What it doesn't know is refused at that very part.</summary>
internal sealed class FunctionValues : OperationVisitor<FunctionScope, Expression>
{
    private const string Allowed =
        "an [Elementwise] method is made of arithmetic, comparisons, '?:', constants, functions of MathF, and calls to other [Elementwise] methods";

    private static readonly FunctionValues Instance = new();

    private FunctionValues()
    {
    }

    public static Expression Of(IOperation operation, FunctionScope scope)
    {
        // Whole numbers divide and overflow in their own way, which the compiler has done where they are constant.
        if (NumberTypes.IsWhole(operation.Type) && operation.ConstantValue is { HasValue: true, Value: { } whole })
        {
            return Constants.Of(whole) ?? scope.Unsupported(operation.Syntax, Allowed);
        }

        // What C# has no type for, such as a method's name without its arguments, has no visit of its own either.
        Expression value = operation.Accept(Instance, scope) ?? Instance.DefaultVisit(operation, scope);
        value = scope.Limited(operation.ConstantValue.HasValue ? Constants.Meant(value, operation.ConstantValue.Value) : value, operation.Syntax);
        return scope.Finite(value, operation.Syntax, (operation as IBinaryOperation)?.RightOperand.Syntax);
    }

    public override Expression DefaultVisit(IOperation operation, FunctionScope scope) =>
        operation.ConstantValue.HasValue
            ? Constants.Of(operation.ConstantValue.Value) ?? scope.Unsupported(operation.Syntax, "only finite numbers can be differentiated")
            : scope.Unsupported(operation.Syntax, Allowed);

    public override Expression VisitParameterReference(IParameterReferenceOperation operation, FunctionScope scope) =>
        scope.Values.TryGetValue(operation.Parameter, out Expression? value) ? value : DefaultVisit(operation, scope);

    public override Expression VisitLocalReference(ILocalReferenceOperation operation, FunctionScope scope) =>
        scope.Values.TryGetValue(operation.Local, out Expression? value) ? value : DefaultVisit(operation, scope);

    public override Expression VisitFieldReference(IFieldReferenceOperation operation, FunctionScope scope) =>
        operation.ConstantValue.HasValue || !NumberTypes.IsReal(operation.Type)
            ? DefaultVisit(operation, scope)
            : scope.Unsupported(operation.Syntax, "its value isn't known at compile time: make the field const");

    public override Expression VisitConversion(IConversionOperation operation, FunctionScope scope) =>
        NumberTypes.IsReal(operation.Type) && operation.OperatorMethod is null
            ? Of(operation.Operand, scope)
            : DefaultVisit(operation, scope);

    public override Expression VisitUnaryOperator(IUnaryOperation operation, FunctionScope scope) => operation.OperatorKind switch
    {
        UnaryOperatorKind.Minus when NumberTypes.IsReal(operation.Type) => -Of(operation.Operand, scope),
        UnaryOperatorKind.Plus when NumberTypes.IsReal(operation.Type) => Of(operation.Operand, scope),
        _ => DefaultVisit(operation, scope),
    };

    public override Expression VisitBinaryOperator(IBinaryOperation operation, FunctionScope scope)
    {
        if (!NumberTypes.IsReal(operation.Type))
        {
            return DefaultVisit(operation, scope);
        }

        Func<Expression, Expression, Expression>? combine = operation.OperatorKind switch
        {
            BinaryOperatorKind.Add => static (left, right) => left + right,
            BinaryOperatorKind.Subtract => static (left, right) => left - right,
            BinaryOperatorKind.Multiply => static (left, right) => left * right,
            BinaryOperatorKind.Divide => static (left, right) => left / right,
            _ => null,
        };
        return combine is null
            ? DefaultVisit(operation, scope)
            : combine(Of(operation.LeftOperand, scope), Of(operation.RightOperand, scope));
    }

    public override Expression VisitConditional(IConditionalOperation operation, FunctionScope scope) =>
        operation.WhenFalse is { } otherwise
            ? FunctionConditions.Of(operation.Condition, scope).Of(Of(operation.WhenTrue, scope), Of(otherwise, scope))
            : DefaultVisit(operation, scope);

    public override Expression VisitInvocation(IInvocationOperation operation, FunctionScope scope)
    {
        IMethodSymbol method = operation.TargetMethod;
        Expression[] Arguments() => [.. operation.Arguments.OrderBy(static argument => argument.Parameter!.Ordinal).Select(argument => Of(argument.Value, scope))];
        if (MathFunctions.IsStep(method))
        {
            return scope.Refuse(operation.Syntax, DiagnosticIds.FunctionNotDifferentiable, FunctionScope.Text(operation.Syntax), $"{method.Name} is flat between its jumps");
        }

        if (MathFunctions.Has(method))
        {
            Expression[] arguments = Arguments();
            return MathFunctions.Apply(method, arguments)
                ?? (arguments.Any(FunctionScope.IsUnknown) ? scope.Silent()
                : scope.Unsupported(operation.Syntax, method.Name == "Pow"
                    ? "the base or the exponent must be a constant"
                    : $"the functions that can be differentiated are {MathFunctions.Names}"));
        }

        if (DlGenAttributes.IsElementwise(method))
        {
            return scope.Call(method, Arguments(), operation.Syntax);
        }

        return method.MethodKind == MethodKind.Ordinary && method.DeclaringSyntaxReferences.Length > 0
            ? scope.Refuse(operation.Syntax, DiagnosticIds.FunctionNotElementwise, method.Name)
            : DefaultVisit(operation, scope);
    }
}
