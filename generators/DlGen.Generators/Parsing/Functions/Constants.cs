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
}
