using System.Text;

namespace DlGen.Generators.Tests.Functions;

/// <summary>Random methods as a user might write them, the same ones on every run.</summary>
internal sealed class RandomFunctions(int seed)
{
    private static readonly string[] Numbers = ["1", "2.0", "0.5", "-3", "0.1", "Math.PI", "K", "7 / 2"];
    private static readonly string[] Calls = ["Math.Sin", "Math.Cos", "Math.Tanh", "Math.Atan", "Math.Sinh", "Math.Cosh", "Math.Exp", "Math.Abs", "Square"];
    private static readonly string[] Comparisons = [">", "<", ">=", "<="];
    private readonly Random random = new(seed);

    /// <summary>The class Functions with methods F0, F1, … of a double.</summary>
    public string Class(int count)
    {
        var text = new StringBuilder("public static class Functions\n{\n    private const double K = 1.25;\n    [DlGen.Elementwise] private static double Square(double x) => x * x;\n");
        for (int index = 0; index < count; index++)
        {
            text.Append($"    [DlGen.Elementwise] public static double F{index}(double x)").Append(Body()).Append('\n');
        }

        return text.Append('}').ToString();
    }

    private string Body() => random.Next(4) switch
    {
        0 => $" {{ double a = {Value(2, "x")}; double b = {Value(1, "a")}; return {Value(1, "a", "b", "x")}; }}",
        1 => $" {{ double a = {Value(2, "x")}; if ({Condition("x", "a")}) return {Value(2, "a", "x")}; return {Value(2, "a", "x")}; }}",
        2 => $" {{ bool c = {Condition("x")}; if (c) {{ return {Value(2, "x")}; }} else {{ return c ? 1 : {Value(2, "x")}; }} }}",
        _ => $" => {Value(3, "x")};",
    };

    private string Value(int depth, params string[] names)
    {
        if (depth == 0)
        {
            return random.Next(3) == 0 ? Pick(Numbers) : Pick(names);
        }

        string Next() => Value(depth - 1, names);
        return random.Next(12) switch
        {
            0 or 1 => $"({Next()} + {Next()})",
            2 => $"({Next()} - {Next()})",
            3 or 4 => $"{Next()} * {Next()}",
            5 => $"{Next()} / (1.5 + Square({Next()}))",
            6 => $"({Condition(names)} ? {Next()} : {Next()})",
            7 => $"Math.{(random.Next(2) == 0 ? "Max" : "Min")}({Next()}, {Next()})",
            8 => $"Math.Pow(Math.Abs({Next()}) + 0.1, {Pick(["2", "-1", "0.5", "1.5", "0.3"])})",
            9 => $"Math.Log(1.1 + Math.Abs({Next()}))",
            10 => $"-{Next()}".Replace("--", "- -", StringComparison.Ordinal),
            _ => $"{Pick(Calls)}({Next()})",
        };
    }

    private string Condition(params string[] names) => random.Next(5) switch
    {
        0 => $"{Comparison(names)} && {Comparison(names)}",
        1 => $"({Comparison(names)} || {Comparison(names)})",
        2 => $"!({Comparison(names)})",
        _ => Comparison(names),
    };

    private string Comparison(string[] names) => $"{Value(1, names)} {Pick(Comparisons)} {Pick(Numbers)}";

    private string Pick(string[] items) => items[random.Next(items.Length)];
}
