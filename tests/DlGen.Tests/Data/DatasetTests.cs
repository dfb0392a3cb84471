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
