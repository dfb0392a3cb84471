namespace DlGen.Peers;

/// <summary>What the networks are fed: the same for all contenders.</summary>
internal static class Examples
{
    public const int Count = 4096;

    // Training steps from which losses are compared, at most.
    private const int CheckedSteps = 32;

    /// <summary>Dense random values in [0, 1): nothing to skip and nothing to learn, which costs what images cost.</summary>
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

    public static Dataset Random(int count, int inputSize, int classes)
    {
        var random = new Random(2);
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = random.Next(classes);
        }

        return Dataset.FromArrays(Inputs(count * inputSize), labels);
    }

    /// <summary>The truth table of exclusive or, over and over.</summary>
    public static Dataset Xor(int count)
    {
        var inputs = new float[count * 2];
        var targets = new float[count];
        for (int i = 0; i < count; i++)
        {
            int a = i & 1, b = (i >> 1) & 1;
            inputs[2 * i] = a;
            inputs[(2 * i) + 1] = b;
            targets[i] = a ^ b;
        }

        return Dataset.FromArrays(inputs, targets, count);
    }

    /// <summary>How many examples an epoch has whose mean loss is compared before anything is timed.</summary>
    public static int CheckedCount(int batchSize) => Math.Min(Count, CheckedSteps * batchSize);

    /// <summary>The batches of DlGen's first epoch with seed 0, copied out for the other contenders.</summary>
    public static List<TrainingBatch> FirstEpoch(Dataset data, int batchSize)
    {
        var batches = new List<TrainingBatch>();
        foreach (Batch batch in data.Batches(batchSize, seed: 0))
        {
            var inputs = new float[batch.Count * data.InputSize];
            batch.Inputs.CopyTo(inputs);
            if (data.HasLabels)
            {
                var labels = new int[batch.Count];
                batch.Targets.CopyLabelsTo(labels);
                batches.Add(new TrainingBatch(inputs, labels, null));
            }
            else
            {
                var targets = new float[batch.Count * data.TargetSize];
                batch.Targets.CopyTo(targets);
                batches.Add(new TrainingBatch(inputs, null, targets));
            }
        }

        return batches;
    }
}
