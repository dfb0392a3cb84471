namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>The declarations whose way through the compiler is kept as text: together they use every op and every kernel.</summary>
internal static class SnapshotNetworks
{
    private const string Numerics = "using System.Numerics;";

    private static readonly Dictionary<string, string> All = new()
    {
        ["Digits"] = "[Mlp(784, 256, 256, 10)] public partial class Digits;",
        ["Xor"] = "[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)] public partial class Xor;",
        ["Smoothed"] = "[Mlp(13, 7, 3, Activation = Activation.Gelu, LabelSmoothing = 0.1f)] public partial class Smoothed;",
        ["Image"] = "[Network(1, 4, 4, Loss = Loss.Huber, HuberDelta = 0.5f)] [Flatten, Elu, Linear(33, Bias = false), LeakyRelu, Linear(2), Sigmoid] public partial class Image;",
        ["Tasks"] = """
            [Block(20), Linear(17), Relu, Linear(3)] public partial class Digit;
            [Block(20), Linear(1)] public partial class Slant;

            [Network(9)]
            [Linear(20), Relu, Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError, Weight = 0.1f)]
            public partial class Tasks;
            """,
        ["Paired"] = """
            [Block(6), Linear(5), Tanh] public partial class Vector;
            [Block(3, 4), Linear(2), Relu, Flatten] public partial class Sequence;

            [Network]
            [Inputs<Vector, Sequence>, Linear(3)]
            public partial class Paired;
            """,
        ["Own"] = """
            [Network(3, LossFunction = nameof(LogCosh))]
            [Linear(20), Apply(nameof(Wave)), Linear(17), Apply(nameof(Swish)), Linear(2)]
            public partial class Own
            {
                private const float Frequency = 3f;

                [Elementwise]
                private static float Wave(float x) => MathF.Sin(Frequency * x) + (0.1f * x);

                [Elementwise]
                private static float Swish(float x)
                {
                    float gate = 1f / (1f + MathF.Exp(-x));
                    return x * gate;
                }

                [Elementwise]
                private static float LogCosh(float prediction, float target)
                {
                    float error = MathF.Abs(prediction - target);
                    return error > 20f ? error - MathF.Log(2f) : MathF.Log(MathF.Cosh(error));
                }
            }
            """,
        ["Normalized"] = "[Network(13)] [Linear(20), LayerNorm, Relu, Linear(7), LayerNorm(Bias = false), Linear(3)] public partial class Normalized;",
        ["Softened"] = "[Network(13)] [Linear(20), Tanh, Softmax(Temperature = 2f), Linear(3)] public partial class Softened;",
        ["Sloped"] = "[Network(3, 2, 2)] [PRelu(PerChannel = true), Tanh, Flatten, Linear(20), PRelu, Linear(3)] public partial class Sloped;",
        ["Matched"] = """
            [Block(6, 3)] [Linear(5), Tanh] public partial class Queries;
            [Block(6, 3)] [Linear(5)] public partial class Keys;

            [Network(6, 3)] [Parallel<Queries, Keys>(Join = BranchJoin.Dot), Softmax, Flatten, Linear(3)] public partial class Matched;
            """,
        ["Cnn"] = """
            [Network(1, 12, 12)]
            [Conv2d(16, 3, Padding = 1), BatchNorm, Relu, MaxPool2d(2), Conv2d(20, 3, Stride = 2), Tanh, AvgPool2d(2), Flatten, Linear(3)]
            public partial class Cnn;
            """,
        ["Maxima"] = "[Network(1, 9, 8)] [Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(20, 3), MaxPool2d(2), Flatten, Linear(3)] public partial class Maxima;",
        ["Signal"] = "[Network(2, 20)] [Conv1d(8, 3, Padding = 1), Relu, MaxPool1d(2), Conv1d(16, 3), Relu, Flatten, Linear(3)] public partial class Signal;",
        ["Decoder"] = "[Network(8, 3, 3)] [ConvTranspose2d(16, 3, Stride = 2, Padding = 1, OutputPadding = 1), Relu, Upsample(2, Mode = UpsampleMode.Bilinear), Relu, Upsample(2), Flatten, Linear(3)] public partial class Decoder;",
        ["GroupNormed"] = "[Network(2, 5, 5)] [Conv2d(8, 3, Padding = 1), GroupNorm(2), Relu, Flatten, Linear(3)] public partial class GroupNormed;",
        ["ImageNormed"] = "[Network(2, 5, 5)] [Conv2d(8, 3, Padding = 1), LayerNorm, Relu, Flatten, Linear(3)] public partial class ImageNormed;",
        ["Spread"] = "[Network(6, 3, 3)] [ConvTranspose2d(4, 2, Stride = 2, Groups = 2), Relu, Flatten, Linear(3)] public partial class Spread;",
        ["Separable"] = """
            [Network(3, 8, 8)]
            [Conv2d(24, 3, Padding = 1), Relu, DepthwiseConv2d(3, Padding = 1), BatchNorm, Relu, Conv2d(16, 3, Stride = 2, Groups = 8), Relu, GlobalAvgPool, Linear(3)]
            public partial class Separable;
            """,
        ["Places"] = "[Network(3, 6, 6)] [Conv2d(32, 3, Padding = Padding.Same, Bias = false), Relu, Flatten, Linear(20), Relu, Linear(3)] public partial class Places;",
        ["Words"] = "[Network(6, Tokens = 11)] [Embedding(5), Tanh, Flatten, Linear(3)] public partial class Words;",
        ["Tagged"] = "[Network(6, Tokens = 11)] [Embedding(5), Tanh, Linear(4)] public partial class Tagged;",
        ["Scaled"] = "[Network(13)] [Linear(20), RmsNorm, Silu, Linear(3)] public partial class Scaled;",
        ["Deep"] = """
            [Block(16)] [LayerNorm, Linear(24), Gelu, Linear(16)] public partial class Mixer;

            [Block(16)] [Linear(5), Tanh] public partial class Narrow;

            [Network(13)] [Linear(16), Residual<Mixer>(Times = 2), Parallel<Narrow, Mixer>, Relu, Linear(3)] public partial class Deep;
            """,
        ["Recurring"] = """
            [Block(16)] [LayerNorm, Linear(16), Tanh] public partial class Cell;

            [Network(13)] [Linear(16), Residual<Cell>(Times = 3, Shared = true), Linear(3)] public partial class Recurring;
            """,
        ["Branched"] = """
            [Block(16)] [Linear(16), Tanh] public partial class Cell;

            [Block(16)] [Linear(5), Silu] public partial class Narrow;

            [Network(13)] [Linear(16), Parallel<Narrow, Cell, Narrow>(Shared = true), Linear(16), Residual<Cell>(Shared = true), Linear(3)] public partial class Branched;
            """,
        ["Tuned"] = """
            [Mlp(13, 20, 4, Loss = Loss.MeanSquaredError)] public partial class Encoder;

            [Network(13)] [Use<Encoder>(Frozen = true), Tanh, Linear(3)] public partial class Tuned;
            """,
        ["Tied"] = """
            [Network(100, Loss = Loss.MeanSquaredError)]
            [Linear(20), Tanh, Linear(5), Linear(20, TiedTo = "Linear2", Transposed = true), Tanh, Linear(100, TiedTo = "Linear1", Transposed = true)]
            public partial class Tied;
            """,
        ["Standardized"] = """
            [Block(20)] [Linear(20), BatchNorm, Tanh] public partial class Pretrained;

            [Network(13)] [Linear(20), BatchNorm, Relu, Use<Pretrained>(Frozen = true), Linear(7), BatchNorm(Momentum = 0.01f), Silu, Linear(3)] public partial class Standardized;
            """,
        ["Thinned"] = "[Network(13)] [Dropout(0.1f), Linear(20), Relu, Dropout, Linear(3)] public partial class Thinned;",
        ["Pooled"] = """
            using System.Numerics;

            [Network(13)] [Linear(20), Custom<Maxout>, Linear(6), Custom<Reversed>] public partial class Pooled;

            [CustomLayer(InputsPerOutput = 4)]
            public readonly struct Maxout : ICustomLayer
            {
                public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i / 4] = i % 4 == 0 ? x[i] : T.Max(y[i / 4], x[i]);
                    }
                }

                public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < y.Length; i++)
                    {
                        dx[(4 * i) + x.Slice(4 * i, 4).IndexOf(y[i])] = dy[i];
                    }
                }
            }

            public abstract class Reversed : ICustomLayer
            {
                public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    x.CopyTo(y);
                    y.Reverse();
                }

                public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    dy.CopyTo(dx);
                    dx.Reverse();
                }
            }
            """,
        ["Learned"] = """
            using System.Numerics;

            [Network(13)] [Linear(20), Custom<LearnedSlope>, Linear(6), Custom<ScaleAndShift>, Linear(3)] public partial class Learned;

            [CustomLayer(Parameters = 1)]
            public readonly struct LearnedSlope : IParametricLayer
            {
                public static void Initialize<T>(Span<T> parameters, int inputs, int outputs)
                    where T : unmanaged, IFloatingPointIeee754<T> => parameters.Fill(T.CreateChecked(0.25));

                public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i] = x[i] < T.Zero ? parameters[0] * x[i] : x[i];
                    }
                }

                public static void Backward<T>(
                    ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        dx[i] = x[i] < T.Zero ? parameters[0] * dy[i] : dy[i];
                        dParameters[0] += x[i] < T.Zero ? dy[i] * x[i] : T.Zero;
                    }
                }
            }

            [CustomLayer(ParametersPerInput = 2, Initialization = Initialization.LeCun)]
            public abstract class ScaleAndShift : IParametricLayer
            {
                public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        y[i] = (parameters[i] * x[i]) + parameters[x.Length + i];
                    }
                }

                public static void Backward<T>(
                    ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
                    where T : unmanaged, IFloatingPointIeee754<T>
                {
                    for (int i = 0; i < x.Length; i++)
                    {
                        dx[i] = parameters[i] * dy[i];
                        dParameters[i] += dy[i] * x[i];
                        dParameters[x.Length + i] += dy[i];
                    }
                }
            }
            """,
        ["Sequence"] = "[Network(3, 5, Loss = Loss.MeanSquaredError)] [Linear(4), Silu, Tanh, Flatten, Linear(6), Softplus, Linear(2)] public partial class Sequence;",
    };

    public static TheoryData<string> Names => new(All.Keys);

    /// <summary>The names of the networks that are compiled for GPUs too.</summary>
    public static TheoryData<string> NamesForGpus =>
        new(All.Keys.Where(static name => !All[name].Contains("Precision.Double", StringComparison.Ordinal) && !All[name].Contains("Custom<", StringComparison.Ordinal)));

    /// <summary>All of them in one project, each in a namespace of its own.</summary>
    public static string[] InOneProject() =>
        [.. All.Select(static (entry, index) => $"using DlGen; {Usings(entry.Value)} namespace Of{entry.Key} {{ {entry.Value.Replace(Usings(entry.Value), "", StringComparison.Ordinal)} }}")];

    private static string Usings(string source) => source.StartsWith(Numerics, StringComparison.Ordinal) ? Numerics : " ";

    public static string Source(string name) => "using DlGen;\n" + All[name];
}
