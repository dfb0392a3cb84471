using DlGen;

/// <summary>Reads handwritten digits: 28 × 28 gray values in, the probabilities of ten digits out.</summary>
[Network(1, 28, 28)]
[Conv2d(8, 3), Relu, MaxPool2d(2), Conv2d(16, 3), Relu, MaxPool2d(2)]
[Flatten, Linear(64), Relu, Linear(10)]
internal sealed partial class Digits
{
    /// <summary>Reads a network from a file. Where there is no such file, trains one on the digits beside the program, and saves it there.</summary>
    public static Digits LoadOrTrain(string model, ILogger log)
    {
        if (File.Exists(model))
        {
            log.LogInformation("Reading the network from {Model}", model);
            return Load(model);
        }

        Dataset train = Read("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz");
        Dataset test = Read("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz");
        log.LogInformation("There is no {Model}: training a network on {Count} digits, which takes some seconds", model, train.Count);
        var net = new Digits(seed: 1);
        var options = new TrainingOptions
        {
            Epochs = 10,
            BatchSize = 64,
            Optimizer = new AdamW { WeightDecay = 0.05f },
            Schedule = new OneCycleSchedule(maxLearningRate: 0.02f),
            Callbacks = [TrainingCallback.AfterEpoch(training => log.LogInformation("{Epoch}", training.CompletedEpoch))],
        };

        // What is drawn with a mouse lies and leans differently from what was written on paper.
        Dataset moved = train.WithAugmentation(new Augmentation(seed: 1).Shift(2).Rotate(degrees: 15));
        net.Train(moved, options);
        log.LogInformation("Test accuracy: {Accuracy:P1}", net.Evaluate(test).Accuracy);
        try
        {
            net.Save(model);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The network can't be saved, and will be trained again at the next start: {Reason}", error.Message);
        }

        return net;
    }

    private static Dataset Read(string images, string labels)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "digits");
        return Dataset.FromIdx(Path.Combine(folder, images), Path.Combine(folder, labels));
    }
}
