using System.Globalization;

namespace DlGen.Training.Tests.Checks;

using Examples = DlGen.Training.Tests.Loop.Examples;

/// <summary>What is no error, but keeps a network from learning, is reported after an epoch.</summary>
public sealed class FindingTests
{
    [Fact]
    public void HealthyNetwork_HasFiguresAndNoFindings()
    {
        CheckReport report = Check(new Flowers(seed: 1));
        Assert.Empty(report.Findings);
        Assert.Equal(["inputs", "linear1", "relu1", "linear2"], report.Layers.Select(static layer => layer.Layer));
        Assert.All(report.Layers, static layer => Assert.Equal(layer.Layer == "relu1", layer.DeadUnits is not null));
        Assert.All(report.Layers, static layer => Assert.Equal(layer.Layer is "inputs" or "relu1", layer.GradientNorm is null));
        Assert.All(report.Layers, static layer => Assert.Null(layer.SaturatedOutputs));
        Assert.True(report.Layers[2].LargestValue > 0);
    }

    [Fact]
    public void GradientNorm_IsThatOfTheLayersParameters()
    {
        var net = new Flowers(seed: 1);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        double sum = 0;
        foreach (Batch batch in Examples.Flowers(48, seed: 1).Batches(16, seed: 1))
        {
            net.Forward(batch.Inputs);
            net.ComputeLoss(batch.Targets);
            net.Backward();
            sum += Math.Sqrt(net.Linear1.WeightGradient.ToArray().Concat(net.Linear1.BiasGradient!.ToArray()).Sum(static value => (double)value * value));
        }

        Assert.Equal(sum / 3, checks.Report().Layers[1].GradientNorm!.Value, tolerance: 1e-6 * sum);
    }

    [Fact]
    public void DeadRelus_AreFound()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Bias!.CopyFrom([.. Enumerable.Repeat(-100f, 8)]);
        CheckReport report = Check(net);
        Assert.Equal(1.0, report.Layers[2].DeadUnits);
        CheckFinding finding = report.Findings[0];
        Assert.Equal((FindingKind.DeadUnits, "relu1", 1.0), (finding.Kind, finding.Layer, finding.Value));
        Assert.StartsWith("relu1: 100 % of the units are dead, 0 for every example", finding.ToString(), StringComparison.Ordinal);

        // Nothing comes through to the first layer either.
        Assert.Contains(report.Findings, static one => one is { Kind: FindingKind.VanishingGradients, Layer: "linear1", Value: 0 });
    }

    [Fact]
    public void OneUnitThatLivesForOneExample_IsNotDead()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Bias!.CopyFrom([.. Enumerable.Repeat(-100f, 8)]);
        float[] inputs = new float[4 * 40];
        net.Linear1.Weight.CopyFrom(new float[32]);
        net.Linear1.Weight[5, 0] = 1;
        inputs[4 * 33] = 101;
        CheckReport report = Check(net, Dataset.FromArrays(inputs, new int[40]));
        Assert.Equal(7.0 / 8, report.Layers[2].DeadUnits);
    }

    [Fact]
    public void DeadChannels_CountAsUnits()
    {
        var net = new Pictures(seed: 1);
        net.Conv1.Bias![1] = -100f;
        var random = new Random(1);
        Dataset data = Dataset.FromArrays([.. Enumerable.Range(0, 36 * 20).Select(_ => (float)random.NextDouble())], [.. Enumerable.Range(0, 20).Select(_ => random.Next(3))]);
        CheckReport report = Check(net, data);
        LayerCheck relu = report.Layers.Single(static layer => layer.DeadUnits is not null);
        Assert.Equal(("relu1", 0.5), (relu.Layer, relu.DeadUnits!.Value));
    }

    [Fact]
    public void SaturatedSigmoidsAndTanhs_AreFound()
    {
        var sigmoids = new Curved(seed: 1);
        sigmoids.Linear2.Bias!.CopyFrom([.. Enumerable.Repeat(100f, 6)]);
        CheckReport report = Check(sigmoids);
        Assert.Equal((0.0, 1.0), (report.Layers.Single(static layer => layer.Layer == "sigmoid1").SaturatedOutputs, report.Layers.Single(static layer => layer.Layer == "sigmoid2").SaturatedOutputs));
        Assert.Contains(report.Findings, static one => one is { Kind: FindingKind.SaturatedOutputs, Layer: "sigmoid2", Value: 1.0 });

        var tanhs = new Line(seed: 1);
        tanhs.Linear1.Weight.CopyFrom(new float[16]);
        tanhs.Linear1.Bias!.CopyFrom([.. Enumerable.Repeat(-3f, 4), .. new float[12]]);
        Assert.Equal(0.25, Check(tanhs, Examples.Line(20, seed: 1)).Layers[2].SaturatedOutputs);
    }

    [Fact]
    public void DeepSigmoids_LetTheGradientVanish_AndResidualBlocksDoNot()
    {
        var random = new Random(1);
        Dataset data = Dataset.FromArrays([.. Enumerable.Range(0, 8 * 64).Select(_ => (float)random.NextDouble() - 0.5f)], [.. Enumerable.Range(0, 64).Select(_ => random.Next(3))]);
        CheckFinding finding = Assert.Single(Check(new SigmoidStack(seed: 1), data).Findings);
        Assert.Equal((FindingKind.VanishingGradients, "linear1"), (finding.Kind, finding.Layer));
        Assert.InRange(finding.Value, 0, 1e-4);
        Assert.Contains("in linear2, so that this layer hardly learns. Use Relu instead of Sigmoid or Tanh, residual blocks", finding.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain(Check(new ResidualStack(seed: 1), data).Findings, static one => one.Kind == FindingKind.VanishingGradients);
    }

    [Fact]
    public void LargeValues_AreFound()
    {
        var net = new Flowers(seed: 1);
        net.Linear2.Bias![0] = 1e8f;
        CheckReport report = Check(net);
        Assert.Contains(report.Findings, static one => one is { Kind: FindingKind.ExplodingValues, Layer: "linear2", Value: > 0.99e8 and < 1.01e8 });
    }

    /// <summary>The learning rate and a normalization don't change the inputs.</summary>
    [Fact]
    public void LargeInputs_AreToBeScaled()
    {
        CheckFinding finding = Check(new Flowers(seed: 1), checks: new TrainingChecks { LargestValue = 1e-6 }).Findings[0];
        Assert.Equal((FindingKind.ExplodingValues, "inputs"), (finding.Kind, finding.Layer));
        Assert.EndsWith("scale them, as Preprocessing = Standardizer.Fit(train) does.", finding.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_IsATable()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Bias!.CopyFrom([.. Enumerable.Repeat(-100f, 8)]);
        TrainingHistory history = net.Train(Examples.Flowers(64, seed: 1), Options(epochs: 2));
        string report = history.Epochs[1].Checks!.ToString();
        string[] lines = report.Split('\n');
        Assert.Equal("4 checked steps, 2 findings", lines[0]);
        Assert.Equal("layer    values up to  dead units  gradient", lines[2]);
        Assert.Equal("relu1               0    100.00 %", lines[5]);
        Assert.EndsWith($"\n\n{report}", history.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Console_SaysAFindingOnce()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Bias!.CopyFrom([.. Enumerable.Repeat(-100f, 8)]);
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        net.Train(Examples.Flowers(64, seed: 1), Options(epochs: 3, new ConsoleProgress(writer, redraw: false)));
        string[] lines = writer.ToString().Split('\n');
        Assert.Equal(3 + 2 + 1, lines.Length);
        Assert.StartsWith("  relu1: 100 % of the units are dead", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  linear1: the gradient vanishes", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Thresholds_AreTheOptions()
    {
        var net = new Flowers(seed: 1);
        net.Linear1.Bias!.CopyFrom([-100, -100, 100, 100, 100, 100, 100, 100]);
        Assert.Empty(Check(net.Clone()).Findings);
        Assert.Single(Check(net, checks: new TrainingChecks { DeadUnits = 0.25 }).Findings);
        foreach (double share in (double[])[0, -1, 1.5, double.NaN])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingChecks { DeadUnits = share });
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingChecks { SaturatedOutputs = share });
            Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingChecks { VanishingGradients = share });
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingChecks { LargestValue = 0 });
        Assert.Contains("Checks", Options(epochs: 1).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_IsCheckedByOneAtATime()
    {
        var net = new Flowers(seed: 1);
        LoopChecks<float> checks = new TrainingChecks().For(net);
        Assert.Throws<InvalidOperationException>(() => new TrainingChecks().For(net));
        checks.Dispose();
        net.Forward([float.NaN, 0, 0, 0]);
        new TrainingChecks().For(net).Dispose();
    }

    private static CheckReport Check(INetwork<float> net, Dataset? data = null, TrainingChecks? checks = null) =>
        net.Train(data ?? Examples.Flowers(64, seed: 1), Options(epochs: 1, checks: checks)).Epochs[0].Checks!;

    private static TrainingOptions Options(int epochs, IProgress<TrainingProgress>? progress = null, TrainingChecks? checks = null) =>
        new() { Epochs = epochs, BatchSize = 16, Optimizer = new Sgd(1e-4f), Checks = checks ?? new TrainingChecks(), Progress = progress };
}
