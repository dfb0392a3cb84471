using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>What an editor can show of each layer.</summary>
public class ShapeDiagnosticTests
{
    [Theory]
    [InlineData("[Mlp(4, 8, 3)] public partial class Net;", "8: 4 → 8, 40 parameters, 64 FLOP an example forward", "3: 8 → 3, 27 parameters, 48 FLOP an example forward")]
    [InlineData(
        "[Network(2, 6, 6), Conv2d(4, 3), Relu, Flatten, Linear(3)] public partial class Net;",
        "Conv2d(4, 3): 2×6×6 → 4×4×4, 76 parameters, 2,304 FLOP an example forward",
        "Relu: 4×4×4 → 4×4×4, 0 FLOP an example forward",
        "Flatten: 4×4×4 → 64, 0 FLOP an example forward",
        "Linear(3): 64 → 3, 195 parameters, 384 FLOP an example forward")]
    [InlineData(
        "[Block(8), Linear(8)] public partial class Cell; [Block(8), Linear(1)] public partial class Slant; [Network(8), Residual<Cell>(Times = 2), Dropout, Use<Cell>(Shared = true), Use<Cell>(Shared = true), Head<Cell>, Head<Slant>(Loss = Loss.MeanSquaredError)] public partial class Net;",
        "Linear(8): 8 → 8, 72 parameters, 128 FLOP an example forward",
        "Linear(1): 8 → 1, 9 parameters, 16 FLOP an example forward",
        "Residual<Cell>(Times = 2): 8 → 8, 144 parameters, 256 FLOP an example forward",
        "Dropout: 8 → 8, 0 FLOP an example forward",
        "Use<Cell>(Shared = true): 8 → 8, 72 parameters, 128 FLOP an example forward",
        "Use<Cell>(Shared = true): 8 → 8, 128 FLOP an example forward",
        "Head<Cell>: 8 → 8, 72 parameters, 128 FLOP an example forward",
        "Head<Slant>(Loss = Loss.MeanSquaredError): 8 → 1, 9 parameters, 16 FLOP an example forward")]
    public void Layers_SayWhatTheyDo_WhereItIsAsked(string source, params string[] expected) =>
        Assert.Equal(expected, AnalyzerRun.HiddenOf("using DlGen;\n" + source).Select(static shown => $"{shown.Text}: {shown.Message}"));

    [Fact]
    public void WrongDeclaration_SaysNothing() => Assert.Empty(AnalyzerRun.HiddenOf("using DlGen;\n[Network(1, 4, 4), Linear(3)] public partial class Net;"));
}
