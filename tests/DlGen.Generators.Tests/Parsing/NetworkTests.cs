using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Parsing;

public class NetworkTests
{
    [Fact]
    public void Layers_ApplyInTheOrderWritten()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Flatten, Linear(16)] [Network(1, 28, 28)] [Relu] [Linear(10, Bias = false), Tanh] public partial class Net;");

        Assert.Equal([1, 28, 28], spec.InputShape);
        Assert.Equal("Flatten Linear(outputs: 16) Relu Linear(outputs: 10, bias: false) Tanh", spec.Layers.Print());
        Assert.Equal([new Site(0, -1), new Site(1, -1), new Site(3, -1), new Site(4, -1), new Site(5, -1)], spec.Layers.Select(static layer => layer.Site));
    }

    [Fact]
    public void Arguments_CarryWhatWasSaidOnly()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Network(2), Linear(initialization: 0)] partial class Wrong; [Network(2), LeakyRelu, LeakyRelu(0.2f), Elu(alpha: 2), Gelu(Approximation = GeluApproximation.Tanh), Linear(3)] public partial class Net;");

        Assert.Equal("LeakyRelu LeakyRelu(slope: 0.2) Elu(alpha: 2) Gelu(approximation: Tanh) Linear(outputs: 3)", spec.Layers.Print());
    }

    [Fact]
    public void Initialization_IsTheNetworksUnlessALayerSaysItsOwn()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Network(2, Initialization = Initialization.LeCun), Linear(3), Selu, Linear(2, Initialization = Initialization.Zero)] public partial class Net;");

        Assert.Equal("Linear(outputs: 3, initialization: LeCun) Selu Linear(outputs: 2, initialization: Zero)", spec.Layers.Print());
        Assert.Equal(new Site(0, 1), spec.Layers[0].Arguments[1].Site);
    }

    [Fact]
    public void BiasInitialization_IsTheNetworksUnlessALayerSaysItsOwn()
    {
        NetworkSpec spec = Declarations.Spec(
            "using DlGen; [Network(2, BiasInitialization = BiasInitialization.Zeros), SwiGlu(3), Selu, Linear(2, BiasInitialization = BiasInitialization.Uniform)] public partial class Net;");

        Assert.Equal("SwiGlu(outputs: 3, biasInitialization: Zeros) Selu Linear(outputs: 2, biasInitialization: Uniform)", spec.Layers.Print());
    }

    [Fact]
    public void Attributes_MayStandOnAnyOneDeclaration()
    {
        NetworkSpec spec = Declarations.Spec("using DlGen; partial class Net { int x; } [Network(2), Linear(3)] partial class Net;");

        Assert.Equal("Linear(outputs: 3)", spec.Layers.Print());
    }

    [Fact]
    public void OtherAttributes_AreNotCounted()
    {
        NetworkSpec spec = Declarations.Spec(
            "using System; using DlGen; [Serializable, Network(2)] [Obsolete, Linear(3)] public partial class Net;");

        Assert.Equal(new Site(1, -1), Assert.Single(spec.Layers).Site);
        Assert.Equal("[Network(2)] [Linear(3)]", spec.Declaration);
    }

    [Fact]
    public void SameNamesElsewhere_AreNotDlGens()
    {
        ParsedNetwork parsed = Declarations.Parse(
            "using Mine; [Mlp(1), Linear(2)] public partial class Net; namespace Mine { class MlpAttribute(int x) : System.Attribute; class LinearAttribute(int x) : System.Attribute; }");

        Assert.Equal(ParsedNetwork.None, parsed);
    }

    [Fact]
    public void SameFullNameInTheProject_IsNotDlGens()
    {
        ParsedNetwork parsed = Declarations.Parse(
            "[DlGen.Mlp(1, 2)] public partial class Net; namespace DlGen { class MlpAttribute(params int[] x) : System.Attribute; }");

        Assert.Equal(ParsedNetwork.None, parsed);
    }

    [Theory]
    [InlineData("[Mlp(Missing, 2)] public partial class Net;")]
    [InlineData("[Mlp(1, \"2\")] public partial class Net;")]
    [InlineData("[Mlp(2, 2, Loss = Missing.Huber)] public partial class Net;")]
    [InlineData("[Network(2), Linear] public partial class Net;")]
    [InlineData("[Network(2), Linear(2, 3)] public partial class Net;")]
    [InlineData("[Mlp(2, 2)] public partial struct Net;")]
    [InlineData("[Mlp(2, 2)] public partial interface Net;")]
    public void WhatTheCompilerRefuses_IsNotReportedTwice(string declaration) =>
        Assert.Equal(ParsedNetwork.None, Declarations.Parse("using DlGen; " + declaration));
}
