using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Tests.Functions;

/// <summary>What a method with [Elementwise] is read as.</summary>
public class FunctionFormulaTests
{
    [Theory]
    [InlineData("static float F(float x) => x;", "x")]
    [InlineData("static float F(float value) => -value + 1;", "1 − x")]
    [InlineData("static float F(float x) => (x * x - 2f) / (x + 1f);", "(x² − 2) / (x + 1)")]
    [InlineData("static float F(float x) => +MathF.Sin(30f * x);", "sin(30·x)")]
    [InlineData("static double F(double x) => Math.Cos(x) + Math.Atan(x) + Math.Sinh(x) - Math.Cosh(x);", "cos(x) + atan(x) + sinh(x) − cosh(x)")]
    [InlineData("static float F(float x) => float.Tanh(x) * MathF.Tan(x);", "tanh(x)·sin(x) / cos(x)")]
    [InlineData("static float F(float x) => MathF.Max(x, 0f) + MathF.Min(1f, x);", "max(x, 0) + min(x, 1)")]
    [InlineData("static float F(float x) => Math.Clamp(x, -1f, 1f);", "x < −1 ? −1 : x > 1 ? 1 : x")]
    [InlineData("static float F(float x) => MathF.Pow(x, 3) + MathF.Pow(x, -1f) + MathF.Pow(x, 0.5f) + MathF.Pow(x, 1.7f);", "x³ + 1 / x + sqrt(x) + pow(x, 1.7)")]
    [InlineData("static float F(float x) => MathF.Pow(2f, x);", "exp(0.6931472·x)")]
    [InlineData("static float F(float x) => MathF.Log2(x) + MathF.Log10(x) + MathF.Log(x);", "log(x) / 0.6931472 + log(x) / 2.302585 + log(x)")]
    [InlineData("static float F(float x) => MathF.FusedMultiplyAdd(x, 2f, 1f);", "2·x + 1")]
    [InlineData("static float F(float x) => MathF.Sign(x) * x;", "(x > 0 ? 1 : x < 0 ? −1 : 0)·x")]
    // What overflows stays as it is written.
    [InlineData("static float F(float x) => 1f / (1f + MathF.Exp(-x));", "1 / (1 + exp(−x))")]
    [InlineData("static float F(float x) => MathF.Log(1f + MathF.Exp(x));", "log(1 + exp(x))")]
    // Conditions.
    [InlineData("static float F(float x) => x > 0 ? x : 0.01f * x;", "x > 0 ? x : 0.01·x")]
    [InlineData("static float F(float x) => x >= -1 && x < 1 ? x : 0;", "x ≥ −1 ? (x < 1 ? x : 0) : 0")]
    [InlineData("static float F(float x) => x < -1 || !(x <= 1) ? 2 : x;", "x < −1 ? 2 : x ≤ 1 ? x : 2")]
    [InlineData("static float F(float x) => x == 0 ? 1 : MathF.Sin(x) / x;", "x ≤ 0 ? (x ≥ 0 ? 1 : sin(x) / x) : sin(x) / x")]
    [InlineData("static float F(float x) => x != 0 ? x : 1;", "x ≤ 0 ? (x ≥ 0 ? 1 : x) : x")]
    [InlineData("static float F(float x) => true ? x : 2;", "x")]
    [InlineData("static float F(float x) { bool isUp = x > 1; bool isDown = !isUp & x < 0; return isUp | isDown ? x : 0; }", "x > 1 ? x : x < 0 ? x : 0")]
    // Statements.
    [InlineData("static float F(float x) { float a = x * x, b = a + 1; return b / a; }", "(x² + 1) / x²")]
    [InlineData("static float F(float x) { if (x > 0) return x; return 0.1f * x; }", "x > 0 ? x : 0.1·x")]
    [InlineData("static float F(float x) { if (x > 1) { return 1; } else if (x < -1) { float a = x + 1; return a; } else { return x; } }", "x > 1 ? 1 : x < −1 ? x + 1 : x")]
    [InlineData("static float F(float x) { { var a = 2 * x; { return a; } } }", "2·x")]
    [InlineData("static float F(float x) { const float k = 3f; float s = MathF.Exp(k * x); if (s > 2f) return s; float t = s - 1f; return t; }", "exp(3·x) > 2 ? exp(3·x) : exp(3·x) − 1")]
    // Constants: meant as written, folded in double; whole numbers divide as C# says.
    [InlineData("static float F(float x) => K * x; const float K = 0.1f;", "0.1·x")]
    [InlineData("static float F(float x) => MathF.PI * x + Math.E > 0 ? 2 * MathF.PI * x : x;", "3.141593·x + 2.718282 > 0 ? 6.283185·x : x")]
    [InlineData("static float F(float x) => x * (3 / 2);", "x")]
    [InlineData("static float F(float x) => x * 3 / 2;", "1.5·x")]
    [InlineData("static float F(float x) { int n = 7 / 2; return n * x; }", "3·x")]
    [InlineData("static float F(float x) => (float)Math.Sqrt(2.0 * x) + (float)1.5m + default(float);", "sqrt(2·x) + 1.5")]
    // Calls.
    [InlineData("static float F(float x) => G(x, 2f) - G(1f, x); [Elementwise] static float G(float a, float b) => a / b;", "0.5·x − 1 / x")]
    [InlineData("static float F(float x) => G(b: x, a: 1f); [Elementwise] static float G(float a, float b, float c = 4f) => a + b * c;", "1 + 4·x")]
    [InlineData("static float F(float x) => Other.Square(x + 1); static class Other { [Elementwise] public static float Square(float x) => x * x; }", "(x + 1)²")]
    public void Body_IsReadAsItsFormula(string declaration, string formula)
    {
        Expression body = Simplifier.Simplify(Functions.Parse($"using DlGen; static class Functions {{ [Elementwise] {declaration} }}", "F"));

        Assert.Equal(formula, body.Replace(ScalarFunction.Parameter(0), new Variable("x")).ToString());
    }

    [Fact]
    public void Constants_KeepDoublePrecision()
    {
        Expression body = Functions.Parse("using DlGen; static class Functions { [Elementwise] static float F(float x) => 0.1f * (MathF.PI * (MathF.E * (MathF.Tau * x))); }", "F");

        Assert.Equal(0.1 * (Math.PI * (Math.E * Math.Tau)), Evaluator.Evaluate(body, new Dictionary<string, double> { ["parameter0"] = 1 }), 1e-15);
    }

    /// <summary>Functions that are written out are found for their derivatives, since their own forms overflow or cancel.</summary>
    [Theory]
    [InlineData("1f / (1f + MathF.Exp(-x))", "sigmoid(x)·(1 − sigmoid(x))")]
    [InlineData("x / (MathF.Exp(-2f * x) + 1f)", "sigmoid(2·x) + 2·x·sigmoid(2·x)·(1 − sigmoid(2·x))")]
    [InlineData("MathF.Log(1f + MathF.Exp(x))", "sigmoid(x)")]
    [InlineData("MathF.Exp(2 * x) / (1f + MathF.Exp(2 * x))", "2·sigmoid(2·x)·(1 − sigmoid(2·x))")]
    [InlineData("MathF.Log(1 / (1 + MathF.Exp(-x))) + 2 * MathF.Log(1 - 1 / (1 + MathF.Exp(-x)))", "sigmoid(−x) − 2·sigmoid(x)")]
    public void Derivative_IsThatOfTheKnownFunction(string function, string derivative)
    {
        Expression body = Functions.Parse($"using DlGen; static class Functions {{ [Elementwise] static float F(float x) => {function}; }}", "F");

        Assert.Equal(derivative, Derivative.Of(body, ScalarFunction.Parameter(0)).Replace(ScalarFunction.Parameter(0), new Variable("x")).ToString());
    }

    [Fact]
    public void Parameters_CanBeExchanged()
    {
        var function = new ScalarFunction("F", ScalarFunction.Parameter(0) - (2 * ScalarFunction.Parameter(1)));

        Assert.Equal(
            ScalarFunction.Parameter(1) - (2 * ScalarFunction.Parameter(0)),
            function.Of(ScalarFunction.Parameter(1), ScalarFunction.Parameter(0)));
    }
}
