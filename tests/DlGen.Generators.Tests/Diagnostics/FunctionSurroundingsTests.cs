using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Where custom functions may stand, and what is said of those that no network uses.</summary>
public class FunctionSurroundingsTests
{
    public static TheoryData<string> Right => new(
        "[Mlp(2, 3, 2, ActivationFunction = nameof(F), LossFunction = nameof(G))] partial class Net { [Elementwise] private static float F(float x) => MathF.Sin(x); [Elementwise] private static float G(float p, float t) => MathF.Abs(p - t); }",
        "partial class Outer { [Elementwise] private static float F(float x) => MathF.Sin(x); partial class Middle { [Mlp(2, 3, 2, ActivationFunction = nameof(F))] partial class Net; } }",
        "partial interface IOuter { [Elementwise] static float F(float x) => MathF.Sin(x); [Network(2)] [Apply(nameof(F)), Linear(2)] partial class Net; }",
        "static class Own { [Elementwise] public static float F(float x) => MathF.Sin(x); } [Network(2)] [Linear(2), Apply(nameof(Own.F))] partial class Net { [Elementwise] static float F(float x) => Own.F(x); }",
        "[Network(2, Precision = Precision.Double)] [Linear(3), Apply(nameof(F)), Linear(2), Apply(nameof(F))] partial class Net { [Elementwise] static float F(float x) => MathF.Sin(x); }",
        "[Network(2)] [Linear(3), Apply(nameof(@class)), Linear(2), Apply(nameof(F1)), Linear(2), Relu, Linear(2), Apply(nameof(Linear)), Linear(2), Apply(nameof(A)), Linear(2), Apply(nameof(ünet))] partial class Net { [Elementwise] static float @class(float x) => -x; [Elementwise] static float F1(float x) => MathF.Sin(x); [Elementwise] static float Linear(float x) => MathF.Cos(x); [Elementwise] static float A(float x) => x * x; [Elementwise] static float ünet(float x) => x * x * x; }",
        "[Mlp(2, 3, 2, ActivationFunction = null, LossFunction = nameof(F))] partial class Net { [Elementwise] static float F(float row, float column) => (row - column) * (row - column); }",
        "partial class Net { [Elementwise] private static partial float F(float x); } [Mlp(2, 3, 2, ActivationFunction = nameof(F))] partial class Net { private static partial float F(float x) => MathF.Tanh(x); }",
        "[Mlp(2, 3, 2, ActivationFunction = nameof(F))] partial class Net { [Elementwise] static double F(double x, double y) => x * y; [Elementwise] static float F(float x) => 2 * x; static int F(int x) => x; }");

    [Theory]
    [MemberData(nameof(Right))]
    public void RightFunction_CompilesWithoutAComplaint(string source)
    {
        GeneratorRun run = GeneratorRun.Of("using DlGen; " + source);

        // Advice may be given: that a network ends in a sine is no fault of the function.
        Assert.DoesNotContain(AnalyzerRun.Of(run.Output), static reported => !AnalyzerRun.IsAdvice(reported.Id));
        Assert.NotEmpty(run.Sources);
        Assert.Empty(run.ComplaintsOfGenerated);
        Assert.DoesNotContain(run.Complaints, static complaint => complaint.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void FunctionOfAReferencedProject_IsRefusedAtItsCall()
    {
        CSharpCompilation library = TestCompilation.Create("public static class Library { [DlGen.Elementwise] public static float Swish(float x) => x; }");
        using var image = new MemoryStream();
        Assert.True(library.WithAssemblyName("Library").Emit(image).Success);
        CSharpCompilation user = TestCompilation.Create("class User { [DlGen.Elementwise] static float F(float x) => 2 * Library.Swish(x); }")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()));

        Reported reported = Assert.Single(AnalyzerRun.Of(user));
        Assert.Equal((DiagnosticIds.FunctionUnsupported, "Library.Swish(x)"), (reported.Id, reported.Text));
        Assert.EndsWith("its source isn't in this project: write the method here", reported.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThreeMethodsInACircle_AreReportedOnceEach() => Assert.Equal(
        ["'F' calls itself (F → G → H → F), so that it has no formula: write it without the call",
            "'G' calls itself (G → H → F → G), so that it has no formula: write it without the call",
            "'H' calls itself (H → F → G → H), so that it has no formula: write it without the call"],
        AnalyzerRun.Of("using DlGen; class User { [Elementwise] static float F(float x) => G(x); [Elementwise] static float G(float x) => H(x); [Elementwise] static float H(float x) => F(x); [Elementwise] static float Outside(float x) => F(x); }")
            .Select(static reported => reported.Message));

    [Fact]
    public void VeryLongSum_IsRefusedAtTheMethodsName()
    {
        Reported reported = Assert.Single(AnalyzerRun.Of($"class User {{ [DlGen.Elementwise] static float F(float x) => {string.Join(" + ", Enumerable.Repeat("x", 5_000))}; }}"));

        Assert.Equal((DiagnosticIds.FunctionTooLarge, "F"), (reported.Id, reported.Text));
    }

    /// <summary>Thirty methods, each calling the next twice: read call by call they would take a billion steps.</summary>
    [Fact]
    public void DoublingCalls_AreRefusedAtOnce()
    {
        IEnumerable<string> methods = Enumerable.Range(0, 30).Select(static index => $"[DlGen.Elementwise] static float F{index}(float x) => {(index == 29 ? "x * x" : $"F{index + 1}(x) + F{index + 1}(-x)")};");

        Reported reported = AnalyzerRun.Of($"class User {{ {string.Join(" ", methods)} }}")[0];

        Assert.Equal((DiagnosticIds.FunctionTooLarge, "F25(x) + F25(-x)"), (reported.Id, reported.Text));
    }

    [Theory]
    [InlineData("static float F(float x) => Missing(x);")]
    [InlineData("static float F(float x) => x +;")]
    [InlineData("static float F(float x) { float y = ; return y; }")]
    [InlineData("static float F(float x) { if (x) return 1; }")]
    [InlineData("static Missing F(Missing x) => x;")]
    [InlineData("static float F(float x) => x > 0 ? : 1;")]
    [InlineData("static float F(float x) => F(x, x); static float F(float x, string y) => x;")]
    [InlineData("static float F(float x) { return; }")]
    [InlineData("static float F(float x) { while (x > 0) { } throw null; }")]
    [InlineData("static float F(float x) => x switch { > 0 => x, _ => 1 };")]
    [InlineData("static float F(float x) { float G(float y) => y; Func<float, float> h = y => y; return G(x) + h(x); }")]
    [InlineData("static float F(float x) => checked((float)(x + (decimal)1)) + 'c' + (x is > 1 ? 1 : 0) + new float[1][0];")]
    [InlineData("static float F(float x, float y = 1 / 0) => x; [Elementwise] float P => 1; [Elementwise] public Net() { }")]
    [InlineData("static float F(float x)")]
    public void WrongCode_NeverThrows(string method)
    {
        string source = $"using DlGen; [Mlp(2, 3, 2, ActivationFunction = nameof(F))] partial class Net {{ [Elementwise] {method} }}";
        GeneratorRun run = GeneratorRun.Of(source);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        Assert.All(AnalyzerRun.Of(run.Output), static reported => Assert.NotEqual(DiagnosticIds.Internal, reported.Id));
    }
}
