using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Parsing;

public class MlpTests
{
    [Fact]
    public void Mlp_IsSpelledOutInLayers()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; [Mlp(784, 256, 128, 10)] public partial class Net;");

        Assert.Equal([784], spec.InputShape);
        Assert.Equal("Linear(outputs: 256) Relu Linear(outputs: 128) Relu Linear(outputs: 10)", spec.Layers.Print());
        Assert.Equal(ScalarType.Float, spec.Precision);
    }

    [Fact]
    public void Layers_PointAtTheirSizes()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; [Mlp(784, 256, 10)] public partial class Net;");

        Assert.Equal([new Site(0, 1), new Site(0, 1), new Site(0, 2)], spec.Layers.Select(static layer => layer.Site));
    }

    [Fact]
    public void Defaults_AreSoftmaxCrossEntropyAtTheAttribute()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; [Mlp(2, 2)] public partial class Net;");

        Assert.Equal(new LossSpec("SoftmaxCrossEntropy", EquatableArray<Argument>.Empty, new Site(0, -1)), spec.Loss);
    }

    [Fact]
    public void Options_AreRead()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Mlp(2, 8, 2, Precision = Precision.Double, Loss = Loss.Huber, Initialization = Initialization.Xavier, HuberDelta = 0.1f, Activation = Activation.Silu)] public partial class Net;");

        Assert.Equal("Linear(outputs: 8, initialization: Xavier) Silu Linear(outputs: 2, initialization: Xavier)", spec.Layers.Print());
        Assert.Equal(new LossSpec("Huber", EquatableArray.Create(new Argument("huberDelta", "0.1", new Site(0, 6))), new Site(0, 4)), spec.Loss);
        Assert.Equal(ScalarType.Double, spec.Precision);
        Assert.Equal(new Site(0, 7), spec.Layers[1].Site);
    }

    [Fact]
    public void Initializations_AreThoseOfEachLinearLayer()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Mlp(2, 8, 2, BiasInitialization = BiasInitialization.Zeros, Initialization = Initialization.He)] public partial class Net;");

        Assert.Equal(
            "Linear(outputs: 8, initialization: He, biasInitialization: Zeros) Relu Linear(outputs: 2, initialization: He, biasInitialization: Zeros)",
            spec.Layers.Print());
    }

    [Theory]
    [InlineData("None")]
    [InlineData("Tf32")]
    [InlineData("Bf16")]
    public void ProductRounding_LeavesTheScalarAFloat(string rounding)
    {
        NetworkSpec spec = Declarations.Spec($"using DlGen; [Mlp(2, 2, ProductRounding = ProductRounding.{rounding})] public partial class Net;");

        Assert.Equal(ScalarType.Float, spec.Precision);
        Assert.Equal(rounding, spec.Products.ToString());
    }

    [Theory]
    [InlineData("LeakyRelu", "LeakyRelu")]
    [InlineData("Gelu", "Gelu")]
    [InlineData("GeluTanh", "Gelu(approximation: Tanh)")]
    [InlineData("Identity", "Identity")]
    public void Activation_IsItsLayer(string activation, string layer)
    {
        NetworkSpec spec = Declarations.Spec($"using DlGen; [Mlp(1, 2, 3, Activation = Activation.{activation})] public partial class Net;");

        Assert.Equal($"Linear(outputs: 2) {layer} Linear(outputs: 3)", spec.Layers.Print());
    }

    [Fact]
    public void Dropout_StandsBehindEachActivation()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Mlp(4, 8, 8, 2, Normalization = Normalization.LayerNorm, Dropout = 0.2f)] public partial class Net;");

        Assert.Equal(
            "Linear(outputs: 8) LayerNorm Relu Dropout(p: 0.2) Linear(outputs: 8) LayerNorm Relu Dropout(p: 0.2) Linear(outputs: 2)", spec.Layers.Print());
        Assert.Equal(new Site(0, 5), spec.Layers[3].Site);
    }

    [Theory]
    [InlineData("BatchNorm", "Linear(outputs: 8, bias: false) BatchNorm Relu Linear(outputs: 2)")]
    [InlineData("LayerNorm", "Linear(outputs: 8) LayerNorm Relu Linear(outputs: 2)")]
    [InlineData("RmsNorm", "Linear(outputs: 8) RmsNorm Relu Linear(outputs: 2)")]
    [InlineData("None", "Linear(outputs: 8) Relu Linear(outputs: 2)")]
    public void BiasBeforeBatchNorm_IsLeftOut(string normalization, string layers) =>
        Assert.Equal(layers, Declarations.Spec($"using DlGen; [Mlp(4, 8, 2, Normalization = Normalization.{normalization})] public partial class Net;").Layers.Print());

    [Fact]
    public void DropoutOfZero_IsNoLayer() =>
        Assert.Equal("Linear(outputs: 8) Relu Linear(outputs: 2)", Declarations.Spec("using DlGen; [Mlp(4, 8, 2, Dropout = 0)] public partial class Net;").Layers.Print());

    [Fact]
    public void Dropout_IsPartOfAResidualLayer()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; [Mlp(4, 8, 8, 2, Residual = true, Dropout = 0.5f)] public partial class Net;");

        Assert.Equal("Linear(outputs: 8) Relu Dropout(p: 0.5) Residual Linear(outputs: 2)", spec.Layers.Print());
        Assert.Equal("Linear(outputs: 8) Relu Dropout(p: 0.5)", spec.Layers[3].Blocks[0].Layers.Print());
    }

    [Theory]
    [InlineData("Mlp(new[] { 2, 3 })")]
    [InlineData("Mlp(new int[] { 2, 3 }, Loss = Loss.SoftmaxCrossEntropy)")]
    [InlineData("Mlp(sizes: new int[2] { 2, 3 })")]
    [InlineData("MlpAttribute(1 + 1, Constants.Three)")]
    [InlineData("global::DlGen.Mlp(2, 3)")]
    [InlineData("Alias(2, 3)")]
    [InlineData("type: Mlp(2, 3)")]
    public void Sizes_AreReadHoweverTheyAreWritten(string attribute)
    {
        NetworkSpec spec = Declarations.Spec(
            $"using DlGen; using Alias = DlGen.MlpAttribute; [{attribute}] public partial class Net; static class Constants {{ public const int Three = 3; }}");

        Assert.Equal([2], spec.InputShape);
        Assert.Equal("Linear(outputs: 3)", spec.Layers.Print());
        Assert.Equal(new Site(0, 1), spec.Layers[0].Site);
    }

    [Fact]
    public void Numbers_AreInvariant()
    {
        NetworkSpec spec = OddCulture.Run(static () =>
            Declarations.Spec("using DlGen; [Mlp(2, 2, LabelSmoothing = 0.001f)] public partial class Net;"));

        Assert.Equal("0.001", spec.Loss!.Arguments[0].Text);
    }
}
