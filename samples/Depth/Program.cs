using System.Text;
using Depth;
using DlGen;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Charts how much of the gradient reaches each of twenty layers, and trains twenty residual blocks on the MNIST digits
    where twenty sigmoid layers learn nothing.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

Console.OutputEncoding = Encoding.UTF8;
string digits = Path.Combine(AppContext.BaseDirectory, "data", "mnist");
Dataset train = Dataset.FromIdx(Path.Combine(digits, "train-images-idx3-ubyte.gz"), Path.Combine(digits, "train-labels-idx1-ubyte.gz"));
Dataset test = Dataset.FromIdx(Path.Combine(digits, "t10k-images-idx3-ubyte.gz"), Path.Combine(digits, "t10k-labels-idx1-ubyte.gz"));

var plain = new Plain(seed: 1);
var residual = new Residual(seed: 1);
Console.WriteLine("How much of the loss's gradient reaches the weights of each layer, before anything is learned:");
Console.WriteLine();
Chart.Show(
    ("20 sigmoid layers", Gradients.Norms(plain, train)),
    ("20 residual blocks", Gradients.Norms(residual, train)));

Learn(plain, new Sgd(0.1f) { Momentum = 0.9f }, epochs: 1);
Learn(residual, new AdamW(1e-3f), epochs: 3);
Learn(residual, new AdamW(3e-4f), epochs: 2);
double accuracy = Learn(residual, new AdamW(1e-4f), epochs: 1);
Console.WriteLine(Invariant($"test accuracy of 20 residual blocks: {100 * accuracy:F1} %"));
return 0;

double Learn(INetwork<float> net, Optimizer optimizer, int epochs)
{
    TrainingHistory history = net.Train(train, new TrainingOptions { Epochs = epochs, BatchSize = 64, Optimizer = optimizer, Seed = 1 });
    Evaluation evaluation = net.Evaluate(test);
    Console.WriteLine(Invariant($"{net.GetType().Name,-9} epochs: {epochs}, loss {history.Epochs[^1].Loss:F4}, test accuracy {100 * evaluation.Accuracy,5:F1} %"));
    return evaluation.Accuracy;
}

#pragma warning disable DLG2010 // To see it happen is what the sample is for.
/// <summary>σ′ is a quarter at most: each layer passes on less of the gradient than it gets.</summary>
[Network(784)]
[Linear(96), Sigmoid, Use<SigmoidLayer>(Times = 19), Linear(10)]
public partial class Plain;
#pragma warning restore DLG2010

[Block(96)]
[Linear(96), Sigmoid]
public partial class SigmoidLayer;

/// <summary>x + block(x) passes the gradient on as it is; each block begins as nothing, and the norm in it keeps its input's size.</summary>
[Network(784)]
[Linear(96), Residual<MixerBlock>(Times = 20), LayerNorm, Linear(10)]
public partial class Residual;

[Block(96)]
[LayerNorm, Linear(48), Relu, Linear(96, Initialization = Initialization.Zero)]
public partial class MixerBlock;
