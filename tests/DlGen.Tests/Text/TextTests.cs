using System.Globalization;
using System.Reflection;
using DlGen.Tests.Data;
using DlGen.Tests.Training;

namespace DlGen.Tests.Text;

/// <summary>Objects print what a person wants to see of them, in plain text of 80 columns, the same in every culture.</summary>
public class TextTests
{
    private static readonly ConfusionMatrix Matrix = new(3, [new(0, 0, 1980), new(0, 2, 1), new(1, 1, 50), new(1, 0, 2), new(2, 2, 7)]);

    [Fact]
    public void Evaluation_IsATableOfClasses() => Prints(
        """
        2,040 examples  loss 0.0712  accuracy 99.85 %

        class  examples  precision    recall       F1
            0     1,981    99.90 %   99.95 %  99.92 %
            1        52   100.00 %   96.15 %  98.04 %
            2         7    87.50 %  100.00 %  93.33 %
        """,
        () => new Evaluation("", 1, 2040, 0.0712, Matrix));

    [Fact]
    public void EvaluationOfValues_HasALoss() => Prints("1 example  loss 1.230E-07", () => new Evaluation("", 1, 1, 1.23e-7, null));

    [Fact]
    public void EvaluationOfHeads_HasATableForEach() => Prints(
        """
        2 examples  loss 1.0000  accuracy 50.00 %

        digit1, weight 1: 2 examples  loss 0.5000  accuracy 50.00 %
        1 example without a class: an output is NaN

        class  examples  precision    recall        F1
            0         1   100.00 %  100.00 %  100.00 %
            1         1          -    0.00 %    0.00 %

        slant1, weight 0.1: 2 examples  loss 5.0000
        """,
        () => Evaluation.Of([
            new Evaluation("digit1", 1, 2, 0.5, new ConfusionMatrix(2, [new(0, 0, 1), new(1, ConfusionMatrix.NoClass, 1)])),
            new Evaluation("slant1", 0.1, 2, 5, null),
        ]));

    [Fact]
    public void ConfusionMatrix_IsAMatrix()
    {
        Prints(
            """
                    predicted
            actual      0   1  2
                 0  1,980   0  1
                 1      2  50  0
                 2      0   0  7
            """,
            () => Matrix);
        Prints(
            """
                    predicted
            actual  0  1  none
                 0  1  0     0
                 1  0  0     1
            """,
            () => new ConfusionMatrix(2, [new(0, 0, 1), new(1, ConfusionMatrix.NoClass, 1)]));
    }

    [Fact]
    public void LargeConfusionMatrix_IsItsMostFrequentConfusions()
    {
        Prints(
            """
            1,012 examples, 1,000 classes, accuracy 98.81 %
            confusions:
            actual  predicted  examples
                 7        999        10
                 3          5         2
            """,
            () => new ConfusionMatrix(1000, [new(0, 0, 1000), new(3, 5, 2), new(7, 999, 10)]));
        Prints("0 examples, 1,000 classes, accuracy -\nno class is taken for another", () => new ConfusionMatrix(1000));
    }

    /// <summary>No line is longer than a terminal's, none ends in a space, and no table is longer than a screen.</summary>
    [Fact]
    public void AnyNumberOfClasses_FitsAScreen()
    {
        foreach (int classes in (int[])[1, 2, 3, 9, 10, 11, 15, 20, 26, 27, 30, 100, 1000, 100_000])
        {
            foreach (int examples in (int[])[0, 1, 1000, 100_000])
            {
                var random = new Random(classes);
                var matrix = new ConfusionMatrix(classes);
                for (int example = 0; example < examples; example++)
                {
                    matrix.Add(random.Next(classes), random.Next(classes));
                }

                FitsAScreen(matrix.ToString());
                FitsAScreen(new Evaluation("", 1, examples, 0.5, matrix).ToString());
            }
        }
    }

    [Fact]
    public void History_IsATableOfEpochs()
    {
        EpochResult first = new(1, 0.5, 0.75, 0.25, 0.875, TimeSpan.FromSeconds(1.5), 182345);
        Prints(
            """
            2 epochs, 12 steps, canceled

                                     validation  validation
            epoch    loss  accuracy        loss    accuracy  seconds  samples/s
                1  0.5000   75.00 %      0.2500     87.50 %     1.50    182,345
                2  0.4000   75.00 %           -           -     1.50    182,345
            """,
            () => new TrainingHistory([first, first with { Epoch = 2, Loss = 0.4, ValidationLoss = null, ValidationAccuracy = null }], 12, canceled: true));
        Prints(
            """
            1 epoch, 1 step

            epoch    loss  seconds  samples/s
                1  0.5000     1.50    182,345
            """,
            () => new TrainingHistory([first with { Accuracy = double.NaN, ValidationLoss = null, ValidationAccuracy = null }], 1, canceled: false));
        Prints("0 epochs, 0 steps", () => new TrainingHistory([], 0, canceled: false));
        Prints("epoch 1  loss 0.5000  accuracy 75.00 %  validation loss 0.2500  validation accuracy 87.50 %  1.50 s  182,345 samples/s", () => first);
        Prints("epoch 1/2 [#######-------]  loss 0.5000  accuracy 75.00 %  182,345 samples/s", () => new TrainingProgress(1, 2, 5, 10, 0.5, 0.75, 182345));
    }

    [Fact]
    public void LongHistory_IsItsFirstAndLastEpochs()
    {
        var epochs = Enumerable.Range(1, 500).Select(static epoch => new EpochResult(epoch, 0.5, 0.5, 12345.678, 1, TimeSpan.FromHours(1), 9_999_999)).ToArray();
        string text = new TrainingHistory(epochs, 5000, canceled: false).ToString();
        FitsAScreen(text);
        string[] lines = text.Split('\n');
        Assert.Equal(2 + 2 + 21, lines.Length);
        Assert.StartsWith("   10  ", lines[13], StringComparison.Ordinal);
        Assert.Equal("  ...", lines[14]);
        Assert.StartsWith("  491  ", lines[15], StringComparison.Ordinal);
        Assert.StartsWith("  500  ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Dataset_IsItsCountsAndShapes()
    {
        Dataset labels = Dataset.FromArrays(new float[8], [0, 1, 5, 1]);
        Prints("4 examples: inputs [2], labels 0 to 5", () => labels);
        Prints("4 examples: inputs [2], labels 0 to 5 (weighted)", () => labels.WithWeights(1, 2, 3, 4));
        Prints("1 example: inputs [2], labels 0 to 5, 3 target values", () => labels.WithTargets(new float[12]).Split(0.25, 0).First);
        Prints("2 batches of 3 examples", () => labels.Batches(3));
        Prints("3 examples: rows 0, 1, 2", () => labels.Batches(3).First());
        Prints("1 example: row 3", () => labels.Batches(3).Last());
        Prints("3 inputs [2]", () => labels.Batches(3).First().Inputs);
        Prints("3 labels", () => labels.Batches(3).First().Targets);
        Prints("0 examples: no rows", () => default(Batch));
        Prints("no inputs", () => default(BatchInputs));
        Prints("no targets", () => default(BatchTargets));
        Prints(
            "2,000 examples: rows 0, 1, 2, 3, 4, 5, 6, 7, ...",
            () => Dataset.FromArrays(new float[2000], new float[2000], count: 2000).Batches(2000).First());
    }

    [Fact]
    public void Parameter_IsItsNameShapeAndStatistics()
    {
        IReadOnlyList<Parameter<float>> parameters = new TestNetwork<float>().Count(-1).Parameters;
        Prints("2.bias [3]: mean 432, standard deviation 0.8165, from 431 to 433", () => parameters[3]);
        Prints("2.bias [3]\n431  432  433", () => parameters[3].Value);
        Prints(
            """
            2.weight [3, 18]
            377  378  379  ...  392  393  394
            395  396  397  ...  410  411  412
            413  414  415  ...  428  429  430
            """,
            () => parameters[2].Value);
        parameters[3].Value.CopyFrom([float.NaN, -0.5f, float.PositiveInfinity]);
        Prints("2.bias [3]: mean -0.5, standard deviation 0, from -0.5 to -0.5, 2 not finite", () => parameters[3]);
        Prints("2.bias [3]\nNaN  -0.5  Infinity", () => parameters[3].Value);
        parameters[3].Value.CopyFrom([float.NaN, float.NaN, float.NaN]);
        Prints("2.bias [3]: no finite value", () => parameters[3]);
        parameters[0].Value.CopyFrom([.. Enumerable.Repeat(-1.23456e-15f, parameters[0].Count)]);
        FitsAScreen(parameters[0].Value.ToString());
        FitsAScreen(new TestNetwork<double>().Count(1).Parameters[0].Value.ToString());
    }

    /// <summary>Whatever can be set is printed.</summary>
    [Fact]
    public void Optimizers_PrintEachOfTheirNumbers()
    {
        Prints("Sgd: LearningRate 0.05, Momentum 0.9, Nesterov False, WeightDecay 0", () => new Sgd(0.05f) { Momentum = 0.9f });
        Prints("Adam: LearningRate 0.001, Beta1 0.9, Beta2 0.999, Epsilon 1E-08, WeightDecay 0, MaxNorm 3", () => new Adam { MaxNorm = 3 });
        Prints(
            "AdamW: LearningRate 0.001, Beta1 0.9, Beta2 0.999, Epsilon 1E-08, WeightDecay 0.01, Decays All, LayerRates block1 0.5, linear1 0.1",
            () => new AdamW { Decays = DecayScope.All, LayerRates = new() { ["linear1"] = 0.1f, ["block1"] = 0.5f } });
        var rates = new LayerRates { ["linear1"] = 0.1f };
        Optimizer[] all =
        [
            new Sgd(1) { Dampening = 0.5f, MaxNorm = 1, Decays = DecayScope.Weights, LayerRates = rates, Maximize = true },
            new Adam { AmsGrad = true, MaxNorm = 1, Decays = DecayScope.Weights, LayerRates = rates, Maximize = true },
            new AdamW { AmsGrad = true, MaxNorm = 1, Decays = DecayScope.All, LayerRates = rates, Maximize = true },
            new RmsProp { Centered = true, MaxNorm = 1, Decays = DecayScope.Weights, LayerRates = rates, Maximize = true },
            new Adagrad { LearningRateDecay = 0.1f, InitialAccumulator = 0.1f, MaxNorm = 1, Decays = DecayScope.Weights, LayerRates = rates, Maximize = true },
            new Lion { MaxNorm = 1, Decays = DecayScope.All, LayerRates = rates, Maximize = true },
        ];
        foreach (Optimizer optimizer in all)
        {
            string text = optimizer.ToString();
            foreach (PropertyInfo property in optimizer.GetType().GetProperties())
            {
                Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{property.Name} {property.GetValue(optimizer)}"), text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void TrainingOptions_AreOneALine()
    {
        Prints(
            """
            Epochs      10
            BatchSize   64
            Optimizer   Sgd: LearningRate 0.1, Momentum 0, Nesterov False, WeightDecay 0
            Seed        -1
            Threads     all cores
            Validation  4 examples: inputs [2], labels 0 to 5
            """,
            () => new TrainingOptions { Optimizer = new Sgd(0.1f), Seed = -1, Validation = Dataset.FromArrays(new float[8], [0, 1, 5, 1]) });
        var options = new TrainingOptions
        {
            Validation = Dataset.FromArrays([1], [0]), Progress = ConsoleProgress.Instance, Schedule = new ConstantSchedule(), ClipNorm = 1f, ClipValue = 2f,
            AccumulationSteps = 3, WeightAveraging = new Ema(), ValidateEveryEpochs = 2, ValidateEverySteps = 3, Metrics = [Metric.Loss], EarlyStopping = new EarlyStopping(1),
            Mixup = 0.3, Callbacks = [TrainingCallback.AfterStep(static _ => { })], Checkpoints = new Checkpoints("run"), Resume = true,
        };
        foreach (PropertyInfo property in typeof(TrainingOptions).GetProperties().Where(property => property.GetValue(options) is not null))
        {
            Assert.Contains(property.Name, options.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>Nothing that a program is handed prints the name of its type.</summary>
    [Fact]
    public void Results_DontPrintTheirTypes()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        Dataset data = Training.Examples.Clusters(20);
        TrainingHistory history = network.Train(data, new TrainingOptions { Epochs = 2, Validation = data.AsOthers() });
        object[] results =
        [
            data, data.Batches(3), history, history.Epochs[0], network.Evaluate(data), network.Evaluate(data).ConfusionMatrix!,
            network.Parameters[0], network.Parameters[0].Value, new Adam(), new TrainingOptions(),
        ];
        Assert.All(results, static result => Assert.DoesNotContain(result.GetType().FullName!, result.ToString()!, StringComparison.Ordinal));
    }

    private static void Prints(string expected, Func<object> value)
    {
        expected = expected.ReplaceLineEndings("\n");
        Assert.Equal(expected, value().ToString());
        using var culture = new OtherCulture();
        Assert.Equal(expected, value().ToString());
    }

    private static void FitsAScreen(string text)
    {
        string[] lines = text.Split('\n');
        Assert.InRange(lines.Length, 1, 32);
        Assert.All(lines, static line => Assert.InRange(line.Length, 0, 80));
        Assert.All(lines, static line => Assert.Equal(line.TrimEnd(), line));
    }
}
