using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

public class MaximaOnlyTests
{
    [Theory]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3, Padding = 1), MaxPool2d(2, 3), Relu")]
    [InlineData("Conv2d(4, 2, Stride = 2, Bias = false), Tanh, MaxPool2d(2)")]
    [InlineData("Conv2d(3, 1), Relu, MaxPool2d(2)")]
    public void MaximaAlone_HaveGradients(string layers) => Assert.Equal("ConvolutionSumAtMaxima, ConvolveTransposedAtMaxima", Gradients(layers));

    [Theory]
    [InlineData("Conv2d(16, 3), BatchNorm, Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Silu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(3, Stride = 2)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2, Padding = 1)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(1, 3)")]
    [InlineData("Conv2d(16, 3), Relu, AvgPool2d(2)")]
    [InlineData("Conv2d(16, 3, Dilation = 2), Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(3, 1, Dilation = 2), Relu, MaxPool2d(2)")]
    public void OtherPoolsAndConvolutions_HaveTheWholeGradient(string layers) => Assert.Equal("ConvolutionSum, ConvolveTransposed", Gradients(layers));

    [Fact]
    public void Gpus_HaveTheWholeGradient() =>
        Assert.DoesNotContain("Max =", CompilerPipeline.Fuse(Spec("Conv2d(16, 3), Relu, MaxPool2d(2)")).ToText(), StringComparison.Ordinal);

    /// <summary>The kernels that compute the gradients of a convolution's weights and of the network's input.</summary>
    private static string Gradients(string layers) =>
        string.Join(", ", CompilerPipeline.Lower(Spec(layers)).Calls
            .Select(static scheduled => scheduled.Call.Method)
            .Where(static method => method.StartsWith("Convolution", StringComparison.Ordinal) || method.StartsWith("ConvolveTransposed", StringComparison.Ordinal)));

    private static NetworkSpec Spec(string layers) => Declarations.Spec($"using DlGen; [Network(2, 9, 9)] [{layers}, Flatten, Linear(3)] public partial class Net;");
}
