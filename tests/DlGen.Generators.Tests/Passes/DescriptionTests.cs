using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Passes;

/// <summary>
/// What files say of their network. The texts here are in files that people have: where one must change, the version in
/// <c>NetworkDescription.Key</c> changes with it, or those files are refused.
/// </summary>
public class DescriptionTests
{
    private static readonly CSharpCompilation Empty = TestCompilation.Create();

    /// <summary>Declarations to start from: a class Net, with what it needs beside it.</summary>
    private static readonly Dictionary<string, string> Bases = new()
    {
        ["plain"] = "[Network(4)] [Linear(8), Relu, Linear(8), Relu, Dropout, Linear(2)] public partial class Net;",
        ["options"] = """
            [Network(4, Loss = Loss.MeanSquaredError)]
            [Linear(8), LeakyRelu(0.25f), Softmax, PRelu, LayerNorm, Elu, RmsNorm, Gelu, BatchNorm, SwiGlu(6), Silu, GeGlu(6), Selu, Softplus, Linear(2)]
            public partial class Net;
            """,
        ["enlarged"] = "[Network(4, 3, 3)] [ConvTranspose2d(8, 3, Stride = 2), Upsample(2, Mode = UpsampleMode.Bilinear), GlobalAvgPool, Linear(2)] public partial class Net;",
        ["groupNorm"] = "[Network(4, 3, 3)] [GroupNorm(2), Flatten, Linear(2)] public partial class Net;",
        ["sequence"] = "[Network(4, 9)] [Conv1d(8, 3), MaxPool1d(2), AvgPool1d(2), Flatten, Linear(2)] public partial class Net;",
        ["groups"] = "[Network(4, 9, 9)] [Conv2d(8, 3), Flatten, Linear(2)] public partial class Net;",
        ["windows"] = """
            [Network(1, 15, 15)]
            [Conv2d(4, 3, Padding = 1), MaxPool2d(2), Conv2d(4, 2, 3, Bias = false), AvgPool2d(2, Padding = 1), Flatten, Linear(2)]
            public partial class Net;
            """,
        ["function"] = """
            [Network(4, Loss = Loss.MeanSquaredError)] [Linear(8), Apply(nameof(Wave)), Linear(2)]
            public partial class Net
            {
                private const float Frequency = 30f;

                [Elementwise] private static float Wave(float x) => MathF.Sin(Frequency * x) + Bent(x);

                [Elementwise] private static float Bent(float x) { float half = x / 2f; return half > 1f ? half : 0.1f; }
            }
            """,
        ["blocks"] = """
            [Block(8)] [Linear(8), Tanh] public partial class A;
            [Block(8)] [Linear(8), Relu] public partial class B;
            [Network(4)]
            [Linear(8), Residual<A>(Times = 2), Parallel<A, B>, Linear(8), Use<B>, Parallel<B, A>(Join = BranchJoin.Sum), Linear(8), Residual<A>(Shared = true), Use<A>(Shared = true), Use<B>(Shared = true), Use<B>(Shared = true), Linear(2)]
            public partial class Net;
            """,
        ["tied"] = """
            [Block(8)] [Linear(4), Relu] public partial class Encoder;
            [Network(8, Loss = Loss.MeanSquaredError)]
            [Use<Encoder>, Linear(4), Linear(4), Linear(4, TiedTo = "Linear2"), Tanh, Linear(8, TiedTo = "Encoder1.Linear1", Transposed = true)]
            public partial class Net;
            """,
        ["inputs"] = """
            [Block(6)] [Linear(3), Relu] public partial class Left;
            [Block(2, 3)] [Linear(3), Flatten, Linear(3), Relu] public partial class Right;
            [Network] [Inputs<Left, Right>, Linear(2)] public partial class Net;
            """,
        ["heads"] = """
            [Block(5)] [Linear(3)] public partial class First;
            [Block(5)] [Linear(2), Tanh] public partial class Second;
            [Network(4)] [Linear(5), Relu, Head<First>, Head<Second>(Loss = Loss.MeanSquaredError, Weight = 0.5f)] public partial class Net;
            """,
        ["head"] = """
            [Block(5)] [Linear(3)] public partial class First;
            [Network(4)] [Linear(5), Head<First>] public partial class Net;
            """,
        ["mlp"] = "[Mlp(4, 8, 8, 2, Normalization = Normalization.LayerNorm, Residual = true, Dropout = 0.5f)] public partial class Net;",
        ["custom"] = """
            [Network(4)] [Linear(8), Custom<Own.Turned<int>>, Linear(2), Custom<Own.Turned<long>>] public partial class Net;

            public static class Own
            {
                public readonly struct Turned<TBy> : ICustomLayer
                {
                    public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
                        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => x.CopyTo(y);

                    public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
                        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => dy.CopyTo(dx);
                }
            }
            """,
    };

    /// <summary>Edits that change what the network computes; many leave the names, shapes and types of all tensors as they are.</summary>
    public static TheoryData<string, string, string> OtherMeanings => new()
    {
        { "plain", "Relu, Dropout", "Tanh, Dropout" },
        { "plain", "Linear(8), Relu, Linear(8)", "Linear(9), Relu, Linear(8)" },
        { "plain", "Dropout, Linear(2)", "Sigmoid, Linear(2)" },
        { "plain", "Linear(2)]", "Linear(2), Tanh]" },
        { "plain", "Linear(2)]", "Linear(2, Bias = false)]" },
        { "options", "0.25f", "0.25000003f" },
        { "options", "LeakyRelu(0.25f)", "LeakyRelu" },
        { "options", "LayerNorm", "LayerNorm(Epsilon = 1e-6f)" },
        { "options", "LayerNorm", "LayerNorm(Bias = false)" },
        { "options", "Elu,", "Elu(0.5f)," },
        { "options", "RmsNorm", "RmsNorm(Epsilon = 1e-6f)" },
        { "options", "Gelu,", "Gelu(Approximation = GeluApproximation.Tanh)," },
        { "options", "BatchNorm", "BatchNorm(Epsilon = 1e-3f)" },
        { "options", "SwiGlu(6)", "GeGlu(6)" },
        { "options", "SwiGlu(6)", "SwiGlu(6, Bias = false)" },
        { "options", "GeGlu(6)", "GeGlu(6, Approximation = GeluApproximation.Tanh)" },
        { "options", "LayerNorm", "LayerNorm(Affine = false)" },
        { "options", "Softmax", "Softmax(Temperature = 2f)" },
        { "options", "PRelu", "PRelu(PerChannel = true)" },
        { "options", "RmsNorm", "RmsNorm(Affine = false)" },
        { "options", "BatchNorm", "BatchNorm(Affine = false)" },
        { "options", "Softplus", "Softplus(2f)" },
        { "options", "Softplus", "Softplus(threshold: 5f)" },
        { "options", "Selu", "Elu" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, Padding = 1, Dilation = 2)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, Padding = 1, Stride = 2)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3)" },
        { "windows", "Conv2d(4, 2, 3, Bias = false)", "Conv2d(4, 3, 2, Bias = false)" },
        { "windows", "Conv2d(4, 2, 3, Bias = false)", "Conv2d(4, 2, 3)" },
        { "windows", "MaxPool2d(2)", "AvgPool2d(2)" },
        { "windows", "MaxPool2d(2)", "MaxPool2d(2, Stride = 1)" },
        { "windows", "MaxPool2d(2)", "MaxPool2d(2, 3)" },
        { "windows", "AvgPool2d(2, Padding = 1)", "AvgPool2d(2, Padding = 1, CountIncludePadding = false)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, Padding = 1, StrideHeight = 2)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, Padding = 1, StrideWidth = 2)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, PaddingHeight = 1)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "Conv2d(4, 3, PaddingWidth = Padding.Same)" },
        { "enlarged", "ConvTranspose2d(8, 3, Stride = 2)", "ConvTranspose2d(8, 3, Stride = 2, OutputPadding = 1)" },
        { "enlarged", "ConvTranspose2d(8, 3, Stride = 2)", "ConvTranspose2d(8, 3, Stride = 2, Padding = 1)" },
        { "enlarged", "ConvTranspose2d(8, 3, Stride = 2)", "ConvTranspose2d(8, 3, Stride = 2, Groups = 2)" },
        { "enlarged", "Upsample(2, Mode = UpsampleMode.Bilinear)", "Upsample(2)" },
        { "enlarged", "Upsample(2, Mode = UpsampleMode.Bilinear)", "Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true)" },
        { "groupNorm", "GroupNorm(2)", "GroupNorm(1)" },
        { "groupNorm", "GroupNorm(2)", "GroupNorm(2, Affine = false)" },
        { "groupNorm", "GroupNorm(2)", "GroupNorm(2, Epsilon = 0.001f)" },
        { "sequence", "Conv1d(8, 3)", "Conv1d(8, 3, Padding = 1)" },
        { "sequence", "Conv1d(8, 3)", "Conv1d(8, 3, Groups = 2)" },
        { "sequence", "MaxPool1d(2)", "AvgPool1d(2)" },
        { "groups", "Conv2d(8, 3)", "Conv2d(8, 3, Groups = 2)" },
        { "groups", "Conv2d(8, 3)", "DepthwiseConv2d(3, Multiplier = 2)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "DepthwiseConv2d(3, Padding = 1)" },
        { "windows", "Conv2d(4, 3, Padding = 1)", "DepthwiseConv2d(3, Padding = 1, Multiplier = 2)" },
        { "windows", "AvgPool2d(2, Padding = 1)", "AdaptiveAvgPool2d(1)" },
        { "windows", "AvgPool2d(2, Padding = 1), Flatten", "GlobalAvgPool" },
        { "function", "30f", "30.0001f" },
        { "function", "MathF.Sin", "MathF.Cos" },
        { "function", "half > 1f", "half >= 1f" },
        { "function", "Sin(Frequency * x) + ", "Sin(Frequency * x) - " },
        { "blocks", "[Linear(8), Tanh] public partial class A", "[Linear(8), Sigmoid] public partial class A" },
        { "blocks", "Parallel<A, B>", "Parallel<B, A>" },
        { "blocks", "Linear(8), Use<B>", "Linear(8), Residual<B>" },
        { "blocks", "Linear(8), Use<B>", "Linear(8), Use<A>" },
        { "blocks", "Times = 2", "Times = 3" },
        { "blocks", "Residual<A>(Shared = true), Use<A>(Shared = true)", "Residual<A>(Shared = true), Use<A>(Shared = false)" },
        { "blocks", "BranchJoin.Sum", "BranchJoin.Concatenate" },
        { "blocks", "Use<A>(Shared = true), Use<B>(Shared = true), Use<B>(Shared = true)", "Use<B>(Shared = true), Use<B>(Shared = true), Use<A>(Shared = true)" },
        { "blocks", "Use<B>(Shared = true), Use<B>(Shared = true)", "Use<B>(Shared = true), Use<A>(Shared = true)" },
        { "blocks", "Residual<A>(Shared = true), Use<A>(Shared = true)", "Residual<A>, Use<A>" },
        { "tied", "TiedTo = \"Linear2\"", "TiedTo = \"Linear1\"" },
        { "tied", "TiedTo = \"Linear2\"", "TiedTo = \"Linear2\", Transposed = true" },
        { "inputs", "[Block(2, 3)]", "[Block(3, 3)]" },
        { "inputs", "Inputs<Left, Right>", "Inputs<Right, Left>" },
        { "inputs", "Inputs<Left, Right>", "Inputs<Left, Right>(Join = BranchJoin.Sum)" },
        { "inputs", "Inputs<Left, Right>", "Inputs<Left, Left>" },
        { "heads", "Linear(2), Tanh", "Linear(2)" },
        { "heads", "Head<First>, ", "" },
        { "heads", "Head<First>, ", "Use<First>, Linear(5), " },
        { "mlp", "Normalization.LayerNorm", "Normalization.RmsNorm" },
        { "mlp", "Normalization.LayerNorm", "Normalization.None" },
        { "mlp", ", Residual = true", "" },
        { "mlp", "Residual = true", "Residual = true, Activation = Activation.GeluTanh" },
        { "custom", "Turned<int>", "Turned<short>" },
        { "custom", "Custom<Own.Turned<int>>", "Tanh" },
    };

    /// <summary>Edits that change how the network trains, or how the same is written.</summary>
    public static TheoryData<string, string, string> SameMeanings => new()
    {
        { "plain", "Dropout", "Dropout(0.25f)" },
        { "plain", "Dropout", "Identity" },
        { "plain", "Linear(2)]", "Linear(2), Dropout]" },
        { "plain", "Linear(8), Relu, Linear(8)", "Linear(8, Initialization = Initialization.Xavier), Relu, Linear(8, Bias = true)" },
        { "plain", "[Network(4)]", "[Network(4, Loss = Loss.Huber, HuberDelta = 2f, Target = NetworkTarget.Cpu)]" },
        { "plain", "[Network(4)]", "[Network(4, LabelSmoothing = 0.1f, Initialization = Initialization.LeCun)]" },
        { "plain", "[Network(4)]", "[Network(4, ProductRounding = ProductRounding.Tf32)]" },
        { "plain", "[Network(4)]", "[Network(4, Precision = Precision.Double)]" },
        { "options", "[Network(4,", "[Network(7, 4," },
        { "plain", "[Network(4)] [Linear(8), Relu, Linear(8), Relu, Dropout, Linear(2)]", "[Mlp(4, 8, 8, 2, Loss = Loss.MeanSquaredError)]" },
        { "options", "LayerNorm", "LayerNorm(Epsilon = 1e-5f, Bias = true)" },
        { "options", "Elu,", "Elu(1f)," },
        { "options", "RmsNorm", "RmsNorm(Epsilon = 0)" },
        { "options", "BatchNorm", "BatchNorm(Momentum = 0.5f)" },
        { "options", "Gelu,", "Gelu(Approximation = GeluApproximation.None)," },
        { "function", "Bent(float x) { float half = x / 2f; return half > 1f ? half : 0.1f; }", "Bent(float z) { if (z / 2f > 1f) { return z / 2f; } return 0.1f; }" },
        { "function", "private const float Frequency = 30f;", "private const float Frequency = 15f * 2f;" },
        { "blocks", "Residual<A>(Times = 2)", "Residual<A>, Residual<A>(Frozen = true)" },
        { "head", "Head<First>", "Use<First>" },
        { "heads", "Head<First>", "Head<First>(Loss = Loss.MeanSquaredError, Weight = 2f)" },
        { "mlp", "Dropout = 0.5f", "Dropout = 0f" },
        { "mlp", "Dropout = 0.5f", "Initialization = Initialization.LeCun" },
    };

    [Theory]
    [InlineData("plain", "Linear(8), Relu, Linear(8), Relu, Linear(2)")]
    [InlineData("windows", "Conv2d(4, 3, Padding = 1), MaxPool2d(2), Conv2d(4, 2, 3, Bias = false), AvgPool2d(2, Padding = 1), Flatten, Linear(2)")]
    [InlineData("options", "Linear(8), LeakyRelu(Slope = 0.25), Softmax, PRelu, LayerNorm, Elu, RmsNorm, Gelu, BatchNorm, SwiGlu(6), Silu, GeGlu(6), Selu, Softplus, Linear(2)")]
    [InlineData("function", "Linear(8), Apply(sin(30·x) + (x / 2 > 1 ? x / 2 : 0.1)), Linear(2)")]
    [InlineData("blocks", "Linear(8), 2× Residual(Linear(8), Tanh), Parallel(Linear(8), Tanh | Linear(8), Relu), Linear(8), Use(Linear(8), Relu), Parallel(Linear(8), Relu + Linear(8), Tanh), Linear(8), Residual(Linear(8), Tanh), Use(shared with 8), Use(Linear(8), Relu), Use(shared with 10), Linear(2)")]
    [InlineData("tied", "Use(Linear(4), Relu), 2× Linear(4), Linear(4, TiedTo = 2.weight), Tanh, Linear(8, TiedTo = 0.0.weight, Transposed = true)")]
    [InlineData("inputs", "Inputs([6] Linear(3), Relu | [2×3] Linear(3), Flatten, Linear(3), Relu), Linear(2)")]
    [InlineData("heads", "Linear(5), Relu, Head(Linear(3)), Head(Linear(2), Tanh)")]
    [InlineData("mlp", "Linear(8), LayerNorm, Relu, Residual(Linear(8), LayerNorm, Relu), Linear(2)")]
    [InlineData("custom", "Linear(8), Custom<Own.Turned<int>>, Linear(2), Custom<Own.Turned<long>>")]
    public void Description_IsTheDeclarationAtInference(string declaration, string expected)
    {
        Assert.Equal(expected, Describe(Bases[declaration]));
        Assert.Equal(expected, OddCulture.Run(() => Describe(Bases[declaration])));
    }

    [Theory]
    [MemberData(nameof(OtherMeanings))]
    public void AnotherMeaning_IsDescribedOtherwise(string declaration, string before, string after) =>
        Assert.NotEqual(Describe(Bases[declaration]), Describe(Edit(declaration, before, after)));

    [Theory]
    [MemberData(nameof(SameMeanings))]
    public void SameMeaning_IsDescribedAlike(string declaration, string before, string after) =>
        Assert.Equal(Describe(Bases[declaration]), Describe(Edit(declaration, before, after)));

    [Theory]
    [InlineData("function", "Wave")]
    [InlineData("function", "Bent")]
    [InlineData("blocks", "A")]
    [InlineData("blocks", "B")]
    [InlineData("tied", "Encoder")]
    [InlineData("inputs", "Left")]
    [InlineData("heads", "Second")]
    public void AnotherName_IsNoOtherMeaning(string declaration, string name)
    {
        string renamed = Regex.Replace(Bases[declaration], $@"\b{name}(?=\b|\d)", "Renamed");
        Assert.NotEqual(Bases[declaration], renamed);
        Assert.Equal(Describe(Bases[declaration]), Describe(renamed));
    }

    /// <summary>A formula of many operations is shown in part, and compared as a whole.</summary>
    [Fact]
    public void LongFunctions_AreToldApart_ByEachOfTheirNumbers()
    {
        static string Long(int odd) =>
            "[Network(4, Loss = Loss.MeanSquaredError)] [Linear(8), Apply(nameof(F)), Linear(2)] public partial class Net { [Elementwise] private static float F(float x) => "
            + string.Concat(Enumerable.Range(0, 60).Select(static _ => "MathF.Sin(")) + "x"
            + string.Concat(Enumerable.Range(0, 60).Select(index => index == odd ? " + 0.5f)" : " + 0.25f)")) + "; }";

        string[] descriptions = [.. Enumerable.Range(0, 60).Select(odd => Describe(Long(odd)))];
        Assert.Equal(60, descriptions.Distinct().Count());
        Assert.Equal(descriptions[7], Describe(Long(7).Replace("float x", "float other", StringComparison.Ordinal).Replace("(x", "(other", StringComparison.Ordinal)));
        Assert.All(descriptions, static description => Assert.InRange(description.Length, 50, 400));
    }

    /// <summary>A part that stands for itself has the files of the part that another network has.</summary>
    [Theory]
    [InlineData("plain")]
    [InlineData("options")]
    [InlineData("function")]
    [InlineData("blocks")]
    [InlineData("tied")]
    [InlineData("mlp")]
    [InlineData("custom")]
    public void Part_IsDescribedAsTheWhole(string declaration)
    {
        (string before, string between) = declaration == "tied" ? ("8", "") : ("4", "Linear(4), ");
        string use = "Use<Net>(Shared = true, Frozen = true)";

        // What is shared within a part is shared by all its places.
        string first = declaration == "blocks" ? use : "Use<Net>";
        string source = $"[Network({before}), Identity, {first}, {between}{use}, {between}{use}] public partial class Outer; ";
        string[] parts = [.. Shape(source + Bases[declaration], "Outer").Blocks.Where(static block => block.ClassName == "Net").Select(static block => block.Description)];
        Assert.Equal(Enumerable.Repeat(Describe(Bases[declaration]), 3), parts);
    }

    /// <summary>Each property of each layer's attribute is either part of the description or known to be training's alone.</summary>
    [Fact]
    public void EveryProperty_IsDescribedOrOfTrainingAlone()
    {
        string[] ofTraining = ["Initialization", "BiasInitialization", "Momentum", "Frozen", "P", "Loss", "LossFunction", "Weight", "LabelSmoothing", "HuberDelta", "Reduction", "PosWeight", "IgnoreIndex"];
        string[] positional = ["Outputs", "Size", "Slope", "Alpha", "Beta", "Threshold", "Function", "Channels", "Kernel", "KernelHeight", "KernelWidth", "Scale"];
        string edits = string.Concat(OtherMeanings.Select(static edit => (string)edit[2]));
        Assert.All(
            typeof(LayerAttribute).Assembly.GetTypes()
                .Where(static type => type.IsSubclassOf(typeof(LayerAttribute)))
                .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(property => !ofTraining.Contains(property.Name) && !positional.Contains(property.Name)),
            property => Assert.Contains($"{property.Name} = ", edits, StringComparison.Ordinal));
    }

    private static string Edit(string declaration, string before, string after)
    {
        string source = Bases[declaration];
        Assert.Contains(before, source, StringComparison.Ordinal);
        int place = source.IndexOf(before, StringComparison.Ordinal);
        return string.Concat(source.AsSpan(0, place), after, source.AsSpan(place + before.Length));
    }

    private static string Describe(string source) => Shape(source, "Net").Description;

    private static NetworkGraph Shape(string source, string name)
    {
        CSharpCompilation compilation = Empty.AddSyntaxTrees(TestCompilation.Parse("using DlGen; " + source, "/user/Net.cs"));
        ParsedNetwork parsed = NetworkParser.Parse(compilation.Assembly.GetTypeByMetadataName(name)!, compilation, CancellationToken.None);
        Assert.Empty(parsed.Problems);
        (NetworkGraph graph, EquatableArray<Problem> problems) = CompilerPipeline.Shape(parsed.Spec!);
        Assert.Empty(problems);
        return graph;
    }
}
