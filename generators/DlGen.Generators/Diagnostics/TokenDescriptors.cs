using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of tokens and their embeddings.</summary>
internal static class TokenDescriptors
{
    public static readonly DiagnosticDescriptor EmbeddingInput = new(
        DiagnosticIds.EmbeddingInput, "Embedding reads tokens",
        "Embedding({0}, {1}) reads tokens [T], but its input is {2}: {3}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.EmbeddingInput + ".md");

    public static readonly DiagnosticDescriptor ComputesWithTokens = new(
        DiagnosticIds.ComputesWithTokens, "Tokens are no numbers to compute with",
        "{0} computes with the tokens that {1} reads, which only name rows of its table: let it read what {1} gives",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ComputesWithTokens + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(EmbeddingInput, ComputesWithTokens);
}
