using System.Text;
using DlGen;
using Samples;
using Shift;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Trains a linear classifier, a multi-layer perceptron and a convolutional network on the MNIST digits, which lie in the
    middle of their images, and shows what becomes of their accuracy when the test digits are shifted by a few pixels.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

Console.OutputEncoding = Encoding.UTF8;
string digits = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
Dataset train = Dataset.FromIdx(Path.Combine(digits, "train-images-idx3-ubyte.gz"), Path.Combine(digits, "train-labels-idx1-ubyte.gz"));
Dataset test = Dataset.FromIdx(Path.Combine(digits, "t10k-images-idx3-ubyte.gz"), Path.Combine(digits, "t10k-labels-idx1-ubyte.gz"));
ShiftedDigits[] shifts = [.. Enumerable.Range(0, 7).Select(pixels => ShiftedDigits.From(test, pixels))];

Console.WriteLine("Trained on digits in the middle of their images. Test accuracy in percent, by how many pixels the digits are shifted:");
Console.WriteLine();
Console.WriteLine("network  parameters" + string.Concat(Enumerable.Range(0, shifts.Length).Select(pixels => Invariant($"{pixels,8}"))));
double[] linear = Learn<LinearClassifier>("linear");
double[] mlp = Learn<Perceptron>("MLP");
double[] cnn = Learn<Convolutional>("CNN");
Console.WriteLine("cut at the edge    " + Percent(shifts.Select(shift => shift.CutFraction)));

Console.WriteLine();
Plot.Show(('L', linear), ('M', mlp), ('C', cnn));
Console.WriteLine();
Console.WriteLine(
    """
    To the linear classifier and the MLP, an image is 784 numbers in no order: what they learned of one place, they don't know
    of the next. The CNN looks for the same patterns in all places, and takes the mean of what it has found. The last line of
    the table counts the digits of which a part has left the image.
    """);
Console.WriteLine();
Console.WriteLine(Invariant($"test accuracy at a shift of 4 pixels: MLP {100 * mlp[4]:F1} %, CNN {100 * cnn[4]:F1} %"));
return 0;

double[] Learn<TNetwork>(string name)
    where TNetwork : INetwork<TNetwork, float>
{
    TNetwork net = TNetwork.Create(seed: 1);
    net.Train(train, new TrainingOptions
    {
        Epochs = 3, BatchSize = 64, Optimizer = new Adam(), Schedule = new OneCycleSchedule(maxLearningRate: 0.01f), Seed = 1,
    });
    double[] accuracies = [.. shifts.Select(shift => net.Evaluate(shift.Digits).Accuracy)];
    Console.WriteLine(Invariant($"{name,-7}  {TNetwork.ParameterCount,10:N0}") + Percent(accuracies));
    return accuracies;
}

static string Percent(IEnumerable<double> fractions) => string.Concat(fractions.Select(fraction => Invariant($"{100 * fraction,8:F1}")));

/// <summary>For each of the ten digits, a weight for each pixel.</summary>
[Network(784)]
[Linear(10)]
public partial class LinearClassifier;

/// <summary>Thirty hidden neurons, each with a weight for each pixel.</summary>
[Mlp(784, 30, 10)]
public partial class Perceptron;

/// <summary>Small patterns, patterns of patterns, and in the end the mean of each over all places. It has about as many parameters as the perceptron.</summary>
[Network(1, 28, 28)]
[Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2)]
[Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2)]
[Conv2d(64, 3, Padding = 1), Relu, AvgPool2d(7)]
[Flatten, Linear(10)]
public partial class Convolutional;
