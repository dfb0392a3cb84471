using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Data that are known when the program is compiled: the class gets a typed row, a loader, and the numbers of features and classes as
/// constants, all read from a file of separated values.
/// </summary>
/// <remarks>
/// The file is one of the project's AdditionalFiles: <c>&lt;AdditionalFiles Include="iris.csv" /&gt;</c>. What its columns become is
/// decided by the rules of <see cref="Dataset.FromCsv(string, string, CsvOptions?)"/>. The other half of the class has
/// <c>FeatureCount</c>, <c>ClassCount</c> or <c>TargetCount</c>, their names, <c>Load</c>, and <c>Row</c>. The counts may stand in the
/// declaration of a network: <c>[Mlp(Iris.FeatureCount, 16, Iris.ClassCount)]</c>.
/// </remarks>
/// <param name="file">
/// The file: its path from the folder of this source file, or the end of its path, which only one of the project's AdditionalFiles has.
/// </param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CsvDataAttribute(string file) : Attribute
{
    /// <summary>The file that the data are in.</summary>
    public string File { get; } = file;

    /// <summary>The column of classes. Either this is said, or <see cref="Targets"/>.</summary>
    public string? Label { get; set; }

    /// <summary>The columns of numbers that are to be predicted.</summary>
    public string[] Targets { get; set; } = [];

    /// <summary>The columns that become features, in this order; by default all but the label, the targets and those that are left out.</summary>
    public string[] Columns { get; set; } = [];

    /// <summary>Columns that are left out.</summary>
    public string[] Exclude { get; set; } = [];

    /// <summary>Columns that are no features, but are kept as text beside the examples: <see cref="Dataset.GetSideColumn"/> gives them.</summary>
    public string[] SideColumns { get; set; } = [];

    /// <summary>Columns of categories that look like numbers, or have both numbers and text.</summary>
    public string[] CategoryColumns { get; set; } = [];

    /// <summary>How categories become features: <see cref="CategoryEncoding.OneHot"/> unless said otherwise.</summary>
    public CategoryEncoding Categories { get; set; } = CategoryEncoding.OneHot;

    /// <summary>The most categories that a feature may have. More are a sign of text, or of a column of names.</summary>
    [Range(1, int.MaxValue)]
    public int MostCategories { get; set; } = 100;

    /// <summary>What to do where a value is missing: <see cref="MissingValues.Refuse"/> unless said otherwise.</summary>
    public MissingValues Missing { get; set; } = MissingValues.Refuse;

    /// <summary>What stands for a missing value, in capitals or not; by default nothing at all, NA, N/A, NaN, null, and a question mark.</summary>
    public string[] MissingMarkers { get; set; } = ["", "NA", "N/A", "NaN", "null", "?"];

    /// <summary>What stands between two values; by default found out by the first line, among comma, semicolon, tab and vertical bar.</summary>
    public char Separator { get; set; }

    /// <summary>Whether the first line has the columns' names. Where it hasn't, they are column1, column2, …</summary>
    public bool HasHeader { get; set; } = true;

    /// <summary>What stands before the decimals of a number: a point, unless a comma is said.</summary>
    public char DecimalSeparator { get; set; } = '.';
}
