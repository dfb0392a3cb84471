namespace DlGen.Tests.Training;

/// <summary>Schedules by PyTorch's definitions, written down here as PyTorch computes them: each rate from the one before.</summary>
public class ScheduleTests
{
    private const int Updates = 100;
    private const double Rate = 0.4;

    private static readonly Dictionary<string, (Schedule Schedule, Func<IEnumerable<double>> Expected)> All = new()
    {
        ["constant"] = (new ConstantSchedule(), () => Repeat(static (rate, _) => rate)),
        ["constant at first"] = (new ConstantSchedule { Factor = 0.5f, Steps = 7 }, () => Repeat(static (rate, i) => i == 7 ? rate / 0.5 : rate, Rate * 0.5)),
        ["step"] = (new StepSchedule(30) { Factor = 0.2f }, () => Repeat(static (rate, i) => i % 30 == 0 ? rate * 0.2 : rate)),
        ["multi-step"] = (
            new MultiStepSchedule(3, 50, 50, 80) { Factor = 0.3f },
            () => Repeat(static (rate, i) => i is 3 or 80 ? rate * 0.3 : i == 50 ? rate * 0.3 * 0.3 : rate)),
        ["exponential"] = (new ExponentialSchedule(0.97f), () => Repeat(static (rate, _) => rate * 0.97)),
        ["linear"] = (
            new LinearSchedule { StartFactor = 0.25f, EndFactor = 0.75f, Steps = 40 },
            () => Repeat(static (rate, i) => i > 40 ? rate : rate * (1 + ((0.75 - 0.25) / ((40 * 0.25) + ((i - 1) * (0.75 - 0.25))))), Rate * 0.25)),
        ["cosine"] = (
            new CosineSchedule { MinLearningRate = 0.02f },
            () => Repeat(static (rate, i) => ((1 + Math.Cos(Math.PI * i / Updates)) / (1 + Math.Cos(Math.PI * (i - 1) / Updates)) * (rate - 0.02)) + 0.02)),
        ["cosine with restarts"] = (new CosineRestartSchedule(10) { PeriodFactor = 2, MinLearningRate = 0.01f }, Restarts),
        ["one cycle"] = (new OneCycleSchedule(0.9f), static () => OneCycle(0.9, 0.3, 25, 1e4, isLinear: false, threePhases: false)),
        ["one cycle, linear"] = (
            new OneCycleSchedule(0.9f) { RiseFraction = 0.45f, StartDivisor = 10f, EndDivisor = 100f, IsLinear = true },
            static () => OneCycle(0.9, 0.45, 10, 100, isLinear: true, threePhases: false)),
        ["one cycle, three phases"] = (
            new OneCycleSchedule(0.9f) { RiseFraction = 0.4f, HasThreePhases = true }, static () => OneCycle(0.9, 0.4, 25, 1e4, isLinear: false, threePhases: true)),
        ["function"] = (new FunctionSchedule(static update => 1 / Math.Sqrt(update + 1)), () => Enumerable.Range(0, Updates).Select(static i => Rate / Math.Sqrt(i + 1))),
        ["warm-up"] = (
            new ExponentialSchedule(0.9f) { WarmupSteps = 20 },
            () => Enumerable.Range(0, Updates).Select(static i => i < 20 ? Rate * ((1.0 / 3) + ((1 - (1.0 / 3)) * i / 20)) : Rate * Math.Pow(0.9, i - 20))),
        ["warm-up from nothing"] = (
            new CosineSchedule { WarmupSteps = 25, WarmupStart = 0f },
            () => Enumerable.Range(0, Updates).Select(static i => i < 25 ? Rate * i / 25 : Rate * (1 + Math.Cos(Math.PI * (i - 25) / 75)) / 2)),
        ["one after the other"] = (
            new ExponentialSchedule(0.9f).Then(15, new LinearSchedule()),
            () => Enumerable.Range(0, Updates).Select(static i => i < 15 ? Rate * Math.Pow(0.9, i) : Rate * (1 - ((i - 15) / 85.0)))),
        ["chained"] = (
            new StepSchedule(10).Chain(new ExponentialSchedule(0.99f)),
            () => Enumerable.Range(0, Updates).Select(static i => Rate * Math.Pow(0.1, i / 10) * Math.Pow(0.99, i))),
        ["per epoch"] = (
            new StepSchedule(2) { Factor = 0.5f }.PerEpoch(), () => Enumerable.Range(0, Updates).Select(static i => Rate * Math.Pow(0.5, i / 10 / 2))),
        ["cosine per epoch"] = (
            new CosineSchedule().PerEpoch(20), () => Enumerable.Range(0, Updates).Select(static i => Rate * (1 + Math.Cos(Math.PI * (i / 20) / 5)) / 2)),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Rates_ArePyTorchs(string name)
    {
        (Schedule schedule, Func<IEnumerable<double>> expected) = All[name];
        double[] rates = schedule.Preview((float)Rate, Updates, updatesPerEpoch: 10);
        Assert.Equal(Updates, rates.Length);
        foreach ((double rate, double other) in rates.Zip(expected()))
        {
            Assert.InRange(Math.Abs(rate - other), 0, 1e-12 * Math.Max(Math.Abs(other), 1e-6));
        }
    }

    [Fact]
    public void IthRate_IsInForceAtTheIthUpdate()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 8, 4).Network<double>();
        double[] factors = [0.5, 0.25, 1, 0];
        BoundOptimizer<double> optimizer = Updating.Bind(new Sgd(0.5f), network, new UpdateOptions { Schedule = new FunctionSchedule(update => factors[update]) });
        foreach (double factor in factors)
        {
            network.Forward([1, 2, 3]);
            network.ComputeLoss([1]);
            network.Backward();
            double before = network.Layer(1).Bias![1];
            double gradient = network.Layer(1).BiasGradient![1];
            Assert.Equal((float)(0.5 * factor), optimizer.LearningRate);
            optimizer.Step();
            Assert.Equal(before - (0.5 * factor * gradient), network.Layer(1).Bias![1], 1e-15);
        }

        Assert.Equal(4, optimizer.Updates);
        Assert.Contains("schedule", Assert.Throws<InvalidOperationException>(() => optimizer.LearningRate = 1f).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthOfTheTraining_IsThatOfItsUpdates()
    {
        // 75 examples in batches of 16 are 5 batches, and 2 updates of up to 4 batches: 3 epochs have 6 updates.
        var seen = new List<double>();
        var options = new TrainingOptions
        {
            Epochs = 3, BatchSize = 16, AccumulationSteps = 4, Optimizer = new Sgd(1e-3f),
            Schedule = new LinearSchedule().Chain(new FunctionSchedule(update => Seen(update))),
        };
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        TrainingHistory history = network.Train(Examples.Clusters(75), options);
        Assert.Equal(6, history.Steps);
        Assert.Equal([0, 1, 2, 3, 4, 5], seen.Distinct());
        Assert.Equal(new LinearSchedule { Steps = 6 }.Preview(1f, 6), new LinearSchedule().Preview(1f, 6));

        double Seen(long update)
        {
            seen.Add(update);
            return 1;
        }
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Plateau_FallsAsPyTorchs(bool maximizes, bool isAbsolute)
    {
        // torch/optim/lr_scheduler.py, ReduceLROnPlateau.step, with the rate that it would leave after each observation.
        var random = new Random(3);
        double[] metrics = [.. Enumerable.Range(0, 100).Select(i => Metric(1 + Math.Exp(-i / 20.0) + (0.02 * random.NextDouble())))];
        var schedule = new PlateauSchedule { Factor = 0.3f, Patience = 3, Threshold = 0.01f, IsThresholdAbsolute = isAbsolute, Cooldown = 2, MinLearningRate = 1e-3f, Maximize = maximizes };
        BoundOptimizer<float> optimizer = Updating.Bind(new Sgd(0.4f), new HandWrittenModel(3, 8, 4).Network<float>(), new UpdateOptions { Schedule = schedule });

        double rate = Rate;
        double best = maximizes ? double.NegativeInfinity : double.PositiveInfinity;
        int bad = 0;
        int cooldown = 0;
        var rates = new HashSet<double>();
        foreach (double metric in metrics)
        {
            bool better = (maximizes, isAbsolute) switch
            {
                (false, false) => metric < best * (1 - 0.01),
                (false, true) => metric < best - 0.01,
                (true, false) => metric > best * 1.01,
                (true, true) => metric > best + 0.01,
            };
            (best, bad) = better ? (metric, 0) : (best, bad + 1);
            (cooldown, bad) = cooldown > 0 ? (cooldown - 1, 0) : (cooldown, bad);
            if (bad > 3)
            {
                double lower = Math.Max(rate * 0.3, 1e-3);
                rate = rate - lower > 1e-8 ? lower : rate;
                (cooldown, bad) = (2, 0);
            }

            optimizer.Observe(metric);
            Assert.Equal(rate, optimizer.LearningRate, 1e-7);
            Assert.Equal(best, optimizer.PlateauState!.Value.Best);
            Assert.Equal((bad, cooldown), (optimizer.PlateauState.Value.BadObservations, optimizer.PlateauState.Value.Cooldown));
            rates.Add(rate);
        }

        Assert.InRange(rates.Count, 3, 10);

        double Metric(double loss) => maximizes ? 4 - loss : loss;
    }

    [Fact]
    public void PlateauState_IsReadAndSet()
    {
        var options = new UpdateOptions { Schedule = new PlateauSchedule { Patience = 0, Factor = 0.5f, WarmupSteps = 4 } };
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        BoundOptimizer<float> first = Updating.Bind(new Sgd(0.4f), network, options);
        Assert.Null(first.PlateauState);
        first.Observe(1);
        first.Observe(2);
        BoundOptimizer<float> second = Updating.Bind(new Sgd(0.4f), network, options);
        second.PlateauState = first.PlateauState;
        Assert.Equal(new PlateauState(0.5, 1, 0, 0), second.PlateauState);
        Assert.Equal(0.2f / 3, second.LearningRate, 1e-7f);
        Assert.Equal(first.LearningRate, second.LearningRate);
    }

    [Fact]
    public void Train_TellsThePlateauTheLoss()
    {
        // The loss grows from epoch to epoch: from the second epoch on, each halves the rate.
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        Dataset data = Examples.Clusters(64);
        float[] Trained(Schedule? schedule, Dataset? validation)
        {
            NetworkRuntime<float> copy = network.Clone();
            copy.Train(data, new TrainingOptions
            {
                Epochs = 4, BatchSize = 64, Optimizer = new Sgd(0.05f) { Maximize = true }, Schedule = schedule, Validation = validation,
            });
            return copy.ParameterValues();
        }

        Schedule plateau = new PlateauSchedule { Patience = 0, Factor = 0.5f };
        float[] expected = Trained(new MultiStepSchedule(2, 3) { Factor = 0.5f }, null);
        Assert.Equal(expected, Trained(plateau, null));
        Assert.Equal(expected, Trained(plateau, data));
        Assert.NotEqual(expected, Trained(null, null));
    }

    [Fact]
    public void WhatDoesntFit_IsRefused()
    {
        (string Words, Func<object> Action)[] refused =
        [
            ("every is 0; it must be at least 1", static () => new StepSchedule(0)),
            ("Factor is -1; it must be a finite number of at least 0", static () => new StepSchedule(1) { Factor = -1f }),
            ("factor is NaN", static () => new ExponentialSchedule(float.NaN)),
            ("No milestones", static () => new MultiStepSchedule()),
            ("The milestones are 5, 3; they must be at least 0, in ascending order", static () => new MultiStepSchedule(5, 3)),
            ("period is 0", static () => new CosineRestartSchedule(0)),
            ("PeriodFactor is 0", static () => new CosineRestartSchedule(1) { PeriodFactor = 0 }),
            ("MinLearningRate is -0.5", static () => new CosineSchedule { MinLearningRate = -0.5f }),
            ("Steps is 0", static () => new CosineSchedule { Steps = 0 }),
            ("maxLearningRate is -1", static () => new OneCycleSchedule(-1f)),
            ("RiseFraction is 1.5", static () => new OneCycleSchedule(1f) { RiseFraction = 1.5f }),
            ("StartDivisor is 0; it must be a finite number above 0", static () => new OneCycleSchedule(1f) { StartDivisor = 0f }),
            ("WarmupSteps is -1", static () => new CosineSchedule { WarmupSteps = -1 }),
            ("WarmupStart is 2", static () => new CosineSchedule { WarmupStart = 2f }),
            ("Factor is 1; it must be at least 0 and below 1", static () => new PlateauSchedule { Factor = 1f }),
            ("Patience is -1", static () => new PlateauSchedule { Patience = -1 }),
            ("after is 0", static () => new ConstantSchedule().Then(0, new ConstantSchedule())),
            ("updatesPerEpoch is 0", static () => new ConstantSchedule().PerEpoch(0)),
            ("one training can have one", static () => new PlateauSchedule().Chain(new PlateauSchedule().PerEpoch())),
            ("WarmupSteps = 100, and the training has 100 updates", static () => new CosineSchedule { WarmupSteps = 100 }.Preview(1f, 100)),
            ("take over after 100 updates, and the training has 100 updates", static () => new ConstantSchedule().Then(100, new ConstantSchedule()).Preview(1f, 100)),
            ("Set its Steps", static () => Updating.Bind(new Sgd(1f), new HandWrittenModel(3, 8, 4).Network<float>(), new() { Schedule = new CosineSchedule() })),
            ("PerEpoch(updatesPerEpoch)", static () => Updating.Bind(new Sgd(1f), new HandWrittenModel(3, 8, 4).Network<float>(), new() { Schedule = new StepSchedule(2).PerEpoch() })),
            ("WarmupSteps = 50, and the training has 10 updates", static () => new HandWrittenModel(3, 8, 4).Network<float>().Train(
                Examples.Clusters(64), new() { Epochs = 10, BatchSize = 64, Schedule = new CosineSchedule { WarmupSteps = 50 } })),
        ];
        foreach ((string words, Func<object> action) in refused)
        {
            Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        }

        var optimizer = Updating.Bind(new Sgd(1f), new HandWrittenModel(3, 8, 4).Network<float>(), new() { Schedule = new ConstantSchedule() });
        Assert.Contains("PlateauSchedule", Assert.Throws<InvalidOperationException>(() => optimizer.Observe(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schedules_PrintTheirNumbers()
    {
        Assert.Equal("CosineSchedule: MinLearningRate 0, WarmupSteps 200", new CosineSchedule { WarmupSteps = 200 }.ToString());
        Assert.Equal("ConstantSchedule", new ConstantSchedule().ToString());
        Assert.Equal(
            "SequentialSchedule: (StepSchedule: Every 3, Factor 0.1) Then 9 (MultiStepSchedule: Milestones 1 2, Factor 0.1)",
            new StepSchedule(3).Then(9, new MultiStepSchedule(1, 2)).ToString());
    }

    private static IEnumerable<double> Repeat(Func<double, int, double> next, double rate = Rate)
    {
        for (int i = 0; i < Updates; i++)
        {
            rate = i == 0 ? rate : next(rate, i);
            yield return rate;
        }
    }

    // torch/optim/lr_scheduler.py, CosineAnnealingWarmRestarts, whose state is T_cur and T_i.
    private static IEnumerable<double> Restarts()
    {
        int current = 0;
        int length = 10;
        for (int i = 0; i < Updates; i++)
        {
            yield return 0.01 + ((Rate - 0.01) * (1 + Math.Cos(Math.PI * current / length)) / 2);
            if (++current >= length)
            {
                (current, length) = (current - length, length * 2);
            }
        }
    }

    // torch/optim/lr_scheduler.py, OneCycleLR: phases with their ends, and the part of the way through one.
    private static IEnumerable<double> OneCycle(double most, double rise, double start, double end, bool isLinear, bool threePhases)
    {
        double first = most / start;
        double last = first / end;
        (double End, double From, double To)[] phases = threePhases
            ? [((rise * Updates) - 1, first, most), ((2 * rise * Updates) - 2, most, first), (Updates - 1, first, last)]
            : [((rise * Updates) - 1, first, most), (Updates - 1, most, last)];
        for (int i = 0; i < Updates; i++)
        {
            double begin = 0;
            foreach ((double until, double from, double to) in phases)
            {
                if (i <= until || until == Updates - 1)
                {
                    double part = (i - begin) / (until - begin);
                    yield return isLinear ? ((to - from) * part) + from : to + ((from - to) / 2 * (Math.Cos(Math.PI * part) + 1));
                    break;
                }

                begin = until;
            }
        }
    }
}
