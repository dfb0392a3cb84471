namespace DlGen.Images;

/// <summary>
/// Resizes images with a triangle filter: between pixels it interpolates linearly, and where the image gets smaller it is as wide as the
/// pixels that fall into one, so that none is lost. Pillow's BILINEAR is defined so, and torchvision's Resize.
/// </summary>
internal static class Resampling
{
    /// <summary>The image in another size.</summary>
    public static Pixels Resize(Pixels image, int width, int height)
    {
        if (image.Width == width && image.Height == height)
        {
            return image;
        }

        Weights[] columns = WeightsOf(image.Width, width);
        Weights[] rows = WeightsOf(image.Height, height);
        int channels = image.Channels;
        var values = new byte[Lengths.Product(height, (long)width * channels, nameof(width), "An image of this size")];
        var row = new float[image.Width * channels];
        for (int y = 0; y < height; y++)
        {
            Combine(image, rows[y], row);
            Span<byte> destination = values.AsSpan(y * width * channels, width * channels);
            for (int x = 0; x < width; x++)
            {
                (int first, float[] factors) = columns[x];
                for (int channel = 0; channel < channels; channel++)
                {
                    float sum = 0;
                    for (int i = 0; i < factors.Length; i++)
                    {
                        sum += factors[i] * row[((first + i) * channels) + channel];
                    }

                    destination[(x * channels) + channel] = (byte)Math.Clamp(MathF.Round(sum), 0, 255);
                }
            }
        }

        return new Pixels(width, height, channels, values);
    }

    /// <summary>The weighted sum of some of an image's rows.</summary>
    private static void Combine(Pixels image, Weights weights, Span<float> sum)
    {
        sum.Clear();
        for (int i = 0; i < weights.Factors.Length; i++)
        {
            ReadOnlySpan<byte> row = image.Values.AsSpan((weights.First + i) * sum.Length, sum.Length);
            for (int x = 0; x < sum.Length; x++)
            {
                sum[x] += weights.Factors[i] * row[x];
            }
        }
    }

    /// <summary>For each pixel of the new axis the pixels of the old one that it is made of. Their factors sum to 1.</summary>
    private static Weights[] WeightsOf(int from, int to)
    {
        double scale = (double)from / to;
        double radius = Math.Max(scale, 1);
        var weights = new Weights[to];
        for (int pixel = 0; pixel < to; pixel++)
        {
            double center = (pixel + 0.5) * scale;
            int first = Math.Max(0, (int)Math.Floor(center - radius + 0.5));
            int end = Math.Min(from, (int)Math.Floor(center + radius + 0.5));
            double[] factors = [.. Enumerable.Range(first, end - first).Select(old => Math.Max(0, 1 - (Math.Abs(old + 0.5 - center) / radius)))];
            double sum = factors.Sum();
            weights[pixel] = new Weights(first, [.. factors.Select(factor => (float)(factor / sum))]);
        }

        return weights;
    }

    private readonly record struct Weights(int First, float[] Factors);
}
