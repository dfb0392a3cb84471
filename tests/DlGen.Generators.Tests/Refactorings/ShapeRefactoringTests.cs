using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Refactorings;

/// <summary>Comments with the shapes: shown, brought up to date, and removed again.</summary>
public class ShapeRefactoringTests
{
    public static TheoryData<string, string> Shown => new()
    {
        {
            "[Network(784)]\n[Linear(256)]\n[Relu]\n[Dropout]\n[Linear(10)] // logits\npublic partial class Net;",
            "[Network(784)]\n[Linear(256)]           // 784 → 256, 200,960 parameters\n[Relu]                  // 256 → 256\n[Dropout]               // 256 → 256\n[Linear(10)] // logits  // 256 → 10, 2,570 parameters\npublic partial class Net;"
        },
        {
            "[Network(1, 28, 28)]\n[Conv2d(16, 3, Padding = 1), BatchNorm, Relu, MaxPool2d(2),\n Flatten, Linear(10)]\npublic partial class Net;",
            "[Network(1, 28, 28)]\n[Conv2d(16, 3, Padding = 1), BatchNorm, Relu, MaxPool2d(2),  // 1×28×28 → 16×28×28 → 16×14×14, 192 parameters\n Flatten, Linear(10)]                                        // 16×14×14 → 3136 → 10, 31,370 parameters\npublic partial class Net;"
        },
        {
            "[Mlp(\n    4,\n    8,\n    8,\n    3, Normalization = Normalization.LayerNorm, Residual = true)]\npublic partial class Net;",
            "[Mlp(\n    4,\n    8,                                                             // 4 → 8, 56 parameters\n    8,                                                             // 8 → 8, 88 parameters\n    3, Normalization = Normalization.LayerNorm, Residual = true)]  // 8 → 3, 27 parameters\npublic partial class Net;"
        },
        {
            "[Block(20), Linear(17), Relu, Linear(3)] public partial class Digit;\n[Block(20), Linear(1)] public partial class Slant;\n[Network(6, Tokens = 9)]\n[Embedding(20)]\n[Flatten, Linear(20)]\n[Parallel<Digit, Slant>]\n[Linear(20), Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError)]\npublic partial class Net;",
            "[Block(20), Linear(17), Relu, Linear(3)] public partial class Digit;\n[Block(20), Linear(1)] public partial class Slant;\n[Network(6, Tokens = 9)]\n[Embedding(20)]                                                       // 6 tokens → 6×20, 180 parameters\n[Flatten, Linear(20)]                                                 // 6×20 → 120 → 20, 2,420 parameters\n[Parallel<Digit, Slant>]                                              // 20 → 4, 432 parameters\n[Linear(20), Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError)]  // 4 → 20 → 3; 20 → 1, 532 parameters\npublic partial class Net;"
        },
    };

    [Theory]
    [MemberData(nameof(Shown))]
    public void Shapes_AreShownAndRemoved(string before, string after)
    {
        string shown = RefactoringRun.Of(WithCaret("using DlGen;\n" + before)).After("Show the shapes");

        Assert.Equal("using DlGen;\n" + after, shown);
        RefactoringRun run = RefactoringRun.Of(WithCaret(shown));
        Assert.DoesNotContain(run.Titles, static title => title is "Show the shapes" or "Update the shapes");
        Assert.Equal("using DlGen;\n" + before, run.After("Remove the shapes"));
    }

    [Fact]
    public void Shapes_AreBroughtUpToDate()
    {
        const string Before = "using DlGen;\n[[||]Network(784)]\n[Linear(128)]       // 784 → 256, 200,960 parameters\n[Relu]\n[Linear(10)]\npublic partial class Net;";

        Assert.Equal(
            "using DlGen;\n[Network(784)]\n[Linear(128)]  // 784 → 128, 100,480 parameters\n[Relu]         // 128 → 128\n[Linear(10)]   // 128 → 10, 1,290 parameters\npublic partial class Net;",
            RefactoringRun.Of(Before).After("Update the shapes"));
    }

    [Fact]
    public void Line_ThatTheClassEnds_HasNoShape() =>
        Assert.DoesNotContain(RefactoringRun.Of("using DlGen;\n[[||]Network(4), Linear(3)] public partial class Net;").Titles, static title => title.Contains("shapes", StringComparison.Ordinal));

    private static string WithCaret(string source) => source.Insert(Math.Max(source.IndexOf("Network(", StringComparison.Ordinal), source.IndexOf("Mlp(", StringComparison.Ordinal)), "[||]");
}
