namespace DlGen.Benchmarks;

/// <summary>Dense random data: they cost what images cost, and there is nothing to skip.</summary>
internal static class Examples
{
    public static float[] Inputs(int count)
    {
        var random = new Random(1);
        var inputs = new float[count];
        for (int i = 0; i < count; i++)
        {
            inputs[i] = random.NextSingle();
        }

        return inputs;
    }

    public static Dataset Labelled(int count, int inputSize, int classes)
    {
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % classes;
        }

        return Dataset.FromArrays(Inputs(count * inputSize), labels);
    }
}
