using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Analyzers.Programs;

/// <summary>The lengths of arrays and spans that are known when the program is compiled.</summary>
/// <param name="variables">The values of the body's variables.</param>
internal sealed class Lengths(Variables variables)
{
    /// <summary>How many elements an array, a literal or a span has; null where it isn't known.</summary>
    public long? Of(IOperation operation)
    {
        operation = Source(operation);
        return operation switch
        {
            IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes } => NumberOf(sizes[0]),
            ICollectionExpressionOperation literal => literal.Elements.Any(static element => element is ISpreadOperation) ? null : literal.Elements.Length,
            IInvocationOperation call => OfCall(call),
            IArrayElementReferenceOperation { Indices: { Length: 1 } ranges } part => OfRange(Of(part.ArrayReference), ranges[0]),
            IImplicitIndexerReferenceOperation part => OfRange(Of(part.Instance), part.Argument),
            _ => OnTheStack(operation),
        };
    }

    /// <summary>The elements of a literal; null where they are not all written out, or may be others by then.</summary>
    public IReadOnlyList<IOperation>? ElementsOf(IOperation operation)
    {
        if (variables.MayHaveOtherElements(operation))
        {
            return null;
        }

        operation = Source(operation);
        return operation switch
        {
            IArrayCreationOperation { Initializer.ElementValues: var elements, DimensionSizes.Length: 1 } => elements,
            ICollectionExpressionOperation literal when !literal.Elements.Any(static element => element is ISpreadOperation) => literal.Elements,
            _ => null,
        };
    }

    /// <summary>A whole number that is known: a constant, a variable that has one and keeps it, or what is computed from these.</summary>
    public long? NumberOf(IOperation operation) => NumberOf(operation, depth: 0);

    private long? NumberOf(IOperation operation, int depth)
    {
        if (Constant.Of(operation) is { } constant)
        {
            return constant == Math.Floor(constant) && Math.Abs(constant) <= int.MaxValue ? (long)constant : null;
        }

        operation = variables.Resolve(operation);
        if (depth > 20)
        {
            return null;
        }

        return operation switch
        {
            IConversionOperation { OperatorMethod: null, Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } conversion => NumberOf(conversion.Operand, depth + 1),
            IBinaryOperation { OperatorMethod: null } binary when NumberOf(binary.LeftOperand, depth + 1) is { } left && NumberOf(binary.RightOperand, depth + 1) is { } right =>
                InRange(binary.OperatorKind switch
                {
                    BinaryOperatorKind.Add => left + right,
                    BinaryOperatorKind.Subtract => left - right,
                    BinaryOperatorKind.Multiply => left * right,
                    _ => null,
                }),
            IPropertyReferenceOperation { Property.Name: "Length", Instance: { Type: IArrayTypeSymbol { Rank: 1 } } array } => Of(array),
            _ => Constant.Of(operation) is { } value && value == Math.Floor(value) ? InRange((long)value) : null,
        };
    }

    /// <summary>Where the elements come from: variables replaced by their values, and conversions to spans left out.</summary>
    private IOperation Source(IOperation operation)
    {
        for (int depth = 0; depth < 20; depth++)
        {
            operation = variables.Resolve(operation);
            if (operation is not IConversionOperation { Operand: { } operand } || !IsArrayOrSpan(operand.Type))
            {
                break;
            }

            operation = operand;
        }

        return operation;
    }

    private long? OfCall(IInvocationOperation call)
    {
        if (call.TargetMethod is { Name: DataMembers.ToInput, ContainingType: { Name: DataMembers.Row, ContainingType: { } owner } })
        {
            return DataClass.Of(owner)?.FeatureCount;
        }

        (IOperation? of, int first) = call.TargetMethod switch
        {
            { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } } => (call.Arguments.FirstOrDefault()?.Value, 1),
            { Name: "Slice" } when IsSpan(call.Instance?.Type) => (call.Instance, 0),
            _ => (null, 0),
        };
        if (of is null)
        {
            return null;
        }

        // In the order of the parameters, which names may change.
        List<IOperation> places = [.. call.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal ?? 0).Skip(first).Select(static argument => argument.Value)];
        if (places.Count == 0)
        {
            return Of(of);
        }

        if (places.Any(static place => place.Type?.SpecialType != SpecialType.System_Int32))
        {
            return null;
        }

        return places.Count == 2 ? NumberOf(places[1]) : Of(of) - NumberOf(places[0]);
    }

    private long? OfRange(long? whole, IOperation index)
    {
        if (variables.Resolve(index) is not IRangeOperation range
            || Place(range.LeftOperand, whole, 0) is not { } start
            || Place(range.RightOperand, whole, whole) is not { } end)
        {
            return null;
        }

        return end >= start ? end - start : null;
    }

    private long? Place(IOperation? operation, long? whole, long? open)
    {
        if (operation is null)
        {
            return open;
        }

        operation = operation is IConversionOperation conversion ? conversion.Operand : operation;
        return operation is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd ? whole - NumberOf(fromEnd.Operand) : NumberOf(operation);
    }

    private static long? OnTheStack(IOperation operation) => operation.Syntax switch
    {
        StackAllocArrayCreationExpressionSyntax { Initializer.Expressions.Count: var count } => count,
        StackAllocArrayCreationExpressionSyntax { Type: ArrayTypeSyntax { RankSpecifiers: { Count: 1 } ranks } } when ranks[0].Sizes.Count == 1 =>
            operation.SemanticModel?.GetConstantValue(ranks[0].Sizes[0]) is { HasValue: true, Value: int length } ? length : null,
        ImplicitStackAllocArrayCreationExpressionSyntax literal => literal.Initializer.Expressions.Count,
        _ => null,
    };

    private static long? InRange(long? value) => value is >= 0 and <= int.MaxValue ? value : null;

    private static bool IsArrayOrSpan(ITypeSymbol? type) => type is IArrayTypeSymbol || IsSpan(type);

    private static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
