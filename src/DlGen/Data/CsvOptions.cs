using System.Globalization;
using System.Text;
using DlGen.Formats;

namespace DlGen;

/// <summary>How a file of separated values is read by <see cref="Dataset.FromCsv(string, string, CsvOptions?)"/>. Everything has a default.</summary>
/// <remarks>
/// A column of numbers is one input. A column of text is one of categories; see <see cref="Categories"/>. A column with both is refused unless
/// <see cref="CategoryColumns"/> names it, so that a slip of the pen doesn't turn numbers into categories. White space around a value doesn't count.
/// </remarks>
public sealed class CsvOptions
{
    /// <summary>What stands between two values; null finds out by the first line, among comma, semicolon, tab and vertical bar.</summary>
    public char? Separator { get; init; }

    /// <summary>Whether the first line has the columns' names. Where it hasn't, they are column1, column2, …</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>How numbers are written: by default with a decimal point, whatever the culture of the machine.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>The encoding of a file without a byte order mark. Bytes that aren't of it are refused.</summary>
    public Encoding Encoding { get; init; } = Encoding.UTF8;

    /// <summary>The columns that become inputs, in this order; null for all but the label, the targets and those that are left out.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Columns that are left out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>
    /// Columns that are no inputs, but are kept as text beside the examples, such as the patient that a row is of:
    /// <see cref="Dataset.GetSideColumn"/> gives them.
    /// </summary>
    public IReadOnlyList<string> SideColumns { get; init; } = [];

    /// <summary>Columns of categories that look like numbers, or have both numbers and text.</summary>
    public IReadOnlyList<string> CategoryColumns { get; init; } = [];

    /// <summary>How categories become inputs.</summary>
    public CategoryEncoding Categories { get; init; } = CategoryEncoding.OneHot;

    /// <summary>The most categories that an input column may have. More are a sign of text, or of a column of names.</summary>
    public int MostCategories { get; init; } = TableRules.DefaultMostCategories;

    /// <summary>What to do where a value is missing.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    /// <summary>What stands for a missing value, in capitals or not; by default nothing at all, NA, N/A, NaN, null, and a question mark.</summary>
    public IReadOnlyList<string> MissingMarkers { get; init; } = TableRules.DefaultMarkers;

    /// <summary>
    /// A dataset of another file, such as the training data: the same columns become the same inputs here, and classes and categories get
    /// the same numbers. A column, class or category that it doesn't have is refused.
    /// </summary>
    public Dataset? SameAs { get; init; }
}
