using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of convolutions and pools.</summary>
internal static class WindowDescriptors
{
    public static readonly DiagnosticDescriptor NeedsImage = new(
        DiagnosticIds.WindowsNeedImage, "Convolutions and pools read an image",
        "{0} reads an image [C, H, W], but its input is {1}: declare the image's shape, as in [Network(1, 28, 28)], and let Flatten come behind it",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.WindowsNeedImage + ".md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        DiagnosticIds.WindowTooLarge, "No window fits into the image",
        "{0} reads {1}, into which no window of {2} fits: {3}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.WindowTooLarge + ".md");

    public static readonly DiagnosticDescriptor SameWithStride = new(
        DiagnosticIds.SameWithStride, "Padding.Same needs a stride of 1",
        "{0} can't keep the image's size at a stride of {1}: give Padding a number, or leave Stride out",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.SameWithStride + ".md");

    public static readonly DiagnosticDescriptor PoolPadding = new(
        DiagnosticIds.PoolPadding, "A pool's padding is at most half its window",
        "{0} has windows that would see only padding: {1} is {2}, and may be at most {3}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.PoolPadding + ".md");

    public static readonly DiagnosticDescriptor AdaptiveSize = new(
        DiagnosticIds.AdaptiveSize, "An adaptive pool needs an image that divides into its windows",
        "{0} reads {1}, whose {2} of {3} isn't a multiple of {4}: it can become {5}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.AdaptiveSize + ".md");

    public static readonly DiagnosticDescriptor GroupsDivide = new(
        DiagnosticIds.GroupsDivide, "The groups of a convolution divide the channels on both sides",
        "{0} has Groups = {1}, which must divide the {2} channels that go in and the {3} that come out: it can be {4}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.GroupsDivide + ".md");

    public static readonly DiagnosticDescriptor NeedsSequence = new(
        DiagnosticIds.WindowsNeedSequence, "Windows in one direction read a sequence of channels",
        "{0} reads a sequence [C, T] of C channels, but its input is {1}: declare the shape of a sequence, as in [Network(1, 128)], and let Flatten come behind it",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.WindowsNeedSequence + ".md");

    public static readonly DiagnosticDescriptor NothingComesOut = new(
        DiagnosticIds.NothingComesOut, "Nothing comes out of a transposed convolution",
        "{0} reads {1}, of which its padding leaves nothing: {2}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NothingComesOut + ".md");

    public static readonly DiagnosticDescriptor OutputPadding = new(
        DiagnosticIds.OutputPadding, "The output padding of a transposed convolution is less than its stride",
        "{0} has OutputPadding = {1}, which must be less than its stride of {2}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.OutputPadding + ".md");

    public static readonly DiagnosticDescriptor NormalizedGroupsDivide = new(
        DiagnosticIds.NormalizedGroupsDivide, "The groups of a normalization divide the channels",
        "{0} has groups that don't divide the {1} channels that go in: there can be {2}",
        Descriptors.Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NormalizedGroupsDivide + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(NeedsImage, TooLarge, SameWithStride, PoolPadding, AdaptiveSize, GroupsDivide, NeedsSequence, NothingComesOut, OutputPadding, NormalizedGroupsDivide);
}
