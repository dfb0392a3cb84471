using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>A class with attributes, and what was parsed of it last.</summary>
internal sealed class NetworkCandidate(ClassDeclarationSyntax declaration, DeclaredType type)
{
    private Parsed? last;

    /// <summary>The class as it is written.</summary>
    public ClassDeclarationSyntax Declaration => declaration;

    /// <summary>The class as others see it.</summary>
    public DeclaredType Type => type;

    /// <summary>The names of its attributes, as they are written.</summary>
    public ImmutableArray<string> Attributes { get; } = [.. declaration.AttributeLists.SelectMany(static list => list.Attributes).Select(TypeReader.NameOf)];

    /// <summary>What the class declares: what was parsed last where nothing has changed that it depends on.</summary>
    /// <param name="fingerprint">The number of all that it depends on.</param>
    /// <param name="parse">Parses it anew.</param>
    public ParsedNetwork Parse(ulong fingerprint, Func<ParsedNetwork> parse)
    {
        if (last is { } known && known.Fingerprint == fingerprint)
        {
            return known.Network;
        }

        ParsedNetwork network = parse();
        last = new Parsed(fingerprint, network);
        return network;
    }

    private sealed record Parsed(ulong Fingerprint, ParsedNetwork Network);
}
