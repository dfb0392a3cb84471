using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>What a table's first line says.</summary>
internal static class TableText
{
    /// <summary>What is read of a file to find its separator.</summary>
    public const int SeparatorSearch = 1 << 16;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>The separator that the first line with something in it has most of, quotations aside.</summary>
    /// <param name="beginning">The beginning of the file.</param>
    public static char FindSeparator(ReadOnlySpan<char> beginning)
    {
        int start = 0;
        while (start < beginning.Length && beginning[start] is '\r' or '\n' or ' ')
        {
            start++;
        }

        int[] counts = new int[Separators.Length];
        bool isQuoted = false;
        foreach (char character in beginning.Slice(start))
        {
            isQuoted ^= character == '"';
            if (!isQuoted && character is '\r' or '\n')
            {
                break;
            }

            if (!isQuoted && Array.IndexOf(Separators, character) is >= 0 and var candidate)
            {
                counts[candidate]++;
            }
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    /// <summary>A column's name as its header gives it; column1, column2, … where there is none.</summary>
    public static string NameOf(int column, ReadOnlySpan<char> header, bool hasHeader)
    {
        string name = hasHeader ? header.Trim().ToString() : "";
        return name.Length > 0 ? name : Invariant($"column{column + 1}");
    }

    /// <summary>Two columns that have the same name; null where there are none.</summary>
    public static (int First, int Second)? SameName(string[] names)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int column = 0; column < names.Length; column++)
        {
            if (columns.TryGetValue(names[column], out int first))
            {
                return (first, column);
            }

            columns.Add(names[column], column);
        }

        return null;
    }

    /// <summary>What is wrong with a row that has fewer or more values than there are columns.</summary>
    public static string Ragged(int line, int values, int columns) =>
        Invariant($"line {line} has {values} {(values == 1 ? "value" : "values")}; there are {columns} columns");
}
