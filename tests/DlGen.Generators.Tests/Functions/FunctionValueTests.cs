using System.Globalization;
using System.Reflection;
using System.Text;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using DlGen.Generators.Tests.Infrastructure;
using DlGen.Kernels;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Functions;

/// <summary>Functions of a float as registers of every width against the methods themselves, for every kind of number that a float can be.</summary>
public class FunctionValueTests
{
    private static readonly float[] Inputs =
    [
        0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 3f, -3f, 0.1f, -0.1f, 1.5f, -1.5f, 7.3f, -7.3f, 20f, -20f, 89f, -89f, 104f, -104f, 300f, -300f, 1e8f, -1e8f,
        16_777_217f, 1e15f, -1e15f, 1e20f, -1e20f, 3e38f, -3e38f, float.MaxValue, float.MinValue, 1e-8f, -1e-8f, 1e-20f, -1e-20f, 1e-30f, -1e-30f, 2e-38f, -2e-38f,
        1e-40f, -1e-40f, float.Epsilon, -float.Epsilon, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
    ];

    private static readonly string[] Arithmetic =
    [
        "x * 1e30f * 1e30f", "x * 1e-30f * 1e-30f", "x * 1e30f * 1e-30f", "1e30f * (x / 1e-30f)", "x / 1e30f / 1e30f", "x * 1e30f / 1e30f", "(x + 1e8f) - 1e8f",
        "(x - 1e8f) + 1e8f", "x + 1e30f - x", "x * 0f", "0f * x", "0f / x", "x / x", "x - x", "x + 0f", "0f + x", "x - 0f", "0f - x", "x + -0f", "x * -0f", "-x", "-(-x)", "-(x - 1f)",
        "-(1f - x)", "-x - 1f", "-x + x", "x + x", "x + x + x", "x * 2f * 0.5f", "x / 3f", "x / 3f * 3f", "2f * x - 2f * x", "3f * (x / 3f + 1f)", "x * x / x", "x / (x * x)", "1f / (1f / x)",
        "x / -4f", "-x / -x", "(x * 3f) * (x * 5f)", "(2f * x + 2f) * 3f", "MathF.Sqrt(x * x)", "MathF.Sqrt(x) * MathF.Sqrt(x)", "MathF.Abs(-x)", "MathF.Abs(x) * MathF.Abs(x)", "MathF.Sqrt(2f) * x * MathF.Sqrt(2f)",
        "MathF.Max(x, 0f)", "MathF.Max(0f, x)", "MathF.Max(x, -0f)", "MathF.Max(-0f, x)", "MathF.Min(x, 0f)", "MathF.Min(0f, x)", "MathF.Min(x, -0f)", "MathF.Max(x, -x)", "MathF.Min(-x, x)",
        "MathF.Max(x, x)", "MathF.Max(x * 0f, 1f)", "MathF.Min(x * 0f, 1f)", "MathF.Min(MathF.Max(x, -1f), 1f)", "Math.Clamp(x, 0f, 1f)", "Math.Clamp(x, -1f, -0f)",
        "x > 0f ? 1f : 2f", "!(x > 0f) ? 1f : 2f", "!(x >= x) ? 1f : 2f", "x <= x ? 1f : 2f", "x == x ? 1f : 2f", "x != x ? 1f : 2f", "x < 0f || x >= 0f ? 1f : 2f", "!(x < 1f && x > -1f) ? x : 2f",
        "x == 0f ? 1f / x : x", "(x > 0f ? x : 0f) * x", "1f + (x > 0f ? 1f : x)", "(x > 0f ? 1f : 0f) * x", "x * (x > 1f ? 0f : 1f)", "x - (x > 1f ? x : 0f)", "x > 1f ? (x > 1f ? x : 3f) : (x > 1f ? 4f : -x)",
        "(x + 1e8f) - 1e8f > 0.3f ? x : -x", "x * 1e30f > 1e35f ? 1f : x", "x * (0.1f + 0.2f)", "x * ((1e8f + 1f) - 1e8f)", "x * 0.1f * 0.7f", "x * (1f / 3f)", "x / 0.1f", "x * (2 / 3) + 1f",
        "MathF.Pow(x, 0f)", "MathF.Pow(x, 1f)", "MathF.Pow(x, -1f)", "MathF.Pow(x, 2f)", "MathF.Pow(1f, x)", "x * 16777217f", "x * 3.4028235e38f", "x * 1e-45f", "x * 1.17549435e-38f * 1e38f",
    ];

    private static readonly string[] Transcendental =
    [
        "MathF.Exp(x)", "MathF.Log(x)", "MathF.Sin(x)", "MathF.Cos(x)", "MathF.Tan(x)", "MathF.Atan(x)", "MathF.Sinh(x)", "MathF.Cosh(x)", "MathF.Tanh(x)", "MathF.Log2(x)", "MathF.Log10(x)", "MathF.Sqrt(x)",
        "MathF.Log(MathF.Exp(x))", "MathF.Exp(MathF.Log(x))", "MathF.Tanh(-x)", "-MathF.Sin(-x)", "MathF.Cos(-x)", "MathF.Sinh(-x)", "MathF.Atan(-x)", "MathF.Exp(x) / MathF.Exp(x)", "MathF.Exp(x) - MathF.Exp(x)",
        "1f / (1f + MathF.Exp(-x))", "MathF.Exp(x) / (1f + MathF.Exp(x))", "x / (1f + MathF.Exp(-x))", "MathF.Log(1f + MathF.Exp(x))", "MathF.Log(1f / (1f + MathF.Exp(-x)))", "MathF.Log(1f - 1f / (1f + MathF.Exp(-x)))",
        "x * MathF.Exp(x)", "0f * MathF.Log(x)", "MathF.Exp(80f) * x", "MathF.Exp(x) * MathF.Exp(-x)", "MathF.Pow(x, 0.5f)", "MathF.Pow(x, -0.5f)", "MathF.Pow(x, 1.7f)", "MathF.Pow(x, -1.7f)",
        "MathF.Pow(x, 3f)", "MathF.Pow(x, -2f)", "MathF.Pow(x, 16f)", "MathF.Pow(x, -3f)", "MathF.Pow(x, 17f)", "MathF.Pow(x, -17f)", "MathF.Pow(x, 18f)", "MathF.Pow(x, 1e10f)", "MathF.Pow(2f, x)", "MathF.Pow(0.3f, x)",
        "MathF.Exp(-x * x)", "MathF.Tanh(x) * 0f", "MathF.Sin(x) / x", "MathF.Log(MathF.Abs(x))", "MathF.Exp(MathF.Min(x, 0f)) - 1f", "x > 0f ? x : MathF.Exp(x) - 1f",
    ];

    [Fact]
    public void Arithmetic_IsTheMethodsToTheBit() => Check(Arithmetic, 0);

    [Fact]
    public void RandomArithmetic_IsTheMethodsToTheBit() => Check(new RandomArithmetic(seed: 8).Take(150), 0);

    /// <summary>Of a library's functions a few units in the last place may differ, of its powers more; never whether the value is infinite, NaN, or below 0.</summary>
    [Fact]
    public void Functions_AreTheMethodsButForRounding() => Check(Transcendental, 1e-5f);

    /// <summary>What overflows, vanishes or cancels when it is rewritten as real numbers may be, within whole networks.</summary>
    private static readonly string[] InNetworks =
    [
        "x * 1e30f * 1e30f", "x * 1e30f / 1e30f", "(x + 1e8f) - 1e8f", "x * 0f + x", "x / x + x", "x * x / x", "3f * (x / 3f + 1f)", "MathF.Sqrt(x) * MathF.Sqrt(x)",
        "MathF.Max(x, 0f)", "MathF.Min(x * 0f, 1f) + x", "!(x > 0f) ? x : 2f", "(x > 0f ? 1f : 0f) * x", "x - (x > 1f ? x : 0f)",
    ];

    /// <summary>How many of them are losses too.</summary>
    private const int Losses = 3;

    /// <summary>
    /// As a layer, at inference and in training, and as a loss. An input is the weight of a linear layer whose own input is 1: a sum of one term, which loses the sign of 0.
    /// </summary>
    [Fact]
    public void Network_ComputesWhatItsMethodComputes()
    {
        float[] inputs = [.. Inputs.Select(static x => x + 0f)];
        string source = "using DlGen;\n" + string.Concat(InNetworks.Select((body, index) => $$"""
            [Network(1, Loss = Loss.MeanSquaredError), Linear({{Text(inputs.Length)}}, Bias = false), Apply(nameof(F))]
            public partial class Layer{{Text(index)}}
            {
                [Elementwise] public static float F(float x) => {{body}};
            }
            """)) + string.Concat(InNetworks.Take(Losses).Select((body, index) => $$"""

            [Network(1, LossFunction = nameof(F)), Linear(1, Bias = false)]
            public partial class Loss{{Text(index)}}
            {
                [Elementwise] public static float F(float x, float target) => ({{body}}) - target;
            }

            """));
        using UserAssembly user = UserAssembly.Load(GeneratorRun.Of(source).Output);
        var wrong = new List<string>();
        for (int index = 0; index < InNetworks.Length; index++)
        {
            Type layer = user.Assembly.GetType("Layer" + Text(index))!;
            var method = layer.GetMethod("F")!.CreateDelegate<Func<float, float>>();
            var network = (INetwork<float>)Activator.CreateInstance(layer, 0)!;
            network.Parameters[0].Value.CopyFrom(inputs);
            float[] predictions = network.Predict([1f]);
            network.Forward([1f]);
            float[] outputs = network.GetOutputs();
            INetwork<float>? loss = index < Losses ? (INetwork<float>)Activator.CreateInstance(user.Assembly.GetType("Loss" + Text(index))!, 0)! : null;
            for (int i = 0; i < inputs.Length; i++)
            {
                float expected = method(inputs[i]);
                float ofLoss = loss is null ? expected : LossAt(loss, inputs[i]);
                if (!IsSame(expected, predictions[i], 0) || !IsSame(expected, outputs[i], 0) || !IsSame(expected + 0f, ofLoss + 0f, 0))
                {
                    wrong.Add(string.Create(
                        CultureInfo.InvariantCulture, $"{InNetworks[index]} at {inputs[i]:R}: {expected:R}, predicted {predictions[i]:R}, in training {outputs[i]:R}, as a loss {ofLoss:R}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} values differ:\n{string.Join("\n", wrong.Take(40))}");

        static float LossAt(INetwork<float> network, float x)
        {
            network.Parameters[0].Value[0, 0] = x;
            network.Forward([1f]);
            return network.ComputeLoss([0f]);
        }
    }

    private static void Check(IReadOnlyList<string> bodies, float tolerance)
    {
        string methods = "public static class Functions\n{\n" + string.Concat(bodies.Select(static (body, index) =>
            $"    [DlGen.Elementwise] public static float F{Text(index)}(float x) => {body};\n")) + "}\n";
        CSharpCompilation compilation = TestCompilation.Create("using System;\n" + methods);
        Expression[] functions = [.. bodies.Select((_, index) => ExactSimplifier.Simplify(Functions.Parse(compilation, "F" + Text(index))))];
        using UserAssembly user = UserAssembly.Load(TestCompilation.Create("using System;\n" + methods, Print(functions)));
        Type[] registers = [typeof(Simd128<float>), typeof(Simd256<float>), typeof(Simd512<float>)];
        var wrong = new List<string>();
        for (int index = 0; index < bodies.Count; index++)
        {
            var method = user.Assembly.GetType("Functions")!.GetMethod("F" + Text(index))!.CreateDelegate<Func<float, float>>();
            foreach (Type register in registers)
            {
                var run = user.Assembly.GetType("Printed")!.GetMethod("F" + Text(index), BindingFlags.Static | BindingFlags.Public)!
                    .MakeGenericMethod(register).CreateDelegate<Func<float, float>>();
                wrong.AddRange(
                    from x in Inputs
                    let expected = method(x)
                    let actual = run(x)
                    where !IsSame(expected, actual, tolerance)
                    select string.Create(CultureInfo.InvariantCulture, $"{bodies[index]} at {x:R}: {expected:R}, as {register.Name} {actual:R}, by {functions[index]}"));
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} values differ:\n{string.Join("\n", wrong.Take(40))}");
    }

    /// <summary>Whether the two are the same number to the tolerance; what is too small for a normal float may be lost.</summary>
    private static bool IsSame(float expected, float actual, float tolerance)
    {
        if (float.IsNaN(expected) || float.IsNaN(actual))
        {
            return float.IsNaN(expected) && float.IsNaN(actual);
        }

        const float smallestNormal = 1.17549435e-38f;
        return BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual)
            || (tolerance > 0 && float.IsFinite(expected) && float.IsFinite(actual) && float.IsNegative(expected) == float.IsNegative(actual)
                && Math.Abs(expected - actual) <= (tolerance * Math.Abs(expected)) + smallestNormal);
    }

    private static string Print(Expression[] functions)
    {
        var text = new StringBuilder("public static class Printed\n{\n");
        for (int index = 0; index < functions.Length; index++)
        {
            (var lets, string result) = Printer.Print(functions[index], new Dictionary<string, string> { ["parameter0"] = "x" }, ScalarType.Float);
            text.Append($"    public static float F{Text(index)}<TVector>(float input) where TVector : struct, DlGen.Kernels.IVector<TVector, float>\n    {{\n        TVector x = input;\n");
            text.Append(string.Concat(lets.Select(static let => $"        TVector {let.Name} = {let.Text};\n")));

            text.Append($"        TVector result = {result};\n        return TVector.Largest(result);\n    }}\n\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Random arithmetic as a user might write it, with numbers that overflow, vanish or cancel when they are merged; the same on every run.</summary>
    private sealed class RandomArithmetic(int seed)
    {
        private static readonly string[] Numbers =
            ["1f", "-1f", "2f", "0.5f", "3f", "0.1f", "1e30f", "1e-30f", "-1e20f", "1e8f", "16777216f", "0.33333334f", "1e-40f", "3e38f", "-4f"];

        private readonly Random random = new(seed);

        public string[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Value(4))];

        private string Value(int depth)
        {
            if (depth == 0 || random.Next(8) == 0)
            {
                return "x";
            }

            string value = Value(depth - 1);
            string other = random.Next(2) == 0 ? Pick(Numbers) : Value(depth - 1);
            (string left, string right) = random.Next(2) == 0 ? (value, other) : (other, value);
            return random.Next(12) switch
            {
                0 or 1 => $"({left} + {right})",
                2 or 3 => $"({left} - {right})",
                4 or 5 => $"({left} * {right})",
                6 => $"({left} / {right})",
                7 => $"(-{value})",
                8 => $"MathF.{Pick(["Max", "Min"])}({left}, {right})",
                9 => $"MathF.{Pick(["Abs", "Sqrt"])}({value})",
                10 => random.Next(2) == 0 ? $"({value} * {Pick(["0f", "-0f"])})" : $"({value} {Pick(["+", "-"])} {Pick(["0f", "-0f"])})",
                _ => $"({(random.Next(2) == 0 ? "!" : "")}({left} {Pick([">", "<", ">=", "<=", "==", "!="])} {right}) ? {Value(depth - 1)} : {right})",
            };
        }

        private string Pick(string[] items) => items[random.Next(items.Length)];
    }
}
