using System.Globalization;

namespace DlGen.Reporting.Tests;

/// <summary>A culture in force until the end of a test: with a decimal comma, points between thousands and another minus sign.</summary>
internal sealed class CultureOf : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public CultureOf()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
