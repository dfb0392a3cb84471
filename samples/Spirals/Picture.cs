namespace Spirals;

/// <summary>A picture that is saved as a BMP file: a header of 54 bytes, then the rows from the bottom up.</summary>
internal sealed class Picture(int width, int height)
{
    private const int HeaderSize = 54;

    private readonly Color[] pixels = new Color[width * height];

    /// <summary>A pixel, counted from the top left; writing outside the picture does nothing.</summary>
    public Color this[int x, int y]
    {
        get => pixels[(y * width) + x];
        set
        {
            if (x >= 0 && x < width && y >= 0 && y < height)
            {
                pixels[(y * width) + x] = value;
            }
        }
    }

    /// <summary>Writes the file: Microsoft's BITMAPINFOHEADER format, 24 bits a pixel without compression.</summary>
    public void Save(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        int padding = (4 - (3 * width % 4)) % 4;
        int size = ((3 * width) + padding) * height;
        file.Write("BM"u8);
        foreach (int number in new[] { HeaderSize + size, 0, HeaderSize, 40, width, height })
        {
            file.Write(number);
        }

        file.Write((short)1);
        file.Write((short)24);
        file.Write(new byte[24]);
        for (int y = height - 1; y >= 0; y--)
        {
            for (int x = 0; x < width; x++)
            {
                Color color = this[x, y];
                file.Write([color.Blue, color.Green, color.Red]);
            }

            file.Write(new byte[padding]);
        }
    }
}
