using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of tokens and their embeddings.</summary>
internal static class TokenDescriptors
{
    public static readonly DiagnosticDescriptor EmbeddingInput = new(
        DiagnosticIds.EmbeddingInput, "Embedding reads tokens",
        "Embedding({0}) reads tokens, but numbers come in here: let it be the first layer, and say how many tokens there are by Tokens = … on the [Network] or [Block]",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.EmbeddingInput + ".md");

    public static readonly DiagnosticDescriptor ComputesWithTokens = new(
        DiagnosticIds.ComputesWithTokens, "Tokens are no numbers to compute with",
        "{0} computes with tokens, which only name rows of a table: put Embedding before it",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ComputesWithTokens + ".md");

    public static readonly DiagnosticDescriptor TokenShape = new(
        DiagnosticIds.TokenShape, "Tokens are a sequence [T]",
        "Embedding({0}) reads tokens [T], but its input is {1}: let the shape be {2}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TokenShape + ".md");

    public static readonly DiagnosticDescriptor BlockTokens = new(
        DiagnosticIds.BlockTokens, "A block takes other tokens, or none",
        "'{0}' takes {1}, but {2} come in here: {3}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.BlockTokens + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(EmbeddingInput, ComputesWithTokens, TokenShape, BlockTokens);
}
