namespace DlGen.Tests.EndToEnd;

/// <summary>Made-up data, and files of networks.</summary>
internal static class Samples
{
    /// <summary>Points around a center for each class.</summary>
    public static Dataset Labelled(int count, int inputs, int classes, int seed = 1)
    {
        var random = new Random(seed);
        float[] centers = Floats(random, classes * inputs);
        int[] labels = [.. Enumerable.Range(0, count).Select(_ => random.Next(classes))];
        float[] values = Floats(random, count * inputs);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (0.5f * values[i]) + centers[(labels[i / inputs] * inputs) + (i % inputs)];
        }

        return Dataset.FromArrays(values, labels);
    }

    public static Dataset Valued(int count, int inputs, int outputs, int seed = 1)
    {
        var random = new Random(seed);
        return Dataset.FromArrays(Floats(random, count * inputs), Floats(random, count * outputs), count);
    }

    public static float[] Floats(Random random, int count)
    {
        var values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (2 * random.NextSingle()) - 1;
        }

        return values;
    }

    /// <summary>A network as the file that it saves: equal files are equal bits.</summary>
    public static byte[] File<T>(INetwork<T> network)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }
}
