#:package DlGen@*-*
using DlGen;

/// <summary>
/// Some layers do one thing in training and another in evaluation. There is no switch to forget: Forward is the training's pass, Predict
/// is the other. The generated file has both, as HalfDroppedComputation and HalfDroppedInference.
/// </summary>
public static class Lesson15
{
    public static void Main()
    {
        Dropout();
        BatchNormalization();
    }

    /// <summary>In training, half of the activations become 0 and the others twice as large; in evaluation all stay as they are.</summary>
    private static void Dropout()
    {
        // An example many times over, so that the masks differ and the example doesn't.
        const int Copies = 20_000;
        float[] example = [1, -2, 3, 0.5f];
        float[] copies = [.. Enumerable.Range(0, Copies).SelectMany(_ => example)];
        var net = new HalfDropped(seed: 1);

        net.Forward(copies);
        float[] training = net.GetOutputs();
        float[] evaluation = net.Predict(copies);
        Console.WriteLine($"dropout in training:    {string.Join(", ", training.Take(5).Select(y => $"{y:F3}"))}, … mean {training.Average():F3}");
        Console.WriteLine($"dropout in evaluation:  {string.Join(", ", evaluation.Take(5).Select(y => $"{y:F3}"))}, … always");
        Expect.Above(training.Distinct().Count(), 10);
        Expect.Equal(evaluation.Distinct().Count(), 1);
        Expect.Equal(training.Average(), evaluation[0], decimals: 1);    // the factor of 2 keeps the mean

        // Each pass has other masks, which follow from the seed and the number of the pass.
        net.Forward(copies);
        Expect.Above(net.GetOutputs().Zip(training).Count(pair => pair.First != pair.Second), Copies / 2);
    }

    /// <summary>In training, the mean and variance of the batch; in evaluation, running averages of those that went by.</summary>
    private static void BatchNormalization()
    {
        var random = new Random(1);
        var net = new Normalized(seed: 1);
        double expected = 0;
        for (int step = 1; step <= 60; step++)
        {
            float[] batch = [.. Enumerable.Range(0, 500).Select(_ => 5 + (2 * (random.NextSingle() + random.NextSingle() - 1)))];   // mean 5
            net.Forward(batch);
            expected = (0.9 * expected) + (0.1 * batch.Average());       // running ← 0.9·running + 0.1·batch
            Expect.Equal(net.BatchNorm1.RunningMean[0], expected, decimals: 3);
            if (step is 1 or 2 or 10 or 60)
            {
                Console.WriteLine($"batch norm, after batch {step,2}: running mean {net.BatchNorm1.RunningMean[0]:F3}");
            }
        }

        Expect.Equal(net.BatchNorm1.RunningMean[0], 5, decimals: 1);

        // The training's pass sees the batch: of two examples, one is above the mean, whatever they are. Evaluation sees each by itself.
        net.Forward([9, 9.5f]);
        float[] together = net.GetOutputs();
        float[] alone = [net.Predict([9])[0], net.Predict([9.5f])[0]];
        Console.WriteLine($"9 and 9.5 in training:    {together[0]:F2} and {together[1]:F2}, as far from their mean as any two");
        Console.WriteLine($"9 and 9.5 in evaluation:  {alone[0]:F2} and {alone[1]:F2}, both far above 5");
        Expect.Equal(together, [-1, 1], decimals: 2);
        Expect.Above(alone.Min(), 1);
    }
}

[Network(4, Loss = Loss.MeanSquaredError)]
[Linear(16), Relu, Dropout(0.5f), Linear(1)]
public partial class HalfDropped;

/// <summary>A number, normalized. The scale and the shift that are learned start at 1 and 0.</summary>
[Network(1, Loss = Loss.MeanSquaredError)]
[BatchNorm]
public partial class Normalized;
