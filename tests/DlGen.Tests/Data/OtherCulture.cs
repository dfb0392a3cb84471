using System.Globalization;

namespace DlGen.Tests.Data;

/// <summary>A culture in which every number that is formatted by habit comes out wrong.</summary>
internal sealed class OtherCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public OtherCulture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "minus";
        culture.NumberFormat.NumberDecimalSeparator = "comma";
        culture.NumberFormat.NaNSymbol = "nothing";
        culture.NumberFormat.NegativeInfinitySymbol = "lots";
        CultureInfo.CurrentCulture = culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
