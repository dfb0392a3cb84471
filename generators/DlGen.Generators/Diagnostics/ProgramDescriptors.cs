using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Diagnostics;

/// <summary>The diagnostics of programs that use networks: what was given, what was expected, and the fix.</summary>
internal static class ProgramDescriptors
{
    public static readonly DiagnosticDescriptor InputLength = new(
        DiagnosticIds.InputLength, "An array isn't as long as a network's inputs",
        "{0} is given {1}, but an example of '{2}' has {3}: give it {4}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.InputLength + ".md");

    public static readonly DiagnosticDescriptor OutputLength = new(
        DiagnosticIds.OutputLength, "An array isn't as long as a network's outputs",
        "There is room for {0}, but {1} of '{2}' {3} {4}: make the room {4}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.OutputLength + ".md");

    public static readonly DiagnosticDescriptor DatasetInputs = new(
        DiagnosticIds.DatasetInputs, "A dataset's inputs aren't those of the network",
        "An example of {3} has {0}, but '{1}' takes {2}: give it data with {2} inputs, or let the network take those of the data",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DatasetInputs + ".md");

    public static readonly DiagnosticDescriptor DatasetTargets = new(
        DiagnosticIds.DatasetTargets, "A dataset's targets aren't what the network's loss takes",
        "An example of {3} has {0}, but the loss of '{1}' {2}: give it those, or choose a loss that takes what there is",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DatasetTargets + ".md");

    public static readonly DiagnosticDescriptor LabelOutOfRange = new(
        DiagnosticIds.LabelOutOfRange, "A label is no class of the network",
        "The label {0} is no class of '{1}', which has {2}, from 0 to {3}: count labels from 0, or give the network more outputs",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LabelOutOfRange + ".md");

    public static readonly DiagnosticDescriptor UnevenRows = new(
        DiagnosticIds.UnevenRows, "An array can't be divided evenly among the examples",
        "{0} can't be divided evenly among {1}: give each example the same number",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.UnevenRows + ".md");

    public static readonly DiagnosticDescriptor DatasetClasses = new(
        DiagnosticIds.DatasetClasses, "A dataset's classes aren't those of the network",
        "{0} has {1}, but '{2}' tells {3} apart: let the network have an output for each class of the data",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.DatasetClasses + ".md");

    public static readonly DiagnosticDescriptor ValidatesOnTrainingData = new(
        DiagnosticIds.ValidatesOnTrainingData, "A network is validated on what it is trained on",
        "The network is trained on {0} and validated on {1}, which says nothing about new data: validate on rows that it isn't trained on, such as the second part of a Split",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ValidatesOnTrainingData + ".md");

    public static readonly DiagnosticDescriptor TestPartInTraining = new(
        DiagnosticIds.TestPartInTraining, "A test part is for one evaluation in the end",
        "{0} is a test part and is {1}, so that nothing is left to test with: {2}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TestPartInTraining + ".md");

    public static readonly DiagnosticDescriptor ScalerSeesAll = new(
        DiagnosticIds.ScalerSeesAll, "A scaler is fitted on data that are split",
        "The {0} is fitted on {1}, which is split as well, so that it knows the rows to validate or test with: split first, and fit it on the part that is trained on",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ScalerSeesAll + ".md");

    public static readonly DiagnosticDescriptor ScalerFittedOnHeldOut = new(
        DiagnosticIds.ScalerFittedOnHeldOut, "A scaler is fitted on data that are not trained on",
        "The {0} is fitted on {1}, which is kept from training: fit it on the part that is trained on, and apply that one to both",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ScalerFittedOnHeldOut + ".md");

    public static readonly DiagnosticDescriptor ChosenByTestPart = new(
        DiagnosticIds.ChosenByTestPart, "A network is chosen by its test part",
        "{0} is a test part, and what is trained in this loop is compared by it: choose by a validation part, and evaluate the test part once, behind the loop",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.ChosenByTestPart + ".md");

    public static readonly DiagnosticDescriptor NoValidation = new(
        DiagnosticIds.NoValidation, "An option needs validation data",
        "{0} looks at validation data, and there are none: set Validation, for instance to the second part of a Split",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.NoValidation + ".md");

    public static readonly DiagnosticDescriptor LoopOrder = new(
        DiagnosticIds.LoopOrder, "A training loop's calls are out of order",
        "{0} of '{1}' comes without {2} before it, for {3}: the order is Forward, ComputeLoss, Backward, Step",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LoopOrder + ".md");

    public static readonly DiagnosticDescriptor StepWithoutBackward = new(
        DiagnosticIds.StepWithoutBackward, "An optimizer steps without gradients",
        "Step of '{0}' comes before any Backward of '{1}', so there are no gradients to step by: the order is Forward, ComputeLoss, Backward, Step",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.StepWithoutBackward + ".md");

    public static readonly DiagnosticDescriptor LoopNeverSteps = new(
        DiagnosticIds.LoopNeverSteps, "A training loop never steps",
        "The loop computes gradients of '{0}' and never uses them, so that nothing is learned: call Step of an optimizer after Backward",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.LoopNeverSteps + ".md");

    public static readonly DiagnosticDescriptor OptimizerInLoop = new(
        DiagnosticIds.OptimizerInLoop, "An optimizer is made anew for each batch",
        "{0} is made anew for each batch, so that what it keeps from step to step is lost: make it once, before the loop",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.OptimizerInLoop + ".md");

    public static readonly DiagnosticDescriptor UnusualLearningRate = new(
        DiagnosticIds.UnusualLearningRate, "A learning rate is far from the usual",
        "The learning rate {0} of {1} is {2} than its usual rates, {3} to {4}, by a factor of 100 or more: {5}",
        Descriptors.Training, DiagnosticSeverity.Warning, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.UnusualLearningRate + ".md");

    public static readonly DiagnosticDescriptor TrainingUnused = new(
        DiagnosticIds.TrainingUnused, "A trained network is never used",
        "'{0}' is trained, and then neither used nor saved nor returned: evaluate it, predict with it or save it",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.TrainingUnused + ".md");

    public static readonly DiagnosticDescriptor RawBytes = new(
        DiagnosticIds.RawBytes, "Bytes become inputs from 0 to 255",
        "The inputs are bytes as they are, from 0 to 255, and networks learn best from inputs around 1: divide by 255, or keep them as bytes (Dataset.FromBytes), which a network reads scaled to [0, 1]",
        Descriptors.Training, DiagnosticSeverity.Info, true, helpLinkUri: Descriptors.HelpPages + DiagnosticIds.RawBytes + ".md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ImmutableArray.Create(
        InputLength, OutputLength, DatasetInputs, DatasetTargets, LabelOutOfRange, UnevenRows, DatasetClasses,
        ValidatesOnTrainingData, TestPartInTraining, ScalerSeesAll, ScalerFittedOnHeldOut, ChosenByTestPart, NoValidation,
        LoopOrder, StepWithoutBackward, LoopNeverSteps, OptimizerInLoop,
        UnusualLearningRate, TrainingUnused, RawBytes);
}
