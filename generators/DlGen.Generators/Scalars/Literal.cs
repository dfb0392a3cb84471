using System.Globalization;
using DlGen.Generators.Model;

namespace DlGen.Generators.Scalars;

/// <summary>
/// Writes numbers: for C# with the fewest digits that read back as the same number, for a formula with those of a
/// float. The text is the same on every runtime and under every culture.
/// </summary>
internal static class Literal
{
    private const int FloatDigits = 9;
    private const int DoubleDigits = 17;
    private const int FormulaDigits = 7;

    /// <summary>The literal of the scalar type: <c>0.01f</c>, <c>-1f</c>; <c>0.01</c>, <c>-1.0</c>.</summary>
    public static string Of(double value, ScalarType scalar)
    {
        string type = scalar == ScalarType.Float ? "float" : "double";
        double rounded = Round(value, scalar);
        if (double.IsNaN(rounded))
        {
            return $"{type}.NaN";
        }

        if (double.IsInfinity(rounded))
        {
            return rounded > 0 ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        }

        if (scalar == ScalarType.Float)
        {
            return Digits(rounded, FloatDigits, "-", static (text, value) =>
                float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out float read) && read == (float)value) + "f";
        }

        string literal = Digits(rounded, DoubleDigits, "-", static (text, value) =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double read) && read == value);
        return literal.IndexOfAny(['.', 'e']) < 0 ? literal + ".0" : literal;
    }

    /// <summary>The number that the scalar type holds for this one.</summary>
    public static double Round(double value, ScalarType scalar) => scalar == ScalarType.Float ? (float)value : value;

    /// <summary>A float with the fewest digits that read back as the same number: 0.01, 1e-6.</summary>
    public static string Plain(float value) => Of(value, ScalarType.Float).TrimEnd('f');

    /// <summary>The number for a reader, to seven digits.</summary>
    public static string Short(double value) => double.IsNaN(value) ? "NaN"
        : double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞")
        : Digits(value, FormulaDigits, "−", static (text, value) =>
            double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value);

    /// <summary>The decimal text with as few digits as <paramref name="enough"/> allows, at most <paramref name="limit"/>.</summary>
    private static string Digits(double value, int limit, string minus, Func<string, double, bool> enough)
    {
        string sign = value < 0 || (value == 0 && double.IsNegativeInfinity(1 / value)) ? minus : "";
        double size = Math.Abs(value);
        string text = "";
        for (int digits = 0; digits < limit; digits++)
        {
            text = size.ToString("E" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (enough(text, size))
            {
                break;
            }
        }

        int mark = text.IndexOf('E');
        int exponent = int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string significant = text.Substring(0, mark).Replace(".", "").TrimEnd('0');
        return sign + Place(significant.Length == 0 ? "0" : significant, exponent);
    }

    /// <summary>Puts the point where it belongs; very large and very small numbers get an exponent.</summary>
    private static string Place(string digits, int exponent)
    {
        if (exponent is < -5 or > 14)
        {
            string fraction = digits.Length > 1 ? "." + digits.Substring(1) : "";
            return $"{digits[0]}{fraction}e{exponent.ToString(CultureInfo.InvariantCulture)}";
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        string whole = digits.PadRight(exponent + 1, '0');
        return whole.Length == exponent + 1 ? whole : whole.Insert(exponent + 1, ".");
    }
}
