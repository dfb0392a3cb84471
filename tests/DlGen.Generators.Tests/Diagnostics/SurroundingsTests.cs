using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>What is generated for a right declaration compiles without a warning, whatever stands around it.</summary>
public class SurroundingsTests
{
    public static TheoryData<string> Sources => new(
        "[DlGen.Mlp(4, 8, 3)] public partial class Net;",
        "namespace Deep.Inside; [DlGen.Mlp(4, 8, 3)] internal sealed partial class Net;",
        "namespace @event.@class { public partial class @record { [DlGen.Mlp(4, 8, 3)] private protected partial class @class; } }",
        "public partial interface IOuter { partial record struct R { partial record C { [DlGen.Mlp(4, 8, 3)] internal partial class Net; } } }",
        "[DlGen.Mlp(4, 8, 3)] public partial class NetA; [DlGen.Mlp(4, 8, 3)] public partial class Neta; namespace N { [DlGen.Mlp(4, 8, 3)] public partial class A; }",
        "[DlGen.Mlp(4, 8, 3)] public partial class Net { private int count; public int Count => count++; public void Train(string text) { } public static int Linear; }",
        // Types with the names of the library's and of the framework's, in every place where they could hide those.
        "using DlGen; [Mlp(4, 8, 3)] public partial class Net; class Worker; class Matrix; class Arena; class Panels; class Row; class Tile; class Vector; class Span;",
        "using DlGen; class Parameter; class LinearLayer; class Dataset; class NetworkModel; class NetworkRuntime; class MethodImpl; class MathF; class Math; [Mlp(4, 8, 3)] public partial class Net;",
        "namespace N { class Worker; class Matrix<T>; class Arena<T>; class Panels<T>; class Row<T>; class Computation<T>; interface IVector<A, B>; interface IStep<T>; interface IEpilogue<T>; interface ILinearShape; class Formulas<T>; class Linear1; class Loss; class Linear1Forward; interface ISoftmaxLoss<T>; [DlGen.Mlp(4, 8, 3)] public partial class Net; }",
        "namespace N.System { class X; } namespace N.DlGen { class X; } namespace N { [global::DlGen.Mlp(4, 8, 3)] public partial class Net; }",
        "partial class Outer { class Worker; class Tile<A, B>; class Computation<T>; class MethodImplAttribute : System.Attribute; [DlGen.Mlp(4, 8, 3)] public partial class Net; }",
        // Every attribute and enum on a generated class: none is hidden by its members.
        "using DlGen; [Network(1, 4, 4, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double, Initialization = Initialization.He)] [Flatten, Linear(9, Bias = false, Initialization = Initialization.LeCun), Relu, Linear(8), LeakyRelu(0.1f), Linear(7), Elu(0.5f), Linear(6), Selu, Linear(5), Gelu, Linear(4), Gelu(Approximation = GeluApproximation.Tanh), Linear(4), Silu, Linear(4), Softplus, Linear(4), Sigmoid, Linear(3), Tanh, Identity, Linear(2)] public partial class Net;",
        "using DlGen; [Mlp(4, 8, 3, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Single, Initialization = Initialization.XavierUniform)] public partial class Net;");

    [Theory]
    [MemberData(nameof(Sources))]
    public void GeneratedCode_CompilesWithoutAWarning(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.ComplaintsOfGenerated);
        Assert.DoesNotContain(run.Complaints, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void GeneratedCode_NeedsNoImplicitUsings()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create("[DlGen.Mlp(4, 8, 3)] public partial class Net;").RemoveUsings());

        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.ComplaintsOfGenerated);
    }

    [Fact]
    public void GeneratedCode_IsTheSameUnderAnyCulture()
    {
        const string Source = "using DlGen; [Mlp(4, 8, 3, Activation = Activation.Selu, Loss = Loss.Huber, HuberDelta = 0.5f)] public partial class Net;";
        GeneratorRun invariant = GeneratorRun.Of(Source);
        GeneratorRun odd = OddCulture.Run(static () => GeneratorRun.Of(Source));

        Assert.Equal(invariant.Sources["Net.g.cs"], odd.Sources["Net.g.cs"]);
    }
}
