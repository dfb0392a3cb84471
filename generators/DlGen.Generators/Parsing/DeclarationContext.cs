using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>What parsing one declaration, and the blocks it uses, goes by.</summary>
internal sealed class DeclarationContext(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly List<INamedTypeSymbol> path = new();
    private readonly Dictionary<INamedTypeSymbol, ParsedNetwork> blocks = new(SymbolEqualityComparer.Default);

    public Compilation Compilation => compilation;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The scalar of the network that uses the blocks; null while the outermost declaration hasn't said it.</summary>
    public ScalarType? Precision { get; set; }

    /// <summary>How the outermost declaration comes to use itself, "A → B → A"; null where it doesn't.</summary>
    private string? Cycle { get; set; }

    /// <summary>The class that is being parsed: the outermost, or a block in it.</summary>
    public INamedTypeSymbol Current => path[path.Count - 1];

    /// <summary>Whether more blocks are in one another than are followed, one of them in itself.</summary>
    private bool IsTooDeep { get; set; }

    private bool IsOutermost => path.Count == 1;

    /// <summary>A class's declaration as a block of the current one.</summary>
    public ParsedBlock Block(INamedTypeSymbol type)
    {
        ScalarType precision = Precision!.Value;
        ParsedBlocks blocks = ParsedBlocks.Of(compilation);
        if (blocks.Find(type, precision) is null)
        {
            blocks.ParseAll(
                type, precision, block => new DeclarationContext(compilation, cancellationToken) { Precision = precision }.Parse(block, NetworkParser.Parse), cancellationToken);
        }

        return blocks.Find(type, precision) ?? ParsedBlock.Of(Parse(type, NetworkParser.Parse));
    }

    /// <summary>A class's declaration, parsed by <paramref name="parse"/> unless it has been, or is being.</summary>
    public ParsedNetwork Parse(INamedTypeSymbol type, Func<INamedTypeSymbol, DeclarationContext, ParsedNetwork> parse)
    {
        if (path.Contains(type, SymbolEqualityComparer.Default))
        {
            if (SymbolEqualityComparer.Default.Equals(path[0], type))
            {
                Cycle = string.Join(" → ", path.Append(type).Select(static part => part.Name));
            }

            return ParsedNetwork.None;
        }

        if (blocks.TryGetValue(type, out ParsedNetwork? known))
        {
            return known;
        }

        if (path.Count > ParsedBlock.MaxDepth)
        {
            IsTooDeep = true;
            return ParsedNetwork.None;
        }

        path.Add(type);
        ParsedNetwork parsed = parse(type, this);
        path.RemoveAt(path.Count - 1);
        blocks.Add(type, parsed);
        return parsed;
    }

    /// <summary>The cycle, once: it is reported where the outermost declaration enters it.</summary>
    public string? TakeCycle()
    {
        if (!IsOutermost)
        {
            return null;
        }

        string? cycle = Cycle;
        Cycle = null;
        return cycle;
    }

    /// <summary>Whether blocks are in one another without an end in sight, once: it is reported in the outermost declaration.</summary>
    public bool TakeTooDeep()
    {
        bool isTooDeep = IsOutermost && IsTooDeep;
        IsTooDeep &= !isTooDeep;
        return isTooDeep;
    }
}
