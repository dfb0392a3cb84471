namespace DlGen.Generators.Model;

/// <summary>What a file of separated values holds, as the class with [CsvData] shows it.</summary>
/// <param name="PathBesideProgram">The path that a build copies the file to, from the program's folder.</param>
/// <param name="Rows">How many rows the compiler has read.</param>
/// <param name="IsWhole">Whether these are all rows of the file.</param>
/// <param name="Columns">The columns that become features.</param>
/// <param name="Label">The column of classes; null where values are predicted.</param>
/// <param name="Targets">The columns of target values.</param>
internal sealed record DataTable(string PathBesideProgram, int Rows, bool IsWhole, EquatableArray<DataColumn> Columns, DataColumn? Label, EquatableArray<string> Targets)
{
    /// <summary>A row of more columns would be no help to anyone, and would take the C# compiler long.</summary>
    private const int MostInRow = 200;

    /// <summary>Whether the class has a type for a row.</summary>
    public bool HasRow => Columns.Count <= MostInRow;

    /// <summary>How many numbers a row becomes.</summary>
    public int FeatureCount(bool isOneHot) => Columns.Sum(column => column.Width(isOneHot));
}

/// <summary>A column of a file.</summary>
/// <param name="Name">The column's name in the file.</param>
/// <param name="Property">The property of a row; empty for a label.</param>
/// <param name="Type">The enum of its categories; empty for numbers, and for classes that are numbers.</param>
/// <param name="Categories">Its categories, or classes, in order; none for numbers.</param>
/// <param name="Range">The range of its numbers, such as "4.3 to 7.9".</param>
internal sealed record DataColumn(string Name, string Property, string Type, EquatableArray<DataCategory> Categories, string Range)
{
    public bool IsNumber => Categories.Count == 0;

    /// <summary>How many features it becomes.</summary>
    public int Width(bool isOneHot) => IsNumber || !isOneHot ? 1 : Categories.Count;
}

/// <summary>A category, or a class.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Member">The member of the enum.</param>
internal sealed record DataCategory(string Text, string Member);
