using System.Text;
using Cnn;
using DlGen;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Trains a convolutional network on the MNIST digits, and draws what its first layer looks for.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

Console.OutputEncoding = Encoding.UTF8;
string digits = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
Dataset train = Dataset.FromIdx(Path.Combine(digits, "train-images-idx3-ubyte.gz"), Path.Combine(digits, "train-labels-idx1-ubyte.gz"));
Dataset test = Dataset.FromIdx(Path.Combine(digits, "t10k-images-idx3-ubyte.gz"), Path.Combine(digits, "t10k-labels-idx1-ubyte.gz"));

// In each epoch, every digit lies up to a pixel away from its place: the network never sees quite the same image again. The weight
// decay keeps down what the filters don't need.
var net = new LeNet(seed: 1);
net.Train(train.WithAugmentation(new Augmentation(seed: 1).Shift(1)), new TrainingOptions
{
    Epochs = 5, BatchSize = 64, Optimizer = new AdamW { WeightDecay = 0.2f }, Schedule = new OneCycleSchedule(maxLearningRate: 0.01f), Seed = 1,
    Progress = ConsoleProgress.Instance,
});

Console.WriteLine();
Console.WriteLine(LeNet.Summary);
Console.WriteLine();
Drawing.Show(net, test.GetInputBytes(0));
Console.WriteLine(Invariant($"test accuracy: {100 * net.Evaluate(test).Accuracy:F2} %"));
return 0;

/// <summary>LeNet's order of layers, with relu and maximum pooling, and 16 and 32 filters.</summary>
[Network(1, 28, 28)]
[Conv2d(16, 5), Relu, MaxPool2d(2), Conv2d(32, 5), Relu, MaxPool2d(2)]
[Flatten, Linear(128), Relu, Linear(10)]
public partial class LeNet;
