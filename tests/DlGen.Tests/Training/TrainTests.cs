using System.Numerics;

namespace DlGen.Tests.Training;

public class TrainTests
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void NumberOfThreads_ChangesNoBit(int threads)
    {
        foreach (Optimizer update in Updates.All.Values)
        {
            Assert.Equal(Train<float>(update, 1), Train<float>(update, threads));
        }

        Assert.Equal(Train<double>(new Adam(), 1), Train<double>(new Adam(), threads));
    }

    [Fact]
    public void Seed_ChangesTheOrder()
    {
        float[] Trained(int seed)
        {
            NetworkRuntime<float> network = Model.Network<float>();
            network.Train(Examples.Clusters(75), new TrainingOptions { Epochs = 1, BatchSize = 16, Seed = seed });
            return network.ParameterValues();
        }

        Assert.Equal(Trained(1), Trained(1));
        Assert.NotEqual(Trained(1), Trained(2));
    }

    /// <summary>Small networks train for many short epochs, of which a reading is a noticeable part: one ends an epoch and begins the next.</summary>
    [Fact]
    public void EpochThatReportsNothing_ReadsTheClockOnce()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Examples.Clusters(8);
        var options = new TrainingOptions { Epochs = 50, BatchSize = 4 };
        var order = new EpochOrder(data);
        var clock = new CountedTime();
        using var steps = new ProcessorSteps<float>(network, new TrainingBuffers<float>(network, options.BatchSize), data, options, order);
        TrainingHistory history = new Trainer<float>(network, steps, order, options, clock).Run(default);

        Assert.Equal(100, history.Steps);
        Assert.Equal(1 + options.Epochs, clock.Readings);
        Assert.All(history.Epochs, static epoch => Assert.Equal(TimeSpan.FromSeconds(1), epoch.Duration));
    }

    [Fact]
    public void History_TellsEveryEpoch()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        Dataset data = Examples.Clusters(300);
        Dataset validation = Examples.Clusters(100, seed: 17);
        TrainingHistory history = network.Train(
            data, new TrainingOptions { Epochs = 20, BatchSize = 32, Optimizer = new Adam(0.01f), Validation = validation });

        Assert.Equal(Enumerable.Range(1, 20), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(20 * 10, history.Steps);
        Assert.False(history.Canceled);
        EpochResult first = history.Epochs[0];
        EpochResult last = history.Epochs[^1];
        Assert.True(last.Loss < first.Loss / 4);
        Assert.InRange(last.Accuracy, 0.97, 1.0);
        Assert.True(last.Duration > TimeSpan.Zero);
        Assert.Equal(300 / last.Duration.TotalSeconds, last.SamplesPerSecond, 1e-6);

        Evaluation evaluation = network.Evaluate(validation);
        Assert.Equal(evaluation.Loss, last.ValidationLoss);
        Assert.Equal(evaluation.Accuracy, last.ValidationAccuracy);
    }

    [Fact]
    public void Validation_HasNoInfluence()
    {
        float[] Trained(Dataset? validation)
        {
            NetworkRuntime<float> network = Model.Network<float>();
            network.Train(Examples.Clusters(75), new TrainingOptions { Epochs = 3, Validation = validation });
            return network.ParameterValues();
        }

        Assert.Equal(Trained(null), Trained(Examples.Clusters(33, seed: 18)));
    }

    [Fact]
    public void Accuracy_IsNaNWithoutClasses()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 2, TargetKind.Values).Network<float>();
        EpochResult epoch = network.Train(Examples.Curve(40), new TrainingOptions { Epochs = 1 }).Epochs[0];
        Assert.Equal(double.NaN, epoch.Accuracy);
        Assert.Null(epoch.ValidationLoss);
        Assert.Null(epoch.ValidationAccuracy);
        Assert.True(double.IsFinite(epoch.Loss));
    }

    [Fact]
    public void FirstEpochsFigures_AreThoseOfTheUntrainedNetworkWhenNothingMoves()
    {
        foreach ((HandWrittenModel model, Dataset data) in new[]
        {
            (Model, Examples.Clusters(100)),
            (new HandWrittenModel(3, 8, 1, TargetKind.Probabilities), Examples.Clusters(100, classes: 2)),
        })
        {
            NetworkRuntime<double> network = model.Network<double>();
            Evaluation before = network.Evaluate(data);
            EpochResult epoch = network.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 32, Optimizer = new Sgd(0f) }).Epochs[0];
            Assert.Equal(before.Loss, epoch.Loss, 1e-12);
            Assert.Equal(before.Accuracy, epoch.Accuracy, 1e-12);
        }
    }

    [Fact]
    public void Cancelling_KeepsHistoryAndWeights()
    {
        using var source = new CancellationTokenSource();
        var progress = new Recorder { CancelAfterSteps = 12, Source = source };
        NetworkRuntime<float> network = Model.Network<float>();
        TrainingHistory history = network.Train(
            Examples.Clusters(80), new TrainingOptions { Epochs = 9, BatchSize = 16, Progress = progress }, source.Token);

        Assert.True(history.Canceled);
        Assert.Equal(12, history.Steps);
        Assert.Equal(2, history.Epochs.Count);

        NetworkRuntime<float> looped = Model.Network<float>();
        BoundOptimizer<float> optimizer = Updates.Bind(new Adam(), looped);
        int steps = 0;
        for (int epoch = 0; epoch < 3; epoch++)
        {
            foreach (Batch batch in Examples.Clusters(80).Batches(16, seed: epoch))
            {
                if (steps++ < 12)
                {
                    looped.Forward(batch.Inputs);
                    looped.ComputeLoss(batch.Targets);
                    looped.Backward();
                    optimizer.Step();
                }
            }
        }

        Assert.Equal(looped.ParameterValues(), network.ParameterValues());
    }

    [Fact]
    public void CanceledBeforehand_TrainsNothing()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        TrainingHistory history = network.Train(Examples.Clusters(80), cancellationToken: new CancellationToken(canceled: true));
        Assert.True(history.Canceled);
        Assert.Equal(0, history.Steps);
        Assert.Empty(history.Epochs);
        Assert.Equal(Model.Network<float>().ParameterValues(), network.ParameterValues());
    }

    [Fact]
    public void NoEpochs_TrainNothing()
    {
        TrainingHistory history = Model.Network<float>().Train(Examples.Clusters(80), new TrainingOptions { Epochs = 0 });
        Assert.Empty(history.Epochs);
        Assert.False(history.Canceled);
    }

    [Fact]
    public void Progress_IsToldEveryStepAndEpoch()
    {
        var progress = new Recorder();
        TrainingHistory history = Model.Network<float>().Train(
            Examples.Clusters(70), new TrainingOptions { Epochs = 2, BatchSize = 32, Progress = progress });

        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], progress.Steps.Select(step => (step.Epoch, step.Step)));
        Assert.All(progress.Steps, step => Assert.Equal((2, 3), (step.Epochs, step.Steps)));
        Assert.Equal(history.Epochs, progress.Epochs);
        Assert.Equal(history.Epochs[1].Loss, progress.Steps[5].Loss);
        Assert.Equal(history.Epochs[1].Accuracy, progress.Steps[5].Accuracy);
    }

    [Fact]
    public void TrainingTwiceAtOnce_IsRefused()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        var progress = new Recorder { OnEpoch = () => network.Train(Examples.Clusters(10)) };
        var options = new TrainingOptions { Epochs = 1, Progress = progress };
        Assert.Contains("already", Assert.Throws<InvalidOperationException>(() => network.Train(Examples.Clusters(10), options)).Message, StringComparison.Ordinal);
        network.Train(Examples.Clusters(10));
    }

    [Fact]
    public void SmallNetworks_UseOneThread()
    {
        Assert.Equal(1, (Model with { MultiplyAdds = 100 }).Network<float>().UsefulThreads(8, 64));
        Assert.Equal(2, (Model with { MultiplyAdds = 100 }).Network<float>().UsefulThreads(8, 2_000));
        Assert.Equal(8, (Model with { MultiplyAdds = 100_000 }).Network<float>().UsefulThreads(8, 64));
        Assert.Equal(2, (Model with { MultiplyAdds = 268_800 }).Network<float>().UsefulThreads(2, 1));
        Assert.Equal(Environment.ProcessorCount, (Model with { MultiplyAdds = long.MaxValue / 64 }).Network<float>().UsefulThreads(0, 64));
    }

    [Fact]
    public void DataThatDontFit_AreRefusedBeforeTheFirstStep()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] before = network.ParameterValues();
        void Refused(Dataset data, Dataset? validation, params string[] parts)
        {
            string message = Assert.Throws<ArgumentException>(() => network.Train(data, new TrainingOptions { Validation = validation })).Message;
            Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        }

        Dataset right = Examples.Clusters(10);
        Refused(Examples.Clusters(10, inputs: 5), null, "5", "3");
        Refused(Examples.Clusters(100, classes: 9), null, "row", "classes 0 to 3");
        Refused(Examples.Curve(10), null, "labels");
        Refused(right, Examples.Clusters(10, inputs: 5), "5", "3");
        Refused(right.Split(1, 0).Item2, null, "The dataset is empty");
        Assert.Throws<ArgumentException>(() => network.Evaluate(Examples.Clusters(10, inputs: 5)));
        Assert.Equal(before, network.ParameterValues());
    }

    [Fact]
    public void OptionsOutOfRange_AreRefused()
    {
        static void Refused(string part, Func<TrainingOptions> create) =>
            Assert.Contains(part, Assert.Throws<ArgumentOutOfRangeException>(create).Message, StringComparison.Ordinal);
        Refused("BatchSize is 0", () => new TrainingOptions { BatchSize = 0 });
        Refused("Epochs is -1", () => new TrainingOptions { Epochs = -1 });
        Refused("Threads is -2", () => new TrainingOptions { Threads = -2 });
        Assert.Throws<ArgumentNullException>(() => new TrainingOptions { Optimizer = null! });
        Assert.Throws<ArgumentOutOfRangeException>(() => Model.Network<float>().Evaluate(Examples.Clusters(10), threads: -1));
    }

    private static T[] Train<T>(Optimizer update, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkRuntime<T> network = Model.Network<T>();
        network.Train(
            Examples.Clusters(75), new TrainingOptions { Epochs = 3, BatchSize = 16, Optimizer = update, Threads = threads });
        return network.ParameterValues();
    }

    /// <summary>A clock on which a second goes by from one reading to the next.</summary>
    private sealed class CountedTime : TimeProvider
    {
        public int Readings { get; private set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++Readings;
    }
}
