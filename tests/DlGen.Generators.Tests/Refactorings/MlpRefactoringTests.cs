using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Refactorings;

/// <summary>[Mlp] to [Network] and back: the exact texts, and the same generated code.</summary>
public class MlpRefactoringTests
{
    private const string SpellOut = "Spell out as [Network]";
    private const string Condense = "Write as [Mlp]";

    public static TheoryData<string, string, string> Both => new()
    {
        { "plain", "[Mlp(4, 8, 3)]\npublic partial class Net;", "[Network(4)]\n[Linear(8), Relu, Linear(3)]\npublic partial class Net;" },
        { "one layer", "[Mlp(4, 3)]\npublic partial class Net;", "[Network(4)]\n[Linear(3)]\npublic partial class Net;" },
        {
            "all options",
            "[Mlp(4, 8, 8, 3, Loss = Loss.Huber, HuberDelta = 0.5f, Activation = Activation.Tanh, Normalization = Normalization.LayerNorm, Dropout = 0.2f)]\npublic partial class Net;",
            "[Network(4, Loss = Loss.Huber, HuberDelta = 0.5f)]\n[Linear(8), LayerNorm, Tanh, Dropout(0.2f), Linear(8), LayerNorm, Tanh, Dropout(0.2f), Linear(3)]\npublic partial class Net;"
        },
        { "initial values", "[Mlp(4, 8, 3, Initialization = Initialization.Xavier)] public partial class Net;", "[Network(4, Initialization = Initialization.Xavier)]\n[Linear(8), Relu, Linear(3)] public partial class Net;" },
        { "prefix", "[DlGen.Mlp(4, 8, 3, Activation = DlGen.Activation.GeluTanh)]\npublic partial class Net;", "[DlGen.Network(4)]\n[DlGen.Linear(8), DlGen.Gelu(Approximation = DlGen.GeluApproximation.Tanh), DlGen.Linear(3)]\npublic partial class Net;" },
        {
            "function",
            "[Mlp(4, 8, 3, ActivationFunction = nameof(Sine))]\npublic partial class Net\n{\n    [Elementwise]\n    private static float Sine(float x) => MathF.Sin(x);\n}",
            "[Network(4)]\n[Linear(8), Apply(nameof(Sine)), Linear(3)]\npublic partial class Net\n{\n    [Elementwise]\n    private static float Sine(float x) => MathF.Sin(x);\n}"
        },
        {
            "nested, constants",
            "namespace Users\n{\n    public partial class Outer\n    {\n        private const int Width = 8;\n\n        /// <summary>Digits.</summary>\n        [Mlp(4, Width, 2 * Width, 3)]\n        internal sealed partial class Net\n        {\n        }\n    }\n}",
            "namespace Users\n{\n    public partial class Outer\n    {\n        private const int Width = 8;\n\n        /// <summary>Digits.</summary>\n        [Network(4)]\n        [Linear(Width), Relu, Linear(2 * Width), Relu, Linear(3)]\n        internal sealed partial class Net\n        {\n        }\n    }\n}"
        },
    };

    public static TheoryData<string, string, string> SpelledOut => new()
    {
        { "array", "[Mlp(new[] { 4, 8, 3 })]\npublic partial class Net;", "[Network(4)]\n[Linear(8), Relu, Linear(3)]\npublic partial class Net;" },
        { "alias", "[Perceptron(4, 3)]\npublic partial class Net;", "[Network(4)]\n[Linear(3)]\npublic partial class Net;" },
        { "in a list", "[Serializable, Mlp(4, 8, 3)] public partial class Net;", "[Serializable, Network(4), Linear(8), Relu, Linear(3)] public partial class Net;" },
        {
            "comments",
            "// A network.\n[Mlp(\n    4,   // pixels\n    8,   // hidden\n    /* classes */ 3,\n    Activation = Activation.Tanh)] // smooth\npublic partial class Net;",
            ""
        },
        {
            "comments behind sizes",
            "// A network.\n[Mlp(\n    4,   // pixels\n    8,   // hidden\n    /* classes */ 3,\n    // smooth\n    Activation = Activation.Tanh)]\npublic partial class Net;",
            "// A network.\n// smooth\n[Network(4)] // pixels\n[Linear(8), Tanh] // hidden\n[Linear(3)] /* classes */\npublic partial class Net;"
        },
        {
            "long",
            "[Mlp(4, 8, 8, 8, 3, Activation = Activation.LeakyRelu, Normalization = Normalization.RmsNorm, Dropout = 0.25f)]\npublic partial class Net;",
            "[Network(4)]\n[Linear(8), RmsNorm, LeakyRelu, Dropout(0.25f)]\n[Linear(8), RmsNorm, LeakyRelu, Dropout(0.25f)]\n[Linear(8), RmsNorm, LeakyRelu, Dropout(0.25f)]\n[Linear(3)]\npublic partial class Net;"
        },
        {
            "residual",
            "using A;\n\n/// <summary>Deep.</summary>\n[Mlp(4, 8, 8, 8, 3, Residual = true, Initialization = Initialization.He)]\ninternal partial class Net;\n\nnamespace A { }",
            "using A;\n\n[Block(8, Initialization = Initialization.He)]\n[Linear(8), Relu]\ninternal partial class Hidden;\n\n/// <summary>Deep.</summary>\n[Network(4, Initialization = Initialization.He)]\n[Linear(8), Relu, Residual<Hidden>(Times = 2), Linear(3)]\ninternal partial class Net;\n\nnamespace A { }"
        },
    };

    public static TheoryData<string, string, string> Condensed => new()
    {
        { "named arguments", "[Network(inputShape: 4)]\n[Linear(outputs: 8)]\n[Relu]\n[Linear(3, Bias = true)]\npublic partial class Net;", "[Mlp(4, 8, 3)]\npublic partial class Net;" },
        { "one list", "[Serializable, Network(4, Precision = Precision.Double), Linear(8), Dropout, Linear(3)] public partial class Net;", "" },
        { "one list with an activation", "[Serializable, Network(4, Precision = Precision.Double), Linear(8), Silu, Dropout, Linear(3)] public partial class Net;", "[Serializable, Mlp(4, 8, 3, Precision = Precision.Double, Activation = Activation.Silu, Dropout = 0.5f)] public partial class Net;" },
        { "comments", "  // Digits.\r\n  [Network(4)] // pixels\r\n  [Linear(8), // hidden\r\n   Relu]        // 4 → 8, 40 parameters\r\n  [Linear(3)]  // classes\r\n  public partial class Net;", "  // Digits.\r\n  // pixels\r\n  // hidden\r\n  [Mlp(4, 8, 3)]  // classes\r\n  public partial class Net;" },
        { "residual", "[Block(8)] [Linear(8), Relu] public partial class Hidden;\n[Network(4)]\n[Linear(8), Relu, Residual<Hidden>, Linear(3)]\npublic partial class Net;", "[Block(8)] [Linear(8), Relu] public partial class Hidden;\n[Mlp(4, 8, 8, 3, Residual = true)]\npublic partial class Net;" },
        { "other block", "[Block(8)] [Linear(8), Relu] public partial class Cell;\n[Network(4)]\n[Linear(8), Relu, Residual<Cell>, Linear(3)]\npublic partial class Net;", "" },
        { "two activations", "[Network(4)]\n[Linear(8), Relu, Linear(8), Tanh, Linear(3)]\npublic partial class Net;", "" },
        { "softmax at the end", "[Network(4, Loss = Loss.MeanSquaredError)]\n[Linear(8), Relu, Linear(3), Softmax]\npublic partial class Net;", "" },
        { "own slope", "[Network(4)]\n[Linear(8), LeakyRelu(0.3f), Linear(3)]\npublic partial class Net;", "" },
        { "attribute between", "[Network(4)]\n[Serializable]\n[Linear(8), Relu, Linear(3)]\npublic partial class Net;", "" },
        { "sequence", "[Network(2, 4, Loss = Loss.MeanSquaredError)]\n[Linear(8), Relu, Linear(3)]\npublic partial class Net;", "" },
        { "directive", "[Network(4)]\n#if !LINEAR\n[Linear(8), Relu, Linear(3)]\n#endif\npublic partial class Net;", "" },
    };

    [Theory]
    [MemberData(nameof(Both))]
    public void MlpAndNetwork_AreWrittenAsEachOther(string what, string mlp, string network)
    {
        AssertMakes(what, SpellOut, mlp, network);
        AssertMakes(what, Condense, network, mlp, isExact: what is not ("prefix" or "all options"));
    }

    [Theory]
    [MemberData(nameof(SpelledOut))]
    public void Mlp_IsSpelledOut(string what, string mlp, string network) => AssertMakes(what, SpellOut, mlp, network);

    [Theory]
    [MemberData(nameof(Condensed))]
    public void Network_IsWrittenAsMlp_WhereItIsOne(string what, string network, string mlp) => AssertMakes(what, Condense, network, mlp);

    [Fact]
    public void EditorWithGeneratedFiles_OffersTheSame() =>
        Assert.Equal("using DlGen;\n[Network(4)]\n[Linear(3)]\npublic partial class Net;", RefactoringRun.Of("using DlGen;\n[[||]Mlp(4, 3)]\npublic partial class Net;", hasGenerated: true).After(SpellOut));

    [Theory]
    [InlineData("[Mlp(4, 0)]\n[||]public partial class Net;")]
    [InlineData("[Mlp(4, 3)]\npublic partial class N[||]et;")]
    [InlineData("[Mlp(4, Three)]\n[||]public partial class Net;")]
    [InlineData("[Serializ[||]able]\npublic class Other;")]
    [InlineData("[Obsolete]\npublic class Other { [Flag[||]s] enum A { B } }")]
    public void NothingIsOffered_WhereNoRightDeclarationIs(string source) => Assert.Empty(RefactoringRun.Of("using DlGen;\n" + source).Titles);

    /// <summary>Where nothing is expected, the refactoring isn't offered.</summary>
    private static void AssertMakes(string what, string title, string before, string after, bool isExact = true)
    {
        string head = "using DlGen;\nusing Perceptron = DlGen.MlpAttribute;\n".ReplaceLineEndings(before.Contains('\r') ? "\r\n" : "\n");
        string attribute = before.Contains("Mlp(", StringComparison.Ordinal) ? "Mlp(" : before.Contains("Network(", StringComparison.Ordinal) ? "Network(" : "Perceptron(";
        RefactoringRun run = RefactoringRun.Of(head + before.Replace(attribute, "[||]" + attribute, StringComparison.Ordinal));
        if (after.Length == 0)
        {
            Assert.DoesNotContain(title, run.Titles);
            return;
        }

        string text = run.After(title);
        if (isExact)
        {
            Assert.Equal(head + after, text);
        }

        Assert.True(Generated(text) == Generated(head + before), what);
    }

    /// <summary>The generated file of the network, but for the text of its declaration.</summary>
    private static string Generated(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.Complaints);
        IEnumerable<string> lines = run.Sources.Single(static file => file.Key.EndsWith("Net.g.cs", StringComparison.Ordinal)).Value.Split('\n');
        return string.Join("\n", lines.Where(static line => !line.StartsWith("// Net:", StringComparison.Ordinal) && !line.Contains("<summary>[", StringComparison.Ordinal)));
    }
}
