using System.Globalization;
using System.Text;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>
/// Declarations as people write them, each with at most a few odd parts: networks and blocks of every layer, with functions, custom
/// layers, names of generated members and types that are no blocks. The same ones for the same seed.
/// </summary>
internal static class DrawnDeclarations
{
    /// <summary>What all drawn declarations can use.</summary>
    public const string Prelude = """
        using System;
        using System.Numerics;
        using DlGen;

        [Mlp(4, 6, 3)] public partial class Digits;
        [Block(4)] [Linear(4), Tanh] public partial class Keeps;
        [Block(4)] [Linear(3), LayerNorm] public partial class Narrows;
        [Block(0)] [Linear(4)] public partial class Wrong;
        [Block(Digits.InputSize)] [Linear(4)] public partial class Late;
        [Block(4)] [Use<Circle>, Linear(4)] public partial class Circle;
        [Block(4)] [Use<Keeps>(Frozen = true)] public partial class Frost;
        [Block(4)] [Linear(4)] public partial class Open<T>;
        public class Plain;
        public interface IThing;
        public static class Sizes { public const int Four = 4, Late = Digits.OutputSize + 1; public const string Name = "Linear1"; }
        public enum Widths { Narrow = 3, Late = Digits.ParameterCount, Wide }

        public static class Functions
        {
            [Elementwise] public static float Square(float x) => x * x;
            [Elementwise] public static float Late(float x) => x * Digits.OutputSize;
            [Elementwise] public static float Wrong(float x) => MathF.BitIncrement(x);
        }

        [CustomLayer(InputsPerOutput = 2)]
        public struct Halves : ICustomLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> { }
        }

        [CustomLayer(OutputSize = Digits.OutputSize)]
        public struct Later : ICustomLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> { }
        }

        public struct Counts : IParametricLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters) where T : unmanaged, IFloatingPointIeee754<T> { }
        }
        """;

    private static readonly string[] Right =
    [
        "Linear(4)", "Linear(4)", "Linear(4)", "Softmax", "Softmax(Temperature = 2f)", "PRelu", "PRelu(0.1f, PerChannel = true)", "Embedding(4)", "Conv2d(4, 2)", "Conv2d(3, 3, Padding = Padding.Same)", "Conv2d(4, 2, Groups = 2)", "DepthwiseConv2d(2, Padding = 1)", "DepthwiseConv2d(1, 2, Multiplier = 2)", "Conv1d(4, 2)", "GroupNorm(1)", "GroupNorm(2, Affine = false)", "ConvTranspose2d(4, 2)", "ConvTranspose2d(4, 2, Groups = 2)", "ConvTranspose2d(3, 1, 2, Stride = 2, OutputPadding = 1)", "Upsample(2)", "Upsample(2, Mode = UpsampleMode.Bilinear)", "MaxPool1d(2, Stride = 1)", "AvgPool1d(1)", "MaxPool2d(2)", "AvgPool2d(2, 1, Stride = 1, Padding = 1)", "AvgPool2d(1, 2, StrideHeight = 2, PaddingWidth = 1)", "GlobalAvgPool", "AdaptiveAvgPool2d(1)", "AdaptiveAvgPool2d(1, 2)", "Linear(3, Bias = false)", "Linear(outputs: 4)", "Relu", "LeakyRelu(0.1f)", "Elu", "Selu", "Gelu", "Silu", "Softplus", "Sigmoid", "Tanh",
        "Identity", "Dropout(0.2f)", "LayerNorm", "RmsNorm", "BatchNorm", "SwiGlu(4)", "GeGlu(4)", "Flatten", "Use<Keeps>", "Residual<Keeps>(Times = 2, Shared = true)",
        "Parallel<Keeps, Narrows>", "Custom<Halves>", "Apply(nameof(F))", "Linear(4, TiedTo = \"Linear1\")", "Linear(Sizes.Four)", "global::DlGen.Linear(4)", "Alias", "Use<Digits>",
    ];

    private static readonly string[] Odd =
    [
        "Linear(Digits.OutputSize)", "Linear(Sizes.Late)", "Linear((int)Widths.Wide)", "Linear(InputSize)", "Linear(4, TiedTo = nameof(Linear1))", "Linear(4, TiedTo = Sizes.Name, Transposed = true)",
        "Use<int[]>", "Use<(int, int)>", "Use<dynamic>", "Use<Plain>", "Use<IThing>", "Use<Open<int>>", "Use<Late>", "Use<Wrong>", "Use<Circle>", "Use<Frost>", "Use<Widths>", "Use<string[]>", "Use<Inner>",
        "Use<Action>", "Use<Missing>", "Use<>", "Use", "Residual<Narrows>", "Parallel<Keeps, int[]>", "Parallel<Keeps>", "Parallel<Keeps, Wrong>(Join = BranchJoin.Sum)", "Head<Keeps>", "Head<int[]>(Loss = Loss.Huber)",
        "Inputs<Keeps, Narrows>", "Inputs<Keeps, int[]>", "Custom<Later>", "Custom<Counts>", "Custom<Plain>", "Custom<int[]>", "Custom<Halves>(3)", "Apply(nameof(Late))", "Apply(nameof(Missing))", "Apply(\"\")", "Apply(null!)",
        "Apply(nameof(Functions.Square))", "Apply(nameof(G))", "Linear(0)", "Linear(4, Missing = 1)", "Linear(4, Initialization = Digits.OutputSize)", "Dropout(Digits.OutputSize / 10f)", "Mlp(2, 2)", "Network(4)", "Block(4)",
        "Conv2d(4, 9)", "Conv2d(4, 1, Groups = 3)", "Conv2d(4, 1, Groups = 0)", "DepthwiseConv2d(4, Multiplier = -1)", "DepthwiseConv2d(9)", "Conv2d(0, 1)", "AdaptiveAvgPool2d(3)", "AdaptiveAvgPool2d(0, 1)", "GlobalAvgPool(2)", "Conv2d(4, 2, StrideHeight = 0)", "Conv2d(4, 2, PaddingHeight = Padding.Same, StrideHeight = 2)", "Conv2d(4)", "Conv1d(4, 9)", "GroupNorm(5)", "GroupNorm(0)", "ConvTranspose2d(4, 1, Padding = 9)", "ConvTranspose2d(4, 1, Groups = 3)", "ConvTranspose2d(int.MaxValue, 1, Stride = int.MaxValue)", "Conv2d(4, int.MaxValue, Padding = int.MaxValue)", "MaxPool2d(int.MaxValue, Padding = int.MaxValue / 2)", "ConvTranspose2d(4, 1, OutputPadding = 1)", "Upsample(0)", "Conv1d(4, 0)", "MaxPool1d(2, Padding = 2)", "Conv2d(4, 2, Padding = Padding.Same, Stride = 2)", "MaxPool2d(2, Padding = 2)", "AvgPool2d(2, Padding = -2)", "MaxPool2d(Digits.OutputSize)", "Dense(4)", "LogSoftmax", "Conv2D(4)", "ReLU", "Obsolete", "Layer", "Linear(1000000)", "Linear(new int[0].Length)", "Linear(sizeof(int))", "Linear(default)", "LayerNorm(Bias = 1)",
    ];

    private static readonly string[] Starts =
    [
        "Network(4)", "Network(4)", "Network(4)", "Network(4, Loss = Loss.MeanSquaredError)", "Network(3, 4)", "Network(1, 2, 2)", "Block(4)", "Block(4)", "Network", "Network(4, Tokens = 9)", "Block(4, Tokens = 9)",
        "Network(4, Precision = Precision.Double)", "Network(4, LossFunction = nameof(L))", "Network(Sizes.Four)", "Network(inputShape: new[] { 2, 2 })",
    ];

    private static readonly string[] OddStarts =
    [
        "Network(Digits.InputSize)", "Network(Sizes.Late, 2)", "Network(missing)", "Network(0)", "Network(null!)", "Network(4, Loss = Digits.OutputSize)", "Network(4, LossFunction = nameof(Late))",
        "Network(4, LossFunction = nameof(Digits.Linear1))", "Network(inputShape: [4, Digits.InputSize])", "Block(Sizes.Late)", "Network(1, 2, 3, 4)", "Network(4, Target = NetworkTarget.Gpu)", "Network<int>(4)", "",
    ];

    private static readonly string[] Mlps =
    [
        "Mlp(4, 6, 3)", "Mlp(4, 6, 6, 3, Residual = true)", "Mlp(4, 6, 1, Loss = Loss.BinaryCrossEntropy)", "Mlp(new[] { 4, 3 })", "Mlp(4, 6, 3, ActivationFunction = nameof(F))", "Mlp(4, 6, 3, Dropout = 0.1f, Normalization = Normalization.RmsNorm)",
        "Mlp(Digits.OutputSize, 6, 3)", "Mlp([4, Sizes.Late])", "Mlp(4, (int)Widths.Late)", "Mlp(4, 6, 3, ActivationFunction = nameof(Late))", "Mlp(4, 6, 3, LossFunction = nameof(Digits.Summary))", "Mlp(4, 6, 3, HuberDelta = Digits.OutputSize)",
        "Mlp(4, 6, 3, Dropout = 1f / Digits.OutputSize)", "Mlp(4, OutputSize)", "Mlp(4)", "Mlp", "Mlp(missing, 3)", "Alias(4, 3)",
    ];

    private static readonly string[] Classes =
    [
        "public partial class Net", "public partial class Net", "public partial class Net", "partial class Net", "internal sealed partial class Net", "public class Net", "public abstract partial class Net", "public partial record Net",
        "public partial class Net<T>", "public partial struct Net", "public partial interface Net", "file partial class Net", "public static partial class Net", "public partial class Linear1", "public partial class Net : Plain",
    ];

    private static readonly string[] Bodies =
    [
        "", "[Elementwise] static float F(float x) => MathF.Sin(x); [Elementwise] static float L(float p, float t) => (p - t) * (p - t);",
        "[Elementwise] static float F(float x) => x * Digits.OutputSize; [Elementwise] static float Late(float x) => x * Sizes.Late; [Elementwise] static float L(float p, float t) => MathF.Abs(p - t);",
        "[Elementwise] static float F(float x) => Functions.Late(x) + Functions.Square(x); [Elementwise] static float L(float p, float t) => Functions.Wrong(p - t);",
        "[Elementwise] float F(float x) => x; private int Linear1; public Net(string name) : this(3) { }",
        "[Block(4)] [Linear(4)] private partial class Inner { } [Elementwise] static float F(float x) { float a = 2 * x; return a > 1f ? a : x; }",
        "partial class Inner { } static float F(float x) => x; [Elementwise] static float G(float x, float y) => x * y;",
    ];

    /// <summary>A file with one declaration, in a namespace of its own.</summary>
    public static string Draw(Random random, string name)
    {
        var text = new StringBuilder("namespace ").Append(name).Append(" { using System; using DlGen; using Alias = DlGen.ReluAttribute;\n");
        int odd = random.Next(4);
        bool isNested = random.Next(8) == 0;
        text.Append(isNested ? "public partial class Outer { private const int OutputSize = 5; [Elementwise] static float Late(float x) => -x;\n" : "");
        if (random.Next(5) == 0)
        {
            text.Append('[').Append(Pick(random, Mlps)).Append("]\n");
        }
        else
        {
            string start = odd == 1 ? Pick(random, OddStarts) : Pick(random, Starts);
            text.Append(start.Length == 0 ? "" : $"[{start}]\n").Append('[');
            List<string> layers = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, Right))];
            if (odd == 2)
            {
                layers[random.Next(layers.Count)] = Pick(random, Odd);
            }

            layers.AddRange(random.Next(6) switch { 0 => ["Head<Keeps>", "Head<Narrows>(Loss = Loss.Huber, Weight = 0.5f)"], 1 => [], _ => ["Linear(3)"] });
            text.AppendJoin(", ", layers).Append(layers.Count == 0 ? "Linear(3)" : "").Append("]\n");
        }

        text.Append(odd == 3 && random.Next(2) == 0 ? Pick(random, Classes) : Classes[0]).Append(" { ").Append(Pick(random, Bodies)).Append(" }\n");
        return text.Append(isNested ? "} }" : "}").ToString();
    }

    /// <summary>The text of another composer in a namespace of its own, so that it can be one file among many.</summary>
    public static string Wrap(string text, string name) => string.Format(CultureInfo.InvariantCulture, "namespace {0} {{\n{1}\n}}", name, text);

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
