using System.Text;
using DlGen;
using DlGen.Reporting;
using Samples;
using Spirals;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Learns two interlocking spirals with relu, with tanh and with a custom sine, and draws what each of them sees.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

Console.OutputEncoding = Encoding.UTF8;
Dataset train = Spiral.Points(perArm: 300, seed: 1);
Dataset test = Spiral.Points(perArm: 500, seed: 2);

Console.WriteLine("Two spirals, interlocked: which of them is a point on? Learned in 300 epochs:");
Console.WriteLine();
var relu = Learn<Relu>();
var tanh = Learn<Tanh>();
var sine = Learn<Sine>();

Drawing.Show(("relu", relu), ("tanh", tanh), ("sin 3x", sine));
string page = Path.Combine(AppContext.BaseDirectory, "spirals.html");
new Report("Two spirals")
    .Add(Picture.DecisionBoundary(relu, train, "relu"))
    .Add(Picture.DecisionBoundary(tanh, train, "tanh"))
    .Add(Picture.DecisionBoundary(sine, train, "sin 3x"))
    .SaveHtml(page);
Console.WriteLine($"pictures: {page}");
Console.WriteLine(Invariant($"test accuracy with sin 3x: {100 * sine.Evaluate(test).Accuracy:F1} %"));
return 0;

TNetwork Learn<TNetwork>()
    where TNetwork : INetwork<TNetwork, float>
{
    TNetwork net = TNetwork.Create(seed: 1);
    TrainingHistory history = net.Train(train, new TrainingOptions { Epochs = 300, BatchSize = 20, Optimizer = new Adam(0.005f), Seed = 1 });
    Evaluation evaluation = net.Evaluate(test);
    Console.WriteLine(Invariant($"{typeof(TNetwork).Name,-6} loss {history.Epochs[^1].Loss:F4}, test accuracy {100 * evaluation.Accuracy,5:F1} %"));
    return net;
}

/// <summary>Straight pieces: a curl takes many of them.</summary>
[Mlp(2, 32, 32, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class Relu;

/// <summary>Smooth steps.</summary>
[Mlp(2, 32, 32, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Tanh;

/// <summary>Waves, by a function of our own: its derivative 3·cos 3x is written out in the generated file.</summary>
[Mlp(2, 32, 32, 1, ActivationFunction = nameof(Wave), Loss = Loss.BinaryCrossEntropy)]
public partial class Sine
{
    [Elementwise]
    private static float Wave(float x) => MathF.Sin(3f * x);
}
