using DlGen;

namespace Shift;

/// <summary>Digits that don't lie in the middle of their images.</summary>
/// <param name="Digits">The shifted images, with their labels.</param>
/// <param name="CutFraction">The fraction of digits of which a part lies outside of the image now, from 0 to 1.</param>
internal sealed record ShiftedDigits(Dataset Digits, double CutFraction)
{
    private const int Side = 28;

    /// <summary>Shifts the first digit to the right, the second down, the third to the left, the fourth up, and so on.</summary>
    /// <param name="centered">The digits in the middle of their images.</param>
    /// <param name="pixels">How far each of them is shifted.</param>
    public static ShiftedDigits From(Dataset centered, int pixels)
    {
        float[] images = new float[centered.Count * Side * Side];
        int[] labels = [.. Enumerable.Range(0, centered.Count).Select(centered.GetLabel)];
        float[] image = new float[Side * Side];
        int cut = 0;
        for (int row = 0; row < centered.Count; row++)
        {
            (int right, int down) = (row % 4) switch
            {
                0 => (pixels, 0),
                1 => (0, pixels),
                2 => (-pixels, 0),
                _ => (0, -pixels),
            };
            Span<float> shifted = images.AsSpan(row * Side * Side, Side * Side);
            centered.CopyInputs(row, image);
            Copy(image, shifted, right, down);
            cut += shifted.Count(0f) > image.AsSpan().Count(0f) ? 1 : 0;
        }

        return new ShiftedDigits(Dataset.FromArrays(images, labels), (double)cut / centered.Count);
    }

    private static void Copy(ReadOnlySpan<float> image, Span<float> shifted, int right, int down)
    {
        for (int y = Math.Max(0, down); y < Side + Math.Min(0, down); y++)
        {
            for (int x = Math.Max(0, right); x < Side + Math.Min(0, right); x++)
            {
                shifted[(y * Side) + x] = image[((y - down) * Side) + x - right];
            }
        }
    }
}
