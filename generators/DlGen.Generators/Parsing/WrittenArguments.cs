using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>
/// An attribute's arguments as they are written, counted the way a Site counts them: the items of an array that is
/// written out, as in <c>[Mlp(new[] { 784, 10 })]</c>, count one by one, as they do without the array.
/// </summary>
internal static class WrittenArguments
{
    public readonly record struct Item(AttributeArgumentSyntax Argument, SyntaxNode Node);

    public static ImmutableArray<Item> Of(AttributeSyntax attribute)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return ImmutableArray<Item>.Empty;
        }

        var items = ImmutableArray.CreateBuilder<Item>(list.Arguments.Count);
        foreach (AttributeArgumentSyntax argument in list.Arguments)
        {
            if (ItemsOf(argument.Expression) is { Count: > 0 } elements)
            {
                foreach (SyntaxNode element in elements)
                {
                    items.Add(new Item(argument, element));
                }
            }
            else
            {
                items.Add(new Item(argument, argument));
            }
        }

        return items.ToImmutable();
    }

    private static IReadOnlyList<SyntaxNode>? ItemsOf(ExpressionSyntax expression) => expression switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        CollectionExpressionSyntax collection => collection.Elements,
        _ => null,
    };
}
