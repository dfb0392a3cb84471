using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Advice;

/// <summary>What is almost a mistake and isn't one: where rules end.</summary>
public class NearMissTests
{
    [Theory]
    [InlineData("a bias before LayerNorm is another for each column", "[Network(8)] [Linear(16), LayerNorm, Relu, Linear(3)] public partial class Net;")]
    [InlineData("a bias before GroupNorm too", "[Network(2, 4, 4)] [Conv2d(4, 3), GroupNorm(2), Relu, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("a bias that others read is needed", "[Block(16)] [Identity] public partial class Same; [Block(16)] [BatchNorm, Relu] public partial class Normed; [Network(8)] [Linear(16), Parallel<Same, Normed>, Linear(3)] public partial class Net;")]
    [InlineData("weights between a dropout and a BatchNorm", "[Network(8)] [Linear(16), Relu, Dropout, Linear(16, Bias = false), BatchNorm, Relu, Linear(3)] public partial class Net;")]
    [InlineData("a dropout behind a pool", "[Network(1, 8, 8)] [Conv2d(8, 3), Relu, MaxPool2d(2), Dropout, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("a dropout of nothing", "[Network(8)] [Linear(16), Relu, Linear(3), Dropout(0f)] public partial class Net;")]
    [InlineData("a dropout before the last layer", "[Network(8)] [Linear(16), Relu, Dropout, Linear(3)] public partial class Net;")]
    [InlineData("a normalization between two activations", "[Network(8)] [Linear(16), Relu, BatchNorm, Relu, Linear(3)] public partial class Net;")]
    [InlineData("a relu behind a function that goes below zero changes it", "[Network(8)] [Linear(16), Apply(nameof(Shifted)), Relu, Linear(3)] public partial class Net { [Elementwise] static float Shifted(float x) => MathF.Abs(x) - 1f; }")]
    [InlineData("a relu at the end of a custom loss may be meant", "[Network(8, LossFunction = nameof(Poisson))] [Linear(1), Relu] public partial class Net { [Elementwise] static float Poisson(float p, float t) => p - (t * MathF.Log(p + 0.01f)); }")]
    [InlineData("a tanh before real targets may be their range", "[Network(8, Loss = Loss.Huber)] [Linear(16), Relu, Linear(2), Tanh] public partial class Net;")]
    [InlineData("a leaky relu limits no logit", "[Network(8)] [Linear(16), Relu, Linear(3), LeakyRelu] public partial class Net;")]
    [InlineData("a softmax before a squared error", "[Network(8, Loss = Loss.MeanSquaredError)] [Linear(16), Relu, Linear(3), Softmax] public partial class Net;")]
    [InlineData("a softmax within a network", "[Network(8)] [Linear(16), Softmax, Linear(3)] public partial class Net;")]
    [InlineData("a product with more parameters than its factors", "[Network(64)] [Linear(4), Linear(64), Relu, Linear(3)] public partial class Net;")]
    [InlineData("linear layers whose weights others have too", "[Network(4, Loss = Loss.MeanSquaredError)] [Linear(4), Linear(4, TiedTo = \"Linear1\"), Relu, Linear(4)] public partial class Net;")]
    [InlineData("a linear layer whose output others read", "[Block(16)] [Linear(16), Relu, Linear(16)] public partial class Change; [Network(8)] [Linear(16), Residual<Change>, Relu, Linear(3)] public partial class Net;")]
    [InlineData("a linear residual block between activations is one layer", "[Block(16)] [Linear(16)] public partial class One; [Network(16)] [Relu, Residual<One>, Relu, Linear(3)] public partial class Net;")]
    [InlineData("padding sees the bias of the convolution before", "[Network(8, 8, 8)] [Conv2d(8, 1), Conv2d(2, 3, Padding = 1), Relu, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("a maximum isn't linear", "[Network(1, 8, 8)] [Conv2d(8, 3), MaxPool2d(2), Flatten, Linear(2)] public partial class Net;")]
    [InlineData("four sigmoids", "[Mlp(8, 16, 16, 16, 16, 3, Activation = Activation.Sigmoid)] public partial class Net;")]
    [InlineData("six sigmoids that are normalized", "[Mlp(8, 16, 16, 16, 16, 16, 16, 3, Activation = Activation.Sigmoid, Normalization = Normalization.LayerNorm)] public partial class Net;")]
    [InlineData("six sigmoids past which a residual goes", "[Mlp(8, 16, 16, 16, 16, 16, 16, 16, 3, Activation = Activation.Sigmoid, Residual = true)] public partial class Net;")]
    [InlineData("nineteen layers", "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10)] public partial class Net;")]
    [InlineData("Xavier before eleven relus", "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10, Initialization = Initialization.Xavier)] public partial class Net;")]
    [InlineData("Xavier before twelve tanhs", "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10, Initialization = Initialization.Xavier, Activation = Activation.Tanh)] public partial class Net;")]
    [InlineData("zeros behind a tanh, before random weights", "[Network(4)] [Linear(8, Initialization = Initialization.Zero), Tanh, Linear(3)] public partial class Net;")]
    [InlineData("zeros with a random bias", "[Network(4)] [Linear(8, Initialization = Initialization.Zero, BiasInitialization = BiasInitialization.Uniform), Relu, Linear(3)] public partial class Net;")]
    [InlineData("a residual block that normalizes, and learns a scale", "[Block(16)] [LayerNorm, Tanh] public partial class Change; [Network(8)] [Linear(16), Residual<Change>, Linear(3)] public partial class Net;")]
    [InlineData("a 3×3 kernel on an image of 2×2, every place of which meets it", "[Network(1, 8, 8)] [Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(4), Conv2d(16, 3, Padding = 1), Relu, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("kernels that grow once", "[Network(1, 16, 16)] [Conv2d(8, 3), Relu, Conv2d(8, 5), Relu, Conv2d(8, 5), Relu, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("channels that shrink towards an image", "[Network(1, 16, 16, Loss = Loss.MeanSquaredError)] [Conv2d(32, 3), Relu, Conv2d(16, 3), Relu, Conv2d(8, 3), Relu, Flatten, Linear(3)] public partial class Net;")]
    [InlineData("four numbers for ten classes", "[Mlp(64, 32, 4, 10)] public partial class Net;")]
    [InlineData("two numbers at each of many places", "[Network(6, 16)] [Linear(2), Tanh, Flatten, Linear(10)] public partial class Net;")]
    [InlineData("an RMS normalization of one number keeps its sign", "[Network(8, Loss = Loss.MeanSquaredError)] [Linear(1), RmsNorm, Linear(4)] public partial class Net;")]
    public void NearMiss_GetsNoAdvice(string why, string declaration) =>
        Assert.True(AnalyzerRun.Direct(TestCompilation.Create("using DlGen;\n" + declaration)) is [], $"{why}: {string.Join("\n", AnalyzerRun.Direct(TestCompilation.Create("using DlGen;\n" + declaration)))}");

    /// <summary>Once, however often the block is used.</summary>
    [Fact]
    public void MistakeWithinABlock_IsSaidAtItsDeclarationAlone()
    {
        const string source = """
            using DlGen;
            [Block(16)] [Linear(16), Relu, Relu] public partial class Cell;
            [Block(16)] [Use<Cell>, Linear(16), Tanh] public partial class Pair;
            [Network(16)] [Use<Cell>(Times = 2), Residual<Cell>, Parallel<Cell, Pair>, Linear(3)] public partial class Net;
            [Network(16)] [Use<Pair>, Linear(3)] public partial class Other;
            """;

        Reported reported = Assert.Single(AnalyzerRun.Of(source), static item => item.Id == "DLG2025");
        Assert.Equal("Relu", reported.Text);
    }

    /// <summary>What only the use makes a mistake is said at the use: here the block's relu behind the network's.</summary>
    [Fact]
    public void MistakeAtABlocksEdge_IsSaidWhereItIsUsed()
    {
        const string source = """
            using DlGen;
            [Block(16)] [Relu, Linear(16)] public partial class Cell;
            [Network(16)] [Linear(16), Relu, Use<Cell>, Relu, Linear(3)] public partial class Net;
            """;

        Reported reported = Assert.Single(AnalyzerRun.Of(source));
        Assert.Equal(("DLG2025", "Use<Cell>"), (reported.Id, reported.Text));
        Assert.StartsWith("Relu of 'Cell' hands on", reported.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_CanBeSuppressed()
    {
        const string source = """
            using DlGen;
            #pragma warning disable DLG2025
            [Network(16)] [Linear(16), Relu, Relu, Linear(3)] public partial class Net;
            #pragma warning restore DLG2025
            """;

        Assert.Empty(AnalyzerRun.Of(source));
    }
}
