using System.Globalization;

namespace DlGen.Formats;

/// <summary>
/// How the columns of a table are understood. All of this folder is compiled into the generator too, so that what is said of a file when a
/// program is compiled is what happens when it runs.
/// </summary>
internal sealed class TableRules
{
    /// <summary>What stands for a missing value, in capitals or not.</summary>
    public static readonly IReadOnlyList<string> DefaultMarkers = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>The most categories of a column, unless it is said otherwise.</summary>
    public const int DefaultMostCategories = 100;

    /// <summary>How numbers are written.</summary>
    public CultureInfo Culture { get; set; } = CultureInfo.InvariantCulture;

    public IReadOnlyList<string> MissingMarkers { get; set; } = DefaultMarkers;

    /// <summary>Whether rows with a missing value are left out.</summary>
    public bool DropsMissing { get; set; }

    /// <summary>Whether missing inputs are kept.</summary>
    public bool KeepsMissing { get; set; }

    public int MostCategories { get; set; } = DefaultMostCategories;

    /// <summary>The columns that become inputs; null for all that have no other use.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    public IReadOnlyList<string> Exclude { get; set; } = [];

    public IReadOnlyList<string> SideColumns { get; set; } = [];

    public IReadOnlyList<string> CategoryColumns { get; set; } = [];

    /// <summary>What stands before the name of an option in a message: "CsvOptions.", or nothing for those of an attribute.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Whether options are those of an attribute, which names target columns as such.</summary>
    public bool IsAttribute => Prefix.Length == 0;

    /// <summary>The invariant culture with another decimal separator.</summary>
    public static CultureInfo CultureOf(char decimalSeparator)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = decimalSeparator.ToString();
        return culture;
    }

    public bool TryParse(ReadOnlySpan<char> text, out float value) =>
#if NET
        float.TryParse(text, NumberStyles.Float, Culture, out value) && float.IsFinite(value);
#else
        float.TryParse(text.ToString(), NumberStyles.Float, Culture, out value) && !float.IsNaN(value) && !float.IsInfinity(value);
#endif
}
