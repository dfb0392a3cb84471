using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Files as people write them, which together use every attribute: what the tests of half-typed code are made of.</summary>
internal static class TypedFiles
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        using DlGen;

        namespace Vision.Models;

        [Mlp(784, 256, 10, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Initialization = Initialization.He)]
        public partial class Digits
        {
            public string Name { get; } = "digits";
        }
        """,
        """
        using DlGen;

        [Network(1, 4, 4, Loss = Loss.Huber, HuberDelta = 0.5f)]
        [Flatten, Linear(16, Bias = false), LeakyRelu(0.1f), Linear(9), Elu, Linear(9), Selu]
        [Linear(8), Gelu(Approximation = GeluApproximation.Tanh), Linear(8), Silu, Linear(4), Softplus, Identity]
        public partial class Images;
        """,
        """
        using DlGen;

        [Block(16)]
        [LayerNorm, Linear(24), Gelu, Linear(16)]
        public partial class Mixer;

        [Network(13)]
        [Linear(16), Residual<Mixer>(Times = 2, Shared = true), RmsNorm, SwiGlu(8), GeGlu(8), Linear(3)]
        public partial class Deep;
        """,
        """
        using System;
        using DlGen;

        [Mlp(2, 8, 1, ActivationFunction = nameof(Sine), LossFunction = nameof(LogCosh))]
        public partial class Siren
        {
            [Elementwise]
            private static float Sine(float x) => MathF.Sin(3f * x);

            [Elementwise]
            private static float LogCosh(float prediction, float target)
            {
                float error = MathF.Abs(prediction - target);
                return error > 20f && !(error < 1f) ? error - MathF.Log(2f) : MathF.Log(MathF.Cosh(error));
            }
        }
        """,
        """
        using DlGen;

        [Block(8, 4, 4)] [BatchNorm, Relu, Conv2d(8, 3, Padding = Padding.Same)] public partial class Step;

        [Network(1, 8, 8)]
        [Conv2d(8, 3, 3, Padding = 1, Stride = 1, Dilation = 1), MaxPool2d(2), Residual<Step>, AvgPool2d(2, CountIncludePadding = false), Flatten, Linear(3)]
        public partial class Pictures;

        [Network(2, 4, 3)]
        [ConvTranspose2d(6, 3, 2, Stride = 2, Padding = 1, OutputPadding = 1, Dilation = 2, Groups = 2, Bias = false), Relu, Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), GlobalAvgPool]
        public partial class Enlarged;

        [Network(4, 3, 3)]
        [GroupNorm(2, Epsilon = 1e-4f), Conv2d(3, 2), LayerNorm(Bias = false), GroupNorm(1, Affine = false), GlobalAvgPool]
        public partial class GroupNormed;

        [Network(2, 30)]
        [Conv1d(6, 3, Stride = 2, Padding = 1, Dilation = 2, Groups = 2, Bias = false), Relu, MaxPool1d(2, Stride = 1), AvgPool1d(2, CountIncludePadding = false), Flatten, Linear(3)]
        public partial class Signal;

        [Network(4, 6, 5)]
        [DepthwiseConv2d(3, 2, Multiplier = 3, Padding = 1, Bias = false), Relu, Conv2d(6, 1, Groups = 2), DepthwiseConv2d(2), GlobalAvgPool]
        public partial class Separable;

        [Network(1, 9, 8)]
        [MaxPool2d(2, StrideHeight = 1, StrideWidth = 2, PaddingHeight = 1, PaddingWidth = 0), Conv2d(3, 1), AdaptiveAvgPool2d(5, 2), GlobalAvgPool]
        public partial class Means;
        """,
        """
        using DlGen;

        [Block(6, Tokens = 20)] [Embedding(4), PRelu(PerChannel = true), Softmax(Temperature = 2f), Flatten] public partial class Words;
        [Block(6)] [Linear(5), Tanh] public partial class Picture;
        [Block(3, 4)] [Linear(2), Relu, Flatten] public partial class Details;

        [Network]
        [Inputs<Words, Picture, Details>(Join = BranchJoin.Concatenate), Linear(8), Sigmoid, Linear(3)]
        public partial class Both;
        """,
        """
        using DlGen;

        [Block(8)] [Linear(3)] internal partial class Kind;
        [Block(8)] [Linear(1)] internal partial class Slant;

        [Network(4)]
        [Linear(8), BatchNorm(Momentum = 0.1f), Relu, Dropout(0.2f)]
        [Head<Kind>, Head<Slant>(Loss = Loss.MeanSquaredError, Weight = 0.1f)]
        internal partial class Tasks;
        """,
        """
        using System;
        using System.Numerics;
        using DlGen;

        [Network(8)]
        [Linear(8), Custom<Maxout>, Linear(4), Custom<LearnedSlope>(4), Linear(2)]
        public partial class Own;

        [CustomLayer(InputsPerOutput = 2)]
        public readonly struct Maxout : ICustomLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx) where T : unmanaged, IFloatingPointIeee754<T> { }
        }

        [CustomLayer(Parameters = 1)]
        public readonly struct LearnedSlope : IParametricLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> p, Span<T> y) where T : unmanaged, IFloatingPointIeee754<T> { }
            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> p, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dp) where T : unmanaged, IFloatingPointIeee754<T> { }
        }
        """,
        """
        using DlGen;

        [Mlp(13, 8, 4, Loss = Loss.MeanSquaredError)]
        public partial class Encoder;

        [Block(4)] [Linear(4), Tanh] public partial class Cell;

        [Network(13, Precision = Precision.Double)]
        [Use<Encoder>(Frozen = true), Parallel<Cell, Cell>(Join = BranchJoin.Sum), Linear(3)]
        public partial class Tuned;
        """,
        """
        using DlGen;

        public static partial class Outer
        {
            public const int Size = 4;
            private const string First = "Linear1";

            [Network(Size * Size, Loss = Loss.MeanSquaredError)]
            [Linear(outputs: Size), Relu, Linear(16, TiedTo = First, Transposed = true)]
            public sealed partial class Tied
            {
                public Tied(string name) : this(seed: 1) => Name = name;

                public string Name { get; } = "";
            }
        }
        """,
        """
        using D = DlGen;
        using Dense = DlGen.LinearAttribute;

        public partial class Models
        {
            [D.Network(new[] { 3, 4 }), Dense(8), D.Apply(nameof(Swish)), D.Flatten, global::DlGen.Linear(2)]
            internal partial class Small;

            [D.Mlp([4, 8, 8, 2], Residual = true, Dropout = 0.1f, Normalization = D.Normalization.LayerNorm, Target = D.NetworkTarget.Cpu)]
            private partial class Large;

            [D.Elementwise]
            static double Swish(double x) => x / (1 + System.Math.Exp(-x));
        }
        """,
        """
        using DlGen;

        [CsvData("iris.csv", Label = "species", Exclude = ["petal width"])]
        public partial class Iris;

        [Mlp(Iris.FeatureCount, 8, Iris.ClassCount)]
        public partial class Flower;
        """,
    ];

    /// <summary>The project's AdditionalFiles.</summary>
    public static AdditionalText[] Tables { get; } = [TableFile.Iris];

    /// <summary>The places of the files in the list.</summary>
    public static TheoryData<int> Numbers => new(Enumerable.Range(0, All.Count));

    /// <summary>In no state of a file, one edited into the next, does DlGen fail.</summary>
    public static void AssertHandled(IEnumerable<string> states)
    {
        GeneratorRun? run = null;
        foreach (string state in states)
        {
            run = run is null ? GeneratorRun.WithoutSteps(TestCompilation.Create(state), Tables) : run.Edit(1, state);
            Assert.True(run.Result.Exception is null, $"{state}\n{run.Result.Exception}");
            IEnumerable<Diagnostic> failures = run.Result.Diagnostics
                .Concat(AnalyzerRun.Direct(run.Output))
                .Where(static diagnostic => diagnostic.Id == DiagnosticIds.Internal);
            Assert.True(!failures.Any(), $"{state}\n{string.Join("\n", failures)}");
        }
    }
}
