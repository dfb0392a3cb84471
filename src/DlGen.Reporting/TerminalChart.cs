using Spectre.Console;
using Spectre.Console.Rendering;

namespace DlGen.Reporting;

/// <summary>
/// Curves drawn in characters, each of which is 2 × 4 dots of Unicode's Braille patterns; a star where the terminal has no Unicode. Beside it stand
/// the largest and the smallest value.
/// </summary>
/// <param name="height">Lines that it is high.</param>
/// <param name="format">How a value is written.</param>
/// <param name="curves">The values of each curve, evenly spaced from the left to the right, and its color. NaN is a gap.</param>
internal sealed class TerminalChart(int height, Func<double, string> format, params (IReadOnlyList<double> Values, Color Color)[] curves) : Renderable
{
    private const int LabelWidth = 9;
    private const int FirstPattern = 0x2800;

    /// <summary>The bits of a Braille pattern: column by column, from the top.</summary>
    private static readonly int[,] Dots = { { 0x01, 0x02, 0x04, 0x40 }, { 0x08, 0x10, 0x20, 0x80 } };

    /// <inheritdoc/>
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(LabelWidth + 8, maxWidth);

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        int width = Math.Max(4, maxWidth - LabelWidth - 1);
        double[] all = [.. curves.SelectMany(static curve => curve.Values).Where(double.IsFinite)];
        (double low, double high) = all.Length == 0 ? (0, 1) : (all.Min(), all.Max());
        int[,] patterns = new int[width, height];
        var colors = new Color[width, height];
        foreach ((IReadOnlyList<double> values, Color color) in curves)
        {
            Draw(values, color, low, high, patterns, colors);
        }

        for (int line = 0; line < height; line++)
        {
            string label = all.Length == 0 ? "" : line == 0 ? format(high) : line == height - 1 ? format(low) : "";
            yield return new Segment($"{(label.Length > LabelWidth ? label[..LabelWidth] : label).PadLeft(LabelWidth)} ", new Style(Color.Grey));
            for (int column = 0; column < width; column++)
            {
                int pattern = patterns[column, line];
                yield return pattern == 0
                    ? new Segment(" ")
                    : new Segment(options.Unicode ? ((char)(FirstPattern + pattern)).ToString() : "*", new Style(colors[column, line]));
            }

            yield return Segment.LineBreak;
        }
    }

    private void Draw(IReadOnlyList<double> values, Color color, double low, double high, int[,] patterns, Color[,] colors)
    {
        int across = 2 * patterns.GetLength(0);
        int down = 4 * height;
        int? before = null;
        for (int x = 0; x < across && values.Count > 0; x++)
        {
            // Values between two of the curve are on the line between them.
            double place = values.Count == 1 ? 0 : (double)x * (values.Count - 1) / (across - 1);
            int first = (int)place;
            double next = values[Math.Min(first + 1, values.Count - 1)];
            double value = place == first ? values[first] : values[first] + ((next - values[first]) * (place - first));
            if (!double.IsFinite(value) || (values.Count == 1 && x > 1))
            {
                before = null;
                continue;
            }

            int y = high > low ? (int)Math.Round((high - value) / (high - low) * (down - 1)) : down / 2;
            for (int dot = Math.Min(y, before ?? y); dot <= Math.Max(y, before ?? y); dot++)
            {
                patterns[x / 2, dot / 4] |= Dots[x % 2, dot % 4];
                colors[x / 2, dot / 4] = color;
            }

            before = y;
        }
    }
}
