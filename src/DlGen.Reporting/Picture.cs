using System.Text;
using System.Text.RegularExpressions;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace DlGen.Reporting;

/// <summary>
/// A drawn picture of a training or of a network, as PNG or as SVG: <c>Picture.TrainingCurves(history).Save("curves.png")</c>. It needs no display, and
/// no fonts on the machine.
/// </summary>
public sealed partial class Picture
{
    /// <summary>ScottPlot fills lists of its own while it draws.</summary>
    private static readonly Lock Drawing = new();

    private readonly Action<SKCanvas> draw;

    private Picture(string title, int width, int height, Action<SKCanvas> draw)
    {
        Title = title;
        Width = width;
        Height = height;
        this.draw = draw;
    }

    /// <summary>What the picture shows, for a caption.</summary>
    public string Title { get; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The picture as the bytes of a PNG file.</summary>
    /// <param name="scale">How many pixels of the file there are for each of <see cref="Width"/> and <see cref="Height"/>: 2 for print, or a screen with small pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is below 1 or above 10.</exception>
    public byte[] ToPng(int scale = 1)
    {
        if (scale is < 1 or > 10)
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, Invariant($"The scale is {scale}; it goes from 1 to 10."));
        }

        using var surface = SKSurface.Create(new SKImageInfo(Width * scale, Height * scale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(scale);
        Draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>The picture as the text of an SVG file. It refers to no other file.</summary>
    public string ToSvg()
    {
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), stream))
        {
            Draw(canvas);
        }

        return Numbered(PictureFont.InSvg(Encoding.UTF8.GetString(stream.ToArray())));
    }

    /// <summary>Writes the picture to a file, in the format that the end of its name says: .png or .svg.</summary>
    /// <param name="path">The file, which is written over.</param>
    /// <exception cref="ArgumentException">The name ends otherwise.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".PNG":
                File.WriteAllBytes(path, ToPng());
                break;
            case ".SVG":
                File.WriteAllText(path, ToSvg());
                break;
            default:
                throw new ArgumentException($"{path}: a picture is saved as .png or as .svg.", nameof(path));
        }
    }

    /// <summary>The title and the size.</summary>
    public override string ToString() => Invariant($"{Title} ({Width}×{Height})");

    /// <summary>An SVG whose identifiers count from 1: Skia's count all that a process draws, and the file would be another each time.</summary>
    private static string Numbered(string svg)
    {
        var numbers = new Dictionary<string, string>();
        foreach (Match match in Identifiers().Matches(svg))
        {
            numbers.TryAdd(match.Value, Invariant($"n{numbers.Count + 1}"));
        }

        return References().Replace(svg, match => numbers.TryGetValue(match.Value, out string? number) ? number : match.Value);
    }

    [GeneratedRegex("(?<= id=\")[^\"]+")]
    private static partial Regex Identifiers();

    [GeneratedRegex("(?<= id=\"|\"#|\\(#)[^\")]+")]
    private static partial Regex References();

    private void Draw(SKCanvas canvas)
    {
        lock (Drawing)
        {
            canvas.Clear(SKColors.White);
            draw(canvas);
        }
    }

    /// <summary>A picture with a plot in it, or with several side by side.</summary>
    private static Picture Of(string title, int width, int height, params Plot[] plots)
    {
        float each = (float)width / plots.Length;
        lock (Drawing)
        {
            foreach (Plot plot in plots)
            {
                // The first time a plot is drawn twice, for its axes have yet to find their limits; an SVG would have both.
                plot.RenderInMemory((int)each, height);
            }
        }

        return new Picture(title, width, height, canvas =>
        {
            for (int index = 0; index < plots.Length; index++)
            {
                // A plot clears what it may draw on.
                canvas.Save();
                canvas.ClipRect(new SKRect(index * each, 0, (index + 1) * each, height));
                plots[index].Render(canvas, new PixelRect(index * each, (index + 1) * each, height, 0));
                canvas.Restore();
            }
        });
    }
}
