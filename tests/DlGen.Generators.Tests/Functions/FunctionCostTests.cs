using System.Text;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Functions;

/// <summary>Functions as large as they may be, and larger: what is made of them grows with their length, not with its square or worse.</summary>
public class FunctionCostTests
{
    /// <summary>Functions that each nest or repeat one operation, within the limit of operations.</summary>
    public static TheoryData<string> Shapes => new(
        Nested(150, static inner => $"MathF.Sin({inner})"),
        Nested(95, static inner => $"1f / (1f + {inner})"),
        Nested(95, static inner => $"{inner} / (x + {inner.Length % 7}f)"),
        Nested(60, static inner => $"MathF.Max({inner}, MathF.Sin(x + {inner.Length % 5}f))"),
        Nested(95, static inner => $"MathF.Max({inner}, {inner.Length}f) * 0.5f"),
        Nested(90, static inner => $"MathF.Tanh({inner} * x)"),
        Nested(49, static inner => $"MathF.Exp(-{inner} * {inner.Length % 9}f) * x"),
        Nested(60, static inner => $"MathF.Sqrt(1f + MathF.Abs({inner}))"),
        Nested(45, static inner => $"(x > {inner.Length % 11}f ? {inner} * x : MathF.Sin(x))"),
        Nested(99, static inner => $"MathF.Log(2f + {inner})"),
        Nested(49, static inner => $"MathF.Cos({inner}) * MathF.Min(x, {inner.Length % 13}f)"),
        string.Join(" + ", Enumerable.Range(1, 66).Select(static n => $"MathF.Sin({n}f * x)")),
        string.Join(" * ", Enumerable.Range(1, 66).Select(static n => $"MathF.Cos(x + {n}f)")),
        string.Join(" + ", Enumerable.Repeat("x", 200)),
        string.Join(" * ", Enumerable.Repeat("x", 200)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Function_IsPrintedAtTheLengthItIsWritten(string body)
    {
        string source = $"using DlGen; [Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class Net {{ [Elementwise] private static float F(float x) => {body}; }}";
        Expression function = Functions.Parse($"using DlGen; public class Functions {{ [Elementwise] private static float F(float x) => {body}; }}", "F");
        Expression derivative = Derivative.Of(function, ScalarFunction.Parameter(0));

        string text = GeneratorRun.Of(source).Sources["Net.g.cs"];
        string without = GeneratorRun.Of("using DlGen; [Mlp(2, 3, 2, Activation = Activation.Silu)] public partial class Net;").Sources["Net.g.cs"];

        Assert.InRange(derivative.Parts.Count, 1, 12 * (function.Parts.Count + 1));
        Assert.InRange(text.Length - without.Length, -2_000, 50_000);
        Assert.All(text.Split('\n'), static line => Assert.InRange(line.Length, 0, 10_000));
    }

    [Theory]
    [InlineData("1f + ", "", 10_000)]
    [InlineData("-", "", 3_000)]
    [InlineData("x > 0 ? x : ", "", 1_000)]
    [InlineData("MathF.Sin(", ")", 1_000)]
    [InlineData("(", ")", 300)]
    public void DeepExpression_IsRefused(string before, string after, int count)
    {
        string body = string.Concat(Enumerable.Repeat(before.Replace("-", "- ", StringComparison.Ordinal), count)) + "x" + string.Concat(Enumerable.Repeat(after, count));
        string source = $"using DlGen; public class Functions {{ [Elementwise] private static float F(float x) => {body}; }}";

        IReadOnlyList<Reported> reported = AnalyzerRun.Of(TestCompilation.Create(source));

        Assert.Equal(before == "(" ? [] : [DiagnosticIds.FunctionTooLarge], reported.Select(static item => item.Id));
    }

    [Fact]
    public void DeepStatements_AreRefused()
    {
        string ifs = string.Concat(Enumerable.Range(0, 1_000).Select(static n => $"if (x > {n}) return {n} * x; "));
        string source = $"using DlGen; public class Functions {{ [Elementwise] private static float F(float x) {{ {ifs} return x; }} }}";

        Assert.Equal([DiagnosticIds.FunctionTooLarge], AnalyzerRun.Of(TestCompilation.Create(source)).Select(static item => item.Id));
    }

    /// <summary>Each condition holds the one before it twice: 2⁴⁰ comparisons in the last.</summary>
    [Fact]
    public void DoublingConditions_AreRefused()
    {
        var text = new StringBuilder("bool c0 = x > 0;");
        for (int index = 1; index <= 40; index++)
        {
            text.Append($" bool c{index} = c{index - 1} && (x < {index} || c{index - 1});");
        }

        string source = $"using DlGen; public class Functions {{ [Elementwise] private static float F(float x) {{ {text} return c40 ? x : 2 * x; }} }}";

        Assert.All(AnalyzerRun.Of(TestCompilation.Create(source)), static item => Assert.Equal(DiagnosticIds.FunctionTooLarge, item.Id));
        Assert.NotEmpty(AnalyzerRun.Of(TestCompilation.Create(source)));
    }

    [Fact]
    public void DoublingLocals_AreRefused()
    {
        string locals = string.Concat(Enumerable.Range(1, 60).Select(static n => $"float a{n} = a{n - 1} * a{n - 1}; "));
        string source = $"using DlGen; public class Functions {{ [Elementwise] private static float F(float x) {{ float a0 = x; {locals} return a60; }} }}";

        Assert.Equal(DiagnosticIds.FunctionTooLarge, AnalyzerRun.Of(TestCompilation.Create(source))[0].Id);
    }

    /// <summary>A chain longer than the stack is deep: the method that passes the limit is refused, once.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData(" + 1f", 1)]
    public void ChainOfCalls_IsReadInTurn(string more, int problems)
    {
        const int Length = 10_000;
        var text = new StringBuilder("using DlGen; public class Functions { ");
        for (int index = 0; index < Length; index++)
        {
            text.Append($"[Elementwise] public static float F{index}(float x) => {(index + 1 < Length ? $"F{index + 1}(x){more}" : "x * x")};\n");
        }

        var compilation = TestCompilation.Create(text.Append('}').ToString());
        IReadOnlyList<Reported> reported = AnalyzerRun.Of(compilation);

        Assert.Equal(problems, reported.Count);
        Assert.All(reported, static item => Assert.Equal(DiagnosticIds.FunctionTooLarge, item.Id));
    }

    [Fact]
    public void CircleOfCalls_IsSaidAtEachCall()
    {
        const int Length = 300;
        string methods = string.Concat(Enumerable.Range(0, Length).Select(static index => $"[Elementwise] public static float F{index}(float x) => F{(index + 1) % Length}(x);\n"));

        IReadOnlyList<Reported> reported = AnalyzerRun.Of(TestCompilation.Create($"using DlGen; public class Functions {{ {methods} }}"));

        Assert.Equal(Length, reported.Count(static item => item.Id == DiagnosticIds.FunctionRecursive));
        Assert.Equal("'F0' calls itself (F0 → F1 → F2 → F3 → F4 → F5 → F6 → F7 → … → F0), so that it has no formula: write it without the call", reported[0].Message);
    }

    private static string Nested(int count, Func<string, string> next) => Enumerable.Range(0, count).Aggregate("x", (inner, _) => next(inner));
}
