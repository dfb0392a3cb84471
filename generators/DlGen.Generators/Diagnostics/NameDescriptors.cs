using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of names in a declaration: what was given, what was expected, and the fix.</summary>
internal static class NameDescriptors
{
    public static readonly DiagnosticDescriptor UnknownName = new(
        DiagnosticIds.UnknownName, "The name isn't one of DlGen's",
        "'{0}' isn't known here: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.UnknownName + ".md");

    public static readonly DiagnosticDescriptor GeneratedName = new(
        DiagnosticIds.GeneratedName, "A declaration can't use what is generated",
        "{0} generated, so it doesn't exist yet when declarations are read: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.GeneratedName + ".md");

    public static readonly DiagnosticDescriptor HiddenName = new(
        DiagnosticIds.HiddenName, "A generated member hides a name in the declaration",
        "'{0}' is also a member that DlGen generates in '{1}', and would mean that member here: write '{2}'",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.HiddenName + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(UnknownName, GeneratedName, HiddenName);
}
