using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Training;

/// <summary>What acts around an optimizer's updates: clipping, accumulation, averages.</summary>
public class UpdateTests
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);
    private static readonly Dataset Data = Examples.Clusters(75);

    private static readonly Dictionary<string, TrainingOptions> All = new()
    {
        ["clip by norm"] = new() { ClipNorm = 0.1f, Optimizer = new Adam(0.01f) },
        ["clip by value"] = new() { ClipValue = 0.01f, Optimizer = new Sgd(0.1f) { Momentum = 0.9f } },
        ["clip by both"] = new() { ClipValue = 0.02f, ClipNorm = 0.1f, Optimizer = new RmsProp(0.01f) { Centered = true, Momentum = 0.5f } },
        ["accumulation"] = new() { AccumulationSteps = 2, Optimizer = new Sgd(0.1f) },
        ["accumulation, clip"] = new() { AccumulationSteps = 3, ClipNorm = 0.2f, ClipValue = 0.1f, Optimizer = new AdamW(0.01f) { AmsGrad = true } },
        ["average"] = new() { WeightAveraging = new Ema(0.8f), Optimizer = new Adagrad(0.05f) { LearningRateDecay = 0.1f, InitialAccumulator = 0.1f } },
        ["schedule"] = new() { Schedule = new OneCycleSchedule(0.1f), Optimizer = new Lion(1e-3f) { WeightDecay = 0.1f } },
        ["groups"] = new() { Optimizer = new AdamW(0.01f) { WeightDecay = 0.1f, LayerRates = new() { ["linear1"] = 0.5f } } },
        ["maximize"] = new() { Optimizer = new Sgd(0.001f) { Maximize = true, Momentum = 0.5f, Dampening = 0.5f } },
        ["everything"] = new()
        {
            Schedule = new CosineSchedule { WarmupSteps = 3 }, ClipNorm = 0.5f, ClipValue = 0.1f, AccumulationSteps = 2, WeightAveraging = new Ema(0.9f),
            Optimizer = new AdamW(0.01f) { MaxNorm = 1f, LayerRates = new() { ["linear2"] = 2f } },
        },
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TrainAndTheLoop_GiveTheSameBits_OnAnyNumberOfThreads(string name)
    {
        Check<float>(name);
        Check<double>(name);
    }

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TrainingOptions options = With(All[name], 1);
        NetworkRuntime<T> trained = Model.Network<T>();
        trained.Train(Data, options);
        T[] expected = trained.ParameterValues();
        Assert.NotEqual(Model.Network<T>().ParameterValues(), expected);
        Assert.All(expected, static value => Assert.True(T.IsFinite(value)));
        foreach (int threads in (int[])[2, 3, 8])
        {
            NetworkRuntime<T> network = Model.Network<T>();
            network.Train(Data, With(All[name], threads));
            Assert.Equal(expected, network.ParameterValues());
        }

        foreach (int threads in (int[])[1, 3])
        {
            NetworkRuntime<T> network = Model.Network<T>();
            BoundOptimizer<T> optimizer = Updating.Loop(network, Data, options, threads);
            if (options.WeightAveraging is not null)
            {
                Assert.NotEqual(expected, network.ParameterValues());
                optimizer.SwapAverages();
            }

            Assert.Equal(expected, network.ParameterValues());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void KeptState_GoesOnToTheBit(string name)
    {
        // Eleven batches at once; and seven, whose state a new run on a copy of the network takes, and four more.
        TrainingOptions options = With(All[name], 1);
        NetworkRuntime<float> whole = Model.Network<float>();
        OptimizerRun<float> run = Start(whole);
        Step(whole, run, 0, 11);

        NetworkRuntime<float> first = Model.Network<float>();
        OptimizerRun<float> before = Start(first);
        Step(first, before, 0, 7);
        NetworkRuntime<float> second = first.Clone();
        OptimizerRun<float> after = Start(second);
        after.Progress = before.Progress;
        Assert.Equal(before.Tensors.Select(static tensor => tensor.Name), after.Tensors.Select(static tensor => tensor.Name));
        foreach (((_, Arena<float> from), (_, Arena<float> to)) in before.Tensors.Zip(after.Tensors))
        {
            from.Span.CopyTo(to.Span);
        }

        Step(second, after, 7, 11);
        Assert.Equal(whole.ParameterValues(), second.ParameterValues());
        Assert.Equal(run.Progress, after.Progress);
        foreach (((_, Arena<float> expected), (_, Arena<float> actual)) in run.Tensors.Zip(after.Tensors))
        {
            Assert.Equal(expected.Span.ToArray(), actual.Span.ToArray());
        }

        OptimizerRun<float> Start(NetworkRuntime<float> network) => new(network, options.Optimizer, options, UpdatePlan.Of(network, Data, options));

        void Step(NetworkRuntime<float> network, OptimizerRun<float> optimizer, int from, int to)
        {
            var bound = new BoundOptimizer<float>(network, optimizer);
            foreach (Batch batch in Enumerable.Range(0, 3).SelectMany(epoch => Data.Batches(16, seed: epoch)).Skip(from).Take(to - from))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
                bound.Step();
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Padding_StaysZero(string name)
    {
        var model = new HandWrittenModel(3, 20, 5);
        NetworkRuntime<float> network = model.Network<float>();
        network.Train(Examples.Clusters(50, classes: 5), With(All[name], 1));
        float[] all = network.ParameterArena.Span.ToArray();
        Assert.Equal(network.ParameterValues().Count(static value => value != 0), all.Count(static value => value != 0));
    }

    [Theory]
    [InlineData(1e-3f)]
    [InlineData(0.05f)]
    [InlineData(1e6f)]
    public void ClipNorm_IsPyTorchs(float most)
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 200, 7).Network<double>();
        (double[] before, double[] gradients) = Updates.Backward(network);
        BoundOptimizer<double> optimizer = Updating.Bind(new Sgd(1f), network, new() { ClipNorm = most });
        Assert.True(double.IsNaN(optimizer.GradientNorm));
        optimizer.Step();
        double norm = Math.Sqrt(gradients.Sum(static gradient => gradient * gradient));
        double scale = Math.Min(1, Optimizer.ToDouble(most) / (norm + 1e-6));
        Assert.Equal(norm, optimizer.GradientNorm, 1e-14 * norm);
        AssertSteps(network, before, gradients, gradient => gradient * scale);
        Assert.Equal(most < 1, scale < 1);
    }

    [Fact]
    public void GradientWithinTheNorm_StaysToTheBit()
    {
        float[] Trained(float? norm)
        {
            NetworkRuntime<float> network = Model.Network<float>();
            network.Train(Data, new TrainingOptions { Epochs = 2, BatchSize = 16, Optimizer = new Adam(0.01f), ClipNorm = norm });
            return network.ParameterValues();
        }

        Assert.Equal(Trained(null), Trained(1e9f));
        Assert.NotEqual(Trained(null), Trained(0.1f));
    }

    [Fact]
    public void ClipValue_ComesBeforeClipNorm()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 200, 7).Network<double>();
        (double[] before, double[] gradients) = Updates.Backward(network);
        Updating.Bind(new Sgd(1f) { Maximize = true }, network, new() { ClipValue = 1e-3f, ClipNorm = 1e-2f }).Step();
        double[] clipped = [.. gradients.Select(static gradient => Math.Clamp(gradient, -1e-3, 1e-3))];
        double scale = Math.Min(1, 1e-2 / (Math.Sqrt(clipped.Sum(static gradient => gradient * gradient)) + 1e-6));
        AssertSteps(network, before, gradients, gradient => -Math.Clamp(gradient, -1e-3, 1e-3) * scale);
        Assert.Contains(gradients, static gradient => Math.Abs(gradient) > 1e-3);
        Assert.True(scale < 1);
    }

    [Fact]
    public void FusedClipValue_IsThatOfStoredGradients()
    {
        // No gradient is stored where only entries are clipped.
        NetworkRuntime<float> network = Model.Network<float>();
        network.Train(Data, new TrainingOptions { Epochs = 1, BatchSize = 75, Optimizer = new Sgd(1f), ClipValue = 0.004f });
        NetworkRuntime<float> other = Model.Network<float>();
        float[] before = other.ParameterValues();
        Updating.Loop(other, Data, new() { Epochs = 1, BatchSize = 75, Optimizer = new Sgd(1e-6f) });
        float[] gradients = [.. other.Parameters.SelectMany(static parameter => parameter.Gradient.ToArray())];
        float[] after = network.ParameterValues();
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i] - Math.Clamp(gradients[i], -0.004f, 0.004f), after[i], 1e-7f);
        }
    }

    [Theory]
    [InlineData(TargetKind.Classes)]
    [InlineData(TargetKind.Values)]
    public void Accumulation_IsTheUpdateOfALargerBatch(TargetKind targets)
    {
        // 75 examples: batches of 10 in fours are a batch of 40 and one of 35, whose last batch has 5.
        Dataset data = targets == TargetKind.Classes ? Data : Examples.Curve(75, outputs: 4);
        var model = new HandWrittenModel(3, 40, 4, targets);
        double[] Trained(int size, int accumulation)
        {
            NetworkRuntime<double> network = model.Network<double>();
            TrainingHistory history = network.Train(
                data, new TrainingOptions { Epochs = 3, BatchSize = size, AccumulationSteps = accumulation, Optimizer = new Sgd(0.1f) { Momentum = 0.9f } });
            Assert.Equal(6, history.Steps);
            return network.ParameterValues();
        }

        foreach ((double one, double other) in Trained(40, 1).Zip(Trained(10, 4)))
        {
            Assert.Equal(one, other, 1e-13);
        }
    }

    [Fact]
    public void LoopWithoutEpochs_AccumulatesOn_UntilItIsFlushed()
    {
        NetworkRuntime<double> network = Model.Network<double>();
        BoundOptimizer<double> optimizer = Updating.Bind(new Sgd(0.1f), network, new() { AccumulationSteps = 3 });
        double[] before = network.ParameterValues();
        double[] sums = new double[before.Length];
        for (int batch = 1; batch <= 2; batch++)
        {
            (_, double[] gradients) = Updates.Backward(network, examples: 4 * batch);
            sums = [.. sums.Zip(gradients, (sum, gradient) => sum + (4 * batch * gradient))];
            optimizer.Step();
        }

        Assert.Equal(before, network.ParameterValues());
        Assert.Equal(0, optimizer.Updates);
        optimizer.Flush();
        optimizer.Flush();
        Assert.Equal(1, optimizer.Updates);
        AssertSteps(network, before, sums, static sum => 0.1 * sum / 12);
    }

    [Fact]
    public void GradientsThatWereTaken_ArentAddedTo()
    {
        NetworkRuntime<double> network = Model.Network<double>();
        BoundOptimizer<double> optimizer = Updating.Bind(new Sgd(0.1f), network, new() { AccumulationSteps = 2 });
        Updates.Backward(network);
        optimizer.Step();
        network.Forward([1, 2, 3]);
        network.ComputeLoss([1]);
        Assert.Contains("accumulate", Assert.Throws<InvalidOperationException>(() => network.Backward(accumulate: true)).Message, StringComparison.Ordinal);
        network.Backward();
        optimizer.Step();
        Assert.Equal(1, optimizer.Updates);
    }

    [Fact]
    public void Ema_IsTheMovingAverage_AndKeepsTheWeights()
    {
        NetworkRuntime<double> network = Model.Network<double>();
        NetworkRuntime<double> plain = Model.Network<double>();
        BoundOptimizer<double> averaging = Updating.Bind(new Adam(0.05f), network, new() { WeightAveraging = new Ema(0.7f) });
        BoundOptimizer<double> optimizer = Updates.Bind(new Adam(0.05f), plain);
        averaging.SwapAverages();
        averaging.SwapAverages();
        double[]? average = null;
        for (int step = 0; step < 20; step++)
        {
            Updates.Backward(network);
            averaging.Step();
            Updates.Backward(plain);
            optimizer.Step();
            double[] weights = plain.ParameterValues();
            Assert.Equal(weights, network.ParameterValues());
            average = average is null ? weights : [.. average.Zip(weights, static (e, w) => (0.7 * e) + (0.3 * w))];

            averaging.SwapAverages();
            Assert.True(averaging.HoldsAverages);
            Assert.All(average.Zip(network.ParameterValues()), static pair => Assert.Equal(pair.First, pair.Second, 1e-14));
            Assert.Contains("SwapAverages", Assert.Throws<InvalidOperationException>(averaging.Step).Message, StringComparison.Ordinal);
            averaging.SwapAverages();
        }

        Assert.Contains("WeightAveraging", Assert.Throws<InvalidOperationException>(optimizer.SwapAverages).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validation_AndTheEnd_HaveTheAverage()
    {
        Dataset validation = Examples.Clusters(40, seed: 9);
        NetworkRuntime<float> network = Model.Network<float>();
        TrainingHistory history = network.Train(Data, new()
        {
            Epochs = 3, BatchSize = 16, Optimizer = new Adam(0.05f), WeightAveraging = new Ema(0.95f), Validation = validation,
        });
        Assert.Equal(network.Evaluate(validation).Loss, history.Epochs[^1].ValidationLoss);

        NetworkRuntime<float> plain = Model.Network<float>();
        TrainingHistory other = plain.Train(Data, new() { Epochs = 3, BatchSize = 16, Optimizer = new Adam(0.05f), Validation = validation });
        Assert.Equal(other.Epochs.Select(static epoch => epoch.Loss), history.Epochs.Select(static epoch => epoch.Loss));
        Assert.NotEqual(other.Epochs[^1].ValidationLoss, history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void Canceled_TheNetworkHasTheAverage()
    {
        using var cancel = new CancellationTokenSource();
        var options = new TrainingOptions { Epochs = 5, BatchSize = 16, WeightAveraging = new Ema(0.9f), Progress = new Cancelling(cancel) };
        NetworkRuntime<float> network = Model.Network<float>();
        TrainingHistory history = network.Train(Data, options, cancel.Token);
        Assert.True(history.Canceled);
        Assert.Equal(7, history.Steps);

        NetworkRuntime<float> loop = Model.Network<float>();
        BoundOptimizer<float> optimizer = Updating.Bind(new Adam(), loop, options);
        foreach (Batch batch in Data.Batches(16, seed: 0).Concat(Data.Batches(16, seed: 1)).Take(7))
        {
            loop.Forward(batch.Inputs);
            loop.ComputeLoss(batch.Targets);
            loop.Backward();
            optimizer.Step();
        }

        optimizer.SwapAverages();
        Assert.Equal(loop.ParameterValues(), network.ParameterValues());
    }

    [Fact]
    public void WhatDoesntFit_IsRefused()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] before = network.ParameterValues();
        (string Words, Func<object> Action)[] refused =
        [
            ("ClipNorm is 0; it must be a finite number above 0", static () => new UpdateOptions { ClipNorm = 0f }),
            ("ClipNorm is NaN", static () => new TrainingOptions { ClipNorm = float.NaN }),
            ("ClipValue is -1", static () => new UpdateOptions { ClipValue = -1f }),
            ("AccumulationSteps is 0; it must be at least 1", static () => new UpdateOptions { AccumulationSteps = 0 }),
            ("decay is 1; it must be at least 0 and below 1", static () => new Ema(1f)),
            ("decay is NaN", static () => new Ema(float.NaN)),
            ("The rate factor of 'linear1' is -1", static () => new LayerRates { ["linear1"] = -1f }),
            ("a rate factor is given for 'linear3'", () => network.Train(Data, new() { Optimizer = new Adam { LayerRates = new() { ["linear3"] = 1f } } })),
            ("the layers are linear1, linear2", () => Updates.Bind(new Adam { LayerRates = new() { ["linear"] = 1f } }, network)),
            ("Dampening is 2", static () => new Sgd(0.1f) { Dampening = 2f }),
            ("Nesterov needs a dampening of 0", () => Updates.Bind(new Sgd(0.1f) { Momentum = 0.5f, Nesterov = true, Dampening = 0.5f }, network)),
            ("Decays is 7", static () => new Adam { Decays = (DecayScope)7 }),
            ("LearningRateDecay is -1", static () => new Adagrad { LearningRateDecay = -1f }),
            ("InitialAccumulator is NaN", static () => new Adagrad { InitialAccumulator = float.NaN }),
            ("Beta1 is 1", static () => new Lion { Beta1 = 1f }),
            ("learningRate is -1", static () => new Lion(-1f)),
        ];
        foreach ((string words, Func<object> action) in refused)
        {
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, network.ParameterValues());
    }

    [Fact]
    public void Norm_IsTheSame_OnAnyNumberOfThreads()
    {
        var random = new Random(4);
        var gradients = new Arena<float>(5 * GradientNorm<float>.Chunk / 2);
        foreach (ref float gradient in gradients.Span)
        {
            gradient = (float)((random.NextDouble() - 0.5) * Math.Exp(10 * random.NextDouble()));
        }

        var places = new StepPlaces<float>(gradients, ParameterGroups.One, null, new(new() { Scale = 1f, Limit = float.PositiveInfinity, Coefficient = 1f }));
        double expected = Of(1);
        double exact = Math.Sqrt(gradients.Span.ToArray().Sum(static gradient => (double)gradient * gradient));
        Assert.Equal(exact, expected, 1e-6 * exact);
        Assert.All((int[])[2, 3, 8], threads => Assert.Equal(expected, Of(threads)));

        double Of(int threads)
        {
            var norm = new GradientNorm<float>((int)gradients.Length);
            for (int index = 0; index < threads; index++)
            {
                norm.Add<Simd128<float>>(gradients, places.Context, new Worker(index, threads));
            }

            return norm.Value();
        }
    }

    private static TrainingOptions With(TrainingOptions options, int threads) => new()
    {
        Epochs = 3, BatchSize = 16, Seed = 2, Threads = threads, Optimizer = options.Optimizer, Schedule = options.Schedule, ClipNorm = options.ClipNorm,
        ClipValue = options.ClipValue, AccumulationSteps = options.AccumulationSteps, WeightAveraging = options.WeightAveraging,
    };

    private static void AssertSteps(NetworkRuntime<double> network, double[] before, double[] gradients, Func<double, double> step)
    {
        double[] after = network.ParameterValues();
        for (int i = 0; i < before.Length; i++)
        {
            Assert.Equal(before[i] - step(gradients[i]), after[i], 1e-14);
        }
    }

    /// <summary>Cancels after the seventh step.</summary>
    private sealed class Cancelling(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == 2 && value.Step == 2)
            {
                source.Cancel();
            }
        }
    }
}
