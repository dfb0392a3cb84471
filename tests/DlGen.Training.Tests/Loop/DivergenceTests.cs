namespace DlGen.Training.Tests.Loop;

public sealed class DivergenceTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Layer_IsNamedWithItsFormulaAndTheFirstExamplesRow(int threads)
    {
        // Inputs of 3e38 overflow in the sum of products, whose first value in memory is that after relu, which isn't to blame. They are in the second batch.
        float[] inputs = [.. Enumerable.Repeat(0.5f, 4 * 40)];
        int row = Rows(40, seed: 3)[16 + 5];
        inputs.AsSpan(row * 4, 4).Fill(3e38f);
        inputs.AsSpan(Rows(40, seed: 3)[16 + 9] * 4, 4).Fill(3e38f);
        var net = new Flowers(seed: 1);
        net.Linear1.Weight.CopyFrom([.. Enumerable.Repeat(1f, 32)]);
        Dataset data = Dataset.FromArrays(inputs, [.. Enumerable.Repeat(1, 40)]);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(data, new TrainingOptions { BatchSize = 16, Seed = 3, Threads = threads, Optimizer = new Sgd(0.001f) }));
        Assert.Equal((1, 2L, "linear1", row), (exception.Epoch, exception.Step, exception.Layer, exception.Row!.Value));
        Assert.Equal("z1 = x·W1 + b1", exception.Formula);
        Assert.Contains(FormattableString.Invariant($"linear1 is the first layer with a value that isn't finite (z1 = x·W1 + b1), first at row {row} of the dataset"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OutputLayer_IsNamedWithItsFormula()
    {
        var net = new Flowers(seed: 1);
        net.Linear2.Weight.CopyFrom([.. Enumerable.Repeat(float.MaxValue, 24)]);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(Examples.Flowers(20, seed: 1)));
        Assert.Equal(("linear2", "z2 = a1·W2 + b2"), (exception.Layer, exception.Formula));
    }

    [Fact]
    public void Loss_IsNamedWithItsFormulaAndTheFirstExamplesRow()
    {
        float[] targets = new float[20];
        int row = Rows(20, seed: 0)[3];
        targets[row] = 3e38f;
        Dataset data = Dataset.FromArrays(new float[20], targets, 20);
        var exception = Assert.Throws<TrainingDivergedException>(() => new Line(seed: 1).Train(data, new TrainingOptions { BatchSize = 10 }));
        Assert.Equal(("loss", row), (exception.Layer, exception.Row));
        Assert.StartsWith("L = mean of", exception.Formula, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"only the loss isn't ({exception.Formula}), first at row {row} of the dataset"), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameter_IsNamedWithItsLayersFormulaAndTheBatchsFirstRow()
    {
        var net = new Flowers(seed: 1);
        net.Linear2.Bias![1] = float.NaN;
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(Examples.Flowers(20, seed: 1)));
        Assert.Equal(("linear2", Rows(20, seed: 0)[0]), (exception.Layer, exception.Row));
        Assert.Contains("of linear2 (z2 = a1·W2 + b2) holds a value that isn't finite", exception.Message, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"The batch begins with row {exception.Row} of the dataset."), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Step_IsCountedOverValidationsWithin()
    {
        float[] targets = new float[20];
        targets[Rows(20, seed: 1)[12]] = 3e38f;
        var net = new Line(seed: 1);
        var exception = Assert.Throws<TrainingDivergedException>(() => net.Train(
            Dataset.FromArrays(new float[20], targets, 20), new TrainingOptions { BatchSize = 5, Seed = 1, Validation = Examples.Line(5, seed: 1), ValidateEverySteps = 1 }));
        Assert.Equal(3, exception.Step);
    }

    private static int[] Rows(int count, int seed)
    {
        var order = new int[count];
        Dataset.FillOrder(order, seed);
        return order;
    }
}
