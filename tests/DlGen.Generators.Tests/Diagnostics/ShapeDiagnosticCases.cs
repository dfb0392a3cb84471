using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfShapes() =>
    [
        new(DiagnosticIds.LinearOnImage,
            "[Network(1, 28, 28), {|DLG1001:Linear(128)|}, Relu, Flatten, Linear(10)] public partial class Net;",
            "Linear(128) takes [D] or [T, D], but its input is the image [1×28×28]: put Flatten before it, which makes it [784]"),
        new(DiagnosticIds.SoftmaxOverOneOutput,
            "[{|DLG1002:Mlp(2, 16, 1)|}] public partial class Net;",
            "Loss.SoftmaxCrossEntropy takes [K] with two classes or more, but the network's output is [1], whose softmax is always 1: use Loss = Loss.BinaryCrossEntropy, or two outputs"),
        new(DiagnosticIds.SoftmaxOverOneOutput,
            "[Network(2, {|DLG1002:Loss = Loss.SoftmaxCrossEntropy|}), Linear(1)] public partial class Net;",
            "Loss.SoftmaxCrossEntropy takes [K] with two classes or more, but the network's output is [1], whose softmax is always 1: use Loss = Loss.BinaryCrossEntropy, or two outputs"),
        new(DiagnosticIds.LossNeedsFlatten,
            "[Network(4, 2, {|DLG1003:Loss = Loss.SoftmaxCrossEntropy|}), Linear(3)] public partial class Net;",
            "Loss.SoftmaxCrossEntropy takes a vector of outputs, but the network's output is [4×3]: add Flatten, which makes it [12]"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Mlp(1, {|DLG1004:100_000_000|}, 2)] public partial class Net;",
            "Too large to plan: the parameters up to linear1 take 1,600,000,000 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(20_000_000), {|DLG1004:Linear(20)|}, Relu, Linear(2)] public partial class Net;",
            "Too large to plan: the parameters up to linear1 take 640,000,000 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(6), {|DLG1004:Linear(int.MaxValue)|}, Linear(3)] public partial class Net;",
            "Too large to plan: the values of one example at linear1 take 2,147,483,647 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.TooLargeToPlan,
            "[Network(50_000, 6), {|DLG1004:Linear(50_000)|}, Flatten, Linear(3)] public partial class Net;",
            "Too large to plan: the values of one example at linear1 take 2,500,000,000 scalars, but one array holds at most 536,870,881: make the layers smaller"),
        new(DiagnosticIds.NothingComputed,
            "[Network(1, 28, 28), {|DLG1005:Flatten|}] public partial class Net;",
            "The layers of 'Net' only hand the input on, so there is nothing to compute or to train: add a layer such as Linear(10)"),
        new(DiagnosticIds.NothingComputed,
            "[Network(5, Loss = Loss.Huber), {|DLG1005:Identity|}, Identity] public partial class Net;",
            "The layers of 'Net' only hand the input on, so there is nothing to compute or to train: add a layer such as Linear(10)"),
        new(DiagnosticIds.NothingComputed,
            "[Network(5, Loss = Loss.Huber), {|DLG1005:Dropout|}, Dropout(0f)] public partial class Net;",
            "The layers of 'Net' only hand the input on, so there is nothing to compute or to train: add a layer such as Linear(10)"),
        new(DiagnosticIds.NormalizationOnImage,
            "[Network(1, 28, 28), {|DLG1006:LayerNorm|}, Flatten, Linear(10)] public partial class Net;",
            "LayerNorm takes [D] or [T, D], but its input is the image [1×28×28]: put Flatten before it, which makes it [784]"),
        new(DiagnosticIds.NormalizationOnImage,
            "[Network(3, 8, 8), {|DLG1006:BatchNorm|}, Flatten, Linear(10)] public partial class Net;",
            "BatchNorm takes [D] or [T, D], but its input is the image [3×8×8]: put Flatten before it, which makes it [192]"),
        new(DiagnosticIds.NormalizationOnImage,
            "[Network(3, 8, 8), {|DLG1006:RmsNorm|}, Flatten, Linear(10)] public partial class Net;",
            "RmsNorm takes [D] or [T, D], but its input is the image [3×8×8]: put Flatten before it, which makes it [192]"),
    ];
}
