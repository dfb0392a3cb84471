using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>The framework's functions of numbers as formulas: those of MathF and Math, and of float and double.</summary>
internal static class MathFunctions
{
    private static readonly Dictionary<(string Name, int Arguments), Func<Expression[], Expression?>> All = new()
    {
        [("Abs", 1)] = static a => Expression.Abs(a[0]),
        [("Sqrt", 1)] = static a => Expression.Sqrt(a[0]),
        [("Exp", 1)] = static a => Expression.Exp(a[0]),
        [("Exp2", 1)] = static a => Expression.Exp(Math.Log(2) * a[0]),
        [("Log", 1)] = static a => Expression.Log(a[0]),
        [("Log2", 1)] = static a => Expression.Log(a[0]) / Math.Log(2),
        [("Log10", 1)] = static a => Expression.Log(a[0]) / Math.Log(10),
        [("Sin", 1)] = static a => Expression.Sin(a[0]),
        [("Cos", 1)] = static a => Expression.Cos(a[0]),
        [("Tan", 1)] = static a => Expression.Sin(a[0]) / Expression.Cos(a[0]),
        [("Atan", 1)] = static a => Expression.Atan(a[0]),
        [("Sinh", 1)] = static a => Expression.Sinh(a[0]),
        [("Cosh", 1)] = static a => Expression.Cosh(a[0]),
        [("Tanh", 1)] = static a => Expression.Tanh(a[0]),
        [("Sign", 1)] = static a => Expression.Select(a[0] > 0, 1, Expression.Select(a[0] < 0, -1, 0)),
        [("Max", 2)] = static a => Expression.Max(a[0], a[1]),
        [("Min", 2)] = static a => Expression.Min(a[0], a[1]),
        [("Clamp", 3)] = static a => Expression.Select(a[0] < a[1], a[1], Expression.Select(a[0] > a[2], a[2], a[0])),
        [("FusedMultiplyAdd", 3)] = static a => (a[0] * a[1]) + a[2],
        [("Pow", 2)] = static a => Pow(a[0], ExactSimplifier.Simplify(a[1])),
    };

    /// <summary>Functions that are flat between jumps.</summary>
    private static readonly HashSet<string> Steps = ["Floor", "Ceiling", "Round", "Truncate"];

    public static string Names { get; } = string.Join(", ", All.Keys.Select(static key => key.Name));

    /// <summary>Whether the method belongs to MathF, Math, float or double.</summary>
    public static bool Has(IMethodSymbol method) => method.ContainingType switch
    {
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } => method.IsStatic,
        { Name: "MathF" or "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };

    public static bool IsStep(IMethodSymbol method) => Has(method) && Steps.Contains(method.Name);

    /// <summary>The function of the arguments; null where it has no formula.</summary>
    public static Expression? Apply(IMethodSymbol method, Expression[] arguments) =>
        Has(method) && All.TryGetValue((method.Name, arguments.Length), out Func<Expression[], Expression?>? apply)
            ? apply(arguments)
            : null;

    /// <summary>xⁿ, or bˣ = e^(x·log b); one of the two must be a number.</summary>
    private static Expression? Pow(Expression @base, Expression exponent) => (@base, exponent) switch
    {
        (_, Constant(double n)) => Expression.Pow(@base, n),
        (Constant(1), _) => 1,
        (Constant(> 0 and double b), _) => Expression.Exp(Math.Log(b) * exponent),
        _ => null,
    };
}
