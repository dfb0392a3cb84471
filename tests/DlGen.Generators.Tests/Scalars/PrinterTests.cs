using System.Globalization;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

public class PrinterTests
{
    private static readonly Dictionary<string, string> Names =
        new() { ["x"] = "z1", ["y"] = "a1", ["t"] = "t", ["da"] = "da1" };

    [Fact]
    public void Operators_HaveNoNeedlessParentheses()
    {
        Expression x = X, t = T;
        (Expression, string)[] cases =
        [
            (x + t - 1, "z1 + t - 1f"),
            (x + (t - 1), "z1 + (t - 1f)"),
            (x - (t + 1), "z1 - (t + 1f)"),
            (x * t / 3, "z1 * t / 3f"),
            (x * (t / 3), "z1 * (t / 3f)"),
            (x / (t * 3), "z1 / (t * 3f)"),
            ((x + t) * (x - t), "(z1 + t) * (z1 - t)"),
            (x * t + t * x, "z1 * t + t * z1"),
            (-x * t, "-z1 * t"),
            (-(x * t), "-z1 * t"),
            (-(x + t), "-(z1 + t)"),
            (-(-x), "-(-z1)"),
            (x - -t, "z1 - -t"),
            (-new Constant(-2), "-(-2f)"),
            (Max(x, 0), "TVector.Max(z1, 0f)"),
            (Min(x + 1, t), "TVector.Min(z1 + 1f, t)"),
            (Abs(Sqrt(Exp(Log(Erf(x))))), "TVector.Abs(TVector.Sqrt(TVector.Exp(TVector.Log(TVector.Erf(z1)))))"),
            (Select(x <= t - 1, x * 2, -t), "TVector.Where(z1 <= t - 1f, z1 * 2f, -t)"),
            (Select(new Constant(1) > -2, x, t), "TVector.Where((TVector)(1f) > -2f, z1, t)"),
            (1, "1f"),
        ];
        foreach ((Expression expression, string text) in cases)
        {
            (var lets, string result) = Printer.Print(expression, Names, ScalarType.Float);

            Assert.Empty(lets);
            Assert.Equal(text, result);
        }
    }

    [Theory]
    [InlineData(0, "0f", "0.0")]
    [InlineData(1, "1f", "1.0")]
    [InlineData(-1, "-1f", "-1.0")]
    [InlineData(0.01, "0.01f", "0.01")]
    [InlineData(100, "100f", "100.0")]
    [InlineData(0.70710678118654757, "0.70710677f", "0.7071067811865476")]
    [InlineData(0.1 + 0.2, "0.3f", "0.30000000000000004")]
    [InlineData(1e-8, "1e-8f", "1e-8")]
    [InlineData(-1.5e20, "-1.5e20f", "-1.5e20")]
    [InlineData(123456789, "123456790f", "123456789.0")]
    [InlineData(1e300, "float.PositiveInfinity", "1e300")]
    [InlineData(double.NaN, "float.NaN", "double.NaN")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity", "double.NegativeInfinity")]
    public void Literal_ReadsBackAsTheSameNumber(double value, string single, string full)
    {
        Assert.Equal(single, Literal.Of(value, ScalarType.Float));
        Assert.Equal(full, Literal.Of(value, ScalarType.Double));
    }

    [Fact]
    public void RandomLiterals_ReadBack()
    {
        var random = new Random(5);
        for (int count = 0; count < 2000; count++)
        {
            double value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30));
            string single = Literal.Of(value, ScalarType.Float);

            Assert.Equal((float)value, float.Parse(single[..^1], CultureInfo.InvariantCulture));
            Assert.Equal(value, double.Parse(Literal.Of(value, ScalarType.Double), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void DivisionByAPowerOfTwo_BecomesAProduct()
    {
        Assert.Equal("z1 * 0.25f", Printer.Print(X / 4, Names, ScalarType.Float).Result);
        Assert.Equal("z1 * -2.0", Printer.Print(X / -0.5, Names, ScalarType.Double).Result);
        Assert.Equal("z1 / 3f", Printer.Print(X / 3, Names, ScalarType.Float).Result);
        Assert.Equal("z1 / 0f", Printer.Print(X / 0, Names, ScalarType.Float).Result);
    }

    [Theory]
    [InlineData("Identity", "z1", "da1")]
    [InlineData("Relu", "TVector.Max(z1, 0f)", "TVector.Where(a1 > 0f, da1, 0f)")]
    [InlineData("LeakyRelu", "TVector.Where(z1 > 0f, z1, 0.01f * z1)", "da1 * TVector.Where(a1 > 0f, 1f, 0.01f)")]
    [InlineData("Elu", "TVector.Where(z1 > 0f, z1, TVector.Exp(z1) - 1f)", "da1 * TVector.Where(a1 > 0f, 1f, a1 + 1f)")]
    [InlineData(
        "Selu",
        "1.050701f * TVector.Where(z1 > 0f, z1, 1.6732632f * (TVector.Exp(z1) - 1f))",
        "da1 * TVector.Where(a1 > 0f, 1.050701f, a1 + 1.7580993f)")]
    [InlineData(
        "Gelu",
        "0.5f * z1 * (1f + TVector.Erf(z1 / 1.4142135f))",
        "da1 * (0.5f * (1f + TVector.Erf(z1 / 1.4142135f)) + 0.3989423f * z1 * TVector.Exp(-0.5f * z1 * z1))")]
    [InlineData(
        "GeluTanh",
        "0.5f * z1 * (1f + TVector.Tanh(0.7978846f * (z1 + 0.044715f * z1 * z1 * z1)))",
        "tanh = TVector.Tanh(0.7978846f * (z1 + 0.044715f * z1 * z1 * z1)); "
            + "da1 * (0.5f * (1f + tanh) + z1 * (1f - tanh * tanh) * (0.3989423f + 0.053516112f * z1 * z1))")]
    [InlineData(
        "Silu",
        "z1 * TVector.Sigmoid(z1)",
        "sigmoid = TVector.Sigmoid(z1); da1 * (sigmoid + z1 * sigmoid * (1f - sigmoid))")]
    [InlineData("Softplus", "TVector.Softplus(z1)", "da1 * (1f - TVector.Exp(-a1))")]
    [InlineData("Sigmoid", "TVector.Sigmoid(z1)", "da1 * a1 * (1f - a1)")]
    [InlineData("Tanh", "TVector.Tanh(z1)", "da1 * (1f - a1 * a1)")]
    [InlineData("MeanSquaredError", "(z1 - t) * (z1 - t)", "2f * da1 * (z1 - t)")]
    [InlineData(
        "MeanAbsoluteError",
        "TVector.Abs(z1 - t)",
        "da1 * TVector.Where(z1 - t > 0f, 1f, TVector.Where(z1 - t < 0f, -1f, 0f))")]
    [InlineData("BinaryCrossEntropy", "TVector.Softplus(z1) - z1 * t", "da1 * (TVector.Sigmoid(z1) - t)")]
    public void EachActivation_PrintsItsFormulaAndItsGradient(string name, string forward, string backward)
    {
        Expression f = Activations.Of(name);
        Expression derivative = Derivative.Of(f, X);
        Expression slope = OutputForm.TryRewrite(derivative, f, X, Y) ?? derivative;

        Assert.Equal(forward, Text(f));
        Assert.Equal(backward, Text(new Variable("da") * slope));

        static string Text(Expression expression)
        {
            (var lets, string result) = Printer.Print(Simplifier.Simplify(expression), Names, ScalarType.Float);
            return string.Concat(lets.Select(static let => $"{let.Name} = {let.Text}; ")) + result;
        }
    }

    [Fact]
    public void SharedParts_ComeInTheOrderOfTheirUse()
    {
        Expression inner = Exp(X * T), outer = Tanh(inner + X);
        (var lets, string result) = Printer.Print(
            outer * outer + inner, new Dictionary<string, string> { ["x"] = "exp", ["t"] = "row.Load(tanh)" }, ScalarType.Double, taken: ["tanh2"]);

        Assert.Equal([("exp2", "TVector.Exp(exp * row.Load(tanh))"), ("tanh3", "TVector.Tanh(exp2 + exp)")], lets);
        Assert.Equal("tanh3 * tanh3 + exp2", result);
    }

    [Fact]
    public void UnnamedVariable_IsReported()
    {
        var exception = Assert.Throws<ArgumentException>(() => Printer.Print(new Variable("w"), Names, ScalarType.Float));

        Assert.Contains("'w' has no C# name; named are: x, y, t, da", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ForeignCulture_ChangesNothing()
    {
        Expression formula = -1.5 * X * 1e-20 - 0.01 / T + Select(X > -0.25, -3, 1e20);
        string invariant = formula + Printer.Print(formula, Names, ScalarType.Float).Result + Printer.Print(formula, Names, ScalarType.Double).Result;
        CultureInfo before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        foreign.NumberFormat.NumberDecimalSeparator = ",";
        foreign.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = foreign;

            Assert.Equal("−1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(
                invariant,
                formula + Printer.Print(formula, Names, ScalarType.Float).Result + Printer.Print(formula, Names, ScalarType.Double).Result);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
