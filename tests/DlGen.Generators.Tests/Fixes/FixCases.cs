namespace DlGen.Generators.Tests.Fixes;

/// <summary>A declaration before and after a fix.</summary>
/// <param name="Key">The fix.</param>
/// <param name="Before">The declaration that gets the diagnostic.</param>
/// <param name="After">What the fix makes of it.</param>
public sealed record FixCase(string Key, string Before, string After)
{
    public override string ToString() => $"{Key}: {Before}";
}

/// <summary>A declaration for each fix, and more for its ways to lay out the text.</summary>
internal static class FixCases
{
    private const string Heads = " [Block(4), Linear(3)] public partial class Kind;";

    public static IReadOnlyList<FixCase> All { get; } = [.. OfClasses(), .. OfAttributes(), .. OfShapes(), .. OfAdvice(), .. OfLayout(), .. OfComments()];

    private static IEnumerable<FixCase> OfClasses() =>
    [
        new("DLG0001.Partial", "[Mlp(2, 2)] public class Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0001.Partial", "public static /* all */ class Models { [Mlp(2, 2)] internal partial class Net; }", "public static /* all */ partial class Models { [Mlp(2, 2)] internal partial class Net; }"),
        new("DLG0002.Remove", "[Mlp(2, 2)] public abstract partial class Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0003.Remove", "[Mlp(2, 2)] static partial class Net { public static int Count; }", "[Mlp(2, 2)] partial class Net { public static int Count; }"),
        new("DLG0005.Internal", "[Mlp(2, 2)] file partial class Net;", "[Mlp(2, 2)] internal partial class Net;"),
        new("DLG0006.Class", "[Mlp(2, 2)] public partial record Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0007.Remove", "[Mlp(2, 2)] public partial class Net(int size) { }", "[Mlp(2, 2)] public partial class Net { }"),
    ];

    private static IEnumerable<FixCase> OfAttributes() =>
    [
        new("DLG0010.Remove", "[Mlp(2, 2)] [Network(2)] public partial class Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0011.Remove", "[Mlp(2, 2), Relu] public partial class Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0026.Remove", "[Mlp(2, 2, HuberDelta = 2f)] public partial class Net;", "[Mlp(2, 2)] public partial class Net;"),
        new("DLG0026.Loss", "[Mlp(2, 2, HuberDelta = 2f)] public partial class Net;", "[Mlp(2, 2, HuberDelta = 2f, Loss = Loss.Huber)] public partial class Net;"),
        new("DLG0039.RemoveFunction",
            "[Mlp(2, 3, 2, ActivationFunction = nameof(F), Activation = Activation.Tanh)] public partial class Net { [Elementwise] static float F(float x) => x * x; }",
            "[Mlp(2, 3, 2, Activation = Activation.Tanh)] public partial class Net { [Elementwise] static float F(float x) => x * x; }"),
        new("DLG0039.RemoveChoice",
            "[Mlp(2, 3, 2, ActivationFunction = nameof(F), Activation = Activation.Tanh)] public partial class Net { [Elementwise] static float F(float x) => x * x; }",
            "[Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class Net { [Elementwise] static float F(float x) => x * x; }"),
        new("DLG0043.Remove", "[Mlp(4, 8, 6, 2, Residual = true)] public partial class Net;", "[Mlp(4, 8, 6, 2)] public partial class Net;"),
        new("DLG0051.Remove", "[Network(4), Linear(3), Relu, Linear(4, Transposed = true)] public partial class Net;", "[Network(4), Linear(3), Relu, Linear(4)] public partial class Net;"),
        new("DLG0070.Use", "[Block(4), Linear(4), Relu, Head<Kind>] public partial class Tower;" + Heads, "[Block(4), Linear(4), Relu, Use<Kind>] public partial class Tower;" + Heads),
        new("DLG0071.Move", "[Network(4), Linear(4), Head<Kind>, Relu] public partial class Net;" + Heads, "[Network(4), Linear(4), Relu, Head<Kind>] public partial class Net;" + Heads),
        new("DLG0072.Remove", "[Network(4, LabelSmoothing = 0.1f), Head<Kind>] public partial class Net;" + Heads, "[Network(4), Head<Kind>] public partial class Net;" + Heads),
        new("DLG0031.Add",
            "[Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class Net { static float F(float x) => x * x; }",
            "[Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class Net { [Elementwise] static float F(float x) => x * x; }"),
        new("DLG0081.Remove",
            "[Network(8, Loss = Loss.Huber), Inputs<Kind, Kind>] public partial class Net;" + Heads,
            "[Network(Loss = Loss.Huber), Inputs<Kind, Kind>] public partial class Net;" + Heads),
        new("DLG0083.Remove",
            "[Network(Tokens = 9), Inputs<Kind, Kind>] public partial class Net;" + Heads,
            "[Network, Inputs<Kind, Kind>] public partial class Net;" + Heads),
        new("DLG0100.Rename", "[Network(4), Dense(8), Relu, Linear(2)] public partial class Net;", "[Network(4), Linear(8), Relu, Linear(2)] public partial class Net;"),
        new("DLG0100.Rename", "[Network(4), Linear(8), DlGen.ReLU, Linear(2)] public partial class Net;", "[Network(4), Linear(8), DlGen.Relu, Linear(2)] public partial class Net;"),
        new("DLG0100.Rename", "[Network(4, Loss = Loss.CrossEntropy), Linear(2)] public partial class Net;", "[Network(4, Loss = Loss.SoftmaxCrossEntropy), Linear(2)] public partial class Net;"),
        new("DLG0100.Rename", "[Network(4), Linear(2, UseBias = false)] public partial class Net;", "[Network(4), Linear(2, Bias = false)] public partial class Net;"),
        new("DLG0100.Rename", "[Network(4), Linear(units: 2)] public partial class Net;", "[Network(4), Linear(outputs: 2)] public partial class Net;"),
        new("DLG0100.Remove", "[Network(4), Linear(2), LogSoftmax] public partial class Net;", "[Network(4), Linear(2)] public partial class Net;"),
        new("DLG0101.Value",
            "[Mlp(4, 3)] public partial class Digits; [Network(4), Linear(outputs: Digits.OutputSize)] public partial class Net;",
            "[Mlp(4, 3)] public partial class Digits; [Network(4), Linear(outputs: 3)] public partial class Net;"),
        new("DLG0101.Value",
            "[Mlp(4, 3)] public partial class Digits; [Network(4), Linear(5), Relu, Dropout(Digits.OutputSize / 10f), Linear(2)] public partial class Net;",
            "[Mlp(4, 3)] public partial class Digits; [Network(4), Linear(5), Relu, Dropout(0.3f), Linear(2)] public partial class Net;"),
        new("DLG0102.Full",
            "public partial class Models { private const int OutputSize = 10; [Mlp(4, OutputSize)] public partial class Net; }",
            "public partial class Models { private const int OutputSize = 10; [Mlp(4, global::Models.OutputSize)] public partial class Net; }"),
        new("DLG3001.Remove", "[Mlp(2, 2, Target = NetworkTarget.Gpu)] public partial class Net;", "[Mlp(2, 2)] public partial class Net;"),
    ];

    private static IEnumerable<FixCase> OfShapes() =>
    [
        new("DLG1001.Flatten", "[Network(1, 28, 28), Linear(10)] public partial class Net;", "[Network(1, 28, 28), Flatten, Linear(10)] public partial class Net;"),
        new("DLG1001.Flatten", "[DlGen.Network(1, 28, 28), DlGen.Linear(10)] public partial class Net;", "[DlGen.Network(1, 28, 28), DlGen.Flatten, DlGen.Linear(10)] public partial class Net;"),
        new("DLG1002.Loss", "[Mlp(2, 16, 1)] public partial class Net;", "[Mlp(2, 16, 1, Loss = Loss.BinaryCrossEntropy)] public partial class Net;"),
        new("DLG1002.Loss", "[Network(2, Loss = Loss.SoftmaxCrossEntropy), Linear(1)] public partial class Net;", "[Network(2, Loss = Loss.BinaryCrossEntropy), Linear(1)] public partial class Net;"),
        new("DLG1002.Loss",
            "[Network(4), Head<Yes>] public partial class Net; [Block(4), Linear(1)] public partial class Yes;",
            "[Network(4), Head<Yes>(Loss = Loss.BinaryCrossEntropy)] public partial class Net; [Block(4), Linear(1)] public partial class Yes;"),
        new("DLG1003.Flatten", "[Network(1, 4, 3), PRelu] public partial class Net;", "[Network(1, 4, 3), PRelu, Flatten] public partial class Net;"),
        new("DLG1005.Linear", "[Network(5), Dropout] public partial class Net;", "[Network(5), Dropout, Linear(10)] public partial class Net;"),
        new("DLG1007.Shape",
            "[Network(2, 2), Use<Mixer>, Flatten, Linear(2)] public partial class Net; [Block(4), Linear(4), Relu] public partial class Mixer;",
            "[Network(2, 2), Use<Mixer>, Flatten, Linear(2)] public partial class Net; [Block(2, 2), Linear(4), Relu] public partial class Mixer;"),
        new("DLG1063.Tokens",
            "[Network(4, Tokens = 9), Use<Words>, Linear(2)] public partial class Net; [Block(4, Tokens = 8), Embedding(3), Flatten] public partial class Words;",
            "[Network(4, Tokens = 9), Use<Words>, Linear(2)] public partial class Net; [Block(4, Tokens = 9), Embedding(3), Flatten] public partial class Words;"),
        new("DLG1020.Transposed",
            "[Network(784), Linear(64), Relu, Linear(784, TiedTo = \"Linear1\")] public partial class Net;",
            "[Network(784), Linear(64), Relu, Linear(784, TiedTo = \"Linear1\", Transposed = true)] public partial class Net;"),
        new("DLG1020.Remove",
            "[Network(5), Linear(7), Relu, Linear(5), Relu, Linear(7, TiedTo = \"Linear1\", Transposed = true)] public partial class Net;",
            "[Network(5), Linear(7), Relu, Linear(5), Relu, Linear(7, TiedTo = \"Linear1\")] public partial class Net;"),
        new("DLG1020.Outputs",
            "[Network(784), Linear(64), Relu, Linear(10, TiedTo = \"Linear1\", Transposed = true)] public partial class Net;",
            "[Network(784), Linear(64), Relu, Linear(784, TiedTo = \"Linear1\", Transposed = true)] public partial class Net;"),
        new("DLG1077.Remove",
            "[Network(8, 1, 1), ConvTranspose2d(4, 2, Padding = 1), Relu, Flatten, Linear(10)] public partial class Net;",
            "[Network(8, 1, 1), ConvTranspose2d(4, 2), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1006.Flatten", "[Network(1, 4, 4), Softmax, Linear(10)] public partial class Net;", "[Network(1, 4, 4), Flatten, Softmax, Linear(10)] public partial class Net;"),
        new("DLG1008.Use",
            "[Network(4), Residual<Narrow>, Relu, Linear(2)] public partial class Net; [Block(4), Linear(3)] public partial class Narrow;",
            "[Network(4), Use<Narrow>, Relu, Linear(2)] public partial class Net; [Block(4), Linear(3)] public partial class Narrow;"),
        new("DLG1062.Shape", "[Network(4, 2, Tokens = 9), Embedding(3), Flatten, Linear(2)] public partial class Net;", "[Network(8, Tokens = 9), Embedding(3), Flatten, Linear(2)] public partial class Net;"),
        new("DLG1070.Shape", "[Network(784), Conv2d(16, 3), Relu, Flatten, Linear(10)] public partial class Net;", "[Network(1, 28, 28), Conv2d(16, 3), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1070.Shape", "[Network(3072), MaxPool2d(2), Flatten, Linear(10)] public partial class Net;", "[Network(3, 32, 32), MaxPool2d(2), Flatten, Linear(10)] public partial class Net;"),
        new("DLG1072.Stride",
            "[Network(1, 8, 8), Conv2d(6, 3, Padding = Padding.Same, Stride = 2), Relu, Flatten, Linear(10)] public partial class Net;",
            "[Network(1, 8, 8), Conv2d(6, 3, Padding = Padding.Same), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1073.Number", "[Network(1, 8, 8), MaxPool2d(3, Padding = 2), Flatten, Linear(10)] public partial class Net;", "[Network(1, 8, 8), MaxPool2d(3, Padding = 1), Flatten, Linear(10)] public partial class Net;"),
        new("DLG1074.Number", "[Network(1, 28, 28), AdaptiveAvgPool2d(8), Flatten, Linear(10)] public partial class Net;", "[Network(1, 28, 28), AdaptiveAvgPool2d(7), Flatten, Linear(10)] public partial class Net;"),
        new("DLG1075.Number",
            "[Network(12, 8, 8), Conv2d(20, 3, Groups = 3), Relu, Flatten, Linear(10)] public partial class Net;",
            "[Network(12, 8, 8), Conv2d(20, 3, Groups = 2), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1076.Shape", "[Network(128), Conv1d(16, 5), Relu, Flatten, Linear(10)] public partial class Net;", "[Network(1, 128), Conv1d(16, 5), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1078.Number",
            "[Network(8, 7, 7), ConvTranspose2d(4, 3, Stride = 2, OutputPadding = 2), Relu, Flatten, Linear(10)] public partial class Net;",
            "[Network(8, 7, 7), ConvTranspose2d(4, 3, Stride = 2, OutputPadding = 1), Relu, Flatten, Linear(10)] public partial class Net;"),
        new("DLG1079.Number", "[Network(6, 7, 7), GroupNorm(4), Flatten, Linear(10)] public partial class Net;", "[Network(6, 7, 7), GroupNorm(3), Flatten, Linear(10)] public partial class Net;"),
    ];

    private static IEnumerable<FixCase> OfAdvice() =>
    [
        new("DLG2001.Relu", "[Network(2), Linear(3), Linear(2)] public partial class Net;", "[Network(2), Linear(3), Relu, Linear(2)] public partial class Net;"),
        new("DLG2001.Relu", "[Network(2), Linear(3), Linear(4), Dropout, Linear(2)] public partial class Net;", "[Network(2), Linear(3), Relu, Linear(4), Relu, Dropout, Linear(2)] public partial class Net;"),
        new("DLG2001.Relu",
            "[Network(16, 4, 4), Conv2d(32, 1), GlobalAvgPool, Linear(4)] public partial class Net;",
            "[Network(16, 4, 4), Conv2d(32, 1), Relu, GlobalAvgPool, Linear(4)] public partial class Net;"),
        new("DLG2001.Relu",
            "[Network(784), Linear(128), Use<End>] public partial class Net; [Block(128), Linear(10)] public partial class End;",
            "[Network(784), Linear(128), Relu, Use<End>] public partial class Net; [Block(128), Linear(10)] public partial class End;"),
        new("DLG2001.Activation", "[Mlp(2, 3, 3, 2, Activation = Activation.Identity)] public partial class Net;", "[Mlp(2, 3, 3, 2, Activation = Activation.Relu)] public partial class Net;"),
        new("DLG2002.Remove", "[Network(2, Loss = Loss.BinaryCrossEntropy), Linear(1), Sigmoid] public partial class Net;", "[Network(2, Loss = Loss.BinaryCrossEntropy), Linear(1)] public partial class Net;"),
        new("DLG2003.Remove",
            "[Network(4), Use<Mixer>(Shared = true), Residual<Mixer>(Times = 2), Linear(2)] public partial class Net; [Block(4), Linear(4), Tanh] public partial class Mixer;",
            "[Network(4), Use<Mixer>, Residual<Mixer>(Times = 2), Linear(2)] public partial class Net; [Block(4), Linear(4), Tanh] public partial class Mixer;"),
        new("DLG2004.Remove",
            "[Network(4), Relu, Use<Mixer>(Frozen = true)] public partial class Net; [Block(4), Linear(4)] public partial class Mixer;",
            "[Network(4), Relu, Use<Mixer>] public partial class Net; [Block(4), Linear(4)] public partial class Mixer;"),
        new("DLG2005.Remove", "[Network(4), Linear(10), Softmax, Identity] public partial class Net;", "[Network(4), Linear(10), Identity] public partial class Net;"),
        new("DLG2006.Remove", "[Network(4), Linear(3), Relu] public partial class Net;", "[Network(4), Linear(3)] public partial class Net;"),
        new("DLG2007.Remove", "[Network(4, Loss = Loss.Huber), Linear(3), Relu] public partial class Net;", "[Network(4, Loss = Loss.Huber), Linear(3)] public partial class Net;"),
        new("DLG2007.Softplus", "[Network(4, Loss = Loss.Huber), Linear(3), Relu] public partial class Net;", "[Network(4, Loss = Loss.Huber), Linear(3), Softplus] public partial class Net;"),
        new("DLG2008.Widen", "[Network(64), Linear(32), Relu, Linear(2), Relu, Linear(10)] public partial class Net;", "[Network(64), Linear(32), Relu, Linear(10), Relu, Linear(10)] public partial class Net;"),
        new("DLG2008.Widen", "[Mlp(64, 32, 3, 32, 10)] public partial class Net;", "[Mlp(64, 32, 10, 32, 10)] public partial class Net;"),
        new("DLG2012.Residual",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10)] public partial class Net;",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10, Residual = true)] public partial class Net;"),
        new("DLG2009.Remove", "[Network(4, 1, 1), GroupNorm(4), Flatten, Linear(3)] public partial class Net;", "[Network(4, 1, 1), Flatten, Linear(3)] public partial class Net;"),
        new("DLG2010.Activation",
            "[Mlp(8, 16, 16, 16, 16, 16, 3, Activation = Activation.Sigmoid)] public partial class Net;",
            "[Mlp(8, 16, 16, 16, 16, 16, 3, Activation = Activation.Relu)] public partial class Net;"),
        new("DLG2011.Remove",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10, Initialization = Initialization.Xavier)] public partial class Net;",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10)] public partial class Net;"),
        new("DLG2013.Remove", "[Mlp(4, 8, 3, Initialization = Initialization.Zero)] public partial class Net;", "[Mlp(4, 8, 3)] public partial class Net;"),
        new("DLG2014.Remove",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10, Initialization = Initialization.Xavier)] public partial class Net;",
            "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10)] public partial class Net;"),
        new("DLG2020.Bias", "[Network(8), Linear(16), BatchNorm, Relu, Linear(3)] public partial class Net;", "[Network(8), Linear(16, Bias = false), BatchNorm, Relu, Linear(3)] public partial class Net;"),
        new("DLG2020.Bias", "[Network(8), Linear(16, Bias = true), BatchNorm, Relu, Linear(3)] public partial class Net;", "[Network(8), Linear(16, Bias = false), BatchNorm, Relu, Linear(3)] public partial class Net;"),
        new("DLG2021.Move", "[Network(8), Linear(16, Bias = false), Dropout, BatchNorm, Relu, Linear(3)] public partial class Net;", "[Network(8), Linear(16, Bias = false), BatchNorm, Dropout, Relu, Linear(3)] public partial class Net;"),
        new("DLG2022.Move",
            "[Network(1, 8, 8), Conv2d(8, 3), Relu, Dropout(0.2f), MaxPool2d(2), Flatten, Linear(3)] public partial class Net;",
            "[Network(1, 8, 8), Conv2d(8, 3), Relu, MaxPool2d(2), Dropout(0.2f), Flatten, Linear(3)] public partial class Net;"),
        new("DLG2023.Move", "[Network(8), Linear(16), Relu, Linear(3), Dropout(0.1f)] public partial class Net;", "[Network(8), Linear(16), Relu, Dropout(0.1f), Linear(3)] public partial class Net;"),
        new("DLG2023.Remove", "[Network(8), Linear(16), Relu, Linear(3), Dropout(0.1f)] public partial class Net;", "[Network(8), Linear(16), Relu, Linear(3)] public partial class Net;"),
        new("DLG2024.Remove",
            "[Network(8), Linear(16, Bias = false), BatchNorm, LayerNorm, Relu, Linear(3)] public partial class Net;",
            "[Network(8), Linear(16, Bias = false), BatchNorm, Relu, Linear(3)] public partial class Net;"),
        new("DLG2025.Remove", "[Network(8), Linear(16), Relu, Relu, Linear(3)] public partial class Net;", "[Network(8), Linear(16), Relu, Linear(3)] public partial class Net;"),
        new("DLG2026.Remove", "[Network(8), Linear(16), Relu, Sigmoid, Linear(3)] public partial class Net;", "[Network(8), Linear(16), Relu, Linear(3)] public partial class Net;"),
        new("DLG2027.Use",
            "[Network(8), Linear(16), Residual<Change>, Linear(3)] public partial class Net; [Block(16), Tanh, Dropout] public partial class Change;",
            "[Network(8), Linear(16), Use<Change>, Linear(3)] public partial class Net; [Block(16), Tanh, Dropout] public partial class Change;"),
        new("DLG2028.Move",
            "[Network(1, 8, 8), Conv2d(16, 3, Padding = 1), GlobalAvgPool, Relu, Linear(3)] public partial class Net;",
            "[Network(1, 8, 8), Conv2d(16, 3, Padding = 1), Relu, GlobalAvgPool, Linear(3)] public partial class Net;"),
    ];

    /// <summary>Comments and line breaks are kept.</summary>
    private static IEnumerable<FixCase> OfLayout() =>
    [
        new("DLG2005.Remove",
            """
            [Network(4)]
            [Linear(8), Relu]     // hidden
            [Linear(3)]           // a score for each class
            [Softmax]
            public partial class Net;
            """,
            """
            [Network(4)]
            [Linear(8), Relu]     // hidden
            [Linear(3)]           // a score for each class
            public partial class Net;
            """),
        new("DLG2005.Remove",
            """
            [
                Network(4),
                Linear(3), // a score for each class
                Softmax    // and its probability
            ]
            public partial class Net;
            """,
            """
            [
                Network(4),
                Linear(3) // a score for each class
                    // and its probability
            ]
            public partial class Net;
            """),
        new("DLG2026.Remove",
            """
            [Network(8)]
            [
                Linear(16),
                Relu, // keeps what is positive
                Sigmoid,
                Linear(3),
            ]
            public partial class Net;
            """,
            """
            [Network(8)]
            [
                Linear(16),
                Relu, // keeps what is positive
                Linear(3),
            ]
            public partial class Net;
            """),
        new("DLG1001.Flatten",
            """
            [Network(1, 28, 28)]
                // to classes
                [Linear(10)]
            public partial class Net;
            """,
            """
            [Network(1, 28, 28)]
                // to classes
                [Flatten]
                [Linear(10)]
            public partial class Net;
            """),
        new("DLG1001.Flatten",
            """
            [Network(1, 28, 28)]
            [
                Linear(10), // to classes
                Identity
            ]
            public partial class Net;
            """,
            """
            [Network(1, 28, 28)]
            [
                Flatten,
                Linear(10), // to classes
                Identity
            ]
            public partial class Net;
            """),
        new("DLG2013.Remove",
            """
            [Mlp(4, 8, 3, // in, hidden, out
                Initialization = Initialization.Zero, /* bad */ Loss = Loss.SoftmaxCrossEntropy)]
            public partial class Net;
            """,
            """
            [Mlp(4, 8, 3, // in, hidden, out
                /* bad */ Loss = Loss.SoftmaxCrossEntropy)]
            public partial class Net;
            """),
        new("DLG2022.Move",
            """
            [Network(1, 8, 8)]
            [Conv2d(8, 3), Relu]
            [Dropout(0.2f)]
            [MaxPool2d(2)]
            [Flatten, Linear(3)] // classes
            public partial class Net;
            """,
            """
            [Network(1, 8, 8)]
            [Conv2d(8, 3), Relu]
            [MaxPool2d(2)]
            [Dropout(0.2f)]
            [Flatten, Linear(3)] // classes
            public partial class Net;
            """),
    ];

    private static IEnumerable<FixCase> OfComments() =>
    [
        new("DLG2201.Update",
            "[Network(784)]\n[Linear(128), Relu] // wide // 784 → 256, 200,960 parameters\n[Linear(10)] // 128 → 10, 1,290 parameters\npublic partial class Net;",
            "[Network(784)]\n[Linear(128), Relu] // wide // 784 → 128, 100,480 parameters\n[Linear(10)] // 128 → 10, 1,290 parameters\npublic partial class Net;"),
    ];
}
