using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Refactorings;

/// <summary>Selected layers made a block: the exact texts, and the same figures bit by bit.</summary>
public class BlockExtractionTests
{
    private const string Extract = "Extract to block";

    public static TheoryData<string, string, string> Extracted => new()
    {
        {
            "part of a list, with its documentation",
            "/// <summary>Digits.</summary>\n[Network(4)]\n[[|Linear(8), Relu|], Linear(3)]\npublic sealed partial class Net;",
            "[Block(4)]\n[Linear(8), Relu]\npublic partial class LinearBlock;\n\n/// <summary>Digits.</summary>\n[Network(4)]\n[Use<LinearBlock>, Linear(3)]\npublic sealed partial class Net;"
        },
        {
            "lists with comments",
            "[Network(4)]\n[|[Linear(8)] // wide\n// smooth\n[Tanh] // at last\n|][Linear(3)] // classes\npartial class Net;",
            "[Block(4)]\n[Linear(8)] // wide\n// smooth\n[Tanh] // at last\npartial class LinearBlock;\n\n[Network(4)]\n[Use<LinearBlock>]\n[Linear(3)] // classes\npartial class Net;"
        },
        {
            "parts of two lists",
            "[Network(4)]\n[Linear(8), Re[|lu]\n[Linear(5), T|]anh, Linear(3)]\npublic partial class Net;",
            "[Block(8)]\n[Relu]\n[Linear(5), Tanh]\npublic partial class LinearBlock;\n\n[Network(4)]\n[Linear(8), Use<LinearBlock>, Linear(3)]\npublic partial class Net;"
        },
        {
            "repeated",
            "public class A; [Network(8), Linear(8), Relu, [|Linear(8), Relu|], LayerNorm, Linear(8), Relu, Linear(8), Linear(3)] public partial class Net;",
            "public class A; [Block(8)] [Linear(8), Relu] public partial class LinearBlock; [Network(8), Use<LinearBlock>(Times = 2), LayerNorm, Use<LinearBlock>, Linear(8), Linear(3)] public partial class Net;"
        },
        {
            "the same layers on another shape stay",
            "[Network(4)]\n[Linear(8), Relu]\n[|[Linear(8), Relu]|]\n[Linear(3)]\npublic partial class Net;",
            "[Block(8)]\n[Linear(8), Relu]\npublic partial class LinearBlock;\n\n[Network(4)]\n[Linear(8), Relu]\n[Use<LinearBlock>]\n[Linear(3)]\npublic partial class Net;"
        },
        {
            "images, a taken name",
            "[Network(1, 6, 6)]\n[[|Conv2d(4, 3, Padding = 1), BatchNorm, Relu, MaxPool2d(2)|], Flatten, Linear(3)]\npublic partial class Net;\n\npublic class ConvBlock;",
            "[Block(1, 6, 6)]\n[Conv2d(4, 3, Padding = 1), BatchNorm, Relu, MaxPool2d(2)]\npublic partial class NetConvBlock;\n\n[Network(1, 6, 6)]\n[Use<NetConvBlock>, Flatten, Linear(3)]\npublic partial class Net;\n\npublic class ConvBlock;"
        },
        {
            "tokens",
            "[Network(6, Tokens = 11)]\n[[|Embedding(5), Tanh|], Flatten, Linear(3)]\npublic partial class Net;",
            "[Block(6, Tokens = 11)]\n[Embedding(5), Tanh]\npublic partial class EmbeddingBlock;\n\n[Network(6, Tokens = 11)]\n[Use<EmbeddingBlock>, Flatten, Linear(3)]\npublic partial class Net;"
        },
        {
            "functions and constants of the class",
            "[Network(4)]\n[|[Linear(Width)]\n[Apply(nameof(Sine))]|]\n[Linear(3)]\npublic partial class Net\n{\n    private const int Width = 8;\n\n    [Elementwise]\n    private static float Sine(float x) => MathF.Sin(x);\n}",
            "[Network(4)]\n[Use<LinearBlock>]\n[Linear(3)]\npublic partial class Net\n{\n    [Block(4)]\n    [Linear(Width)]\n    [Apply(nameof(Sine))]\n    partial class LinearBlock;\n\n    private const int Width = 8;\n\n    [Elementwise]\n    private static float Sine(float x) => MathF.Sin(x);\n}"
        },
        {
            "nested, prefixed, behind a block",
            "public partial class Outer\n{\n    [DlGen.Block(8)] [DlGen.Linear(8)] private partial class Cell;\n\n    // The network.\n    [DlGen.Network(8), [|DlGen.Residual<Cell>(Times = 2), DlGen.Dropout(0.1f)|], DlGen.Linear(3)]\n    private partial class Net;\n}",
            "public partial class Outer\n{\n    [DlGen.Block(8)] [DlGen.Linear(8)] private partial class Cell;\n\n    [DlGen.Block(8)]\n    [DlGen.Residual<Cell>(Times = 2), DlGen.Dropout(0.1f)]\n    private partial class ResidualBlock;\n\n    // The network.\n    [DlGen.Network(8), DlGen.Use<ResidualBlock>, DlGen.Linear(3)]\n    private partial class Net;\n}"
        },
        {
            "below directives",
            "#pragma warning disable CS1591\n#region Networks\n// The network.\n[Network(4)]\n[[|Linear(8), Gelu|], Linear(3)]\npublic partial class Net;\n#endregion\n",
            "#pragma warning disable CS1591\n#region Networks\n[Block(4)]\n[Linear(8), Gelu]\npublic partial class LinearBlock;\n\n// The network.\n[Network(4)]\n[Use<LinearBlock>, Linear(3)]\npublic partial class Net;\n#endregion\n"
        },
        {
            "of a block",
            "[Block(4)]\n[[|Linear(8), Gelu|], Linear(4)]\npublic partial class Mixer;",
            "[Block(4)]\n[Linear(8), Gelu]\npublic partial class LinearBlock;\n\n[Block(4)]\n[Use<LinearBlock>, Linear(4)]\npublic partial class Mixer;"
        },
    };

    [Theory]
    [MemberData(nameof(Extracted))]
    public void SelectedLayers_BecomeABlock(string what, string before, string after)
    {
        string text = RefactoringRun.Of("using DlGen;\n" + before, hasGenerated: what == "repeated").After(Extract);

        Assert.Equal("using DlGen;\n" + after, text);
        Assert.Empty(GeneratorRun.Of(text).Complaints);
    }

    [Theory]
    [InlineData("[Network(4)]\n[[|Linear(8)|], Relu, Linear(3)]\npublic partial class Net;")]
    [InlineData("[[|Network(4), Linear(8)|], Relu, Linear(3)]\npublic partial class Net;")]
    [InlineData("[Network(4)]\n[[|Linear(8)]\n[Obsolete]\n[Relu|], Linear(3)]\npublic partial class Net;")]
    [InlineData("[Network(4)]\n[Linear(8), Relu, [|Linear(4, TiedTo = \"Linear1\", Transposed = true), Tanh|], Linear(3)]\npublic partial class Net;")]
    [InlineData("[Block(4), Linear(3)] public partial class A;\n[Network(4)]\n[[|Linear(4), Relu, Head<A>|]]\npublic partial class Net;")]
    [InlineData("/// <summary>Digits.</summary>\n#pragma warning disable CS1591\n[Network(4)]\n[[|Linear(8), Relu|], Linear(3)]\npublic partial class Net;")]
    [InlineData("#if !LINEAR\n[Network(4)]\n[[|Linear(8), Relu|], Linear(3)]\n#endif\npublic partial class Net;")]
    [InlineData("[Mlp([|4, 8|], 3)]\npublic partial class Net;")]
    public void NoBlock_IsOffered_WhereItWouldBeAnotherNetwork(string source) =>
        Assert.DoesNotContain(RefactoringRun.Of("using DlGen;\n" + source).Titles, static title => title.StartsWith(Extract, StringComparison.Ordinal));

    /// <summary>Each direction, trained: the parameters and the outputs are the same bits.</summary>
    [Fact]
    public void Networks_TrainToTheSameBits()
    {
        const string Mlp = "[||][Mlp(5, 8, 8, 8, 3, Activation = Activation.Tanh, Normalization = Normalization.BatchNorm, Dropout = 0.2f, Residual = true)]\npublic partial class Net;\n";
        const string Plain = "[Network(5)]\n[Linear(8, Bias = false), BatchNorm, Relu, Dropout(0.2f), [|Linear(8, Bias = false), BatchNorm, Relu, Dropout(0.2f)|], Linear(8, Bias = false), BatchNorm, Relu, Dropout(0.2f), Linear(3)]\npublic partial class Net;\n";
        string spelledOut = RefactoringRun.Of("using DlGen;\n" + Mlp).After("Spell out");
        string plain = ("using DlGen;\n" + Plain).Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        string extracted = RefactoringRun.Of("using DlGen;\n" + Plain).After(Extract);
        string condensed = RefactoringRun.Of(plain.Replace("[Network", "[||][Network", StringComparison.Ordinal)).After("Write as");

        Assert.Equal(Trained("using DlGen;\n" + Mlp.Replace("[||]", "", StringComparison.Ordinal)), Trained(spelledOut));
        string trained = Trained(plain);
        Assert.Contains("in 2 places", string.Join(" ", RefactoringRun.Of("using DlGen;\n" + Plain).Titles), StringComparison.Ordinal);
        Assert.Equal(trained, Trained(extracted));
        Assert.Equal(trained, Trained(condensed));
    }

    private static string Trained(string source)
    {
        using var user = UserAssembly.Load(source, """
            using DlGen;

            public static class Program
            {
                public static string Run()
                {
                    var random = new Random(1);
                    float[] inputs = [.. Enumerable.Range(0, 40 * 5).Select(_ => random.NextSingle())];
                    int[] labels = [.. Enumerable.Range(0, 40).Select(_ => random.Next(3))];
                    var net = new Net(3);
                    net.Train(Dataset.FromArrays(inputs, labels: labels), new() { Epochs = 2, BatchSize = 8, Seed = 5 });
                    return string.Join(" ", net.Predict(inputs).Select(BitConverter.SingleToInt32Bits));
                }
            }
            """);
        return user.Call<string>("Program", "Run");
    }
}
