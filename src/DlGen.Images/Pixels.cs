namespace DlGen.Images;

/// <summary>An image in memory.</summary>
/// <param name="Width">Pixels a row has.</param>
/// <param name="Height">How many rows there are.</param>
/// <param name="Channels">Bytes a pixel has.</param>
/// <param name="Values">The pixels row by row, [H, W, C].</param>
internal sealed record Pixels(int Width, int Height, int Channels, byte[] Values)
{
    /// <summary>Copies the image channel by channel, as networks take it: [C, H, W].</summary>
    public void CopyTo(Span<byte> destination)
    {
        int plane = Width * Height;
        for (int channel = 0; channel < Channels; channel++)
        {
            Span<byte> values = destination.Slice(channel * plane, plane);
            for (int pixel = 0; pixel < plane; pixel++)
            {
                values[pixel] = Values[(pixel * Channels) + channel];
            }
        }
    }

    /// <summary>The part around the middle that has a ratio of width to height.</summary>
    public Pixels Cropped(int ratioWidth, int ratioHeight)
    {
        bool isWide = (long)Width * ratioHeight > (long)Height * ratioWidth;
        int width = isWide ? Math.Max(1, (int)Math.Round((double)Height * ratioWidth / ratioHeight)) : Width;
        int height = isWide ? Height : Math.Clamp((int)Math.Round((double)Width * ratioHeight / ratioWidth), 1, Height);
        int left = (Width - width) / 2;
        int top = (Height - height) / 2;
        var values = new byte[width * height * Channels];
        for (int y = 0; y < height; y++)
        {
            Values.AsSpan((((top + y) * Width) + left) * Channels, width * Channels).CopyTo(values.AsSpan(y * width * Channels));
        }

        return new Pixels(width, height, Channels, values);
    }
}
