using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>Finds what is infinite or NaN in a function whatever its parameters are. C# computes with it; nothing is learned through it.</summary>
internal static class NonFinite
{
    /// <summary>What is wrong with the first such part in the order of computation, for a message; null where there is none.</summary>
    /// <param name="function">The function.</param>
    /// <param name="precision">The precision in which it is computed.</param>
    public static string? In(Expression function, ScalarType precision)
    {
        var numbers = new Dictionary<Expression, double>();
        foreach (Expression part in function.Parts)
        {
            if (part is Divide(_, var divisor) && numbers.TryGetValue(divisor, out double number) && number == 0)
            {
                return "the divisor is 0, so that the quotient is infinite or NaN whatever the parameters are";
            }

            if (part is not Variable && part.Operands.All(numbers.ContainsKey))
            {
                double At(int operand) => operand < part.Operands.Count ? numbers[part.Operands[operand]] : 0;
                double value = Literal.Round(Evaluator.Value(part, At(0), At(1), At(2), At(3)), precision);
                if (double.IsNaN(value) || double.IsInfinity(value))
                {
                    string what = part is Constant ? $"{Literal.Short(((Constant)part).Value)} is" : "its value is";
                    return $"{what} {(double.IsNaN(value) ? "NaN" : "infinite")} in {(precision == ScalarType.Float ? "single" : "double")} precision";
                }

                numbers.Add(part, value);
            }
        }

        return null;
    }
}
