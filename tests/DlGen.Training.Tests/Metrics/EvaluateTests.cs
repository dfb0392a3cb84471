using System.Diagnostics;

namespace DlGen.Training.Tests.Metrics;

/// <summary>Evaluations of networks that keep their predictions.</summary>
public sealed class EvaluateTests
{
    private static readonly EvaluationOptions Kept = new() { KeepPredictions = true };

    [Fact]
    public void KeptPredictions_ChangeNothingElse()
    {
        AssertAlike(new Flowers(seed: 1), Labelled(4, 3, 200));
        AssertAlike(new ManyClasses(seed: 1), Labelled(3, 17, 200));
        AssertAlike(new YesOrNo(seed: 1), Labelled(3, 2, 200));
        AssertAlike(new Tags(seed: 1), Valued(3, 5, 200));
        AssertAlike(new Curves(seed: 1), Valued(2, 3, 200));
        AssertAlike(new Tagger(seed: 1), Labelled(12, 6, 200, positions: 4));
        AssertAlike(new ThreeHeads(seed: 1), Headed(200));
        AssertAlike(new Normalized(seed: 1), Labelled(4, 3, 200));

        static void AssertAlike<T>(INetwork<T> network, Dataset data)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            Evaluation plain = network.Evaluate(data);
            Evaluation kept = network.Evaluate(data, Kept);
            Assert.Equal(plain.Loss, kept.Loss);
            Assert.Equal(plain.Count, kept.Count);
            Assert.Equal(plain.ConfusionMatrix?.ToCounts(), kept.ConfusionMatrix?.ToCounts());
            Assert.Equal(plain.Heads.Select(static head => (head.Name, head.Loss, head.Weight)), kept.Heads.Select(static head => (head.Name, head.Loss, head.Weight)));
            Assert.False(plain.HasPredictions);
            Assert.True(kept.HasPredictions);
            Assert.False(network.Evaluate(data, new EvaluationOptions()).HasPredictions);
        }
    }

    [Fact]
    public void Predictions_AreThoseOfPredict()
    {
        var net = new Flowers(seed: 2);
        Dataset data = Labelled(4, 3, 150);
        Evaluation evaluation = net.Evaluate(data, Kept);
        var probabilities = new double[150 * 3];
        var labels = new int[150];
        for (int row = 0; row < 150; row++)
        {
            var input = new float[4];
            data.CopyInputs(row, input);
            float[] output = net.Predict(input);
            labels[row] = data.GetLabel(row);
            for (int category = 0; category < 3; category++)
            {
                probabilities[(row * 3) + category] = output[category];
            }
        }

        Evaluation expected = Scored.Classes(3, labels, probabilities);
        Assert.Equal(expected.RocAuc, evaluation.RocAuc);
        Assert.Equal(expected.AveragePrecision, evaluation.AveragePrecision);
        Assert.Equal(expected.LogLoss, evaluation.LogLoss, 1e-12);
        Assert.Equal(expected.BrierScore, evaluation.BrierScore);
        Assert.Equal(expected.ExpectedCalibrationError, evaluation.ExpectedCalibrationError);
        Assert.Equal(expected.TopK(2), evaluation.TopK(2));

        // The loss is the log loss: without label smoothing, and by its own softmax.
        Assert.Equal(evaluation.Loss, evaluation.LogLoss, 1e-6);
    }

    [Fact]
    public void SquaredErrors_AreTheLoss()
    {
        Evaluation evaluation = new Curves(seed: 1).Evaluate(Valued(2, 3, 100), Kept);
        Assert.InRange(evaluation.RootMeanSquaredError, 0, Math.Sqrt(evaluation.Loss) + 1e-12);
        Dataset one = Valued(1, 1, 100);
        Evaluation line = new Line(seed: 1).Evaluate(one, Kept);
        Assert.Equal(Math.Sqrt(line.Loss), line.RootMeanSquaredError, 1e-6);
        Assert.InRange(line.MeanAbsoluteError, 0, line.RootMeanSquaredError);
    }

    [Fact]
    public void Figures_DoNotDependOnThreads()
    {
        var net = new ManyClasses(seed: 1);
        Dataset data = Labelled(3, 17, 5000);
        IReadOnlyList<MetricValue>[] all = [.. new[] { 1, 2, 5 }.Select(threads => net.Evaluate(
            data, new EvaluationOptions { Threads = threads, Bootstrap = new Bootstrap { Resamples = 10 } }).Metrics)];
        Assert.Equal(all[0], all[1]);
        Assert.Equal(all[0], all[2]);
        Assert.All(all[0], static metric => Assert.NotNull(metric.Interval));
    }

    [Fact]
    public void Weights_HaveNoPart()
    {
        var net = new Flowers(seed: 3);
        Dataset data = Labelled(4, 3, 100);
        float[] weights = [.. Enumerable.Range(0, 100).Select(static row => (float)(row % 4))];
        Evaluation plain = net.Evaluate(data, Kept);
        Assert.Equal(plain.Metrics, net.Evaluate(data.WithWeights(weights), Kept).Metrics);
        Assert.Equal(plain.Metrics, net.Evaluate(data.WithClassWeights(1, 2, 3), Kept).Metrics);
    }

    [Fact]
    public void PositionsThatAreLeftOut_DoNotCount()
    {
        var net = new Tagger(seed: 1);
        Dataset data = Labelled(12, 6, 50, positions: 4);
        Evaluation evaluation = net.Evaluate(data, Kept);
        var labels = new List<int>();
        var probabilities = new List<double>();
        for (int row = 0; row < 50; row++)
        {
            var input = new float[12];
            data.CopyInputs(row, input);
            float[] output = net.Predict(input);
            for (int position = 0; position < 4; position++)
            {
                if (data.GetLabels(row)[position] != 1)
                {
                    labels.Add(data.GetLabels(row)[position]);
                    probabilities.AddRange(output.Skip(position * 6).Take(6).Select(static value => (double)value));
                }
            }
        }

        Evaluation expected = Scored.Classes(6, [.. labels], [.. probabilities]);
        Assert.Equal(expected.ConfusionMatrix!.ToCounts(), evaluation.ConfusionMatrix!.ToCounts());
        Assert.Equal(expected.RocAuc, evaluation.RocAuc);
        Assert.Equal(expected.TopK(3), evaluation.TopK(3));
        Assert.Equal(expected.BrierScore, evaluation.BrierScore);
        Assert.Equal(double.NaN, evaluation.GetRocAuc(1));
    }

    [Fact]
    public void Heads_HaveTheirOwnFigures()
    {
        Evaluation evaluation = new ThreeHeads(seed: 1).Evaluate(Headed(120), Kept);
        Assert.Equal(evaluation.Heads[0].R2, evaluation.R2);
        Assert.Equal(evaluation.Heads[1].RocAuc, evaluation.RocAuc);
        Assert.NotEqual(evaluation.Heads[2].RocAuc, evaluation.RocAuc);
        Assert.Equal(evaluation.Heads[2].TopK(2), evaluation.TopK(2));
        Assert.Empty(evaluation.Metrics);
        Assert.Equal(["R2", "MeanAbsoluteError", "RootMeanSquaredError"], evaluation.Heads[0].Metrics.Select(static metric => metric.Name));
        Assert.Equal("MacroF1", evaluation.Heads[1].Metrics[0].Name);
        Assert.Equal("Accuracy", evaluation.Heads[2].Metrics[0].Name);
        Assert.Contains("ask one of Heads", Assert.Throws<InvalidOperationException>(() => evaluation.GetInterval(Metric.RocAuc)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_CountsAsWrong()
    {
        // Where the first input is 1, two hidden values overflow to infinity, and every output has their difference.
        var net = new Flowers(seed: 1);
        for (int hidden = 0; hidden < 2; hidden++)
        {
            net.Linear1.Weight[hidden, 0] = float.MaxValue;
            net.Linear1.Bias![hidden] = float.MaxValue;
            for (int output = 0; output < 3; output++)
            {
                net.Linear2.Weight[output, hidden] = hidden == 0 ? 1e-38f : -1e-38f;
            }
        }

        float[] inputs = new float[40];
        inputs[4] = 1;
        Evaluation evaluation = net.Evaluate(Dataset.FromArrays(inputs, new int[10]), Kept);
        Assert.Equal(1, evaluation.ConfusionMatrix!.Unclassified);
        Assert.Equal(double.NaN, evaluation.RocAuc);
        Assert.Equal(double.NaN, evaluation.LogLoss);
        Assert.Equal(0.9, evaluation.TopK(3), 1e-15);
    }

    [Fact]
    public void PlainEvaluation_HasWhatItsClassesTell()
    {
        Evaluation plain = new Flowers(seed: 1).Evaluate(Labelled(4, 3, 100));
        Assert.Equal(["Accuracy", "MacroPrecision", "MacroRecall", "MacroF1", "WeightedF1"], plain.Metrics.Select(static metric => metric.Name));
        Assert.Equal(plain.Accuracy, plain.TopK(1));
        Assert.Equal(plain.ConfusionMatrix!.GetF1(Averaging.Weighted), plain.GetF1(Averaging.Weighted));
        AssertNotKept(() => plain.RocAuc);
        AssertNotKept(() => plain.AveragePrecision);
        AssertNotKept(() => plain.LogLoss);
        AssertNotKept(() => plain.BrierScore);
        AssertNotKept(() => plain.ExpectedCalibrationError);
        AssertNotKept(() => plain.TopK(2));
        AssertNotKept(() => plain.GetRocCurve(0));
        AssertNotKept(() => plain.GetCalibration());
        AssertNotKept(() => Metric.RocAuc.GetValue(plain));
        Evaluation values = new Curves(seed: 1).Evaluate(Valued(2, 3, 10));
        Assert.Empty(values.Metrics);
        AssertNotKept(() => values.R2);
        Evaluation tags = new Tags(seed: 1).Evaluate(Valued(3, 5, 10));
        AssertNotKept(() => tags.GetF1(0));
        AssertNotKept(() => tags.GetRecall(Averaging.Micro));

        static void AssertNotKept(Func<object> figure) => Assert.Contains(
            "evaluate with new EvaluationOptions { KeepPredictions = true }", Assert.Throws<InvalidOperationException>(figure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FigureThatTheTaskDoesNotHave_IsRefused()
    {
        Evaluation classes = new Flowers(seed: 1).Evaluate(Labelled(4, 3, 100), Kept);
        Assert.Contains("There is no R2: the network's targets are classes, not values.", Assert.Throws<InvalidOperationException>(() => classes.R2).Message, StringComparison.Ordinal);
        Evaluation values = new Curves(seed: 1).Evaluate(Valued(2, 3, 10), Kept);
        Assert.Contains("There is no RocAuc: the network's targets are values, not classes.", Assert.Throws<InvalidOperationException>(() => values.RocAuc).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => values.TopK(1));
        Assert.Throws<InvalidOperationException>(() => values.GetF1(Averaging.Macro));
        Assert.Throws<InvalidOperationException>(() => values.GetPrecision(0));
        Evaluation tags = new Tags(seed: 1).Evaluate(Valued(3, 5, 10), Kept);
        Assert.Throws<InvalidOperationException>(() => tags.TopK(1));
        Assert.Throws<InvalidOperationException>(() => tags.MeanAbsoluteError);
    }

    [Fact]
    public void TestPart_IsCounted()
    {
        var (fit, _, test) = Labelled(4, 3, 100).Split(0.6, 0.2, 0.2, seed: 1);
        var net = new Flowers(seed: 1);
        net.Train(fit, new TrainingOptions { Epochs = 1 });
        using var silent = new Silence();
        Assert.Equal(1, net.Evaluate(test, Kept).TestEvaluations);
        Evaluation second = net.Evaluate(test, Kept);
        Assert.Equal(2, second.TestEvaluations);
        Assert.Contains("warning: evaluation 2 of this test part", $"{second}", StringComparison.Ordinal);
    }

    [Fact]
    public void WrongArguments_AreRefused()
    {
        var net = new Flowers(seed: 1);
        Assert.Throws<ArgumentNullException>(() => net.Evaluate(Labelled(4, 3, 10), options: null!));
        Assert.Throws<ArgumentNullException>(() => net.Evaluate(null!, Kept));
        Assert.Throws<ArgumentException>(() => net.Evaluate(Labelled(5, 3, 10), Kept));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EvaluationOptions { Threads = -1 });
    }

    [Theory]
    [InlineData(nameof(Metric.RocAuc))]
    [InlineData(nameof(Metric.LogLoss))]
    [InlineData("Top2Accuracy")]
    public void EarlyStopping_TakesMetricsOfPredictions(string name)
    {
        Metric metric = name == "Top2Accuracy" ? Metric.TopK(2) : Metric.All.Single(metric => metric.Name == name);
        Dataset fit = Loop.Examples.Flowers(200, seed: 1);
        Dataset validation = Loop.Examples.Flowers(100, seed: 2);
        var net = new Flowers(seed: 1);
        TrainingHistory history = net.Train(fit, new TrainingOptions
        {
            Epochs = 8, BatchSize = 20, Validation = validation, EarlyStopping = new EarlyStopping(patience: 2) { Metric = metric }, Metrics = [Metric.BrierScore],
        });

        // The network has the best weights, so it has their figure.
        double best = history.Validations.Select(result => result[metric]).Aggregate((best, next) => metric.IsBetter(next, best) ? next : best);
        Assert.Equal(best, metric.GetValue(net.Evaluate(validation, Kept)));
        Assert.All(history.Validations, static result => Assert.InRange(result[Metric.BrierScore], 0, 2));
    }

    [Fact]
    public void MetricThatTheTaskDoesNotHave_IsRefusedBeforeTheTraining()
    {
        Dataset data = Loop.Examples.Flowers(50, seed: 1);
        AssertRefused(Metric.R2, "it needs targets that are values, and the network's targets are classes.");
        AssertRefused(Metric.TopK(4), "there is no metric Top4Accuracy: it looks at 4 classes, and there are 3.");
        Assert.Throws<ArgumentOutOfRangeException>(() => Metric.TopK(0));
        Assert.Same(Metric.TopK(3), Metric.TopK(3));

        void AssertRefused(Metric metric, string message) => Assert.Contains(message, Assert.Throws<ArgumentException>(() => new Flowers(seed: 1).Train(
            data, new TrainingOptions { Epochs = 1, Validation = data, EarlyStopping = new EarlyStopping(patience: 1) { Metric = metric } })).Message, StringComparison.Ordinal);
    }

    internal static Dataset Labelled(int inputs, int classes, int count, int positions = 1)
    {
        var random = new Random(count);
        float[] values = [.. Enumerable.Range(0, count * inputs).Select(_ => (float)random.NextDouble() * 4 - 2)];
        int[] labels = [.. Enumerable.Range(0, count * positions).Select(_ => random.Next(classes))];
        return Dataset.FromArrays(values, labels, count);
    }

    internal static Dataset Valued(int inputs, int outputs, int count)
    {
        var random = new Random(count);
        return Dataset.FromArrays(
            [.. Enumerable.Range(0, count * inputs).Select(_ => (float)random.NextDouble() * 4 - 2)],
            [.. Enumerable.Range(0, count * outputs).Select(_ => (float)random.Next(2))],
            count);
    }

    private static Dataset Headed(int count)
    {
        var random = new Random(count);
        float[] values = [.. Enumerable.Range(0, count * 3).Select(_ => (float)random.NextDouble())];
        return Valued(3, 3, count)
            .WithTargets([.. Enumerable.Range(0, count * 3).Select(_ => (float)random.Next(2))])
            .WithLabels([.. Enumerable.Range(0, count).Select(_ => random.Next(3))]);
    }

    /// <summary>Keeps a warning out of the test's output.</summary>
    private sealed class Silence : IDisposable
    {
        private readonly TraceListener[] listeners = [.. Trace.Listeners.Cast<TraceListener>()];

        public Silence() => Trace.Listeners.Clear();

        public void Dispose() => Trace.Listeners.AddRange(listeners);
    }
}
