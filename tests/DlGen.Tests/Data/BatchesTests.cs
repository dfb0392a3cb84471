namespace DlGen.Tests.Data;

public class BatchesTests
{
    private static readonly Dataset Ten = Dataset.FromArrays(
        [.. Enumerable.Range(0, 20).Select(value => (float)value)], [.. Enumerable.Range(0, 10)]);

    [Theory]
    [InlineData(1, 10, 1)]
    [InlineData(3, 4, 1)]
    [InlineData(5, 2, 5)]
    [InlineData(10, 1, 10)]
    [InlineData(11, 1, 10)]
    [InlineData(int.MaxValue, 1, 10)]
    public void LastBatch_HasTheRest(int size, int count, int last)
    {
        BatchSequence batches = Ten.Batches(size);
        Assert.Equal(count, batches.Count);
        Assert.Equal(size, batches.BatchSize);
        Assert.Equal(count, batches.Count());
        Assert.Equal(last, batches.Last().Count);
    }

    [Fact]
    public void WithoutSeed_RowsComeInOrder()
    {
        Assert.Equal(Enumerable.Range(0, 10), Labels(Ten.Batches(4)));
        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], Ten.Batches(4).Select(batch => Labels([batch])));
    }

    [Fact]
    public void Seed_DecidesTheOrder()
    {
        int[] first = Labels(Ten.Batches(4, seed: 1));
        Assert.Equal(first, Labels(Ten.Batches(4, seed: 1)));
        Assert.NotEqual(first, Labels(Ten.Batches(4, seed: 2)));
        Assert.Equal(Enumerable.Range(0, 10), first.Order());

        var order = new int[10];
        Dataset.FillOrder(order, 1);
        Assert.Equal(order, first);
    }

    [Fact]
    public void Batch_HasInputsBesideTheirLabels()
    {
        foreach (Batch batch in Ten.Split(0.7, 0.3, seed: 5).First.Batches(3, seed: 9))
        {
            var labels = new int[batch.Count];
            var inputs = new float[batch.Count * 2];
            var wide = new double[batch.Count * 2];
            batch.Targets.CopyLabelsTo(labels);
            batch.Inputs.CopyTo(inputs);
            batch.Inputs.CopyTo(wide);

            Assert.Equal((batch.Count, 2), (batch.Inputs.Count, batch.Inputs.Size));
            Assert.Equal(labels.SelectMany(label => new[] { 2f * label, (2f * label) + 1 }), inputs);
            Assert.Equal(inputs.Select(value => (double)value), wide);
        }
    }

    [Fact]
    public void Batch_HasTargetValues()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [10, 11, 20, 21, 30, 31], count: 3);
        Batch batch = data.Batches(2).Last();
        var values = new float[2];
        batch.Targets.CopyTo(values);

        Assert.Equal([30f, 31f], values);
        Assert.False(batch.Targets.HasLabels);
        Assert.Equal((1, 2), (batch.Targets.Count, batch.Targets.Size));
        Assert.Throws<InvalidOperationException>(() => batch.Targets.CopyLabelsTo(new int[1]));
    }

    [Fact]
    public void WrongSpan_IsRefusedWithBothLengths()
    {
        Batch batch = Ten.Batches(4).First();
        Assert.StartsWith("The span has 7 elements; 4 examples of 2 take 8.", Assert.Throws<ArgumentException>(() => batch.Inputs.CopyTo(new float[7])).Message);
        Assert.StartsWith("The span has 5 elements; 4 examples of 1 take 4.", Assert.Throws<ArgumentException>(() => batch.Targets.CopyLabelsTo(new int[5])).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void BatchSize_MustBePositive(int size) => Assert.Throws<ArgumentOutOfRangeException>(() => Ten.Batches(size));

    [Fact]
    public void EmptyPart_HasNoBatches() => Assert.Empty(Ten.Split(1, 0).Second.Batches(4));

    [Fact]
    public void BatchOfNoDataset_SaysSo() => Assert.Throws<InvalidOperationException>(() => default(Batch).Inputs.Size);

    [Fact]
    public void Enumeration_AllocatesNothing()
    {
        BatchSequence batches = Ten.Batches(3, seed: 1);
        var inputs = new float[6];
        var labels = new int[3];
        long Measure()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (Batch batch in batches)
            {
                batch.Inputs.CopyTo(inputs.AsSpan(0, batch.Count * 2));
                batch.Targets.CopyLabelsTo(labels.AsSpan(0, batch.Count));
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }

    private static int[] Labels(IEnumerable<Batch> batches) => [.. batches.SelectMany(batch =>
    {
        var labels = new int[batch.Count];
        batch.Targets.CopyLabelsTo(labels);
        return labels;
    })];
}
