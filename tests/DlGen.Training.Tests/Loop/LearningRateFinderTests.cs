using System.Globalization;

namespace DlGen.Training.Tests.Loop;

public sealed class LearningRateFinderTests
{
    private static readonly Dataset Data = Examples.Flowers(150, seed: 1);

    [Fact]
    public void Network_StaysAsItWas()
    {
        var net = new Normalized(seed: 2);
        net.Train(Data, new TrainingOptions { Epochs = 1 });
        object[] before = Examples.Bits(net);
        LearningRateFinder.Run(net, Data);
        Assert.Equal(before, Examples.Bits(net));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LossThatIsNeverFinite_IsExplained(int accumulation)
    {
        var net = new Normalized(seed: 2);
        net.Linear1.Weight[0, 0] = float.NaN;
        var exception = Assert.Throws<TrainingDivergedException>(() => LearningRateFinder.Run(net, Data, new TrainingOptions { AccumulationSteps = accumulation }));
        Assert.Contains("holds a value that isn't finite", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, exception.Step);
    }

    /// <summary>By a loop written out, in which the rate is set before each step.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Curve_IsThatOfALoopWrittenOut(int threads)
    {
        var net = new Normalized(seed: 2);
        var options = new TrainingOptions { BatchSize = 32, Optimizer = new Sgd(0.5f) { Momentum = 0.9f }, Seed = 7, Threads = threads };
        LearningRateCurve curve = LearningRateFinder.Run(net, Data, options, start: 1e-4f, end: 1f, updates: 40);

        var looped = new Normalized(seed: 2);
        BoundOptimizer<float> optimizer = options.Optimizer.For(looped);
        double average = 0;
        int update = 0;
        for (int epoch = 0; update < 40; epoch++)
        {
            foreach (Batch batch in Data.Batches(32, seed: 7 + epoch).Take(40 - update))
            {
                double rate = 1e-4 * Math.Pow(1e4, update / 40.0);
                optimizer.LearningRate = (float)rate;
                looped.Forward(batch.Inputs);
                double loss = looped.ComputeLoss(batch.Targets);
                looped.Backward();
                optimizer.Step();
                average = (0.98 * average) + (0.02 * loss);
                update++;
                LearningRatePoint point = curve.Points[update - 1];
                Assert.Equal(rate, point.LearningRate, rate * 1e-12);
                Assert.Equal(loss, point.Loss, 1e-4);
                Assert.Equal(average / (1 - Math.Pow(0.98, update)), point.SmoothedLoss, 1e-4);
            }
        }

        Assert.Equal(40, curve.Points.Count);
        Assert.InRange(curve.Valley!.Value, 1e-4f, 1f);
    }

    [Fact]
    public void LossThatExplodes_EndsTheTest()
    {
        LearningRateCurve curve = LearningRateFinder.Run(new Line(seed: 2), Examples.Line(60, seed: 1), new TrainingOptions { BatchSize = 20, Optimizer = new Sgd(1f) }, end: 1e6f);
        Assert.InRange(curve.Points.Count, 20, 99);
        double best = curve.Points.Min(static point => point.SmoothedLoss);
        Assert.All(curve.Points.SkipLast(1), point => Assert.True(point.SmoothedLoss <= 4 * best || point.SmoothedLoss <= 4 * curve.Points[0].SmoothedLoss));
        Assert.True(curve.Valley < 10);
        Assert.True(curve.Steepest < 10);
    }

    [Fact]
    public void Accumulation_CountsUpdates()
    {
        LearningRateCurve curve = LearningRateFinder.Run(new Flowers(seed: 2), Data, new TrainingOptions { BatchSize = 32, AccumulationSteps = 2 }, updates: 20);
        Assert.Equal(20, curve.Points.Count);
        Assert.Equal(Enumerable.Range(0, 20).Select(static update => Math.Pow(1e8, update / 20.0) * 1e-7), curve.Points.Select(static point => point.LearningRate), Near);
    }

    /// <summary>The figures are those of fastai's "valley" and "steep", computed once in Python from their definitions.</summary>
    [Fact]
    public void Suggestions_AreFastais()
    {
        LearningRatePoint[] points =
        [
            .. Enumerable.Range(0, 100).Select(static index =>
            {
                double x = index / 100.0;
                double loss = 2.3 - (1.5 / (1 + Math.Exp(-20 * (x - 0.55)))) + Math.Exp(40 * (x - 0.9)) + (0.01 * Math.Sin(37 * index));
                return new LearningRatePoint(1e-7 * Math.Pow(1e8, x), loss, loss);
            }),
        ];
        var curve = new LearningRateCurve(points, 100);
        Assert.Equal(0.001f, curve.Valley!.Value, 1e-9f);
        Assert.Equal(0.0020892961308540407f, curve.Steepest!.Value, 1e-9f);
    }

    [Fact]
    public void Curve_IsAShortTable()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            LearningRateCurve curve = LearningRateFinder.Run(new Flowers(seed: 2), Data);
            string[] lines = $"{curve}".Split('\n');
            Assert.Contains("valley", lines[0], StringComparison.Ordinal);
            Assert.InRange(lines.Length, 10, 23);
            Assert.Contains("1.00E-07", lines[3], StringComparison.Ordinal);
            string[] csv = curve.ToCsv().Split('\n');
            Assert.Equal("learning_rate,loss,smoothed_loss", csv[0]);
            Assert.Equal(curve.Points.Count + 2, csv.Length);
            Assert.Equal(curve.Points[3], Point(csv[4]));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void TooFewUpdates_SuggestNothing()
    {
        Assert.Null(new LearningRateCurve([], 100).Valley);
        Assert.Null(new LearningRateCurve([new(1, 2, 3)], 10).Steepest);
        Assert.Equal("0 updates, valley -, steepest -", $"{new LearningRateCurve([], 100)}");
    }

    [Fact]
    public void ArgumentsOutOfRange_AreRefused()
    {
        static void Refused(string message, Action action) => Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
        var net = new Flowers(seed: 2);
        Refused("start is 0", () => LearningRateFinder.Run(net, Data, start: 0));
        Refused("end is 1E-08; it must be a finite number above start, which is 1E-07", () => LearningRateFinder.Run(net, Data, end: 1e-8f));
        Refused("updates is 9; it must be at least 10", () => LearningRateFinder.Run(net, Data, updates: 9));
        Refused("Flowers", () => LearningRateFinder.Run(net, Examples.Line(10, seed: 1)));
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12 * expected;

    private static LearningRatePoint Point(string line)
    {
        double[] figures = Array.ConvertAll(line.Split(','), static figure => double.Parse(figure, CultureInfo.InvariantCulture));
        return new LearningRatePoint(figures[0], figures[1], figures[2]);
    }
}
