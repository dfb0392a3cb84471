using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of custom functions.</summary>
internal static class FunctionDescriptors
{
    public static readonly DiagnosticDescriptor FunctionUnknown = new(
        DiagnosticIds.FunctionUnknown, "There is no method of that name",
        "There is no method '{0}' in '{1}' or in a type around it: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionUnknown + ".md");

    public static readonly DiagnosticDescriptor FunctionNotElementwise = new(
        DiagnosticIds.FunctionNotElementwise, "The method needs [Elementwise]",
        "'{0}' is not declared as a function that can be differentiated: add [Elementwise] to it",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionNotElementwise + ".md");

    public static readonly DiagnosticDescriptor FunctionParameters = new(
        DiagnosticIds.FunctionParameters, "The function has the wrong number of parameters",
        "'{0}' has {1}, but as the {2} it must take ({3})",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionParameters + ".md");

    public static readonly DiagnosticDescriptor FunctionSignature = new(
        DiagnosticIds.FunctionSignature, "[Elementwise] needs a static method of numbers",
        "'{0}' can't have [Elementwise], because it {1}: {2}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionSignature + ".md");

    public static readonly DiagnosticDescriptor FunctionUnsupported = new(
        DiagnosticIds.FunctionUnsupported, "A part of the function can't be compiled",
        "'{0}' can't be compiled: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionUnsupported + ".md");

    public static readonly DiagnosticDescriptor FunctionNotDifferentiable = new(
        DiagnosticIds.FunctionNotDifferentiable, "A part of the function isn't differentiable",
        "'{0}' isn't differentiable: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionNotDifferentiable + ".md");

    public static readonly DiagnosticDescriptor FunctionRecursive = new(
        DiagnosticIds.FunctionRecursive, "The function calls itself",
        "'{0}' calls itself ({1}), so that it has no formula: write it without the call",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionRecursive + ".md");

    public static readonly DiagnosticDescriptor FunctionTooLarge = new(
        DiagnosticIds.FunctionTooLarge, "The function is too large",
        "'{0}' takes more than {1} operations, calls and locals written out: make it smaller",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionTooLarge + ".md");

    public static readonly DiagnosticDescriptor FunctionFlat = new(
        DiagnosticIds.FunctionFlat, "The function is flat",
        "'{0}' has the slope 0 everywhere, so that nothing can be learned through it as the {1}: use a function that rises or falls",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionFlat + ".md");

    public static readonly DiagnosticDescriptor FunctionBesideChoice = new(
        DiagnosticIds.FunctionBesideChoice, "A custom function beside a built-in one",
        "'{0}' and '{1}' both choose the function: remove one of them",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionBesideChoice + ".md");

    public static readonly DiagnosticDescriptor FunctionNotFinite = new(
        DiagnosticIds.FunctionNotFinite, "A part of the function is never finite",
        "'{0}' is never finite: {1}",
        Descriptors.Declaration, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.FunctionNotFinite + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        FunctionUnknown, FunctionNotElementwise, FunctionParameters, FunctionSignature, FunctionUnsupported,
        FunctionNotDifferentiable, FunctionRecursive, FunctionTooLarge, FunctionFlat, FunctionBesideChoice, FunctionNotFinite);
}
