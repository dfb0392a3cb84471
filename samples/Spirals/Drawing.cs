using DlGen;

namespace Spirals;

/// <summary>Draws in the terminal what networks take each point of the square [−1, 1]² for.</summary>
internal static class Drawing
{
    // A terminal's character is two dots high.
    private const int Dots = 32;
    private const int Gap = 3;

    /// <summary>Draws the networks side by side under their titles: filled where the first spiral is seen.</summary>
    public static void Show(params (string Title, INetwork<float> Network)[] networks)
    {
        float[][] maps = [.. networks.Select(static one => Map(one.Network))];
        Console.WriteLine();
        Console.WriteLine(string.Concat(networks.Select(static one => one.Title.PadRight(Dots + Gap))).TrimEnd());
        for (int y = 0; y < Dots; y += 2)
        {
            Console.WriteLine(string.Concat(maps.Select(map => Line(map, y).PadRight(Dots + Gap))).TrimEnd());
        }

        Console.WriteLine();
    }

    /// <summary>The probability of the second spiral at each dot, row by row from the top left.</summary>
    private static float[] Map(INetwork<float> network)
    {
        var inputs = new float[2 * Dots * Dots];
        for (int i = 0; i < Dots * Dots; i++)
        {
            inputs[2 * i] = ((2f * (i % Dots)) + 1 - Dots) / Dots;
            inputs[(2 * i) + 1] = (Dots - 1 - (2f * (i / Dots))) / Dots;
        }

        return network.Predict(inputs);
    }

    private static string Line(float[] map, int y) => string.Concat(Enumerable.Range(0, Dots).Select(x =>
        (map[(y * Dots) + x] < 0.5f, map[((y + 1) * Dots) + x] < 0.5f) switch
        {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            _ => ' ',
        }));
}
