using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>A class's declaration as a block.</summary>
/// <param name="Network">What it declares.</param>
/// <param name="Fits">Whether it declares a block whose shapes fit together.</param>
/// <param name="Depth">How many blocks are in one another, it being the outermost.</param>
internal sealed record ParsedBlock(ParsedNetwork Network, bool Fits, int Depth)
{
    /// <summary>More blocks in one another than any network has; a bound on the stack that they take.</summary>
    public const int MaxDepth = 250;

    public static ParsedBlock Of(ParsedNetwork network, int depth = 1) =>
        new(network, depth <= MaxDepth && network.Spec is { } spec && CompilerPipeline.Shape(spec).Problems.Count == 0, depth);
}

/// <summary>The blocks of a project that have been parsed: each once for a scalar, however many declarations use it.</summary>
internal sealed class ParsedBlocks
{
    private static readonly ConditionalWeakTable<Compilation, ParsedBlocks> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, ParsedBlock> single = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ParsedBlock> @double = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<INamedTypeSymbol>> uses = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol assembly;

    private ParsedBlocks(IAssemblySymbol assembly) => this.assembly = assembly;

    public static ParsedBlocks Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new ParsedBlocks(compilation.Assembly));

    /// <summary>The block that a class is; null where it hasn't been parsed, or uses itself.</summary>
    public ParsedBlock? Find(INamedTypeSymbol type, ScalarType precision) => In(precision).TryGetValue(type, out ParsedBlock? known) ? known : null;

    /// <summary>Parses the blocks in a class and itself, innermost first, so that a long chain of them takes no more stack than a short one.</summary>
    /// <param name="type">The class.</param>
    /// <param name="precision">The scalar of the network that uses it.</param>
    /// <param name="parse">Parses one class whose blocks are parsed.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public void ParseAll(INamedTypeSymbol type, ScalarType precision, Func<INamedTypeSymbol, ParsedNetwork> parse, CancellationToken cancellationToken)
    {
        // What uses itself, or a class that does, is left: none of its classes comes after all the blocks in it.
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var stack = new Stack<(INamedTypeSymbol Type, int Next)>();
        stack.Push((type, 0));
        seen.Add(type);
        while (stack.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (INamedTypeSymbol current, int next) = stack.Pop();
            ImmutableArray<INamedTypeSymbol> blocks = UsesOf(current, cancellationToken);
            if (next < blocks.Length)
            {
                stack.Push((current, next + 1));
                INamedTypeSymbol block = blocks[next];
                if (Find(block, precision) is null && seen.Add(block))
                {
                    stack.Push((block, 0));
                }
            }
            else if (blocks.All(block => Find(block, precision) is not null))
            {
                int depth = 1 + blocks.Select(block => Find(block, precision)!.Depth).DefaultIfEmpty(0).Max();
                In(precision)[current] = ParsedBlock.Of(parse(current), depth);
            }
        }
    }

    private ConcurrentDictionary<INamedTypeSymbol, ParsedBlock> In(ScalarType precision) => precision == ScalarType.Double ? @double : single;

    /// <summary>The blocks of this project that a class's layers are made of.</summary>
    private ImmutableArray<INamedTypeSymbol> UsesOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!uses.TryGetValue(type, out ImmutableArray<INamedTypeSymbol> blocks))
        {
            blocks =
            [
                .. WrittenAttribute.Of(type, cancellationToken)
                    .Where(static attribute => attribute.Role == AttributeRole.Layer)
                    .SelectMany(static attribute => attribute.Data.AttributeClass!.TypeArguments)
                    .OfType<INamedTypeSymbol>()
                    .Where(block => SymbolEqualityComparer.Default.Equals(block.ContainingAssembly, assembly) && DlGenAttributes.IsDeclaration(block))
                    .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default),
            ];
            uses[type] = blocks;
        }

        return blocks;
    }
}
