using DlGen.Generators.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfComments() =>
    [
        new(DiagnosticIds.OutdatedShape,
            "[Network(784)]\n[Linear(128), // 784 → 128, 100,480 parameters\n Relu,\n Linear(10)] // logits // {|DLG2201:256 → 10, 2,570 parameters|}\npublic partial class Net;",
            "The comment says 256 → 10, 2,570 parameters, but the layers here make 128 → 10, 1,290 parameters: update it, or remove it"),
        new(DiagnosticIds.OutdatedShape,
            "[Block(1, 6, 6)]\n[Conv2d(4, 3)] // {|DLG2201:1×6×6 → 4×6×6, 40 parameters|}\npublic partial class Net;",
            "The comment says 1×6×6 → 4×6×6, 40 parameters, but the layers here make 1×6×6 → 4×4×4, 40 parameters: update it, or remove it"),
    ];
}
