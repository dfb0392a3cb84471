using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

public class PoolFusionTests
{
    [Theory]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3, Padding = 1), MaxPool2d(2, 3), Relu")]
    [InlineData("Conv2d(4, 2, Stride = 2, Bias = false), Tanh, MaxPool2d(2)")]
    [InlineData("Conv2d(4, 3), Relu, MaxPool2d(2), Dropout(0.5f)")]
    [InlineData("Conv2d(4, 3, Dilation = 2), MaxPool2d(2)")]
    [InlineData("Conv2d(4, 3), Relu, MaxPool2d(7)")]
    public void Pools_JoinTheConvolutionBefore(string layers) => Assert.Equal("ConvolveAndPool", Forward(layers));

    [Theory]
    [InlineData("Conv2d(16, 3), BatchNorm, Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Silu, MaxPool2d(2)")]
    [InlineData("Conv2d(4, 3, Dilation = 2), Relu, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Dropout(0.5f), MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(3, Stride = 2)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2, Padding = 1)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2, Stride = 3)")]
    public void PoolsOfWhatIsNeededElsewhere_AndThoseThatOverlap_DoNot(string layers) => Assert.Equal("Convolve, MaxPool", Forward(layers));

    [Fact]
    public void AtInference_ANormalizationIsPartOfIt() => Assert.Equal(
        "ConvolveAndPool", Forward(CompilerPipeline.LowerToCpu(CompilerPipeline.FuseForInference(Spec("Conv2d(16, 3), BatchNorm, Relu, MaxPool2d(2)"))!)));

    [Fact]
    public void WhatAnotherLayerReadsToo_StaysInMemory() => Assert.Equal(
        "Convolve, MaxPool", Forward(CompilerPipeline.Lower(Declarations.Spec(
            """
            using DlGen;
            [Network(2, 9, 9)] [Conv2d(4, 2), Relu, Parallel<Pooled, Whole>(Join = BranchJoin.Sum)] public partial class Net;
            [Block(4, 8, 8)] [MaxPool2d(2), Flatten, Linear(3)] public partial class Pooled;
            [Block(4, 8, 8)] [Flatten, Linear(3)] public partial class Whole;
            """))));

    private static string Forward(string layers) => Forward(CompilerPipeline.Lower(Spec(layers)));

    private static string Forward(LoweredProgram program) => string.Join(", ", program.Calls
        .Select(static scheduled => scheduled.Call.Method)
        .Where(static method => method is "Convolve" or "ConvolveAndPool" or "MaxPool"));

    private static NetworkSpec Spec(string layers) => Declarations.Spec($"using DlGen; [Network(2, 9, 9)] [{layers}, Flatten, Linear(3)] public partial class Net;");
}
