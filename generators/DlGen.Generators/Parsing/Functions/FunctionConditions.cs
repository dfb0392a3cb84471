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

    public static Choice Of(IOperation operation, FunctionScope scope)
    {
        if (operation.ConstantValue is { HasValue: true, Value: bool holds })
        {
            return Choice.Constant(holds);
        }

        Choice choice = operation.Accept(Instance, scope) ?? Instance.DefaultVisit(operation, scope);
        if (choice.Comparisons <= FunctionScope.MostOperations)
        {
            return choice;
        }

        scope.TooLarge(operation.Syntax);
        return Choice.Constant(false);
    }

    public override Choice DefaultVisit(IOperation operation, FunctionScope scope)
    {
        scope.Unsupported(operation.Syntax, "a condition compares numbers, and joins such comparisons by &&, || and !");
        return Choice.Constant(false);
    }

    public override Choice VisitLocalReference(ILocalReferenceOperation operation, FunctionScope scope) =>
        scope.Conditions.TryGetValue(operation.Local, out Choice? condition) ? condition : DefaultVisit(operation, scope);

    public override Choice VisitUnaryOperator(IUnaryOperation operation, FunctionScope scope) =>
        operation.OperatorKind == UnaryOperatorKind.Not && operation.OperatorMethod is null
            ? Choice.Not(Of(operation.Operand, scope))
            : DefaultVisit(operation, scope);

    public override Choice VisitBinaryOperator(IBinaryOperation operation, FunctionScope scope) => operation.OperatorKind switch
    {
        BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And when NumberTypes.IsTruth(operation.LeftOperand.Type) =>
            Choice.And(Of(operation.LeftOperand, scope), Of(operation.RightOperand, scope)),
        BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or when NumberTypes.IsTruth(operation.LeftOperand.Type) =>
            Choice.Or(Of(operation.LeftOperand, scope), Of(operation.RightOperand, scope)),
        var kind when NumberTypes.IsReal(operation.LeftOperand.Type) && Comparison(kind) is { } compare =>
            compare(FunctionValues.Of(operation.LeftOperand, scope), FunctionValues.Of(operation.RightOperand, scope)),
        _ => DefaultVisit(operation, scope),
    };

    private static Func<Expression, Expression, Choice>? Comparison(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.GreaterThan => static (left, right) => Choice.Compare(left > right),
        BinaryOperatorKind.GreaterThanOrEqual => static (left, right) => Choice.Compare(left >= right),
        BinaryOperatorKind.LessThan => static (left, right) => Choice.Compare(left < right),
        BinaryOperatorKind.LessThanOrEqual => static (left, right) => Choice.Compare(left <= right),
        BinaryOperatorKind.Equals => Choice.Equal,
        BinaryOperatorKind.NotEquals => static (left, right) => Choice.Not(Choice.Equal(left, right)),
        _ => null,
    };
}
