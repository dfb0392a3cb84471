using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>Finds the blocks that a layer is made of: the declarations of its type arguments.</summary>
internal static class BlockFinder
{
    /// <summary>
    /// The blocks of a layer, in order; empty for a layer of its own. Null when one of them can't be used, which is
    /// reported here, or is wrong itself, which is reported there.
    /// </summary>
    public static EquatableArray<BlockSpec>? Find(WrittenAttribute layer, DeclarationContext context, List<Problem> problems)
    {
        var blocks = ImmutableArray.CreateBuilder<BlockSpec>();
        foreach (ITypeSymbol argument in layer.Data.AttributeClass!.TypeArguments)
        {
            if (argument.TypeKind == TypeKind.Error)
            {
                return null;
            }

            if (argument is not INamedTypeSymbol type || !DlGenAttributes.IsDeclaration(type))
            {
                problems.Add(Problem.At(layer.Site, DiagnosticIds.NotABlock, argument.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), layer.Kind));
                return null;
            }

            if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, context.Compilation.Assembly))
            {
                problems.Add(Problem.At(layer.Site, DiagnosticIds.BlockWithoutSource, type.Name, type.ContainingAssembly.Name));
                return null;
            }

            ParsedBlock block = context.Block(type);
            if (context.TakeTooDeep() || (block.Depth == ParsedBlock.MaxDepth && block.Fits))
            {
                problems.Add(Problem.At(
                    layer.Site, DiagnosticIds.DeclarationTooLarge, context.Current.Name, Sizes.Format(ParsedBlock.MaxDepth + 1), "blocks in one another", Sizes.Format(ParsedBlock.MaxDepth)));
                return null;
            }

            if (context.TakeCycle() is { } cycle)
            {
                problems.Add(Problem.At(layer.Site, DiagnosticIds.BlockInItself, context.Current.Name, cycle));
            }

            if (!block.Fits || block.Network.Spec is not { } spec)
            {
                return null;
            }

            if (spec.Layers.Count > 0 && spec.Layers[0].Kind == InputsLayer.Name)
            {
                problems.Add(Problem.At(layer.Site, DiagnosticIds.InputsInside, spec.DisplayName));
                return null;
            }

            // A network is used without its loss, and so without its heads. A file of one with heads has more than what is used.
            EquatableArray<LayerSpec> layers = spec.Layers.Where(static layer => layer.Loss is null).ToEquatableArray();
            blocks.Add(new BlockSpec(spec.DisplayName, type.ToDisplayString(), spec.Loss is not null, spec.InputShape, layers) { Tokens = spec.Tokens }.At(layer.Site));
        }

        return blocks.ToImmutable().ToEquatableArray();
    }

    /// <summary>The layer as often as it comes: <c>Times = 3</c> is three layers, as an [Mlp] is several.</summary>
    public static IEnumerable<LayerSpec> Repeat(LayerSpec layer)
    {
        Argument? times = layer.Arguments.FirstOrDefault(static argument => argument.Name == "times");
        LayerSpec one = layer with { Arguments = layer.Arguments.Where(argument => argument != times).ToEquatableArray() };
        return Enumerable.Repeat(one, times is null ? 1 : int.Parse(times.Text, CultureInfo.InvariantCulture));
    }
}
