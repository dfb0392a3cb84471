using System.Globalization;
using System.Text;
using DlGen.Formats;

namespace DlGen;

/// <summary>Rows of comma-separated values, for objects that other programs read: RFC 4180's quoting, and the invariant culture's numbers.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    /// <param name="header">The columns' names.</param>
    public CsvText(string[] header) => Add(header);

    /// <summary>A figure so that it is read as it was; empty for NaN.</summary>
    public static string Of(double figure) => double.IsNaN(figure) ? "" : figure.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes text to a file as UTF-8. A file of that name is replaced as a whole.</summary>
    public static void Save(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        OutputFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Adds a row.</summary>
    public void Add(string[] cells) => text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    /// <summary>The rows, each with its line's end.</summary>
    public override string ToString() => text.ToString();

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(',', '"', '\n') || cell.Contains('\r', StringComparison.Ordinal) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
