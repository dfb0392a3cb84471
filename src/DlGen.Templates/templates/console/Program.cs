// Learns to read handwritten digits, counts its errors on digits that it has not seen, and saves what it has learned.
using DlGen;

string folder = Path.Combine(AppContext.BaseDirectory, "digits");
Dataset all = Dataset.FromIdx(Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"));
Dataset test = Dataset.FromIdx(Path.Combine(folder, "t10k-images-idx3-ubyte.gz"), Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));
var (train, validation) = all.SplitStratified(0.9, 0.1, seed: 1);

// Ctrl+C ends the training early; the network keeps what it has learned until then.
using var cancel = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancel.Cancel();
};

// In each epoch, every digit is moved by up to a pixel and turned a little: the network never sees quite the same image again.
var net = new Digits(seed: 1);
net.Train(
    train.WithAugmentation(new Augmentation(seed: 1).Shift(1).Rotate(degrees: 10)),
    new TrainingOptions
    {
        Epochs = 20,
        BatchSize = 64,
        Optimizer = new AdamW(),
        Schedule = new OneCycleSchedule(maxLearningRate: 0.01f),
        Validation = validation,
        Progress = ConsoleProgress.Instance,
    },
    cancel.Token);

Console.WriteLine();
Console.WriteLine(Digits.Summary);
Console.WriteLine();
Console.WriteLine(net.Evaluate(test));

// The file has the names and shapes of PyTorch's nn.Sequential. A program that only predicts begins here.
string file = Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
net.Save(file);
Digits saved = Digits.Load(file);

ReadOnlySpan<byte> image = test.GetInputBytes(0);
for (int row = 0; row < 28; row += 2)
{
    for (int column = 0; column < 28; column++)
    {
        Console.Write(" .:-=+*#"[image[(row * 28) + column] / 32]);
    }

    Console.WriteLine();
}

Console.WriteLine($"This is a {test.GetLabel(0)}, and the network says {saved.Classify(image)}. It is saved in {file}.");

[Mlp(784, 256, 10)]
internal sealed partial class Digits;
