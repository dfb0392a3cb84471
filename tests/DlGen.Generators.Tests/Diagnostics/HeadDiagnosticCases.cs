using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private const string HeadBlocks = " [Block(4), Linear(3)] public partial class Kind; [Block(4), Linear(1)] public partial class Place;";

    private static IEnumerable<DiagnosticCase> OfHeads() =>
    [
        new(DiagnosticIds.HeadInBlock,
            "[Block(4), Linear(4), {|DLG0070:Head<Kind>|}] public partial class Tower;" + HeadBlocks,
            "'Tower' is a block, which has no loss, so it can't have Head<Kind>: use Use<Kind>, or put the head into the network"),
        new(DiagnosticIds.LayerBehindHead,
            "[Network(4), Head<Kind>, {|DLG0071:Relu|}, Head<Place>(Loss = Loss.MeanSquaredError)] public partial class Net;" + HeadBlocks,
            "Relu comes behind Head<Kind>, but all heads take what the layers before the first of them end in: move it before the heads, or into a head's block"),
        new(DiagnosticIds.LossBesideHeads,
            "[Network(4, {|DLG0072:Loss = Loss.MeanSquaredError|}), Head<Kind>, Head<Place>(Loss = Loss.MeanSquaredError)] public partial class Net;" + HeadBlocks,
            "'Net' has heads, each with a loss of its own, so Loss has nothing to act on: say it of a head, as in Head<Kind>(Loss = …)"),
        new(DiagnosticIds.LossBesideHeads,
            "[Network(4, {|DLG0072:LabelSmoothing = 0.1f|}), Head<Kind>] public partial class Net;" + HeadBlocks,
            "'Net' has heads, each with a loss of its own, so LabelSmoothing has nothing to act on: say it of a head, as in Head<Kind>(LabelSmoothing = …)"),
        new(DiagnosticIds.HeadsAlike,
            "[Network(4), Linear(4), Head<Kind>, {|DLG1040:Head<Place>|}] public partial class Net; [Block(4), Dropout(0.5f)] public partial class Kind; [Block(4), Identity] public partial class Place;",
            "Neither 'kind1' nor 'place1' computes anything at inference, so both would give out z1 as it is: give one of them a layer that computes"),
        new(DiagnosticIds.NothingComputed,
            "[Network(4), {|DLG1005:Head<Kind>|}] public partial class Net; [Block(4), Identity] public partial class Kind;",
            "The head 'kind1' of 'Net' only hands the input on as it is, so there is nothing to compute or to train: add a layer such as Linear(10)"),
        new(DiagnosticIds.NothingComputed,
            "[Network(4), Head<Kind>, {|DLG1005:Head<Same>(Loss = Loss.Huber)|}] public partial class Net; [Block(4), Identity] public partial class Same;" + HeadBlocks,
            "The head 'same1' of 'Net' only hands the input on as it is, so there is nothing to compute or to train: add a layer such as Linear(10)"),
        new(DiagnosticIds.LossNeedsFlatten,
            "[Network(2, 3, 4), {|DLG1003:Head<Image>|}] public partial class Net; [Block(2, 3, 4), PRelu] public partial class Image;",
            "Loss.SoftmaxCrossEntropy takes [K] or [T, K], but the output of the head 'image1' is the image [2×3×4]: add Flatten, which makes it [24]"),
        new(DiagnosticIds.BlockInputShape,
            "[Network(4), Linear(5), {|DLG1007:Head<Kind>|}] public partial class Net;" + HeadBlocks,
            "'Kind' takes [4], but [5] comes in here: let 'Kind' take [5], or put a layer before it that gives [4]"),
        new(DiagnosticIds.SoftmaxOverOneOutput,
            "[Network(4), Head<Kind>, {|DLG1002:Head<Place>|}] public partial class Net;" + HeadBlocks,
            "Loss.SoftmaxCrossEntropy takes [K] or [T, K] with two classes or more, but the output of the head 'place1' is [1], whose softmax is always 1: use Loss = Loss.BinaryCrossEntropy, or two outputs"),
        new(DiagnosticIds.ValueOutOfRange,
            "[Network(4), Head<Kind>({|DLG0025:Weight = 0|})] public partial class Net;" + HeadBlocks,
            "'Weight' is 0, but must be finite and greater than 0"),
        new(DiagnosticIds.OptionOfAnotherLoss,
            "[Network(4), Head<Kind>({|DLG0026:HuberDelta = 2|})] public partial class Net;" + HeadBlocks,
            "'HuberDelta' belongs to Loss.Huber, but the loss is Loss.SoftmaxCrossEntropy: remove it, or use Loss = Loss.Huber"),
        new(DiagnosticIds.LayerBesideMlp,
            "[Mlp(4, 4), {|DLG0011:Head<Kind>|}] public partial class Net;" + HeadBlocks,
            "[Head] has no place in 'Net', whose [Mlp] already lists all layers: remove it, or declare the network with [Network] and all its layers"),
        new(DiagnosticIds.NameTaken,
            "[Network(4), Head<Kind>, Head<Place>(Loss = Loss.MeanSquaredError)] public partial class Net { public int {|DLG0008:Kind1Outputs|}; }" + HeadBlocks,
            "The member 'Kind1Outputs' of 'Net' has the name of a member that DlGen generates for the network: give it another name"),
    ];
}
