using System.Collections.Immutable;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>Statements → what they return: locals stand for their values, and an 'if' that returns is a choice.</summary>
internal static class FunctionBody
{
    private const string Allowed = "the body of an [Elementwise] method declares locals, and returns, from an 'if' too";

    /// <summary>What a method's body returns.</summary>
    public static Expression Of(IMethodBodyOperation body, FunctionScope scope) => Run((body.BlockBody ?? body.ExpressionBody)?.Operations ?? [], body, scope);

    /// <param name="statements">The statements.</param>
    /// <param name="around">What they belong to: the place to say that they don't return.</param>
    /// <param name="scope">The method.</param>
    private static Expression Run(ImmutableArray<IOperation> statements, IOperation around, FunctionScope scope)
    {
        for (int index = 0; index < statements.Length; index++)
        {
            switch (statements[index])
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return FunctionValues.Of(value, scope);
                case IBlockOperation block:
                    return Run(block.Operations.AddRange(statements.Skip(index + 1)), around, scope);
                case IConditionalOperation branch:
                    ImmutableArray<IOperation> rest = statements.RemoveRange(0, index + 1);
                    Choice choose = FunctionConditions.Of(branch.Condition, scope);
                    Expression yes = Run([branch.WhenTrue], branch, scope);
                    Expression no = Run(branch.WhenFalse is { } otherwise ? rest.Insert(0, otherwise) : rest, around, scope);
                    return scope.Limited(choose.Of(yes, no), branch.Syntax);
                case IVariableDeclarationGroupOperation locals:
                    Declare(locals, scope);
                    break;
                case var other:
                    return scope.Unsupported(other.Syntax, Allowed);
            }
        }

        return scope.Unsupported(around.Syntax, Allowed);
    }

    private static void Declare(IVariableDeclarationGroupOperation locals, FunctionScope scope)
    {
        foreach (IVariableDeclaratorOperation local in locals.Declarations.SelectMany(static declaration => declaration.Declarators))
        {
            if (local.Initializer?.Value is not { } value)
            {
                scope.Unsupported(local.Syntax, "a local is declared with its value, which doesn't change");
            }
            else if (NumberTypes.IsTruth(local.Symbol.Type))
            {
                scope.Conditions[local.Symbol] = FunctionConditions.Of(value, scope);
            }
            else
            {
                scope.Values[local.Symbol] = FunctionValues.Of(value, scope);
            }
        }
    }
}
