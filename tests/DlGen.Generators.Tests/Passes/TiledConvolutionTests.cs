using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

/// <summary>Which convolutions take fewer products in tiles: those of 3×3 between enough channels, over enough places.</summary>
public class TiledConvolutionTests
{
    [Theory]
    [InlineData("Conv2d(32, 3, Padding = 1), Relu", "ConvolveTiles")]
    [InlineData("Conv2d(17, 3, Bias = false), BatchNorm, Relu", "ConvolveTiles")]
    [InlineData("Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2)", "ConvolveTilesAndPool")]
    [InlineData("Conv2d(15, 3, Padding = 1), Relu", "Convolve")]
    [InlineData("Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(3)", "ConvolveAndPool")]
    [InlineData("Conv2d(32, 3, Padding = 1, Stride = 2), Relu", "Convolve")]
    [InlineData("Conv2d(32, 3, Padding = 2, Dilation = 2), Relu", "Convolve")]
    [InlineData("Conv2d(32, 3, 5, Padding = 2), Relu", "Convolve")]
    [InlineData("Conv2d(32, 3, Groups = 2, Padding = 1), Relu", "ConvolveGroups")]
    public void Choice_FollowsFromTheShapes(string layers, string method) =>
        Assert.Equal(["Convolve", method], Forward(CompilerPipeline.Lower(Spec($"[Network(1, 14, 14)] [Conv2d(32, 1), Tanh, {layers}, Flatten, Linear(3)]"))));

    [Theory]
    [InlineData("[Network(1, 11, 13)] [Conv2d(32, 1), Tanh, Conv2d(32, 3, Padding = 1), Flatten, Linear(3)]", "Convolve")]
    [InlineData("[Network(1, 12, 12)] [Conv2d(32, 1), Tanh, Conv2d(32, 3, Padding = 1), Flatten, Linear(3)]", "ConvolveTiles")]
    [InlineData("[Network(1, 14, 14)] [Conv2d(24, 1), Tanh, Conv2d(32, 3), Flatten, Linear(3)]", "Convolve")]
    [InlineData("[Network(1, 14, 14)] [Conv2d(40, 1), Tanh, Conv2d(32, 3), Flatten, Linear(3)]", "Convolve")]
    public void FewPlaces_OrChannels_AreLeftToWindows(string network, string method) =>
        Assert.Equal(["Convolve", method], Forward(CompilerPipeline.Lower(Spec(network))));

    /// <summary>An image as datasets have it isn't read in tiles.</summary>
    [Fact]
    public void FirstLayer_IsLeftToWindows() =>
        Assert.Equal(["Convolve"], Forward(CompilerPipeline.Lower(Spec("[Network(32, 14, 14)] [Conv2d(32, 3), Relu, Flatten, Linear(3)]"))));

    /// <summary>A line says so, training and predictions and a look at the layers' values compute it alike, and a GPU knows nothing of it.</summary>
    [Fact]
    public void GeneratedFile_SaysIt()
    {
        string text = CompilerPipeline.Compile(Spec("[Network(1, 14, 14)] [Conv2d(32, 1), Tanh, Conv2d(32, 3), Relu, MaxPool2d(2), Flatten, Dropout(0.5f), Linear(3)]"), GpuSupport.NotReferenced)!;

        Assert.Contains("// by Winograd's tiles: four results take 16 products a channel and not 36\n            ConvolveTilesAndPool<TVector, Conv2Pool1, Conv2Pool1Forward>(a1, k2, z2Weights, ", text, StringComparison.Ordinal);
        Assert.Contains("private readonly Arena<float> z2Weights;", text, StringComparison.Ordinal);
        Assert.Contains("z2Weights = new Arena<float>(16_384);", text, StringComparison.Ordinal);
        Assert.Equal(2, Count(text, "ConvolveTilesAndPool<"));
        Assert.Equal(1, Count(text, "ConvolveTiles<"));
        Assert.DoesNotContain("ConvolveAndPool<", text, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static IEnumerable<string> Forward(LoweredProgram program) => program.Calls
        .Select(static scheduled => scheduled.Call)
        .Where(static call => call.Stage == DlGen.Generators.Graph.Stage.Forward && call.Method.StartsWith("Convolve", StringComparison.Ordinal))
        .Select(static call => call.Method);

    private static NetworkSpec Spec(string network) => Declarations.Spec($"using DlGen; {network} public partial class Net;");
}
