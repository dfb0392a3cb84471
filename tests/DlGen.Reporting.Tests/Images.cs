using SkiaSharp;

namespace DlGen.Reporting.Tests;

/// <summary>A folder of images, encoded by another library than the one that reads them; deleted in the end.</summary>
internal sealed class Images : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("images").FullName;

    /// <summary>The pixel at (x, y) of an image with a number.</summary>
    public static SKColor ColorAt(int x, int y, int number) => new((byte)((40 * x) + number), (byte)((50 * y) + 2), (byte)(255 - (20 * (x + y)) - number));

    public static byte[] Encode(int width, int height, int number = 0, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, ColorAt(x, y, number));
            }
        }

        using SKData data = bitmap.Encode(format, quality: 100);
        return data.ToArray();
    }

    public string Add(string name, byte[] content)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string Add(string name, int width, int height, int number = 0) => Add(name, Encode(width, height, number));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
