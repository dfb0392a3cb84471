using System.Globalization;
using System.Text;
using DlGen;
using DlGen.Reporting;
using FashionMnist;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Learns ten kinds of clothes from the images of Fashion-MNIST, and writes a report of it as a page.

      FashionMnist [DIR [EPOCHS]]

      DIR       the folder of the four IDX files; without it, this says where they come from
      EPOCHS    times to go through the training images at most (default: 20)
      --help    this text
    """,
    maximum: 2) is { } exitCode)
{
    return exitCode;
}

if (args is [])
{
    Console.WriteLine(ClothesFiles.Source);
    return 0;
}

int epochs = 20;
if (args.Length > 1 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out epochs) && epochs > 0))
{
    Console.Error.WriteLine($"error: EPOCHS is '{args[1]}'; it must be a whole number of at least 1 (--help lists the arguments)");
    return 2;
}

if (ClothesFiles.Load(args[0]) is not var (all, test))
{
    return 2;
}

Console.OutputEncoding = Encoding.UTF8;
var (train, validation) = all.SplitStratified(0.9, 0.1, seed: 1);
var net = new Clothes(seed: 1);
var options = new TrainingOptions
{
    Epochs = epochs,
    BatchSize = 64,
    Optimizer = new AdamW(1e-3f),
    Schedule = new CosineSchedule { WarmupSteps = 200 },
    Validation = validation,
    EarlyStopping = new EarlyStopping(patience: 4) { Metric = Metric.Accuracy },
    Seed = 1,
    Progress = new Dashboard(),
};
TrainingHistory history = net.Train(train.WithAugmentation(new Augmentation(seed: 1).Shift(1)), options);
Evaluation evaluation = net.Evaluate(test);
Console.WriteLine();
Console.WriteLine(evaluation);
Console.WriteLine();

string page = Path.Combine(AppContext.BaseDirectory, "clothes.html");
new Report("Ten kinds of clothes")
    .Add(net)
    .Add(options)
    .Add(history)
    .Add(evaluation, ClothesFiles.ClassNames)
    .AddHeading("Inside the network")
    .Add(Picture.FirstLayer(net), "The filters of the first convolution.")
    .Add(Picture.Activations(net, validation))
    .SaveHtml(page);
Console.WriteLine($"report: {page}");
Console.WriteLine(Invariant($"test accuracy: {100 * evaluation.Accuracy:F1} %"));
return 0;

/// <summary>Reads images of clothes: 28 × 28 gray values in, ten classes out.</summary>
[Network(1, 28, 28)]
[Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2)]
[Flatten, Linear(64), Relu, Dropout(0.25f), Linear(10)]
public partial class Clothes;
