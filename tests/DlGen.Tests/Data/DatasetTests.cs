namespace DlGen.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void Labels_GiveSizesAndValues()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3, 4, 5, 6], [7, 0, 3]);

        Assert.Equal(3, data.Count);
        Assert.Equal(2, data.InputSize);
        Assert.Equal([2], data.InputShape.ToArray());
        Assert.True(data.HasLabels);
        Assert.Equal(0, data.TargetSize);
        Assert.False(data.HasByteInputs);
        Assert.Equal([7, 0, 3], Enumerable.Range(0, 3).Select(data.GetLabel));
        Assert.Equal([5f, 6f], Inputs(data, 2));
    }

    [Fact]
    public void Targets_GiveSizesAndValues()
    {
        Dataset data = Dataset.FromArrays([1, 2], [10, 11, 12, 20, 21, 22], count: 2);

        Assert.Equal(2, data.Count);
        Assert.Equal(1, data.InputSize);
        Assert.Equal(3, data.TargetSize);
        Assert.False(data.HasLabels);
        var targets = new float[3];
        data.CopyTargets(1, targets);
        Assert.Equal([20f, 21f, 22f], targets);
    }

    [Fact]
    public void LabelsOfPositions_GiveSizesAndValues()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], labels: [7, 0, 3, 4, -100, 6], count: 3);

        Assert.Equal((3, 1, 2, 0), (data.Count, data.InputSize, data.LabelCount, data.TargetSize));
        Assert.True(data.HasLabels);
        Assert.Equal([3, 4], data.GetLabels(1).ToArray());
        Assert.Equal([-100, 6], data.GetLabels(2).ToArray());
        Assert.Equal("An example has 2 labels, one for each position; GetLabels gives them.", Assert.Throws<InvalidOperationException>(() => data.GetLabel(1)).Message);
        Assert.Equal("3 examples: inputs [1], 2 labels an example (0 to 7)", data.ToString());

        Dataset one = Dataset.FromArrays([1, 2], labels: [7, 0]);
        Assert.Equal((1, 7), (one.LabelCount, one.GetLabels(0)[0]));
        Assert.Equal(0, Dataset.FromArrays([1, 2], [1, 2], 2).LabelCount);
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1, 2], [1, 2], 2).GetLabels(0).Length);
    }

    /// <summary>A literal of whole numbers was target values before there were labels of positions, and is.</summary>
    [Fact]
    public void LiteralOfNumbers_IsTargetValues()
    {
        Assert.False(Dataset.FromArrays([1, 2], [1, 0], 2).HasLabels);
        int[] labels = [1, 0];
        Assert.True(Dataset.FromArrays([1, 2], labels, 2).HasLabels);
    }

    [Fact]
    public void LabelsOfPositions_FollowTheirExamples()
    {
        int[] labels = [.. Enumerable.Range(0, 30)];
        Dataset all = Dataset.FromTokens([.. Enumerable.Range(0, 10)], labels, 10);
        (Dataset first, Dataset second) = all.Split(0.5, 0.3, seed: 4);
        Dataset more = second.WithLabels([.. Enumerable.Range(100, 6)]);
        foreach (Dataset part in (Dataset[])[first, second, more])
        {
            for (int row = 0; row < part.Count; row++)
            {
                int start = 3 * (int)Inputs(part, row)[0];
                Assert.Equal([start, start + 1, start + 2], part.GetLabels(row).ToArray());
            }
        }

        Assert.Equal(2, more.SelectTarget(1).LabelCount);
        Assert.Equal([102, 103], more.SelectTarget(1).GetLabels(1).ToArray());

        BatchTargets targets = first.Batches(2, seed: 1).First().Targets;
        var copied = new int[6];
        var values = new double[6];
        targets.CopyLabelsTo(copied);
        targets.CopyTo(values);
        Assert.Equal((3, "6 labels"), (targets.LabelCount, targets.ToString()));
        Assert.All(copied.Zip(values), static pair => Assert.Equal(pair.First, pair.Second));
        Assert.Equal(copied[0] + 2, copied[2]);
        Assert.Throws<ArgumentException>(() => targets.CopyLabelsTo(new int[2]));
    }

    [Fact]
    public void LabelsThatDontComeOutEven_AreRefusedWithBothNumbers()
    {
        Fails("There are 5 labels for 2 examples; each needs one, or the same number.", () => Dataset.FromArrays(new float[4], labels: new int[5], count: 2));
        Fails("There are 0 labels for 2 examples; each needs one, or the same number.", () => Dataset.FromArrays(new float[4], labels: [], count: 2));
        Fails("A dataset needs at least one example; count is 0.", () => Dataset.FromTokens([1], [1], 0));
        Fails("There are 3 labels for 2 examples; each needs one, or the same number.", () => Dataset.FromArrays(new float[4], [0, 1]).WithLabels(new int[3]));
    }

    [Fact]
    public void ChangingTheArrays_ChangesNothing()
    {
        float[] inputs = [1, 2];
        int[] labels = [0, 1];
        Dataset data = Dataset.FromArrays(inputs, labels);
        inputs[1] = float.NaN;
        labels[1] = -5;

        Assert.Equal([2f], Inputs(data, 1));
        Assert.Equal(1, data.GetLabel(1));
    }

    [Fact]
    public void Null_IsRefusedByName()
    {
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => Dataset.FromArrays(null!, [1])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentNullException>(() => Dataset.FromArrays([1], null!)).ParamName);
        Assert.Equal("inputs", Assert.Throws<ArgumentNullException>(() => Dataset.FromArrays(null!, [1], 1)).ParamName);
        Assert.Equal("targets", Assert.Throws<ArgumentNullException>(() => Dataset.FromArrays([1], null!, 1)).ParamName);
    }

    [Fact]
    public void NoExamples_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([], []));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([], [1]));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([], [], 0));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1], [], 1));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1], [1], -1));
    }

    [Fact]
    public void UnevenRows_AreRefusedWithBothLengths()
    {
        Fails("inputs: 5 values are not a whole number of values for each of 2 examples.", () => Dataset.FromArrays(new float[5], [0, 1]));
        Fails("targets: 3 values are not a whole number of values for each of 2 examples.", () => Dataset.FromArrays(new float[4], new float[3], 2));
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void NonFiniteValues_AreRefusedWithRowColumnAndValue(float value, string text)
    {
        using var culture = new OtherCulture();
        float[] bad = [1, 2, 3, 4, value, 6];

        Fails($"inputs: row 2, column 0 is {text}; every value must be finite.", () => Dataset.FromArrays(bad, [0, 1, 2]));
        Fails($"inputs: row 1, column 1 is {text}; every value must be finite.", () => Dataset.FromArrays(bad, new float[2], 2));
        Fails($"targets: row 1, column 1 is {text}; every value must be finite.", () => Dataset.FromArrays(new float[2], bad, 2));
    }

    [Fact]
    public void NegativeLabel_IsKept_ForANetworkMayLeaveItOut() =>
        Assert.Equal(-3, Dataset.FromArrays(new float[3], [0, 1, -3]).GetLabel(2));

    [Fact]
    public void ReadingWhatIsNotThere_SaysWhatIs()
    {
        Dataset labels = Dataset.FromArrays([1, 2], [0, 1]);
        Dataset targets = Dataset.FromArrays([1, 2], [0, 1], 2);

        Assert.Contains("no row 2 in a dataset of 2 examples", Assert.Throws<ArgumentOutOfRangeException>(() => labels.GetLabel(2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => labels.CopyInputs(-1, new float[1]));
        Assert.Throws<ArgumentException>(() => labels.CopyInputs(0, new float[2]));
        Assert.Throws<InvalidOperationException>(() => labels.CopyTargets(0, new float[1]));
        Assert.Throws<InvalidOperationException>(() => targets.GetLabel(0));
        Assert.Throws<InvalidOperationException>(() => labels.GetInputBytes(0).Length);
    }

    internal static float[] Inputs(Dataset data, int row)
    {
        var inputs = new float[data.InputSize];
        data.CopyInputs(row, inputs);
        return inputs;
    }

    private static void Fails(string message, Action action) => Assert.StartsWith(message, Assert.Throws<ArgumentException>(action).Message);
}
