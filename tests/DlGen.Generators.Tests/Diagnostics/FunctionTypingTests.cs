using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Functions;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Functions as they are while a person types them: where C# has an error that is all there is, where it has none ours is, and never a fault of the compiler's own.</summary>
public class FunctionTypingTests
{
    private static readonly string[] Expressions =
    [
        "", "x.", "x +", "x + ", "(x", "-", "MathF", "MathF.", "MathF.Sin", "MathF.Sin(", "MathF.Sin()", "MathF.Sin(x, x)", "MathF.Sin(x", "Math.Sqrt",
        "y => y", "() => x", "(float y) => y", "delegate { return x; }", "default", "default(float)", "default(string)", "null", "null!", "throw null!",
        "throw new System.Exception()", "new()", "new object()", "new float()", "new { x }", "(x, x)", "(x, 1f).Item1", "$\"{x}\"", "\"text\"", "'c'", "nameof(x)",
        "typeof(float)", "sizeof(float)", "x switch { > 0 => x, _ => -x }", "x switch { }", "x is float", "x is > 0 ? x : 1f", "x as object", "x!", "x++", "++x", "x = 1f",
        "x += x", "ref x", "out x", "await x", "from a in x select a", "stackalloc float[1]", "[x]", "[]", "x[0]", "x?.Foo", "x ?? 1f", "unknown", "unknown(x)",
        "Unknown.Value", "F", "F(", "F()", "G", "G(x, x)", "H(x)", "x > 0", "x && x", "!x", "~x", "x & x", "x << 1", "x == null", "x..x", "^x", "1", "1L", "1u", "1m", "1.5e", "0x",
        "float.NaN", "float.MaxValue", "float.Parse(\"1\")", "float", "void", "this", "base", "x ? 1 : 2", "true", "true ? x : 1", "x ? : 1", "(int)x", "(float)", "(Unknown)x",
        "checked(x)", "unchecked(x + 1f)", "__makeref(x)", "__arglist", "x is var y ? y : 1f", "Same<float>(x)", "Same(x)", "Constant", "Field", "Property", "Sum(x, x)",
        "new Functions().Instance", "(x)", "((((x))))", "1 / 0", "x / 0", "(dynamic)x", "x with { }", "@x", "x;;", "{ }",
    ];

    /// <summary>Where an expression stands. Each place's functions are compiled together: the compiler looks through all types for the errors of a method.</summary>
    public static TheoryData<string> Places { get; } = new(
        "static float F(float x) => {0};",
        "static float F(float x) {{ return {0}; }}",
        "static float F(float x) {{ float a = {0}; return a; }}",
        "static float F(float x) {{ var a = {0}; return a; }}",
        "static float F(float x) {{ bool c = {0}; return c ? 1f : x; }}",
        "static float F(float x) => MathF.Max(x, {0});",
        "static float F(float x) => G({0});",
        "static float F(float x) => {0} ? x : 1f;",
        "static float F(float x) => {0} > 0f ? x : 1f;",
        "static float F(float x) => x > 0 ? {0} : x;",
        "static float F(float x) {{ if ({0}) {{ return x; }} return 1f; }}",
        "static float F(float x) {{ {0}; return x; }}",
        "static float F(float x) => x * {0} - {0};",
        "static double F(double x) => {0};");

    private static readonly string[] Declarations =
    [
        "public class Functions { [Elementwise] private static float F(float x) { const float k = 2f; float a = MathF.Tanh(k * x); if (a > 0.5f && !(x < 1)) return a; else { return -a / 3; } } }",
        "[Network(2), Linear(3), Apply(nameof(Swish)), Linear(2)] public partial class Net { [Elementwise] private static float Swish(float x) => x / (1f + MathF.Exp(-x)); }",
        "public class Functions { [Elementwise] static double Loss(double p, double t) => G(p - t, scale: 2) switch { > 1 => 1, var y => y }; [Elementwise] static double G(double x, double scale) => scale * x * x; }",
    ];

    private const string Surroundings =
        " [Elementwise] static float G(float y) => y * y; static float H(float y) => y; static T Same<T>(T y) => y; const float Constant = 2f; static readonly float Field = 1f;"
        + " static float Property => 1f; static float Sum(params float[] all) => all[0]; float Instance => 1f; }";

    [Theory]
    [MemberData(nameof(Places))]
    public void Body_EndsInAFormulaOrAnError(string place) => Check(
        from expression in Expressions
        select "public class Functions { [Elementwise] " + string.Format(CultureInfo.InvariantCulture, place, expression) + Surroundings);

    [Fact]
    public void EveryPrefix_EndsInAFormulaOrAnError() => Check(
        from declaration in Declarations
        from length in Enumerable.Range(0, declaration.Length + 1)
        select declaration[..length]);

    private static void Check(IEnumerable<string> files)
    {
        string[] sources = [.. files.Select(static (file, index) => $"using DlGen; namespace Typed{index}; {file}")];
        CSharpCompilation compilation = TestCompilation.Create(sources);
        ILookup<SyntaxTree?, Diagnostic> reported = AnalyzerRun.DiagnosticsOf(compilation).ToLookup(static diagnostic => diagnostic.Location.SourceTree);
        for (int index = 0; index < sources.Length; index++)
        {
            SyntaxTree tree = compilation.SyntaxTrees[index];
            SemanticModel model = compilation.GetSemanticModel(tree);
            string what = $"{sources[index]}: {string.Join("; ", reported[tree])}";

            Assert.True(reported[tree].All(static item => item.Id != DiagnosticIds.Internal), what);
            foreach (MethodDeclarationSyntax syntax in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                bool hasError = model.GetDiagnostics(syntax.Span).Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
                Assert.True(!hasError || !reported[tree].Any(item => syntax.Span.Contains(item.Location.SourceSpan)), what);
                if (!hasError && !reported[tree].Any() && model.GetDeclaredSymbol(syntax) is { } method && DlGenAttributes.IsElementwise(method))
                {
                    Assert.True(FunctionParser.Parse(method, compilation, CancellationToken.None).Body is not null, what);
                }
            }
        }
    }
}
