using System.Text;
using DlGen;
using DlGen.Reporting;
using Samples;
using static System.FormattableString;

if (CommandLine.Answer(
    args,
    """
    Learns to tell three species of iris apart from a table of 150 flowers, and writes a report of it as a page.

      --help    this text
    """) is { } exitCode)
{
    return exitCode;
}

Console.OutputEncoding = Encoding.UTF8;

// The test part is for one evaluation in the end, and the scaler knows the training part alone.
var (train, validation, test) = Iris.Load().SplitStratified(0.6, 0.2, 0.2, seed: 1);
var net = new Flower(seed: 1) { Preprocessing = Standardizer.Fit(train) };

var options = new TrainingOptions
{
    Epochs = 200,
    BatchSize = 16,
    Optimizer = new AdamW(0.01f),
    Validation = validation,
    EarlyStopping = new EarlyStopping(patience: 15),  // ends with the best weights restored
    Seed = 1,
    Progress = new Dashboard(),
};
TrainingHistory history = net.Train(train, options);
Evaluation evaluation = net.Evaluate(test);
Console.WriteLine();
Console.WriteLine(evaluation.ConfusionMatrix);
Console.WriteLine();
var found = new Iris.Row(SepalLength: 6.1f, SepalWidth: 2.9f, PetalLength: 4.7f, PetalWidth: 1.4f);
Console.WriteLine(Invariant($"{found} looks like {(Iris.Species)net.Classify(found.ToInput())}"));

string page = Path.Combine(AppContext.BaseDirectory, "iris.html");
new Report("Three species of iris")
    .Add(net)
    .Add(options)
    .Add(history)
    .Add(evaluation, Iris.ClassNames)
    .AddHeading("Inside the network")
    .Add(Picture.FirstLayer(net), $"The weights of 16 units for {string.Join(", ", Iris.FeatureNames)}.")
    .Add(Picture.Activations(net, train))
    .SaveHtml(page);
Console.WriteLine($"report: {page}");
Console.WriteLine(Invariant($"test accuracy: {100 * evaluation.Accuracy:F1} %"));
return 0;

/// <summary>The flowers of iris.csv, which the compiler reads: the type of a row, the species, and how many of both.</summary>
[CsvData("iris.csv", Label = "species")]
public partial class Iris;

/// <summary>Four measures of a flower in, three species out.</summary>
[Mlp(Iris.FeatureCount, 16, Iris.ClassCount)]
public partial class Flower;
