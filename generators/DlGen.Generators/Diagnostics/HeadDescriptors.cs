using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of heads and of several inputs: what was given, what was expected, and the fix.</summary>
internal static class HeadDescriptors
{
    public static readonly DiagnosticDescriptor HeadInBlock = new(
        DiagnosticIds.HeadInBlock, "A block has no heads",
        "'{0}' is a block, which has no loss, so it can't have Head<{1}>: use Use<{1}>, or put the head into the network",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.HeadInBlock + ".md");

    public static readonly DiagnosticDescriptor LayerBehindHead = new(
        DiagnosticIds.LayerBehindHead, "Heads come last",
        "{0} comes behind Head<{1}>, but all heads take what the layers before the first of them end in: move it before the heads, or into a head's block",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LayerBehindHead + ".md");

    public static readonly DiagnosticDescriptor LossBesideHeads = new(
        DiagnosticIds.LossBesideHeads, "The heads have losses of their own",
        "'{0}' has heads, each with a loss of its own, so {1} has nothing to act on: say it of a head, as in Head<{2}>({1} = …)",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LossBesideHeads + ".md");

    public static readonly DiagnosticDescriptor HeadsAlike = new(
        DiagnosticIds.HeadsAlike, "Two heads give out the same value",
        "Neither '{0}' nor '{1}' computes anything at inference, so both would give out {2} as it is: give one of them a layer that computes",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.HeadsAlike + ".md");

    public static readonly DiagnosticDescriptor InputsNotFirst = new(
        DiagnosticIds.InputsNotFirst, "Several inputs are a network's first layer",
        "Inputs cuts up what comes into a network, so it can only be the first layer of a [Network], and '{0}' is a [{1}] that has it elsewhere: put it first, or use Parallel, whose blocks take the same input",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.InputsNotFirst + ".md");

    public static readonly DiagnosticDescriptor InputsBesideShape = new(
        DiagnosticIds.InputsBesideShape, "The inputs' blocks say their shapes",
        "The inputs of '{0}' have the shapes that their blocks declare, so [Network] says none: leave its sizes out",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.InputsBesideShape + ".md");

    public static readonly DiagnosticDescriptor InputsInside = new(
        DiagnosticIds.InputsInside, "A network with several inputs is no block",
        "'{0}' has several inputs, which are cut from what comes into a network and from nothing else, so it can't be used as a block: use its blocks",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.InputsInside + ".md");

    public static readonly DiagnosticDescriptor InputsBesideTokens = new(
        DiagnosticIds.InputsBesideTokens, "The inputs' blocks say which of them are tokens",
        "The blocks of '{0}' say which of its inputs are tokens, and [Network] says nothing about them: give Tokens to the block that begins with an Embedding",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.InputsBesideTokens + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        HeadInBlock, LayerBehindHead, LossBesideHeads, HeadsAlike, InputsNotFirst, InputsBesideShape, InputsInside, InputsBesideTokens);
}
