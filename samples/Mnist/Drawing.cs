using System.Text;
using DlGen;
using static System.FormattableString;

namespace Mnist;

/// <summary>Draws digits with half blocks, two pixels a character, so that pixels are about square.</summary>
internal static class Drawing
{
    // A digit lies within the middle 20 × 20 pixels of its 28 × 28, give or take a pixel.
    private const int Side = 28;
    private const int First = 3;
    private const int Last = 25;
    private const int Ink = 96;
    private const int Column = 26;

    /// <summary>Draws the first two test digits and the first that is taken for another, each with the prediction.</summary>
    public static void Show(Digits net, Dataset test, Evaluation evaluation)
    {
        int mistake = Enumerable.Range(0, test.Count).FirstOrDefault(row => net.Classify(test.GetInputBytes(row)) != test.GetLabel(row));
        int[] rows = [.. new[] { 0, 1, mistake }.Where(row => row < test.Count).Distinct()];
        for (int y = First; y < Last; y += 2)
        {
            Console.WriteLine(string.Concat(rows.Select(row => Line(test.GetInputBytes(row), y).PadRight(Column))).TrimEnd());
        }

        Console.WriteLine(string.Concat(rows.Select(row => Caption(net, test, row).PadRight(Column))).TrimEnd());
        Console.WriteLine();
        Console.WriteLine(evaluation);
        Console.WriteLine();
        Console.WriteLine(evaluation.ConfusionMatrix);
        Console.WriteLine();
    }

    private static string Caption(Digits net, Dataset test, int row)
    {
        float[] probabilities = net.Predict(test.GetInputBytes(row));
        int digit = net.Classify(test.GetInputBytes(row));
        string truth = digit == test.GetLabel(row) ? string.Empty : Invariant($", is a {test.GetLabel(row)}");
        return Invariant($"{digit} ({100 * probabilities[digit]:F1} %){truth}");
    }

    private static string Line(ReadOnlySpan<byte> image, int y)
    {
        var line = new StringBuilder();
        for (int x = First; x < Last; x++)
        {
            bool upper = image[(y * Side) + x] > Ink;
            bool lower = image[((y + 1) * Side) + x] > Ink;
            line.Append(upper ? (lower ? '█' : '▀') : (lower ? '▄' : ' '));
        }

        return line.ToString();
    }
}
