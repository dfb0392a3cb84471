using System.Text;
using DlGen;
using Mnist;
using static System.FormattableString;

Console.OutputEncoding = Encoding.UTF8;
if (Arguments.Parse(args) is not { } arguments)
{
    return Arguments.ExitCode;
}

if (DigitFiles.Load(arguments.Data) is not var (train, test))
{
    return Arguments.BadArgument;
}

var net = new Digits(arguments.Seed);
TrainingHistory history = net.Train(
    train,
    new TrainingOptions
    {
        Epochs = arguments.Epochs,
        BatchSize = 128,
        Optimizer = new Sgd(0.05f) { Momentum = 0.9f },
        Seed = arguments.Seed,
        Threads = arguments.Threads,
        Progress = ConsoleProgress.Instance,
    },
    ControlC.Token);

Console.WriteLine(history.Canceled ? "canceled; what was learned until then is kept\n" : string.Empty);
Console.WriteLine(Digits.Summary);
Console.WriteLine();

Evaluation evaluation = net.Evaluate(test, arguments.Threads);
Drawing.Show(net, test, evaluation);

string model = Path.Combine(AppContext.BaseDirectory, "digits.safetensors");
net.Save(model);
Console.WriteLine($"saved model:      {model}");
Console.WriteLine($"generated source: {GeneratedSource.Path}");
Console.WriteLine();
Console.WriteLine(Invariant($"test accuracy: {100 * evaluation.Accuracy:F1} %"));
return 0;

/// <summary>Reads handwritten digits: 28 × 28 gray values in, ten classes out.</summary>
[Mlp(784, 256, 256, 10)]
public partial class Digits;
