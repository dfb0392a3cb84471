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

    public static ConfusionMatrix Confusion() => new(3, [new(0, 0, 10), new(0, 1, 2), new(1, 1, 8), new(2, 2, 7), new(2, 0, 3)]);
}
