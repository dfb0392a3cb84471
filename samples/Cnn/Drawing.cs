using System.Text;

namespace Cnn;

/// <summary>Draws filters of the first layer, and where each of them finds its pattern in a digit.</summary>
internal static class Drawing
{
    private const int Shown = 6;
    private const int Column = 13;
    private const int DigitSide = 28;
    private const int Ink = 96;
    private const int FilterSide = 5;
    private const int MapSide = 12;
    private const string Shades = " ░▒▓█";

    /// <summary>
    /// Draws a digit, the filters with the largest weights, and for each filter the places behind pool1 where it has more than half of
    /// its largest value.
    /// </summary>
    public static void Show(LeNet net, ReadOnlySpan<byte> digit)
    {
        Console.WriteLine($"The network takes this for a {net.Classify(digit)}:");
        Print([HalfBlocks([.. digit.ToArray().Select(pixel => pixel > Ink)], DigitSide)]);

        int[] filters = [.. Enumerable.Range(0, net.Conv1.Weight.Shape[0])
            .OrderByDescending(filter => Weights(net, filter).Sum(weight => weight * weight))
            .Take(Shown)];
        Console.WriteLine($"{Shown} filters of the first layer, from blank for its lowest weight to full for its highest:");
        Print(filters.Select(filter => Shaded(Weights(net, filter), FilterSide)));

        Console.WriteLine("Where each of them finds its pattern in the digit:");
        float[][] maps = [.. net.GetActivations("pool1", digit).Chunk(MapSide * MapSide)];
        Print(filters.Select(filter => HalfBlocks([.. maps[filter].Select(value => value > maps[filter].Max() / 2)], MapSide)));
    }

    private static float[] Weights(LeNet net, int filter) => net.Conv1.Weight.ToArray()[(filter * FilterSide * FilterSide)..][..(FilterSide * FilterSide)];

    /// <summary>Lines of shades, two characters a value, so that values are about square.</summary>
    private static string[] Shaded(float[] values, int side)
    {
        (float lowest, float highest) = (values.Min(), values.Max());
        return [.. values.Chunk(side).Select(row =>
            string.Concat(row.Select(value => new string(Shades[(int)Math.Round((Shades.Length - 1) * (value - lowest) / (highest - lowest))], 2))))];
    }

    /// <summary>Lines of half blocks, two pixels a character, so that pixels are about square.</summary>
    private static string[] HalfBlocks(bool[] pixels, int side)
    {
        var lines = new string[side / 2];
        for (int line = 0; line < lines.Length; line++)
        {
            ReadOnlySpan<bool> upper = pixels.AsSpan(2 * line * side, side);
            ReadOnlySpan<bool> lower = pixels.AsSpan(((2 * line) + 1) * side, side);
            var text = new StringBuilder();
            for (int x = 0; x < side; x++)
            {
                text.Append(upper[x] ? (lower[x] ? '█' : '▀') : (lower[x] ? '▄' : ' '));
            }

            lines[line] = text.ToString();
        }

        return lines;
    }

    /// <summary>Prints pictures side by side. Lines that are blank in all of them are left out.</summary>
    private static void Print(IEnumerable<string[]> pictures)
    {
        string[][] all = [.. pictures];
        Console.WriteLine();
        for (int line = 0; line < all[0].Length; line++)
        {
            string text = string.Concat(all.Select(picture => picture[line].PadRight(Column))).TrimEnd();
            if (text.Length > 0)
            {
                Console.WriteLine(text);
            }
        }

        Console.WriteLine();
    }
}
