using System.Globalization;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A culture whose minus sign isn't '-' and whose decimal point isn't '.': what forgets the invariant culture shows.</summary>
internal static class OddCulture
{
    public static T Run<T>(Func<T> action)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = "!";
        odd.NumberFormat.NumberGroupSeparator = "?";
        odd.NumberFormat.NegativeSign = "minus";
        try
        {
            CultureInfo.CurrentCulture = odd;
            return action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
