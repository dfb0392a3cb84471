using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of how a program with networks is published: what was found, and what to set.</summary>
internal static class PublishingDescriptors
{
    public static readonly DiagnosticDescriptor NoInstructionSet = new(
        DiagnosticIds.NoInstructionSet, "Native code without an instruction set computes slowly",
        "The program is compiled to native code for {0} without IlcInstructionSet, and so without AVX and fused multiply-adds, "
            + "which makes its networks several times slower: set the property IlcInstructionSet to {1}",
        Descriptors.BackEnds, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NoInstructionSet + ".md",
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(NoInstructionSet);
}
