namespace DlGen.Reporting.Tests;

/// <summary>Data and trainings for tests.</summary>
internal static class Examples
{
    /// <summary>Points around three corners of a triangle, labeled by the corner.</summary>
    public static Dataset Points(int count = 90, int seed = 1)
    {
        var random = new Random(seed);
        var inputs = new float[2 * count];
        var labels = new int[count];
        for (int row = 0; row < count; row++)
        {
            labels[row] = row % 3;
            inputs[2 * row] = (float)((labels[row] == 1 ? 2 : 0) + random.NextDouble());
            inputs[(2 * row) + 1] = (float)((labels[row] == 2 ? 2 : 0) + random.NextDouble());
        }

        return Dataset.FromArrays(inputs, labels);
    }

    /// <summary>A training whose validation loss is lowest after epoch 3 of 6.</summary>
    public static TrainingHistory History(bool withAccuracy = true, bool withValidation = true)
    {
        double[] losses = [1.2, 0.8, 0.6, 0.5, 0.45, 0.42];
        double[] validation = [1.3, 0.9, 0.7, 0.75, 0.8, 0.9];
        return new TrainingHistory(
            [
                .. losses.Select((loss, index) => new EpochResult(
                    index + 1, loss, withAccuracy ? 1 - (loss / 2) : double.NaN, withValidation ? validation[index] : null,
                    withAccuracy && withValidation ? 1 - (validation[index] / 2) : null, TimeSpan.FromSeconds(1.5), 12345.6)),
            ],
            steps: 600,
            canceled: false);
    }

    /// <summary>A training whose losses are as large as a double can be.</summary>
    public static TrainingHistory HugeHistory() => new(
        [.. new[] { 1.7e308, -1e308, 1, 0.5 }.Select(static (loss, index) => new EpochResult(index + 1, loss, 0.5, -loss, 0.25, TimeSpan.FromSeconds(1), 10))], steps: 4, canceled: false);

    /// <summary>A network whose values are as large as a double can be.</summary>
    public static Precise Huge()
    {
        var net = new Precise(seed: 1);
        for (int unit = 0; unit < 3; unit++)
        {
            for (int input = 0; input < 4; input++)
            {
                net.Linear1.Weight[unit, input] = (unit + input) % 2 == 0 ? 1e307 : -3e307;
            }
        }

        return net;
    }

    /// <summary>An evaluation of points with its predictions.</summary>
    public static Evaluation Kept() => Kept(new Plane(seed: 1));

    public static Evaluation Kept<TNetwork>(INetwork<TNetwork, float> net)
        where TNetwork : INetwork<TNetwork, float>
    {
        Dataset points = Points();
        int outputs = net.Runtime.OutputSize;
        Dataset data = outputs == 1 || net is Tags or Plain
            ? Dataset.FromArrays(
                [.. Enumerable.Range(0, points.Count).SelectMany(row => new[] { row / 90f, row % 7 / 7f })],
                [.. Enumerable.Range(0, points.Count).SelectMany(row => Enumerable.Range(0, outputs).Select(output => (float)((row + output) % (2 + output) == 0 ? 1 : 0)))],
                points.Count)
            : points;
        return net.Runtime.Evaluate(data, new EvaluationOptions { KeepPredictions = true });
    }

    /// <summary>A network whose outputs are NaN.</summary>
    public static Plane Broken()
    {
        var net = new Plane(seed: 1);
        net.Linear2.Bias![0] = float.NaN;
        return net;
    }

    public static ConfusionMatrix Confusion() => new(3, [new(0, 0, 10), new(0, 1, 2), new(1, 1, 8), new(2, 2, 7), new(2, 0, 3)]);
}
