#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>The training loss goes down and down; the validation loss turns. What lies between is learned by heart.</summary>
public static class Lesson17
{
    public static void Main()
    {
        // Few examples, of which a fifth have a wrong label, and a network with room to remember each of them.
        Dataset train = Rings(examples: 80, seed: 1), validation = Rings(examples: 1000, seed: 2);
        TrainingHistory Train(Wide net, EarlyStopping? stopping = null) => net.Train(train, new TrainingOptions
        {
            Epochs = 150, BatchSize = 16, Optimizer = new Adam(0.002f), Validation = validation, EarlyStopping = stopping, Seed = 1,
        });

        var stubborn = new Wide(seed: 1);
        TrainingHistory history = Train(stubborn);
        EpochResult best = history.Epochs.MinBy(epoch => epoch.ValidationLoss)!, last = history.Epochs[^1];
        Console.WriteLine("epoch    training loss    validation loss");
        foreach (EpochResult epoch in history.Epochs.Where(epoch => epoch.Epoch is 1 or 5 or 15 or 50 or 100 or 150 || epoch == best))
        {
            Console.WriteLine($"{epoch.Epoch,5}           {epoch.Loss:F4}             {epoch.ValidationLoss:F4}{(epoch == best ? "   the minimum" : "")}");
        }

        Expect.Below(last.Loss, best.Loss);
        Expect.Above(last.ValidationLoss!.Value, 1.5 * best.ValidationLoss!.Value);

        // Early stopping ends the training when the validation loss hasn't improved for a while, and takes the best weights back.
        var wise = new Wide(seed: 1);
        TrainingHistory stopped = Train(wise, new EarlyStopping(patience: 20));
        Evaluation kept = wise.Evaluate(validation), overfit = stubborn.Evaluate(validation);
        Console.WriteLine();
        Console.WriteLine($"early stopping: ended after epoch {stopped.Epochs[^1].Epoch}, with the weights of epoch {stopped.BestEpoch}");
        Console.WriteLine($"validation loss: {kept.Loss:F4} with these weights, {overfit.Loss:F4} without early stopping");
        Expect.Equal(kept.Loss, stopped.Best!.Loss);
        Expect.Equal(stopped.BestEpoch!.Value, best.Epoch);
        Expect.Above(overfit.Loss, 1.5 * kept.Loss);

        Picture.TrainingCurves(history).Save("overfitting.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("overfitting.svg")}");

        // The validation part has chosen the epoch, so it is no longer new. What the network is worth says a test part, once.
        Console.WriteLine($"test data, once: {100 * wise.Evaluate(Rings(examples: 1000, seed: 3)).Accuracy:F1} % right, where 80 % of the labels are true");
    }

    /// <summary>A disk inside a ring, with a fifth of the labels exchanged.</summary>
    private static Dataset Rings(int examples, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[2 * examples];
        var labels = new int[examples];
        for (int i = 0; i < examples; i++)
        {
            labels[i] = i % 2;
            double radius = (labels[i] + random.NextDouble()) / 2, angle = Math.Tau * random.NextDouble();
            inputs[2 * i] = (float)(radius * Math.Cos(angle));
            inputs[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
            labels[i] = random.NextDouble() < 0.2 ? 1 - labels[i] : labels[i];
        }

        return Dataset.FromArrays(inputs, labels);
    }
}

[Mlp(2, 128, 128, 2)]
public partial class Wide;
