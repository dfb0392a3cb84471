using System.Globalization;
using System.Reflection;
using System.Text;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using DlGen.Generators.Tests.Infrastructure;
using DlGen.Kernels;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Functions;

/// <summary>Random functions as vectors of every width, and their slopes, against the methods themselves.</summary>
public class RandomFunctionTests
{
    private const int Count = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Function_IsItsMethod_AndItsSlopeIsTheMethods(int seed)
    {
        string methods = new RandomFunctions(seed).Class(Count);
        CSharpCompilation compilation = TestCompilation.Create(methods);
        Expression[] functions = [.. Enumerable.Range(0, Count).Select(index => Simplifier.Simplify(Functions.Parse(compilation, "F" + Text(index))))];
        Expression[] slopes = [.. functions.Select(static function => Derivative.Of(function, ScalarFunction.Parameter(0)))];
        string printed = Print("Values", functions, ScalarType.Double) + Print("Slopes", slopes, ScalarType.Double)
            + Print("FloatValues", functions, ScalarType.Float) + Print("FloatSlopes", slopes, ScalarType.Float);
        using UserAssembly user = UserAssembly.Load(TestCompilation.Create(methods, printed));

        int values = 0, compared = 0;
        for (int index = 0; index < Count; index++)
        {
            var method = user.Assembly.GetType("Functions")!.GetMethod("F" + Text(index))!.CreateDelegate<Func<double, double>>();
            foreach (double x in new[] { -2.3, -1.1, -0.45, 0.2, 0.7, 1.6, 2.9 })
            {
                string what = string.Create(CultureInfo.InvariantCulture, $"F{index}({x}) = {functions[index]}");
                double value = method(x);
                if (!double.IsFinite(value) || Math.Abs(value) > 1e6 || Math.Abs(method(x + 1e-9) - value) > 1e-3)
                {
                    continue;
                }

                values++;
                AssertAllWidths(user, "Values", index, x, value, 1e-11, what);
                if (Slope(method, x) is { } slope)
                {
                    compared++;
                    AssertAllWidths(user, "Slopes", index, x, slope, 1e-6, "slope of " + what);
                }
            }
        }

        Assert.True(values > 5 * Count, $"only {values} values compared");
        Assert.True(compared > 4 * Count, $"only {compared} slopes compared");
    }

    /// <summary>By every width, in double to the tolerance, in float to what float holds where the terms aren't far larger than the result.</summary>
    private static void AssertAllWidths(UserAssembly user, string type, int index, double x, double expected, double tolerance, string what)
    {
        foreach (Type register in new[] { typeof(Simd128<double>), typeof(Simd256<double>), typeof(Simd512<double>) })
        {
            AssertClose(expected, Run<double>(user, type, register, index, x), tolerance, $"{register.Name}: {what}");
        }

        float[] floats = [.. new[] { typeof(Simd128<float>), typeof(Simd256<float>), typeof(Simd512<float>) }
            .Select(register => Run<float>(user, "Float" + type, register, index, (float)x))];
        Assert.All(floats, value => AssertClose(expected, value, 1e-2, $"float: {what}"));
    }

    private static T Run<T>(UserAssembly user, string type, Type register, int index, T x) =>
        (T)user.Assembly.GetType(type)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!.MakeGenericMethod(register).Invoke(null, [index, x])!;

    /// <summary>The slope by differences, where two step sizes agree: away from kinks.</summary>
    private static double? Slope(Func<double, double> f, double x)
    {
        double Central(double h) => (f(x + h) - f(x - h)) / (2 * h);
        double Richardson(double h) => ((4 * Central(h / 2)) - Central(h)) / 3;
        double coarse = Richardson(2e-3), fine = Richardson(5e-4);
        bool isSmooth = Math.Abs(coarse - fine) < 1e-8 * (1 + Math.Abs(fine)) && Math.Abs(f(x)) < 1e3;
        return isSmooth ? fine : null;
    }

    private static void AssertClose(double expected, double actual, double tolerance, string what) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}"));

    private static string Print(string type, Expression[] functions, ScalarType scalar)
    {
        string keyword = scalar == ScalarType.Double ? "double" : "float";
        string constraint = $"where TVector : struct, DlGen.Kernels.IVector<TVector, {keyword}>";
        var text = new StringBuilder($"public static class {type}\n{{\n");
        for (int index = 0; index < functions.Length; index++)
        {
            (var lets, string result) = Printer.Print(functions[index], new Dictionary<string, string> { ["parameter0"] = "x" }, scalar);
            text.Append($"    private static TVector F{Text(index)}<TVector>(TVector x) {constraint}\n    {{\n");
            text.Append(string.Concat(lets.Select(static let => $"        TVector {let.Name} = {let.Text};\n")));
            text.Append($"        TVector result = {result};\n        return result;\n    }}\n\n");
        }

        text.Append($"    public static {keyword} Run<TVector>(int index, {keyword} x) {constraint} => TVector.Largest(index switch\n    {{\n");
        text.Append(string.Concat(functions.Select(static (_, index) => $"        {Text(index)} => F{Text(index)}<TVector>(x),\n")));
        return text.Append("        _ => throw new System.ArgumentOutOfRangeException(nameof(index)),\n    });\n}\n").ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
