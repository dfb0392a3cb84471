using static System.FormattableString;

namespace Depth;

/// <summary>A chart of small numbers in the terminal: a bar's length is a number of powers of ten.</summary>
internal static class Chart
{
    private const int PowersOfTen = 15;
    private const int Column = 42;

    /// <summary>Shows series side by side, a line an entry.</summary>
    public static void Show(params (string Name, IReadOnlyList<double> Values)[] series)
    {
        Console.WriteLine("weights   " + string.Concat(series.Select(one => one.Name.PadRight(Column))).TrimEnd());
        int lines = series.Max(one => one.Values.Count);
        for (int line = 0; line < lines; line++)
        {
            Console.WriteLine(Invariant($"{line + 1,7}   ") + string.Concat(series.Select(one => Entry(one.Values, line).PadRight(Column))).TrimEnd());
        }

        Console.WriteLine();
    }

    private static string Entry(IReadOnlyList<double> values, int line) =>
        line >= values.Count ? "" : Invariant($"{values[line],7:0.0E+0} ") + new string('█', Length(values[line]));

    /// <summary>Two characters a power of ten above the smallest that is shown.</summary>
    private static int Length(double value) => value > 0 ? Math.Max(0, (int)Math.Round(2 * (PowersOfTen + Math.Log10(value)))) : 0;
}
