using System.Collections.Immutable;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>Parses the networks that a file declares, those alone of which something has changed.</summary>
internal static class FileParser
{
    public static EquatableArray<ParsedNetwork> Parse(SyntaxTree file, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<NetworkCandidate> candidates = SourceFile.Of(file).Candidates;
        if (candidates.IsEmpty)
        {
            return EquatableArray<ParsedNetwork>.Empty;
        }

        SourceIndex index = SourceIndex.Of(compilation);
        var networks = ImmutableArray.CreateBuilder<ParsedNetwork>();
        foreach (NetworkCandidate candidate in candidates.Where(index.MayDeclare))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ParsedNetwork network = candidate.Parse(
                index.FingerprintOf(candidate.Type), () => Guarded.Parse(candidate.Declaration, compilation, cancellationToken));
            if (!ReferenceEquals(network, ParsedNetwork.None))
            {
                networks.Add(network);
            }
        }

        return new EquatableArray<ParsedNetwork>(networks.ToImmutable());
    }
}
