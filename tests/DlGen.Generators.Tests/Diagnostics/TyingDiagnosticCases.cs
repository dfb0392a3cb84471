using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfTying() =>
    [
        new(DiagnosticIds.TiedToUnknown,
            "[Network(4), Linear(3), Relu, Linear(4), Relu, Linear(3, {|DLG0050:TiedTo = \"Linear3\"|})] public partial class Net;",
            "There is no linear layer 'Linear3' before this one; those that it can be tied to: Linear1, Linear2"),
        new(DiagnosticIds.TiedToUnknown,
            "[Network(4), Linear(3, {|DLG0050:TiedTo = \"Linear1\"|})] public partial class Net;",
            "There is no linear layer 'Linear1' before this one; those that it can be tied to: none"),
        new(DiagnosticIds.TiedToUnknown,
            "[Network(4), Use<Inner>, Relu, Linear(4, {|DLG0050:TiedTo = \"Linear1\"|})] public partial class Net; [Block(4), Linear(4)] public partial class Inner;",
            "There is no linear layer 'Linear1' before this one; those that it can be tied to: Inner1.Linear1"),
        new(DiagnosticIds.TransposedWithoutTie,
            "[Network(4), Linear(3), Relu, Linear(4, {|DLG0051:Transposed = true|})] public partial class Net;",
            "Transposed says how the weights of another layer are used, but no layer is named: name it, as in TiedTo = \"Linear1\", or leave Transposed out"),
        new(DiagnosticIds.TiedShapes,
            "[Network(784), Linear(64), Relu, Linear(784, {|DLG1020:TiedTo = \"Linear1\"|})] public partial class Net;",
            "Linear(784) on [64] needs weights [64×784], but the weights of 'Linear1' are [784×64]: add Transposed = true"),
        new(DiagnosticIds.TiedShapes,
            "[Network(5), Linear(7), Relu, Linear(5), Relu, Linear(7, {|DLG1020:TiedTo = \"Linear1\"|}, Transposed = true)] public partial class Net;",
            "Linear(7) on [5] needs weights [5×7], but the transposed weights of 'Linear1' are [7×5]: leave Transposed out"),
        new(DiagnosticIds.TiedShapes,
            "[Network(784), Linear(64), Relu, Linear(10, {|DLG1020:TiedTo = \"Linear1\"|}, Transposed = true)] public partial class Net;",
            "Linear(10) on [64] needs weights [64×10], but the transposed weights of 'Linear1' are [64×784]: let it have 784 outputs"),
        new(DiagnosticIds.TiedShapes,
            "[Network(784), Linear(64), Relu, Linear(32), Relu, Linear(784, {|DLG1020:TiedTo = \"Linear1\"|}, Transposed = true)] public partial class Net;",
            "Linear(784) on [32] needs weights [32×784], but the transposed weights of 'Linear1' are [64×784]: put a layer before it that gives [64]"),
        new(DiagnosticIds.TiedShapes,
            "[Network(784), Linear(64), Relu, Linear(32), Relu, Linear(10, {|DLG1020:TiedTo = \"Linear1\"|})] public partial class Net;",
            "Linear(10) on [32] needs weights [32×10], but the weights of 'Linear1' are [784×64]: put a layer before it that gives [784], and let it have 64 outputs"),
    ];
}
