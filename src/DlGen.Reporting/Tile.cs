using ScottPlot;
using SkiaSharp;

namespace DlGen.Reporting;

/// <summary>Weights that are drawn as a small image.</summary>
/// <param name="Width">Its width in weights.</param>
/// <param name="Height">Its height in weights.</param>
/// <param name="Channels">The weights channel by channel, each row by row: one channel in blue and red, or three in color.</param>
internal sealed record Tile(int Width, int Height, double[][] Channels)
{
    private static readonly Color Negative = Color.FromHex("#2166AC");
    private static readonly Color Positive = Color.FromHex("#B2182B");

    /// <summary>The largest size of a weight; those that aren't finite don't count.</summary>
    public double Largest => Channels.Max(static channel => channel.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());

    /// <summary>The tiles of a layer's weights.</summary>
    /// <param name="weights">The weights, unit by unit.</param>
    /// <param name="units">How many units there are.</param>
    /// <param name="shape">The shape of a unit's weights, [H, W] or [C, H, W]; empty for one tile of all units, a row for each.</param>
    public static IEnumerable<Tile> Of(double[] weights, int units, int[] shape)
    {
        int each = weights.Length / units;
        if (shape.Length == 0)
        {
            yield return new Tile(each, units, [weights]);
            yield break;
        }

        (int height, int width) = (shape[^2], shape[^1]);
        for (int unit = 0; unit < units; unit++)
        {
            double[][] channels = [.. weights.AsSpan(unit * each, each).ToArray().Chunk(height * width)];
            if (channels.Length == 3)
            {
                yield return new Tile(width, height, channels);
                continue;
            }

            foreach (double[] channel in channels)
            {
                yield return new Tile(width, height, [channel]);
            }
        }
    }

    /// <summary>Draws each weight as a square of pixels.</summary>
    /// <param name="zoom">The side of a square.</param>
    /// <param name="largest">The weight that has the strongest color.</param>
    public SKImage Draw(int zoom, double largest)
    {
        using var bitmap = new SKBitmap(Width * zoom, Height * zoom, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < bitmap.Height; y++)
        {
            for (int x = 0; x < bitmap.Width; x++)
            {
                bitmap.SetPixel(x, y, ColorAt((y / zoom * Width) + (x / zoom), largest));
            }
        }

        return SKImage.FromBitmap(bitmap);
    }

    private SKColor ColorAt(int index, double largest)
    {
        double[] parts = [.. Channels.Select(channel => largest == 0 ? 0 : channel[index] / largest)];
        if (parts.Any(double.IsNaN))
        {
            return SKColors.Black;
        }

        if (parts.Length == 3)
        {
            return new SKColor(Byte(parts[0]), Byte(parts[1]), Byte(parts[2]));
        }

        Color color = Charts.Between(Colors.White, parts[0] < 0 ? Negative : Positive, Math.Abs(parts[0]));
        return new SKColor(color.R, color.G, color.B);
    }

    private static byte Byte(double part) => (byte)Math.Round(127.5 * (Math.Clamp(part, -1, 1) + 1));
}
