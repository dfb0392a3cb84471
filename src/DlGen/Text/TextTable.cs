using System.Text;

namespace DlGen;

/// <summary>Rows of text in columns, for objects that print themselves: aligned, two spaces apart, no spaces at the ends of lines.</summary>
/// <param name="leftAligned">How many of the first columns are aligned to the left; the others are aligned to the right.</param>
internal sealed class TextTable(int leftAligned = 0)
{
    /// <summary>What a whole table stays within, as far as it can.</summary>
    public const int MaximumWidth = 80;

    /// <summary>Stands for rows or columns that are left out.</summary>
    public const string Omitted = "...";

    private const string Gap = "  ";
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row; one that is shorter than others ends early.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>The width of a column: that of its longest cell.</summary>
    public int WidthOf(int column) => rows.Max(row => column < row.Length ? row[column].Length : 0);

    /// <summary>The width of the table.</summary>
    public int Width => Enumerable.Range(0, rows.Max(static row => row.Length)).Sum(column => WidthOf(column) + Gap.Length) - Gap.Length;

    /// <summary>The rows, one a line; the last line has no end.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, rows.Max(static row => row.Length)).Select(WidthOf)];
        return string.Join('\n', rows.Select(row => Line(row, widths)));
    }

    private string Line(string[] row, int[] widths)
    {
        var line = new StringBuilder();
        for (int column = 0; column < row.Length; column++)
        {
            line.Append(column == 0 ? "" : Gap);
            line.Append(column < leftAligned ? row[column].PadRight(widths[column]) : row[column].PadLeft(widths[column]));
        }

        return line.ToString().TrimEnd();
    }
}
