namespace DlGen.Generators.Scalars;

/// <summary>
/// Finds the library's functions where they are written out, for their derivatives, since those neither overflow nor
/// cancel: the slope of 1 / (1 + e⁻ˣ) would be ∞/∞² far below zero, that of σ(x) is 0. What is computed forward stays as
/// it is written, since the two differ where eˣ overflows.
/// </summary>
internal static class KnownForms
{
    /// <summary>The formula with σ(x) in place of 1 / (1 + e⁻ˣ), softplus(x) for log(1 + eˣ), and −softplus(−x) for log σ(x).</summary>
    public static Expression Recognize(Expression expression) => expression.MapAll(Recognized);

    private static Expression Recognized(Expression expression) => expression switch
    {
        Divide(Call(Function.Exp, var u), var denominator) when ExponentBesideOne(denominator) == u => Expression.Sigmoid(u),
        Divide(var numerator, var denominator) when ExponentBesideOne(denominator) is { } exponent =>
            numerator is Constant(1) ? Expression.Sigmoid(-exponent) : numerator * Expression.Sigmoid(-exponent),
        Call(Function.Log, var operand) when ExponentBesideOne(operand) is { } exponent => Expression.Softplus(exponent),
        Call(Function.Log, Call(Function.Sigmoid, var u)) => -Expression.Softplus(-u),
        Call(Function.Log, Subtract(Constant(1), Call(Function.Sigmoid, var u))) => -Expression.Softplus(u),
        var other => other,
    };

    /// <summary>u, where the formula is 1 + eᵘ.</summary>
    private static Expression? ExponentBesideOne(Expression sum) => sum switch
    {
        Add(Constant(1), Call(Function.Exp, var exponent)) => exponent,
        Add(Call(Function.Exp, var exponent), Constant(1)) => exponent,
        _ => null,
    };
}
