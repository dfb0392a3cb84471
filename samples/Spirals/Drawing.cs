using DlGen;

namespace Spirals;

/// <summary>What networks take each point of the square [−1, 1]² for: in the terminal, and as a picture.</summary>
internal sealed class Drawing(Dataset points, params INetwork<float>[] networks)
{
    // A terminal's character is two dots high.
    private const int Dots = 32;
    private const int Gap = 3;
    private const int Pixels = 320;

    /// <summary>Draws the networks side by side under their titles: filled where the first spiral is seen.</summary>
    public void Show(params string[] titles)
    {
        float[][] maps = [.. networks.Select(static network => Map(network, Dots))];
        Console.WriteLine();
        Console.WriteLine(string.Concat(titles.Select(static title => title.PadRight(Dots + Gap))).TrimEnd());
        for (int y = 0; y < Dots; y += 2)
        {
            Console.WriteLine(string.Concat(maps.Select(map => Line(map, y).PadRight(Dots + Gap))).TrimEnd());
        }

        Console.WriteLine();
    }

    /// <summary>Saves them side by side in color, with the points that they learned from.</summary>
    public void Save(string path)
    {
        var picture = new Picture(Pixels * networks.Length, Pixels);
        for (int index = 0; index < networks.Length; index++)
        {
            float[] map = Map(networks[index], Pixels);
            for (int pixel = 0; pixel < map.Length; pixel++)
            {
                picture[(index * Pixels) + (pixel % Pixels), pixel / Pixels] = Color.Between(Color.LightBlue, Color.Orange, map[pixel]);
            }

            MarkPoints(picture, index * Pixels);
        }

        picture.Save(path);
    }

    /// <summary>The probability of the second spiral at side × side points, row by row from the top left.</summary>
    private static float[] Map(INetwork<float> network, int side)
    {
        var inputs = new float[2 * side * side];
        for (int i = 0; i < side * side; i++)
        {
            inputs[2 * i] = ((2f * (i % side)) + 1 - side) / side;
            inputs[(2 * i) + 1] = (side - 1 - (2f * (i / side))) / side;
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

    private void MarkPoints(Picture picture, int left)
    {
        var point = new float[2];
        for (int row = 0; row < points.Count; row++)
        {
            points.CopyInputs(row, point);
            int x = (int)((1 + point[0]) / 2 * Pixels);
            int y = (int)((1 - point[1]) / 2 * Pixels);
            for (int dot = 0; dot < 9; dot++)
            {
                picture[left + x - 1 + (dot % 3), y - 1 + (dot / 3)] = points.GetLabel(row) == 0 ? Color.DarkBlue : Color.DarkOrange;
            }
        }
    }
}
