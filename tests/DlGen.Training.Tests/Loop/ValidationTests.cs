namespace DlGen.Training.Tests.Loop;

public sealed class ValidationTests
{
    private static readonly Dataset Fit = Examples.Flowers(70, seed: 1);
    private static readonly Dataset Held = Examples.Flowers(40, seed: 2);

    /// <summary>An epoch has five steps: after the third of the training, the sixth, …, and after each epoch.</summary>
    [Fact]
    public void EveryThirdStep_ThereIsAValidation()
    {
        TrainingHistory history = Train(new() { Epochs = 3, BatchSize = 16, Validation = Held, ValidateEverySteps = 3 });
        Assert.Equal([(1, 3), (1, 5), (2, 6), (2, 9), (2, 10), (3, 12), (3, 15)], history.Validations.Select(static validation => (validation.Epoch, (int)validation.Step)));
        Assert.Equal([5L, 10, 15], history.Epochs.Select(static epoch => epoch.Step));
        Assert.Equal(history.Epochs.Select(static epoch => epoch.ValidationLoss), new[] { 1, 4, 6 }.Select(index => (double?)history.Validations[index].Loss));
        Assert.Equal(history.Validations.MinBy(static validation => validation.Loss), history.Best);
        Assert.False(history.HasBestWeights);
    }

    [Fact]
    public void EverySecondEpoch_AndAfterTheLast_ThereIsAValidation()
    {
        TrainingHistory history = Train(new() { Epochs = 5, BatchSize = 16, Validation = Held, ValidateEveryEpochs = 2 });
        Assert.Equal([2, 4, 5], history.Validations.Select(static validation => validation.Epoch));
        Assert.Equal([false, true, false, true, true], history.Epochs.Select(static epoch => epoch.ValidationLoss is not null));
    }

    /// <summary>The validation within an epoch sees what a loop written out has then.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ValidationWithinAnEpoch_IsThatOfTheWeightsThen(bool averages)
    {
        var options = new TrainingOptions
        {
            Epochs = 2, BatchSize = 16, Seed = 4, Validation = Held, ValidateEverySteps = 3, Metrics = [Metric.MacroF1], WeightAveraging = averages ? new Ema(0.8f) : null,
        };
        var trained = new Normalized(seed: 6);
        TrainingHistory history = trained.Train(Fit, options);

        var looped = new Normalized(seed: 6);
        BoundOptimizer<float> optimizer = options.OptimizerFor(looped, Fit);
        var expected = new List<(double, double, double)>();
        int step = 0;
        for (int epoch = 0; epoch < 2; epoch++)
        {
            foreach (Batch batch in Fit.Batches(16, seed: 4 + epoch))
            {
                looped.Forward(batch.Inputs);
                looped.ComputeLoss(batch.Targets);
                looped.Backward();
                optimizer.Step();
                if (++step % 3 == 0 || step % 5 == 0)
                {
                    Evaluation evaluation = averages ? Averaged(optimizer, looped) : looped.Evaluate(Held);
                    expected.Add((evaluation.Loss, evaluation.Accuracy, Metric.MacroF1.GetValue(evaluation)));
                }
            }
        }

        Assert.Equal(expected, history.Validations.Select(static validation => (validation.Loss, validation.Accuracy, validation[Metric.MacroF1])));
        if (averages)
        {
            optimizer.SwapAverages();
        }

        Assert.Equal(Examples.Bits(looped), Examples.Bits(trained));
    }

    [Fact]
    public void Plateau_LooksAtValidationsAlone()
    {
        // No validation improves by so much: the rate falls at the second of them, after epoch 4, and not at epochs without one.
        var rates = new List<float>();
        Train(new()
        {
            Epochs = 6, BatchSize = 16, Validation = Held, ValidateEveryEpochs = 2, Optimizer = new Sgd(0.1f),
            Schedule = new PlateauSchedule { Patience = 0, Threshold = 0.9f, Factor = 0.5f }, Callbacks = [TrainingCallback.AfterEpoch(training => rates.Add(training.LearningRate))],
        });
        Assert.Equal([0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.025f], rates);
    }

    private static Evaluation Averaged(BoundOptimizer<float> optimizer, Normalized network)
    {
        optimizer.SwapAverages();
        Evaluation evaluation = network.Evaluate(Held);
        optimizer.SwapAverages();
        return evaluation;
    }

    private static TrainingHistory Train(TrainingOptions options) => new Normalized(seed: 6).Train(Fit, options);
}
