using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of blocks and their use: what was given, what was expected, and the fix.</summary>
internal static class BlockDescriptors
{
    public static readonly DiagnosticDescriptor NotABlock = new(
        DiagnosticIds.NotABlock, "A class that is used as a block isn't one",
        "{1} takes a block, but '{0}' has neither [Block], [Network] nor [Mlp]: declare it as '[Block(…)]' with its layers beside it",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NotABlock + ".md");

    public static readonly DiagnosticDescriptor BlockWithoutSource = new(
        DiagnosticIds.BlockWithoutSource, "A block must have its source in the same project",
        "The block '{0}' comes compiled from the assembly '{1}', but its declaration is compiled into the network: declare it in this project",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.BlockWithoutSource + ".md");

    public static readonly DiagnosticDescriptor BlockInItself = new(
        DiagnosticIds.BlockInItself, "A block can't contain itself",
        "'{0}' would contain itself without end ({1}): take one of the uses out",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.BlockInItself + ".md");

    public static readonly DiagnosticDescriptor NothingToSkip = new(
        DiagnosticIds.NothingToSkip, "Residual needs hidden layers of one size",
        "No hidden layer of '{0}' has the size of the one before it, so none can be added to what comes in: give hidden layers that follow each other the same size, or leave Residual out",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NothingToSkip + ".md");

    public static readonly DiagnosticDescriptor NothingShared = new(
        DiagnosticIds.NothingShared, "Shared parameters need two places",
        "Shared = true is said of '{0}' in one place only, so there is nothing to share parameters with: say it in the other places too, or leave it out here",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NothingShared + ".md");

    public static readonly DiagnosticDescriptor SharedAndPartlyFrozen = new(
        DiagnosticIds.SharedAndPartlyFrozen, "Shared parameters are frozen in some places only",
        "All places of '{0}' with Shared = true have the same parameters, but only some of the places are frozen: say Frozen = true in all of them or in none",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.SharedAndPartlyFrozen + ".md");

    public static readonly DiagnosticDescriptor AllFrozen = new(
        DiagnosticIds.AllFrozen, "Nothing is left to train",
        "All parameters of '{0}' are frozen, so training changes nothing: add a layer that learns, or leave Frozen out of a block",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.AllFrozen + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(NotABlock, BlockWithoutSource, BlockInItself, NothingToSkip, NothingShared, SharedAndPartlyFrozen, AllFrozen);
}
