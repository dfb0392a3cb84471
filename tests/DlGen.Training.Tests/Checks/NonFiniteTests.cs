using System.Globalization;
using DlGen.Runtime;

namespace DlGen.Training.Tests.Checks;

using Examples = DlGen.Training.Tests.Loop.Examples;

/// <summary>The first value or gradient that isn't finite ends a checked training, and is named.</summary>
public sealed class NonFiniteTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LearningRateThatIsTooLarge_NamesLayerFormulaAndRow(int threads)
    {
        var net = new Flowers(seed: 1);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(Examples.Flowers(64, seed: 1), Checked(new Sgd(1e20f), threads)));
        Assert.Equal((1, 2L, 1e20f), (exception.Epoch, exception.Step, exception.LearningRate));
        Assert.Equal("linear2", exception.Layer);
        Assert.Equal("z2 = a1·W2 + b2", exception.Formula);
        Assert.InRange(exception.Row!.Value, 0, 63);
        Assert.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"Training diverged in epoch 1, step 2, at learning rate 1E+20: linear2 is the first layer with a value that isn't finite (z2 = a1·W2 + b2), first at row {exception.Row} of the dataset: "),
            exception.Message,
            StringComparison.Ordinal);
        Assert.Contains("Its inputs are finite; the largest value before it is ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(", and the largest of 2.weight is ", exception.Message, StringComparison.Ordinal);
        Assert.All(Examples.Values(net), static value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void InputThatIsNaN_IsTheSource()
    {
        var net = new Flowers(seed: 1);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        float[] inputs = new float[4 * 20];
        inputs[(4 * 17) + 2] = float.NaN;
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Forward(inputs));
        Assert.Equal(("inputs", "", 17, 1L, 0), (exception.Layer, exception.Formula, exception.Row!.Value, exception.Step, exception.Epoch));
        Assert.Equal("Training diverged in checked step 1: input 2 of row 17 of the batch is NaN.", exception.Message);
        Assert.Throws<InvalidOperationException>(() => net.ComputeLoss(new int[20]));
    }

    [Fact]
    public void RowOfABatch_IsTheDatasets()
    {
        float[] inputs = [.. Enumerable.Repeat(0.5f, 4 * 40)];
        inputs.AsSpan(23 * 4, 4).Fill(3e38f);
        var net = new Flowers(seed: 1);
        net.Linear1.Weight.CopyFrom([.. Enumerable.Repeat(1f, 32)]);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        Dataset data = Dataset.FromArrays(inputs, new int[40]);
        var exception = Assert.Throws<TrainingDivergedException>(() =>
        {
            foreach (Batch batch in data.Batches(8, seed: 1))
            {
                net.Forward(batch.Inputs);
            }
        });
        Assert.Equal(("linear1", "z1 = x·W1 + b1", 23), (exception.Layer, exception.Formula, exception.Row!.Value));
        Assert.Contains("first at row 23 of the dataset: Infinity at [0].", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>A relu makes 0 of −∞, so that no value shows it and the loss stays finite.</summary>
    [Fact]
    public void InfiniteWeightBehindARelu_IsFound()
    {
        Dataset data = Dataset.FromArrays([.. Enumerable.Repeat(1f, 4 * 8)], new int[8]);
        Flowers Broken()
        {
            var net = new Flowers(seed: 1);
            net.Linear1.Weight[3, 0] = float.NegativeInfinity;
            return net;
        }

        var exception = Assert.Throws<TrainingDivergedException>(() => Broken().Train(data, Checked(new Sgd(0.01f))));
        Assert.Equal("linear1", exception.Layer);
        Assert.Contains("parameter 0.weight of linear1 (z1 = x·W1 + b1) holds a value that isn't finite", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The slope of √ is infinite at 0, which the value itself doesn't show.</summary>
    [Fact]
    public void GradientOfAFiniteLoss_NamesLayerFormulaAndRow()
    {
        float[] inputs = [.. Enumerable.Repeat(0.5f, 2 * 10)];
        inputs.AsSpan(2 * 6, 2).Clear();
        Dataset data = Dataset.FromArrays(inputs, new float[10], 10);
        var net = new Rooted(seed: 1);
        net.Linear1.Bias!.CopyFrom(new float[3]);
        float[] before = Examples.Values(net);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(data, Checked(new Sgd(0.01f))));
        Assert.Equal(("root1", 6), (exception.Layer, exception.Row!.Value));
        Assert.Contains("all layers and the loss are finite, but in the backward pass a gradient isn't: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("dz1 = ", exception.Formula, StringComparison.Ordinal);
        Assert.Contains("first at row 6 of the dataset", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Examples.Values(net));
    }

    [Fact]
    public void GradientInALoop_LeavesNothingToStepWith()
    {
        var net = new Rooted(seed: 1);
        net.Linear1.Bias!.CopyFrom(new float[3]);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        BoundOptimizer<float> optimizer = new Sgd(0.1f).For(net);
        net.Forward([0.5f, 0.5f, 0f, 0f]);
        net.ComputeLoss([1f, 1f]);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Backward());
        Assert.Equal(("root1", 1), (exception.Layer, exception.Row!.Value));
        Assert.Throws<InvalidOperationException>(optimizer.Step);
    }

    /// <summary>Inputs of 1e30 and gradients of 1e10 have a product that overflows only in the sum over the batch.</summary>
    [Fact]
    public void SumOverTheBatch_IsNamedByItsParameter()
    {
        var net = new Line(seed: 1);
        net.Linear1.Weight.CopyFrom(new float[16]);
        net.Linear2.Weight.CopyFrom([.. Enumerable.Repeat(1e15f, 16)]);
        net.Linear1.Bias!.CopyFrom(new float[16]);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        net.Forward([1e25f, 1e25f]);
        net.ComputeLoss([1e5f, 1e5f]);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Backward());
        Assert.Equal(("linear1", (int?)null), (exception.Layer, exception.Row));
        Assert.Contains("the gradient of its parameter 0.weight isn't: its sum over the batch overflows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SumOverBatches_IsNamedByItsParameter()
    {
        var net = new Line(seed: 1);
        net.Linear1.Weight.CopyFrom(new float[16]);
        net.Linear2.Weight.CopyFrom([.. Enumerable.Repeat(1e10f, 16)]);
        net.Linear1.Bias!.CopyFrom(new float[16]);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        void Pass(bool accumulate)
        {
            net.Forward([1e13f]);
            net.ComputeLoss([1e15f]);
            net.Backward(accumulate);
        }

        Pass(accumulate: false);
        var exception = Assert.Throws<TrainingDivergedException>(() => Pass(accumulate: true));
        Assert.Contains("its sum over several batches overflows", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LossOfALoop_IsNamed()
    {
        var net = new Line(seed: 1);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        net.Forward([1f, 2f]);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.ComputeLoss([0f, 3e38f]));
        Assert.Equal(("loss", 1), (exception.Layer, exception.Row!.Value));
    }

    [Fact]
    public void PlaceInAnImage_IsNamed()
    {
        var net = new Stacked(seed: 1);
        float[] inputs = new float[2 * 8 * 8 * 3];
        inputs[(128 * 2) + 64 + (8 * 5) + 4] = 3e38f;
        net.Conv1.Weight.CopyFrom([.. Enumerable.Repeat(2f, 4 * 2 * 9)]);
        using LoopChecks<float> checks = new TrainingChecks().For(net);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Forward(inputs));
        Assert.Equal(("conv1", 2), (exception.Layer, exception.Row!.Value));

        // Moments that aren't finite would be those of every later prediction.
        Assert.All(Examples.Values(net), static value => Assert.True(float.IsFinite(value)));

        // The first window that sees row 5, column 4 is one row and one column before it.
        Assert.Contains("first at row 2 of the batch: Infinity at [0, 4, 3].", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DoublePrecision_IsCheckedToo()
    {
        var net = new Precise(seed: 1);
        using LoopChecks<double> checks = new TrainingChecks().For(net);
        double[] inputs = new double[12];
        net.Forward(inputs);
        net.ComputeLoss([0, 1]);
        net.Backward();
        inputs[7] = double.PositiveInfinity;
        Assert.Equal(("inputs", 1, 2L), Assert.Throws<TrainingDivergedException>(() => net.Forward(inputs)) is { } exception ? (exception.Layer, exception.Row!.Value, exception.Step) : default);
    }

    [Fact]
    public void Device_IsRefused()
    {
        using var device = new NoDevice();
        var exception = Assert.Throws<NotSupportedException>(() => new Flowers(seed: 1).Train(
            Examples.Flowers(8, seed: 1), new TrainingOptions { Device = device, Checks = new TrainingChecks() }));
        Assert.Equal("Flowers: Checks is set, and the training is on none, where steps aren't checked yet. Leave Device null to check on the processor, or Checks.", exception.Message);
    }

    private static TrainingOptions Checked(Optimizer optimizer, int threads = 1) => new() { Epochs = 1, BatchSize = 16, Threads = threads, Optimizer = optimizer, Checks = new TrainingChecks() };

    private sealed class NoDevice : Device
    {
        public override string Name => "none";

        public override void Dispose()
        {
        }

        internal override TrainingSteps<T> CreateSteps<T>(NetworkRuntime<T> network, Dataset data, TrainingOptions options, int[] order) => throw new InvalidOperationException();

        internal override void Predict<T>(NetworkRuntime<T> network, ReadOnlySpan<T> inputs, Span<T> outputs) => throw new InvalidOperationException();

        internal override Evaluation Evaluate<T>(NetworkRuntime<T> network, Dataset data, Span<T> predictions) => throw new InvalidOperationException();
    }
}
