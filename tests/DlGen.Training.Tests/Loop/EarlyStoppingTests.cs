namespace DlGen.Training.Tests.Loop;

public sealed class EarlyStoppingTests
{
    private static readonly Dataset Fit = Examples.Flowers(96, seed: 1);
    private static readonly Dataset Held = Examples.Flowers(64, seed: 2);

    public static TheoryData<string, bool> Cases => new()
    {
        { nameof(Metric.Loss), false },
        { nameof(Metric.Accuracy), false },
        { nameof(Metric.MacroF1), true },
        { nameof(Metric.Loss), true },
    };

    /// <summary>A large rate on few examples overfits, so that the best validation lies before the end.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void BestWeights_AreRestoredWithTheirStatistics(string name, bool averages)
    {
        Metric metric = Metric.All.Single(metric => metric.Name == name);
        var net = new Normalized(seed: 3);
        TrainingHistory history = net.Train(Fit, Options(new EarlyStopping(patience: 4) { Metric = metric }, averages ? new Ema(0.9f) : null));

        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.False(history.Canceled);
        Assert.True(history.HasBestWeights);
        Assert.Equal(4, history.Validations.Count - 1 - history.Validations.ToList().IndexOf(history.Best!));
        IEnumerable<double> values = history.Validations.Select(validation => validation[metric]);
        double best = metric.HigherIsBetter ? values.Max() : values.Min();
        Assert.Equal(best, history.Best![metric]);
        Assert.Equal(history.Validations.First(validation => validation[metric] == best).Epoch, history.BestEpoch);

        Evaluation evaluation = net.Evaluate(Held);
        Assert.Equal(best, metric.GetValue(evaluation));
        Assert.Equal(history.Best.Loss, evaluation.Loss);
        Assert.Equal(history.Best.Accuracy, evaluation.Accuracy);
    }

    /// <summary>A metric that never has a value ends the training, and the training says so.</summary>
    [Fact]
    public void MetricThatIsAlwaysNaN_IsNamed()
    {
        using var warnings = new Resuming.Warnings();
        var nothing = new Metric("nothing", higherIsBetter: true, static _ => double.NaN);
        TrainingHistory history = new Normalized(seed: 3).Train(Fit, Options(new EarlyStopping(patience: 2) { Metric = nothing }));
        Assert.Equal((TrainingEnd.EarlyStopping, 2, false), (history.End, history.Epochs.Count, history.HasBestWeights));
        Assert.Null(history.Best);
        Assert.StartsWith("2 epochs, 12 steps, stopped early, for its metric was NaN in every validation\n", $"{history}", StringComparison.Ordinal);
        Assert.Contains("Normalized: early stopping ends the training after 2 validations, for nothing was NaN in each of them: there is no best one.", warnings.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void RestoredWeights_AreThoseOfATrainingUpToTheBestEpoch()
    {
        var net = new Normalized(seed: 3);
        TrainingHistory history = net.Train(Fit, Options(new EarlyStopping(patience: 4)));
        var upToBest = new Normalized(seed: 3);
        upToBest.Train(Fit, new TrainingOptions { Epochs = history.BestEpoch!.Value, BatchSize = 16, Optimizer = new Adam(0.05f), Seed = 5 });
        Assert.Equal(Examples.Values(upToBest), Examples.Values(net));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void StoppingThatNeverTriggers_ChangesNoBit(int threads)
    {
        var plain = new Normalized(seed: 3);
        var stopping = new Normalized(seed: 3);
        TrainingHistory expected = plain.Train(Fit, new TrainingOptions { Epochs = 6, BatchSize = 16, Seed = 5, Threads = threads });
        TrainingHistory actual = stopping.Train(Fit, new TrainingOptions
        {
            Epochs = 6, BatchSize = 16, Seed = 5, Threads = threads, Validation = Held, ValidateEverySteps = 4, EarlyStopping = new EarlyStopping(1000) { RestoreBest = false },
            Callbacks = [TrainingCallback.AfterStep(static _ => { })],
        });
        Assert.Equal(Examples.Bits(plain), Examples.Bits(stopping));
        Assert.Equal(expected.Epochs.Select(static epoch => epoch.Loss), actual.Epochs.Select(static epoch => epoch.Loss));
        Assert.Equal(TrainingEnd.Completed, actual.End);
        Assert.False(actual.HasBestWeights);
    }

    [Fact]
    public void NumberOfThreads_ChangesNoBit()
    {
        object[][] bits = Array.ConvertAll([1, 2, 3], threads =>
        {
            var net = new Normalized(seed: 3);
            net.Train(Fit, Options(new EarlyStopping(2) { Metric = Metric.Accuracy }, new Ema(0.9f), threads));
            return Examples.Bits(net);
        });
        Assert.Equal(bits[0], bits[1]);
        Assert.Equal(bits[0], bits[2]);
    }

    [Fact]
    public void WithoutRestoring_TheLastWeightsStay()
    {
        var net = new Normalized(seed: 3);
        TrainingHistory history = net.Train(Fit, Options(new EarlyStopping(4) { RestoreBest = false }));
        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.False(history.HasBestWeights);
        Assert.Equal(history.Validations[^1].Loss, net.Evaluate(Held).Loss);
    }

    [Fact]
    public void MinDelta_IsWhatAnImprovementMustExceed()
    {
        var net = new Normalized(seed: 3);
        TrainingHistory history = net.Train(Fit, Options(new EarlyStopping(3) { MinDelta = 100 }));

        // The first validation improves on none; no other one by 100.
        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal(history.Validations.Min(static validation => validation.Loss), history.Best!.Loss);
        Assert.Equal(history.Best.Loss, net.Evaluate(Held).Loss);
    }

    [Fact]
    public void Canceled_TheBestWeightsAreRestored()
    {
        using var cancel = new CancellationTokenSource();
        var net = new Normalized(seed: 3);
        TrainingHistory history = net.Train(
            Fit,
            new TrainingOptions
            {
                Epochs = 100, BatchSize = 16, Optimizer = new Adam(0.05f), Seed = 5, Validation = Held, EarlyStopping = new EarlyStopping(1000),
                Callbacks = [TrainingCallback.AfterStep(training => CancelAt(training, step: 99, cancel))],
            },
            cancel.Token);
        Assert.True(history.Canceled);
        Assert.Equal(TrainingEnd.Canceled, history.End);
        Assert.Equal(99, history.Steps);
        Assert.True(history.HasBestWeights);
        Assert.Equal(history.Validations.Min(static validation => validation.Loss), net.Evaluate(Held).Loss);
    }

    [Fact]
    public void CanceledBeforeTheFirstValidation_TheWeightsStay()
    {
        using var cancel = new CancellationTokenSource();
        var net = new Flowers(seed: 3);
        TrainingHistory history = net.Train(
            Fit,
            new TrainingOptions { BatchSize = 16, Validation = Held, EarlyStopping = new EarlyStopping(3), Callbacks = [TrainingCallback.AfterStep(training => CancelAt(training, step: 2, cancel))] },
            cancel.Token);
        Assert.Null(history.Best);
        Assert.Null(history.BestEpoch);
        Assert.False(history.HasBestWeights);
        Assert.NotEqual(Examples.Values(new Flowers(seed: 3)), Examples.Values(net));
    }

    [Fact]
    public void Regression_StopsByItsLoss()
    {
        var net = new Line(seed: 3);
        Dataset held = Examples.Line(30, seed: 2);
        TrainingHistory history = net.Train(
            Examples.Line(30, seed: 1),
            new TrainingOptions { Epochs = 500, BatchSize = 10, Optimizer = new Adam(0.3f), Validation = held, EarlyStopping = new EarlyStopping(3) });
        Assert.Equal(TrainingEnd.EarlyStopping, history.End);
        Assert.Equal(history.Best!.Loss, net.Evaluate(held).Loss);
        Assert.Equal(["Loss"], history.Best.Metrics.Keys);
    }

    [Fact]
    public void MistakesInOptions_AreNamed()
    {
        static void Refused(string part, Action action) => Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        static TrainingHistory Train(TrainingOptions options) => new Line(seed: 1).Train(Examples.Line(20, seed: 1), options);
        Dataset line = Examples.Line(20, seed: 2);
        Refused("patience is 0; it must be at least 1", static () => _ = new EarlyStopping(0));
        Refused("MinDelta is -1", static () => _ = new EarlyStopping(1) { MinDelta = -1 });
        Refused("MinDelta is NaN", static () => _ = new EarlyStopping(1) { MinDelta = double.NaN });
        Refused("Metric", static () => _ = new EarlyStopping(1) { Metric = null! });
        Refused("EarlyStopping is set, and there are no Validation data", static () => Train(new() { EarlyStopping = new EarlyStopping(3) }));
        Refused("ValidateEverySteps is set, and there are no Validation data", static () => Train(new() { ValidateEverySteps = 3 }));
        Refused("ValidateEveryEpochs is set, and there are no Validation data", static () => Train(new() { ValidateEveryEpochs = 3 }));
        Refused("Metrics is set, and there are no Validation data", static () => Train(new() { Metrics = [Metric.Loss] }));
        Refused("Line: there is no metric Accuracy", () => Train(new() { Validation = line, EarlyStopping = new EarlyStopping(3) { Metric = Metric.Accuracy } }));
        Refused("Line: there is no metric MacroF1", () => Train(new() { Validation = line, Metrics = [Metric.MacroF1] }));
        Refused("two metrics with the name Loss", () => Train(new() { Validation = line, Metrics = [new Metric("Loss", true, static _ => 1)] }));
        Refused("ValidateEverySteps is 0; it must be at least 1", static () => _ = new TrainingOptions { ValidateEverySteps = 0 });
        Refused("ValidateEveryEpochs is 0; it must be at least 1", static () => _ = new TrainingOptions { ValidateEveryEpochs = 0 });
        Refused("Callbacks[1] is null", static () => _ = new TrainingOptions { Callbacks = [TrainingCallback.AfterEpoch(static _ => { }), null!] });
        Refused("Metrics[0] is null", static () => _ = new TrainingOptions { Metrics = [null!] });
    }

    [Fact]
    public void Options_SayWhatIsSet()
    {
        string text = $"{new TrainingOptions { Validation = Held, ValidateEverySteps = 20, EarlyStopping = new EarlyStopping(3) { Metric = Metric.MacroF1 }, Metrics = [Metric.Loss, Metric.Accuracy] }}";
        Assert.Contains("EarlyStopping: Patience 3, Metric MacroF1, MinDelta 0, RestoreBest True", text, StringComparison.Ordinal);
        Assert.Contains("Loss, Accuracy", text, StringComparison.Ordinal);
    }

    private static void CancelAt(TrainingRun training, long step, CancellationTokenSource cancel)
    {
        if (training.Step == step)
        {
            cancel.Cancel();
        }
    }

    private static TrainingOptions Options(EarlyStopping stopping, Ema? averaging = null, int threads = 0) => new()
    {
        Epochs = 200, BatchSize = 16, Optimizer = new Adam(0.05f), Seed = 5, Validation = Held, EarlyStopping = stopping, WeightAveraging = averaging, Threads = threads,
    };
}
