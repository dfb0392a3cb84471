using System.Numerics;

namespace DlGen.Tests.Training;

public class TrainingLoopTests
{
    public static TheoryData<string> Optimizers => [.. Updates.All.Keys];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void LoopAndTrain_GiveSameBits(string optimizer)
    {
        AssertSame<float>(new HandWrittenModel(3, 20, 4), Examples.Clusters(75), Updates.All[optimizer]);
        AssertSame<double>(new HandWrittenModel(3, 20, 4), Examples.Clusters(75), Updates.All[optimizer]);
    }

    [Theory]
    [InlineData(TargetKind.Values)]
    [InlineData(TargetKind.Probabilities)]
    public void LoopAndTrain_GiveSameBitsWithEveryTarget(TargetKind targets)
    {
        Dataset data = targets == TargetKind.Values ? Examples.Curve(75, outputs: 1) : Examples.Clusters(75, classes: 2);
        AssertSame<float>(new HandWrittenModel(3, 20, 1, targets), data, new Adam(0.01f));
    }

    [Fact]
    public void BatchesAndSpans_GiveSameLossAndGradients()
    {
        Dataset data = Examples.Clusters(20);
        Batch batch = data.Batches(20, seed: 3).First();
        float[] inputs = new float[20 * 3];
        int[] labels = new int[20];
        batch.Inputs.CopyTo(inputs);
        batch.Targets.CopyLabelsTo(labels);
        NetworkRuntime<float> byBatch = new HandWrittenModel(3, 20, 4).Network<float>();
        NetworkRuntime<float> bySpan = byBatch.Clone();

        byBatch.Forward(batch.Inputs);
        bySpan.Forward(inputs);
        Assert.Equal(byBatch.ComputeLoss(batch.Targets), bySpan.ComputeLoss(labels));
        byBatch.Backward();
        bySpan.Backward();
        Assert.Equal(byBatch.Layer(0).WeightGradient.ToArray(), bySpan.Layer(0).WeightGradient.ToArray());
        Assert.Contains(byBatch.Layer(0).WeightGradient.ToArray(), value => value != 0);
    }

    [Fact]
    public void LoopWhileTraining_IsRefused()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 20, 4).Network<float>();
        Dataset data = Examples.Clusters(30);
        BoundOptimizer<float> optimizer = Updates.Bind(new Sgd(0.1f), network);
        Batch batch = data.Batches(30).First();
        Action[] parts =
        [
            () => network.Forward(batch.Inputs), () => network.Forward(new float[3]), () => network.ComputeLoss(batch.Targets),
            () => network.Backward(), optimizer.Step,
        ];
        var progress = new Recorder
        {
            OnEpoch = () => Assert.All(parts, part => Assert.Contains(
                "HandWritten is being trained already", Assert.Throws<InvalidOperationException>(part).Message, StringComparison.Ordinal)),
        };
        network.Train(data, new TrainingOptions { Epochs = 1, Progress = progress });
        Assert.Single(progress.Epochs);
        network.Forward(batch.Inputs);
    }

    [Fact]
    public void LoopsOfSeveralThreadsOverOneNetwork_RefuseEachOtherAndEnd()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 20, 4).Network<float>();
        var threads = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            for (int i = 1; i < 300; i++)
            {
                try
                {
                    network.Forward(new float[3 * i]);
                    network.ComputeLoss(new int[i]);
                    network.Backward();
                }
                catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
                {
                    // Another thread was in between; which of them is chance.
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        Assert.All(threads, thread => Assert.True(thread.Join(TimeSpan.FromMinutes(10))));
    }

    [Fact]
    public void BatchBeyondMemory_IsRefusedByName()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 2_000_000, 4).Network<float>();
        string message = Assert.Throws<InsufficientMemoryException>(() => network.Forward(new float[3 * 1000])).Message;
        Assert.Contains("HandWritten: there isn't memory enough for a batch of 1000 examples", message, StringComparison.Ordinal);
        network.Forward(new float[3]);
    }

    [Fact]
    public void Labels_StandForProbabilitiesOfASingleOutput()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 1, TargetKind.Probabilities).Network<float>();
        network.Forward(Examples.Inputs(3));
        float byLabel = network.ComputeLoss([1, 0, 1]);
        network.Forward(Examples.Inputs(3));
        Assert.Equal(byLabel, network.ComputeLoss([1f, 0f, 1f]));
    }

    [Theory]
    [InlineData(-0.1f, "-0.1")]
    [InlineData(7f, "7")]
    [InlineData(float.NaN, "NaN")]
    public void ValueThatIsNoProbability_IsRefused(float value, string text)
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 1, TargetKind.Probabilities).Network<float>();
        network.Forward(Examples.Inputs(3));
        var exception = Assert.Throws<ArgumentException>(() => network.ComputeLoss([1f, 0f, value]));
        Assert.Contains($"value 2 is {text}; its loss takes probabilities, from 0 to 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_ReplacesGradientsUnlessTheyAccumulate()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 20, 4).Network<double>();
        double[] inputs = [0.5, -1, 2];
        double[] Gradients() => [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];
        void Differentiate(bool accumulate)
        {
            network.Forward(inputs);
            network.ComputeLoss([2]);
            network.Backward(accumulate);
        }

        Assert.All(Gradients(), value => Assert.Equal(0, value));
        Differentiate(accumulate: false);
        double[] once = Gradients();
        Differentiate(accumulate: false);
        Assert.Equal(once, Gradients());
        Differentiate(accumulate: true);
        Assert.Equal(once.Select(value => 2 * value), Gradients());
    }

    [Fact]
    public void Gradients_AreThoseOfFiniteDifferences()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 5, 2, TargetKind.Values).Network<double>();
        double[] inputs = [0.5, -1, 2, 0.1, 0.2, -0.3];
        double[] targets = [1, 2, -1, 0.5];
        double Loss()
        {
            network.Forward(inputs);
            return network.ComputeLoss(targets);
        }

        Loss();
        network.Backward();
        foreach (Parameter<double> parameter in network.Parameters)
        {
            double[] values = parameter.Value.ToArray();
            double[] gradient = parameter.Gradient.ToArray();
            for (int i = 0; i < values.Length; i++)
            {
                double value = values[i];
                values[i] = value + 1e-5;
                parameter.Value.CopyFrom(values);
                double above = Loss();
                values[i] = value - 1e-5;
                parameter.Value.CopyFrom(values);
                double below = Loss();
                values[i] = value;
                parameter.Value.CopyFrom(values);
                Assert.Equal((above - below) / 2e-5, gradient[i], 1e-8);
            }
        }
    }

    [Fact]
    public void PositionsOfASequence_AreRowsOfTheInputs()
    {
        // [2, 3] position by position is the same as a batch of twice as many examples.
        NetworkRuntime<float> sequence = new HandWrittenModel(3, 8, 2, TargetKind.Values, Positions: 2).Network<float>();
        NetworkRuntime<float> flat = new HandWrittenModel(3, 8, 2, TargetKind.Values).Network<float>();
        float[] inputs = Examples.Inputs(100, 6);
        float[] targets = Examples.Inputs(100, 4);

        Assert.Equal(flat.Predict(inputs), sequence.Predict(inputs));
        sequence.Forward(inputs);
        flat.Forward(inputs);
        Assert.Equal(flat.ComputeLoss(targets), sequence.ComputeLoss(targets), 1e-6f);

        Dataset data = Dataset.FromArrays(inputs, targets, 100);
        Dataset twice = Dataset.FromArrays(inputs, targets, 200);
        Assert.Equal(flat.Evaluate(twice).Loss, sequence.Evaluate(data).Loss, 1e-6);
        Assert.Equal(2, sequence.Train(data, new TrainingOptions { Epochs = 1 }).Steps);
    }

    [Fact]
    public void Steps_InTheWrongOrderAreRefused()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        BoundOptimizer<float> optimizer = Updates.Bind(new Sgd(0.1f), network);
        static void Refused(string advice, Action action) =>
            Assert.Contains(advice, Assert.Throws<InvalidOperationException>(action).Message, StringComparison.Ordinal);

        Refused("Call Forward first", () => network.ComputeLoss([1]));
        Refused("Call Forward, then ComputeLoss first", () => network.Backward());
        Refused("Call Forward, ComputeLoss, then Backward first", optimizer.Step);
        network.Forward(Examples.Inputs(1));
        Refused("Call ComputeLoss first", () => network.Backward());
        network.ComputeLoss([1]);
        Refused("Call Forward first", () => network.ComputeLoss([1]));
        network.Backward();
        Refused("Call Forward, then ComputeLoss first", () => network.Backward());
        optimizer.Step();
        network.Forward(Examples.Inputs(1));
        network.Train(Examples.Clusters(10), new TrainingOptions { Epochs = 1 });
        Refused("Call Forward first", () => network.ComputeLoss([1]));
    }

    [Fact]
    public void TargetsThatDontFit_AreRefused()
    {
        NetworkRuntime<float> classes = new HandWrittenModel(3, 8, 4).Network<float>();
        NetworkRuntime<float> values = new HandWrittenModel(3, 8, 4, TargetKind.Values).Network<float>();
        classes.Forward(Examples.Inputs(2));
        values.Forward(Examples.Inputs(2));
        static void Refused(string[] parts, Action action)
        {
            string message = Assert.Throws<ArgumentException>(action).Message;
            Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        }

        Refused(["label 4 in row 1", "4 classes"], () => classes.ComputeLoss([0, 4]));
        Refused(["label -1 in row 0"], () => classes.ComputeLoss([-1, 0]));
        Refused(["3 labels", "2 examples"], () => classes.ComputeLoss([0, 1, 2]));
        Refused(["one label an example"], () => classes.ComputeLoss(new float[8]));
        Refused(["compares 4 values"], () => values.ComputeLoss([0, 1]));
        Refused(["7 values", "8"], () => values.ComputeLoss(new float[7]));
        Refused(["7 inputs", "3"], () => classes.Forward(new float[7]));
        Refused(["0 inputs", "3"], () => classes.Forward(default(ReadOnlySpan<float>)));
        Refused(["empty"], () => classes.Forward(default(BatchInputs)));

        // What was refused has changed nothing.
        Assert.True(float.IsFinite(classes.ComputeLoss([0, 3])));
    }

    [Fact]
    public void LargerBatch_GrowsTheBuffers()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        foreach (int count in new[] { 1, 40, 7, 300 })
        {
            network.Forward(Examples.Inputs(count));
            Assert.True(float.IsFinite(network.ComputeLoss(new int[count])));
            network.Backward();
        }
    }

    private static void AssertSame<T>(HandWrittenModel model, Dataset data, Optimizer update)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NetworkRuntime<T> trained = model.Network<T>();
        NetworkRuntime<T> looped = model.Network<T>();
        TrainingHistory history = trained.Train(
            data, new TrainingOptions { Epochs = 3, BatchSize = 16, Optimizer = update, Seed = 11 });

        BoundOptimizer<T> optimizer = Updates.Bind(update, looped);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            double sum = 0;
            foreach (Batch batch in data.Batches(16, seed: 11 + epoch))
            {
                looped.Forward(batch.Inputs);
                sum += batch.Count * double.CreateTruncating(looped.ComputeLoss(batch.Targets));
                looped.Backward();
                optimizer.Step();
            }

            Assert.Equal(sum / data.Count, history.Epochs[epoch].Loss, 1e-5);
        }

        Assert.Equal(15, history.Steps);
        Assert.Equal(trained.ParameterValues(), looped.ParameterValues());
        Assert.NotEqual(model.Network<T>().ParameterValues(), looped.ParameterValues());
    }
}
