using System.Globalization;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>Constants of the source as numbers of a formula.</summary>
internal static class Constants
{
    /// <summary>
    /// The number that is meant: 0.1f is 0.1 and MathF.PI is π, also where the network computes in double. Null for what
    /// is no finite number.
    /// </summary>
    public static Constant? Of(object? value)
    {
        double? number = value switch
        {
            float single => single == (float)Math.PI ? Math.PI
                : single == (float)(2 * Math.PI) ? 2 * Math.PI
                : single == (float)Math.E ? Math.E
                : float.IsNaN(single) || float.IsInfinity(single) ? double.NaN
                : double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            double or decimal or int or uint or long or ulong or short or ushort or byte or sbyte =>
                Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => null,
        };
        return number is { } finite && !double.IsNaN(finite) && !double.IsInfinity(finite) ? new Constant(finite) : null;
    }

    /// <summary>
    /// The number of a constant expression: what it means where that is the float that C# computes, as for 2·π, and what C#
    /// computes elsewhere: (10⁸ + 1) − 10⁸ is 0 in a float.
    /// </summary>
    /// <param name="computed">The expression as a formula.</param>
    /// <param name="value">Its value in C#.</param>
    public static Expression Meant(Expression computed, object? value) => (value, ExactSimplifier.Simplify(computed)) switch
    {
        (float single, Constant(double number) meant) when (float)number == single => meant,
        (float or double, _) => Of(value) ?? computed,
        _ => computed,
    };
}
