using static System.FormattableString;

namespace DlGen;

/// <summary>A step that changes images, each of their channels in the same way.</summary>
internal abstract class ImageStep : AugmentationStep
{
    public sealed override void Check(ReadOnlySpan<int> shape) => CheckImage(shape);

    /// <summary>The value of a channel between four pixels, each weighted by how near it is.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="height">How many rows it has.</param>
    /// <param name="width">How many columns it has.</param>
    /// <param name="y">The row, between two as a rule.</param>
    /// <param name="x">The column.</param>
    /// <param name="fill">What there is outside.</param>
    protected static float Interpolate(ReadOnlySpan<float> channel, int height, int width, double y, double x, float fill)
    {
        int top = (int)Math.Floor(y);
        int left = (int)Math.Floor(x);
        float down = (float)(y - top);
        float right = (float)(x - left);
        float upper = Mix(At(channel, top, left), At(channel, top, left + 1), right);
        float lower = Mix(At(channel, top + 1, left), At(channel, top + 1, left + 1), right);
        return Mix(upper, lower, down);

        float At(ReadOnlySpan<float> pixels, int row, int column) =>
            (uint)row < (uint)height && (uint)column < (uint)width ? pixels[(row * width) + column] : fill;
    }

    private static float Mix(float first, float second, float part) => first + (part * (second - first));
}

/// <summary>Shifts by whole pixels.</summary>
internal sealed class ShiftStep(int vertical, int horizontal, float fill) : ImageStep
{
    public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
    {
        (int height, int width) = (shape[^2], shape[^1]);
        int down = random.NextInteger(-vertical, vertical);
        int right = random.NextInteger(-horizontal, horizontal);
        int kept = Math.Max(0, width - Math.Abs(right));
        for (int start = 0; start < inputs.Length; start += height * width)
        {
            for (int row = 0; row < height; row++)
            {
                Span<float> to = changed.Slice(start + (row * width), width);
                int from = row - down;
                if ((uint)from >= (uint)height || kept == 0)
                {
                    to.Fill(fill);
                    continue;
                }

                ReadOnlySpan<float> line = inputs.Slice(start + (from * width), width);
                line.Slice(Math.Max(0, -right), kept).CopyTo(to[Math.Max(0, right)..]);
                to[..Math.Max(0, right)].Fill(fill);
                to[(Math.Max(0, right) + kept)..].Fill(fill);
            }
        }
    }

    public override string ToString() => vertical == horizontal ? Invariant($"Shift({vertical})") : Invariant($"Shift({vertical}, {horizontal})");
}

/// <summary>Mirrors in one of the axes.</summary>
internal sealed class FlipStep(double probability, bool isVertical) : ImageStep
{
    public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
    {
        inputs.CopyTo(changed);
        if (random.Next() >= probability)
        {
            return;
        }

        (int height, int width) = (shape[^2], shape[^1]);
        for (int start = 0; start < inputs.Length; start += height * width)
        {
            for (int row = 0; row < height; row++)
            {
                Span<float> to = changed.Slice(start + (row * width), width);
                if (isVertical)
                {
                    inputs.Slice(start + ((height - 1 - row) * width), width).CopyTo(to);
                }
                else
                {
                    to.Reverse();
                }
            }
        }
    }

    public override string ToString() => Invariant($"{(isVertical ? "FlipVertically" : "FlipHorizontally")}({probability})");
}

/// <summary>Rotates around the middle.</summary>
internal sealed class RotateStep(double degrees, float fill) : ImageStep
{
    public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
    {
        (int height, int width) = (shape[^2], shape[^1]);
        (double sin, double cos) = Math.SinCos(random.Next(-degrees, degrees) * Math.PI / 180);
        double middleY = (height - 1) / 2.0;
        double middleX = (width - 1) / 2.0;
        for (int start = 0; start < inputs.Length; start += height * width)
        {
            ReadOnlySpan<float> channel = inputs.Slice(start, height * width);
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    double y = row - middleY;
                    double x = column - middleX;
                    changed[start + (row * width) + column] =
                        Interpolate(channel, height, width, middleY + (cos * y) - (sin * x), middleX + (sin * y) + (cos * x), fill);
                }
            }
        }
    }

    public override string ToString() => Invariant($"Rotate({degrees})");
}

/// <summary>Enlarges a window.</summary>
internal sealed class CropStep(double smallest) : ImageStep
{
    public override void Apply(ReadOnlySpan<float> inputs, Span<float> changed, ReadOnlySpan<int> shape, ref AugmentationRandom random)
    {
        (int height, int width) = (shape[^2], shape[^1]);
        double part = random.Next(smallest, 1);

        // From the middle of the first pixel to that of the last, so that a window of all of the image is the image.
        double top = random.Next(0, (1 - part) * (height - 1));
        double left = random.Next(0, (1 - part) * (width - 1));
        for (int start = 0; start < inputs.Length; start += height * width)
        {
            ReadOnlySpan<float> channel = inputs.Slice(start, height * width);
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    double y = Math.Min(height - 1, top + (part * row));
                    double x = Math.Min(width - 1, left + (part * column));
                    changed[start + (row * width) + column] = Interpolate(channel, height, width, y, x, fill: 0);
                }
            }
        }
    }

    public override string ToString() => Invariant($"Crop({smallest})");
}
