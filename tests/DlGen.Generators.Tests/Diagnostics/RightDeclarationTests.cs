using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

public class RightDeclarationTests
{
    public static TheoryData<string> Declarations => new(
        "[Mlp(784, 256, 256, 10)] public partial class Digits;",
        "[Mlp(2, 16, 16, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)] public partial class Spirals;",
        "[Network(1, 28, 28, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0f)] [Flatten, Linear(128), Relu] [Linear(10)] public partial class Images;",
        "[Network(3, Loss = Loss.Huber, HuberDelta = 0.5f)] [Linear(4, Bias = false), LeakyRelu(0.2f), Linear(2)] internal sealed partial class Curve;",
        "[Network(3, Loss = Loss.MeanSquaredError)] [Linear(4), Elu(0f), Linear(1, Initialization = Initialization.Zero), Tanh] public partial class Net { private int Linear; public void Train(string text) { } }",
        "[Network(3, Loss = Loss.MeanSquaredError)] [Linear(4), Relu, Linear(3, TiedTo = nameof(Linear1), Transposed = true)] public partial class Tied;",
        "[Mlp(3, 2)] public partial class Named { public Named(string name, int seed) : this(seed) => Name = name; static Named() { } public string Name { get; } = \"\"; }",
        "namespace A.B { public partial struct Outer { partial interface IInner { [Mlp(2, 2)] partial class @class; } } }",
        "[Mlp(3, 2, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 2f, 0.5f }, Reduction = Reduction.Sum)] public partial class Tags;",
        "[Network(3, IgnoreIndex = 255, PosWeight = new float[0])] [Linear(2, BiasInitialization = BiasInitialization.Zeros), Softplus(2f, 10f), LayerNorm(Affine = false), Linear(4, Bias = false), BatchNorm(Affine = false), Relu, Linear(2), RmsNorm(Affine = false)] public partial class Net;",
        "[Network(3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 3f })] [Linear(5)] public partial class Five;",
        "[Network(3, Loss = Loss.BinaryCrossEntropy, PosWeight = null)] [Linear(5)] public partial class Five;",
        "[Network(4), Use<Mixer>(Shared = true), Use<Outer>, Linear(2)] public partial class Net; [Block(4), Use<Mixer>(Shared = true)] public partial class Outer; [Block(4), Linear(4), Tanh] public partial class Mixer;",
        "public class Other { [Obsolete] public void Method() { } }",
        "[Mine.Mlp, Mine.Linear] public class NotANetwork; namespace Mine { class MlpAttribute : Attribute; class LinearAttribute : Attribute; }");

    [Theory]
    [MemberData(nameof(Declarations))]
    public void RightDeclaration_IsNotReported(string declaration) =>
        Assert.Empty(AnalyzerRun.Of("using DlGen;\n" + declaration));
}
