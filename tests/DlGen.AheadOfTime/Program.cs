// Prints the milliseconds from the start of this process to the end of its first training step, then the samples a second
// that it trains: MLP 784-256-256-10, SGD with momentum, batch 64, one thread, data in arrays.
using System.Diagnostics;
using System.Globalization;
using DlGen;

const int batch = 64;
const int examples = 64 * batch;
DateTime started = Process.GetCurrentProcess().StartTime;
var options = new TrainingOptions { Epochs = 1, BatchSize = batch, Optimizer = new Sgd(0.01f) { Momentum = 0.9f }, Threads = 1 };
var net = new Digits(seed: 42);
net.Train(Data(batch), options);
double firstStep = (DateTime.Now - started).TotalMilliseconds;

Dataset data = Data(examples);
for (int warm = 0; warm < 4; warm++)
{
    net.Train(data, options);
}

double[] rates = [.. Enumerable.Range(0, 15).Select(_ => net.Train(data, options).Epochs[0].SamplesPerSecond).Order()];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{firstStep:F0} {rates[rates.Length / 2]:F0}"));

static Dataset Data(int count)
{
    var random = new Random(1);
    float[] inputs = new float[count * Digits.InputSize];
    int[] labels = new int[count];
    for (int i = 0; i < inputs.Length; i++)
    {
        inputs[i] = random.NextSingle();
    }

    for (int i = 0; i < count; i++)
    {
        labels[i] = random.Next(Digits.OutputSize);
    }

    return Dataset.FromArrays(inputs, labels);
}

[Mlp(784, 256, 256, 10)]
internal sealed partial class Digits;
