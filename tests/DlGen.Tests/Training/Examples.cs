namespace DlGen.Tests.Training;

/// <summary>Small datasets with something to learn in them.</summary>
internal static class Examples
{
    /// <summary>Points around as many centers as there are classes.</summary>
    public static Dataset Clusters(int count, int inputs = 3, int classes = 4, int seed = 5)
    {
        var random = new Random(seed);
        float[] values = new float[count * inputs];
        int[] labels = new int[count];
        for (int row = 0; row < count; row++)
        {
            labels[row] = random.Next(classes);
            for (int column = 0; column < inputs; column++)
            {
                float center = ((labels[row] * (column + 3)) % 5) - 2;
                values[(row * inputs) + column] = center + (0.6f * (float)(random.NextDouble() - 0.5));
            }
        }

        return Dataset.FromArrays(values, labels);
    }

    /// <summary>Target values that are smooth functions of the inputs.</summary>
    public static Dataset Curve(int count, int inputs = 3, int outputs = 2, int seed = 6)
    {
        var random = new Random(seed);
        float[] values = new float[count * inputs];
        float[] targets = new float[count * outputs];
        for (int row = 0; row < count; row++)
        {
            float sum = 0;
            for (int column = 0; column < inputs; column++)
            {
                float value = (float)(random.NextDouble() - 0.5);
                values[(row * inputs) + column] = value;
                sum += value;
            }

            for (int column = 0; column < outputs; column++)
            {
                targets[(row * outputs) + column] = MathF.Sin(sum + column);
            }
        }

        return Dataset.FromArrays(values, targets, count);
    }

    public static float[] Inputs(int count, int inputs = 3, int seed = 7)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * inputs).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
