using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>
/// All fixes by the diagnostics that they are for. Where a diagnostic has several, the first is the one that its message names first.
/// A fix is offered only where its edit is right: a diagnostic may stand at an attribute, an argument, or a use of a block.
/// </summary>
internal static class Fixes
{
    private static readonly Fix[] Class =
    [
        new(DiagnosticIds.NotPartial, "Partial", ClassEdits.MakePartial),
        new(DiagnosticIds.Abstract, "Remove", ClassEdits.RemoveAbstract),
        new(DiagnosticIds.Static, "Remove", ClassEdits.RemoveStatic),
        new(DiagnosticIds.FileLocal, "Internal", ClassEdits.MakeInternal),
        new(DiagnosticIds.Record, "Class", ClassEdits.MakeClass),
        new(DiagnosticIds.PrimaryConstructor, "Remove", ClassEdits.RemovePrimaryConstructor),
    ];

    private static readonly Fix[] Attributes =
    [
        new(DiagnosticIds.TwoNetworks, "Remove", LayerEdits.RemoveAttribute),
        new(DiagnosticIds.LayerBesideMlp, "Remove", LayerEdits.RemoveAttribute),
        new(DiagnosticIds.OptionOfAnotherLoss, "Remove", ArgumentEdits.Remove()),
        new(DiagnosticIds.OptionOfAnotherLoss, "Loss", ArgumentEdits.SetLoss(static site => site.Said(1))),
        new(DiagnosticIds.FunctionBesideChoice, "RemoveFunction", ArgumentEdits.RemoveNamed(static site => site.Said(0))),
        new(DiagnosticIds.FunctionBesideChoice, "RemoveChoice", ArgumentEdits.RemoveNamed(static site => site.Said(1))),
        new(DiagnosticIds.FunctionNotElementwise, "Add", ClassEdits.MakeElementwise),
        new(DiagnosticIds.NothingToSkip, "Remove", ArgumentEdits.Remove("Residual")),
        new(DiagnosticIds.TransposedWithoutTie, "Remove", ArgumentEdits.Remove("Transposed")),
        new(DiagnosticIds.HeadInBlock, "Use", WithoutArguments(LayerEdits.Rename("Head", "Use"))),
        new(DiagnosticIds.LayerBehindHead, "Move", LayerEdits.MoveBefore(static _ => true, static layer => Names.KindOf(layer) == "Head", isLast: false)),
        new(DiagnosticIds.LossBesideHeads, "Remove", ArgumentEdits.Remove()),
        new(DiagnosticIds.InputsBesideShape, "Remove", ArgumentEdits.RemoveSizes),
        new(DiagnosticIds.InputsBesideTokens, "Remove", ArgumentEdits.Remove("Tokens")),
        new(DiagnosticIds.UnknownName, "Rename", NameEdits.UseOwnName),
        new(DiagnosticIds.UnknownName, "Remove", NameEdits.LeaveOut),
        new(DiagnosticIds.UnknownName, "Using", NameEdits.AddUsing),
        new(DiagnosticIds.GeneratedName, "Value", NameEdits.WriteValue),
        new(DiagnosticIds.HiddenName, "Full", NameEdits.WriteInFull),
        new(DiagnosticIds.GpuNotReferenced, "Remove", ArgumentEdits.Remove("Target")),
        new(DiagnosticIds.GpuNeedsSingle, "RemoveTarget", ArgumentEdits.Remove("Target")),
        new(DiagnosticIds.GpuNeedsSingle, "RemovePrecision", ArgumentEdits.RemoveNamed(static _ => "Precision")),
        new(DiagnosticIds.GpuInSignedAssembly, "Remove", ArgumentEdits.Remove("Target")),
    ];

    private static readonly Fix[] Shapes =
    [
        new(DiagnosticIds.LinearOnImage, "Flatten", LayerEdits.PutBefore("Flatten")),
        new(DiagnosticIds.SoftmaxOnImage, "Flatten", LayerEdits.PutBefore("Flatten")),
        new(DiagnosticIds.LossNeedsFlatten, "Flatten", LayerEdits.PutLast("Flatten")),
        new(DiagnosticIds.SoftmaxOverOneOutput, "Loss", ArgumentEdits.SetLoss(static _ => "BinaryCrossEntropy")),
        new(DiagnosticIds.NothingComputed, "Linear", LayerEdits.PutLinearLast),
        new(DiagnosticIds.BlockInputShape, "Shape", BlockEdits.TakeWhatComesIn),
        new(DiagnosticIds.BlockTokens, "Tokens", BlockEdits.TakeTokens),
        new(DiagnosticIds.TiedShapes, "Transposed", Where(static site => site.Said(6) == "add Transposed = true", ArgumentEdits.Set("Transposed", "true", Names.HasWeights))),
        new(DiagnosticIds.TiedShapes, "Remove", Where(static site => site.Said(6) == "leave Transposed out", ArgumentEdits.RemoveNamed(static _ => "Transposed"))),
        new(DiagnosticIds.TiedShapes, "Outputs", ArgumentEdits.Replace(null, static site =>
            site.Said(6).StartsWith("let it have ", StringComparison.Ordinal) ? (site.Said(0), site.Said(6).Split(' ')[3]) : null)),
        new(DiagnosticIds.CustomLayerOutputs, "Remove", ArgumentEdits.RemovePositional),
        new(DiagnosticIds.NothingComesOut, "Remove", ArgumentEdits.RemoveNamed(static _ => "Padding")),
        new(DiagnosticIds.ResidualShapes, "Use", WithoutArguments(LayerEdits.Rename("Residual", "Use"))),
        new(DiagnosticIds.TokenShape, "Shape", ArgumentEdits.Reshape(static (site, _) => site.Said(2).Trim('[', ']'))),
        new(DiagnosticIds.WindowsNeedImage, "Shape", ArgumentEdits.Reshape(static (_, sizes) => sizes.Length == 1 ? SquareOf(sizes[0]) : null)),
        new(DiagnosticIds.WindowsNeedSequence, "Shape", ArgumentEdits.Reshape(static (_, sizes) => sizes.Length == 1 ? $"1, {Number(sizes[0])}" : null)),
        new(DiagnosticIds.SameWithStride, "Stride", ArgumentEdits.RemoveNamed(static _ => "Stride")),
        new(DiagnosticIds.PoolPadding, "Number", ArgumentEdits.SetNumber(static site => site.Said(3))),
        new(DiagnosticIds.AdaptiveSize, "Number", ArgumentEdits.Replace(null, static site => Pair(site.Said(4), ArgumentEdits.Closest(site.Said(5), site.Said(4))))),
        new(DiagnosticIds.GroupsDivide, "Number", ArgumentEdits.Replace("Groups", static site => Pair(site.Said(1), ArgumentEdits.Closest(site.Said(4), site.Said(1))))),
        new(DiagnosticIds.NormalizedGroupsDivide, "Number", ArgumentEdits.Replace(null, static site =>
            FirstNumber(site) is { } given ? Pair(given, ArgumentEdits.Closest(site.Said(2), given)) : null)),
        new(DiagnosticIds.OutputPadding, "Number", ArgumentEdits.SetNumber(static site =>
            int.TryParse(site.Said(2), NumberStyles.None, CultureInfo.InvariantCulture, out int stride) ? Number(stride - 1) : null)),
    ];

    private static readonly Fix[] Advice =
    [
        new(DiagnosticIds.SigmoidBeforeLogits, "Remove", LayerEdits.Remove(Names.IsActivation)),
        new(DiagnosticIds.SoftmaxBeforeLogits, "Remove", LayerEdits.Remove(Names.IsSoftmax)),
        new(DiagnosticIds.LogitsLimited, "Remove", LayerEdits.Remove(static layer => Names.IsActivation(layer) || Names.IsSoftmax(layer))),
        new(DiagnosticIds.OutputsStopped, "Remove", LayerEdits.Remove(Names.IsActivation)),
        new(DiagnosticIds.OutputsStopped, "Softplus", LayerEdits.Rename("Relu", "Softplus")),
        new(DiagnosticIds.ConstantOutput, "Remove", LayerEdits.Remove(static layer => Names.IsNormalization(layer) || Names.IsSoftmax(layer))),
        new(DiagnosticIds.LayersCollapse, "Relu", LayerEdits.PutActivationsBetween),
        new(DiagnosticIds.LayersCollapse, "Activation", ActivationOtherThan("Identity")),
        new(DiagnosticIds.VanishingGradient, "Activation", ActivationOtherThan("Sigmoid", "Tanh")),
        new(DiagnosticIds.NarrowerThanClasses, "Widen", ArgumentEdits.Widen(static site => site.Said(1), static site => site.Said(2))),
        new(DiagnosticIds.DeepPlainStack, "Residual", ArgumentEdits.AddResidual),
        new(DiagnosticIds.VarianceDrifts, "Remove", ArgumentEdits.RemoveNamed(static _ => "Initialization")),
        new(DiagnosticIds.NeuronsStayEqual, "Remove", ArgumentEdits.Remove("Initialization")),
        new(DiagnosticIds.UnfitInitialization, "Remove", ArgumentEdits.Remove("Initialization")),
        new(DiagnosticIds.BiasBeforeBatchNorm, "Bias", Whole(ArgumentEdits.Set("Bias", "false", Names.HasWeights))),
        new(DiagnosticIds.DropoutBeforeBatchNorm, "Move", Of(Names.IsDropout, LayerEdits.MoveBehindNext(static layer => Names.KindOf(layer) == "BatchNorm"))),
        new(DiagnosticIds.DropoutBeforePool, "Move", Of(Names.IsDropout, LayerEdits.MoveBehindNext(Names.IsPool))),
        new(DiagnosticIds.DropoutOnOutput, "Move", LayerEdits.MoveBefore(Names.IsDropout, Names.HasWeights, isLast: true)),
        new(DiagnosticIds.DropoutOnOutput, "Remove", LayerEdits.Remove(Names.IsDropout)),
        new(DiagnosticIds.NormalizedTwice, "Remove", LayerEdits.Remove(Names.IsNormalization)),
        new(DiagnosticIds.ActivationDoesNothing, "Remove", LayerEdits.Remove(Names.IsActivation)),
        new(DiagnosticIds.ActivationsInARow, "Remove", LayerEdits.Remove(Names.IsActivation)),
        new(DiagnosticIds.NothingBesideSkip, "Use", LayerEdits.Rename("Residual", "Use")),
        new(DiagnosticIds.ActivationBehindPool, "Move", LayerEdits.MoveBefore(Names.IsActivation, Names.IsPool, isLast: true)),
        new(DiagnosticIds.NothingShared, "Remove", ArgumentEdits.Remove("Shared")),
        new(DiagnosticIds.AllFrozen, "Remove", ArgumentEdits.Remove("Frozen")),
    ];

    private static readonly Fix[] Programs =
    [
        new(DiagnosticIds.InputLength, "Length", ProgramEdits.Resize),
        new(DiagnosticIds.OutputLength, "Length", ProgramEdits.Resize),
        new(DiagnosticIds.DatasetInputs, "Size", SizeEdits.TakeInputs),
        new(DiagnosticIds.DatasetTargets, "Size", SizeEdits.GiveOutputs),
        new(DiagnosticIds.DatasetClasses, "Size", SizeEdits.GiveOutputs),
        new(DiagnosticIds.ValidatesOnTrainingData, "Other", ProgramEdits.UseInstead),
        new(DiagnosticIds.ScalerSeesAll, "Part", ProgramEdits.UseInstead),
        new(DiagnosticIds.UnusualLearningRate, "Default", ProgramEdits.UseDefaultRate),
        new(DiagnosticIds.OptimizerInLoop, "Move", ProgramEdits.MoveBeforeLoop),
    ];

    private static readonly Fix[] Comments =
    [
        new(DiagnosticIds.OutdatedShape, "Update", static site => new Edit("Update the shapes", new TextChange(site.Span, site.Said(1)))),
    ];

    public static ImmutableArray<Fix> All { get; } = [.. Class, .. Attributes, .. Shapes, .. Advice, .. Programs, .. Comments];

    public static ImmutableArray<string> Ids { get; } = [.. All.Select(static fix => fix.Id).Distinct()];

    public static IEnumerable<Fix> Of(string id) => All.Where(fix => fix.Id == id);

    private static Func<Site, Edit?> Whole(Func<Site, Edit?> edit) => site => site.Whole is null ? null : edit(site);

    private static Func<Site, Edit?> Where(Func<Site, bool> isRight, Func<Site, Edit?> edit) => site => isRight(site) ? edit(site) : null;

    private static Func<Site, Edit?> Of(Func<AttributeSyntax, bool> isRight, Func<Site, Edit?> edit) => site => site.Whole is { } layer && isRight(layer) ? edit(site) : null;

    private static Func<Site, Edit?> WithoutArguments(Func<Site, Edit?> edit) => site => site.Whole is { ArgumentList: null } ? edit(site) : null;

    /// <summary>Leaves out an [Mlp]'s activation, so that it is Relu.</summary>
    private static Func<Site, Edit?> ActivationOtherThan(params string[] names) => site =>
        site.Argument is { NameEquals.Name.Identifier.ValueText: "Activation", Expression: MemberAccessExpressionSyntax access } && names.Contains(access.Name.Identifier.ValueText)
            ? new Edit("Use Activation.Relu", new TextChange(access.Name.Span, "Relu"))
            : null;

    private static (string Old, string New)? Pair(string old, string? replacement) => replacement is null ? null : (old, replacement);

    private static string? FirstNumber(Site site) => ArgumentEdits.Positional(site.Attribute).FirstOrDefault()?.Expression.ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The shape of the square image with as many numbers, in grey or in colors.</summary>
    private static string? SquareOf(int size)
    {
        foreach (int channels in new[] { 1, 3 })
        {
            int side = (int)Math.Sqrt(size / channels);
            if (side > 1 && side * side * channels == size)
            {
                return $"{Number(channels)}, {Number(side)}, {Number(side)}";
            }
        }

        return null;
    }
}
