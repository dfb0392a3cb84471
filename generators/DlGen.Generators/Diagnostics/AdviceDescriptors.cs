using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>Advice on declarations that compile, but that can't learn what their author expects.</summary>
internal static class AdviceDescriptors
{
    public static readonly DiagnosticDescriptor LayersCollapse = new(
        DiagnosticIds.LayersCollapse, "Linear layers without an activation between them collapse to one",
        "{0} follow each other with nothing but linear steps between them, so they do no more than one {1}, {2}, with {3} parameters instead of {4}: put an activation such as Relu between them",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LayersCollapse + ".md");

    public static readonly DiagnosticDescriptor SigmoidBeforeLogits = new(
        DiagnosticIds.SigmoidBeforeLogits, "Loss.BinaryCrossEntropy applies the sigmoid itself",
        "'{0}' ends in {1}, but Loss.BinaryCrossEntropy takes logits and applies the sigmoid itself; twice, it keeps every probability between 0.5 and 0.73: remove the last {1}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.SigmoidBeforeLogits + ".md");

    public static readonly DiagnosticDescriptor SoftmaxBeforeLogits = new(
        DiagnosticIds.SoftmaxBeforeLogits, "Loss.SoftmaxCrossEntropy applies the softmax itself",
        "'{0}' ends in Softmax, but Loss.SoftmaxCrossEntropy takes logits and applies the softmax itself; twice, it keeps the loss near log {1} = {2}: remove the last Softmax",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.SoftmaxBeforeLogits + ".md");

    public static readonly DiagnosticDescriptor LogitsLimited = new(
        DiagnosticIds.LogitsLimited, "An activation limits the logits",
        "'{0}' ends in {1}, which gives {2}, but Loss.{3} takes logits, which go both ways without end: remove the last {1}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LogitsLimited + ".md");

    public static readonly DiagnosticDescriptor OutputsStopped = new(
        DiagnosticIds.OutputsStopped, "A last relu gives nothing below zero",
        "'{0}' ends in {1}, so no output is below 0, and where one is 0 it has no gradient from Loss.{2}: remove the last {1}, or use Softplus for targets that are never negative",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.OutputsStopped + ".md");

    public static readonly DiagnosticDescriptor VanishingGradient = new(
        DiagnosticIds.VanishingGradient, "Gradients vanish in activations that saturate",
        "Going backward to {0}, the gradient passes {1} times through activations such as {2}, and no more than {3} of it is left but for the weights: use Relu, or put a normalization or a Residual between",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.VanishingGradient + ".md");

    public static readonly DiagnosticDescriptor VarianceDrifts = new(
        DiagnosticIds.VarianceDrifts, "The initial weights let values or gradients drift away",
        "As the weights are initialized, {0} are about {1} times {2} at {4} than at the {3}: put a normalization between the layers, or into the residual blocks, and leave Initialization out",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.VarianceDrifts + ".md");

    public static readonly DiagnosticDescriptor DeepPlainStack = new(
        DiagnosticIds.DeepPlainStack, "A deep stack has neither residual blocks nor normalizations",
        "{0} layers with weights follow each other with neither a Residual nor a normalization between them, which is hard to train: make residual blocks of them, with a normalization in each",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DeepPlainStack + ".md");

    public static readonly DiagnosticDescriptor NeuronsStayEqual = new(
        DiagnosticIds.NeuronsStayEqual, "Weights that start at zero stay there",
        "{0} starts at zero, and behind it {1} sends no gradient back, or all neurons the same one, so they stay equal however long it is trained: leave Initialization.Zero to the last layer of a network or of a residual block",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NeuronsStayEqual + ".md");

    public static readonly DiagnosticDescriptor UnfitInitialization = new(
        DiagnosticIds.UnfitInitialization, "The initialization doesn't fit the activation",
        "Initialization.{0} keeps the variance before {1} activations such as {2}, each of which halves it, so values are about {3} times smaller at the end: leave Initialization out, and He doubles it again",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.UnfitInitialization + ".md");

    public static readonly DiagnosticDescriptor NarrowerThanClasses = new(
        DiagnosticIds.NarrowerThanClasses, "A layer is too narrow for the classes",
        "All that tells {2} classes apart passes through {0}, and the signs of {1} numbers don't name as many: make it wider",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NarrowerThanClasses + ".md");

    public static readonly DiagnosticDescriptor ConstantOutput = new(
        DiagnosticIds.ConstantOutput, "A layer gives the same for every input",
        "{0} works on rows of one number here, of which it makes {1} whatever the input is: remove it, or put it where rows are longer",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ConstantOutput + ".md");

    public static readonly DiagnosticDescriptor BiasBeforeBatchNorm = new(
        DiagnosticIds.BiasBeforeBatchNorm, "A bias before BatchNorm does nothing",
        "{0} has a bias, which BatchNorm takes off again with the mean: add Bias = false, which saves {1} parameters",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.BiasBeforeBatchNorm + ".md");

    public static readonly DiagnosticDescriptor DropoutBeforeBatchNorm = new(
        DiagnosticIds.DropoutBeforeBatchNorm, "Dropout before BatchNorm shifts its variance",
        "Dropout makes the variance that BatchNorm sees in training larger than at inference: put the Dropout behind the BatchNorm",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DropoutBeforeBatchNorm + ".md");

    public static readonly DiagnosticDescriptor DropoutBeforePool = new(
        DiagnosticIds.DropoutBeforePool, "Dropout before a pool",
        "{0} picks from what Dropout left, or averages it, so less drops out than was said: put the Dropout behind the pool",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DropoutBeforePool + ".md");

    public static readonly DiagnosticDescriptor DropoutOnOutput = new(
        DiagnosticIds.DropoutOnOutput, "Dropout on an output",
        "'{0}' ends in Dropout, so that in training the loss is computed of outputs that are 0 at random: put the Dropout before the last layer with weights",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DropoutOnOutput + ".md");

    public static readonly DiagnosticDescriptor NormalizedTwice = new(
        DiagnosticIds.NormalizedTwice, "Two normalizations in a row",
        "{0} normalizes what {1} has normalized already, with nothing between them: remove one of the two",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NormalizedTwice + ".md");

    public static readonly DiagnosticDescriptor ActivationDoesNothing = new(
        DiagnosticIds.ActivationDoesNothing, "An activation changes nothing",
        "{0} hands on all that {1} gives as it is: remove one of the two, or put a layer with weights between them",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ActivationDoesNothing + ".md");

    public static readonly DiagnosticDescriptor ActivationsInARow = new(
        DiagnosticIds.ActivationsInARow, "Two activations in a row",
        "{0} follows {1} with no weights between them, so that one squeezes what the other has left: remove one of the two, or put a layer with weights between them",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ActivationsInARow + ".md");

    public static readonly DiagnosticDescriptor NothingBesideSkip = new(
        DiagnosticIds.NothingBesideSkip, "A residual block has nothing to learn",
        "Residual adds '{0}' to what comes in, but '{0}' has no parameters, so there is nothing to learn beside the skip: give it a layer with weights, or use it with Use",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NothingBesideSkip + ".md");

    public static readonly DiagnosticDescriptor ActivationBehindPool = new(
        DiagnosticIds.ActivationBehindPool, "An activation comes after the mean over all places",
        "{0} comes after the mean over all places, which makes {1} linear in the mean of the image: put it before the pool",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ActivationBehindPool + ".md");

    public static readonly DiagnosticDescriptor UnseenWeights = new(
        DiagnosticIds.UnseenWeights, "A kernel is larger than its image",
        "{0} reads an image of {1}, so {2} of its {3} places meet nothing but the zeros around it: pool less before it, or use a smaller kernel",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.UnseenWeights + ".md");

    public static readonly DiagnosticDescriptor KernelsGrow = new(
        DiagnosticIds.KernelsGrow, "Kernels grow with depth",
        "The kernels of {0} grow with depth, where more channels make each of their places dearer and a place has seen more of the first image already: use the same or smaller kernels",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.KernelsGrow + ".md");

    public static readonly DiagnosticDescriptor ChannelsShrink = new(
        DiagnosticIds.ChannelsShrink, "Channels shrink with depth",
        "The channels of {0} become fewer with depth, although classes are told apart by what the last of them find: let their number grow as the image shrinks",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ChannelsShrink + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        LayersCollapse, SigmoidBeforeLogits, SoftmaxBeforeLogits, LogitsLimited, OutputsStopped,
        VanishingGradient, VarianceDrifts, DeepPlainStack, NeuronsStayEqual, UnfitInitialization, NarrowerThanClasses, ConstantOutput,
        BiasBeforeBatchNorm, DropoutBeforeBatchNorm, DropoutBeforePool, DropoutOnOutput, NormalizedTwice, ActivationDoesNothing, ActivationsInARow,
        NothingBesideSkip, ActivationBehindPool, UnseenWeights, KernelsGrow, ChannelsShrink);
}
