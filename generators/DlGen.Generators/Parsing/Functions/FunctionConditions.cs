using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>The compiler's tree of a condition → a choice.</summary>
internal sealed class FunctionConditions : OperationVisitor<FunctionScope, Choice>
{
    private static readonly FunctionConditions Instance = new();

    private FunctionConditions()
    {
    }

    public static Choice Of(IOperation operation, FunctionScope scope) =>
        operation.ConstantValue is { HasValue: true, Value: bool holds } ? Choices.Of(holds) : operation.Accept(Instance, scope)!;

    public override Choice DefaultVisit(IOperation operation, FunctionScope scope)
    {
        if (operation.Kind == OperationKind.Invalid)
        {
            scope.Silent();
        }
        else
        {
            scope.Unsupported(operation.Syntax, "a condition compares numbers, and joins such comparisons by &&, || and !");
        }

        return Choices.Of(false);
    }

    public override Choice VisitLocalReference(ILocalReferenceOperation operation, FunctionScope scope) =>
        scope.Conditions.TryGetValue(operation.Local, out Choice? condition) ? condition : DefaultVisit(operation, scope);

    public override Choice VisitUnaryOperator(IUnaryOperation operation, FunctionScope scope) =>
        operation.OperatorKind == UnaryOperatorKind.Not && operation.OperatorMethod is null
            ? Choices.Not(Of(operation.Operand, scope))
            : DefaultVisit(operation, scope);

    public override Choice VisitBinaryOperator(IBinaryOperation operation, FunctionScope scope) => operation.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when NumberTypes.IsTruth(operation.LeftOperand.Type) =>
            Choices.And(Of(operation.LeftOperand, scope), Of(operation.RightOperand, scope)),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when NumberTypes.IsTruth(operation.LeftOperand.Type) =>
            Choices.Or(Of(operation.LeftOperand, scope), Of(operation.RightOperand, scope)),
        var kind when NumberTypes.IsReal(operation.LeftOperand.Type) && Comparison(kind) is { } compare =>
            compare(FunctionValues.Of(operation.LeftOperand, scope), FunctionValues.Of(operation.RightOperand, scope)),
        _ => DefaultVisit(operation, scope),
    };

    private static Func<Expression, Expression, Choice>? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => static (left, right) => Choices.Of(left > right),
        BinaryOperatorKind.GreaterThanOrEqual => static (left, right) => Choices.Of(left >= right),
        BinaryOperatorKind.LessThan => static (left, right) => Choices.Of(left < right),
        BinaryOperatorKind.LessThanOrEqual => static (left, right) => Choices.Of(left <= right),
        BinaryOperatorKind.Equals => Choices.Equal,
        BinaryOperatorKind.NotEquals => static (left, right) => Choices.Not(Choices.Equal(left, right)),
        _ => null,
    };
}
