using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Names from Keras, PyTorch and elsewhere get a hint; names of anything else don't.</summary>
public class ForeignNameTests
{
    [Theory]
    [InlineData("Conv3d(8, 3)")]
    [InlineData("LSTM(8)")]
    [InlineData("GRU(8)")]
    [InlineData("MultiHeadAttention(4)")]
    [InlineData("PositionEmbedding(8)")]
    [InlineData("InstanceNorm2d(2)")]
    public void LayerThatDlGenDoesNotHave_IsSaidSo(string layer)
    {
        Reported reported = Assert.Single(AnalyzerRun.Of($"using DlGen; [Network(4), {layer}, Linear(2)] public partial class Net;"));

        Assert.Equal((DiagnosticIds.UnknownName, layer), (reported.Id, reported.Text));
        Assert.Contains("DlGen has no such layer; its layers are AdaptiveAvgPool2d, Apply, AvgPool1d, AvgPool2d, BatchNorm,", reported.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchNormalization", "BatchNorm")]
    [InlineData("BatchNorm1d", "BatchNorm")]
    [InlineData("LayerNormalization", "LayerNorm")]
    [InlineData("GELU", "Gelu")]
    [InlineData("LeakyReLU(0.1f)", "LeakyRelu")]
    [InlineData("Swish", "Silu")]
    [InlineData("PReLU", "PRelu")]
    [InlineData("FullyConnected(4)", "Linear")]
    [InlineData("Lambda", "Apply")]
    [InlineData("Concatenate<A, B>", "Parallel")]
    [InlineData("Conv2D(8, 3)", "Conv2d")]
    [InlineData("Convolution(8, 3)", "Conv2d")]
    [InlineData("DepthwiseConv2D(3)", "DepthwiseConv2d")]
    [InlineData("DepthwiseConvolution(3)", "DepthwiseConv2d")]
    [InlineData("Conv1D(4, 3)", "Conv1d")]
    [InlineData("MaxPooling1D(2)", "MaxPool1d")]
    [InlineData("Conv2DTranspose(4, 3)", "ConvTranspose2d")]
    [InlineData("UpSampling2D(2)", "Upsample")]
    [InlineData("MaxPooling2D(2)", "MaxPool2d")]
    [InlineData("AveragePooling2D(2)", "AvgPool2d")]
    [InlineData("GlobalAveragePooling2D", "GlobalAvgPool")]
    [InlineData("AdaptiveAvgPool(1)", "AdaptiveAvgPool2d")]
    [InlineData("BatchNorm2d", "BatchNorm")]
    [InlineData("Sigmod", "Sigmoid")]
    public void Name_IsTranslated(string layer, string expected) => Assert.Contains(
        AnalyzerRun.Of($"using DlGen; [Network(4), Linear(4), {layer}, Linear(2)] public partial class Net;"),
        reported => reported.Id == DiagnosticIds.UnknownName && reported.Text == layer && reported.Message.EndsWith($"did you mean '{expected}'?", StringComparison.Ordinal));

    [Fact]
    public void MissingUsing_IsSaid()
    {
        Reported reported = Assert.Single(AnalyzerRun.Of("[Mlp(4, 2)] public partial class Net;"));

        Assert.Equal("'Mlp' isn't known here: add 'using DlGen;'", reported.Message);
    }

    [Theory]
    [InlineData("[Dense(4), Model, Input] public class Other;")]
    [InlineData("using DlGen; [JsonConverter(typeof(int))] public class Other;")]
    [InlineData("using DlGen; [JsonConverter(typeof(int)), Mlp(2, 2)] public partial class Net;")]
    [InlineData("using DlGen; [Network(2), JsonConverter(typeof(int))] public partial class Net;")]
    [InlineData("using DlGen; [Mlp(20, 3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 2f, 5f, 1f }, PosWeight = new[] { 2f, 5f, 1f })] public partial class Net;")]
    [InlineData("using DlGen; [Network(2, Quux = 3), Linear<int>(4)] public partial class Net;")]
    public void NameOfSomethingElse_IsLeftToTheCompiler(string source) => Assert.Empty(AnalyzerRun.Of(source));
}
