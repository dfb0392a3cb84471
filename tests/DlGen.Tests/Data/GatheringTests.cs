using DlGen.Kernels;

namespace DlGen.Tests.Data;

public class GatheringTests
{
    [Fact]
    public void Bytes_ScaleToTheUnitInterval_AtEveryLength()
    {
        var random = new Random(1);
        for (int length = 0; length < 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var floats = new float[length + 1];
            var doubles = new double[length + 1];
            floats[length] = 7;
            doubles[length] = 7;
            Conversion.Scale<float>(bytes, floats);
            Conversion.Scale<double>(bytes, doubles);

            Assert.Equal(bytes.Select(value => value * (1f / 255f)).Append(7), floats);
            Assert.Equal(bytes.Select(value => value * (1.0 / 255.0)).Append(7), doubles);
        }
    }

    [Fact]
    public void Byte255_IsExactlyOne()
    {
        var one = new float[1];
        var wide = new double[1];
        Conversion.Scale<float>([255], one);
        Conversion.Scale<double>([255], wide);
        Assert.Equal((1f, 1.0), (one[0], wide[0]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inputs_GoToTheirRows_AndPaddingStays(bool split)
    {
        Dataset data = Dataset.FromArrays([0, 1, 10, 11, 20, 21, 30, 31], [0, 1, 2, 3]);
        data = split ? data.Split(1, 0, seed: 4).First : data;
        var arena = new Arena<double>(4 * 3);
        arena.Span.Fill(-1);
        int[] rows = [3, 0, 3, 1];
        data.GatherInputs(rows, arena.Matrix(0, stride: 3), 1, 3);

        float[] second = DatasetTests.Inputs(data, 0);
        float[] third = DatasetTests.Inputs(data, 3);
        Assert.Equal([-1, -1, -1, second[0], second[1], -1, third[0], third[1], -1, -1, -1, -1], arena.Span.ToArray());
    }

    [Fact]
    public void Labels_FollowTheRows()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [5, 6, 7]);
        var labels = new int[4];
        data.GatherLabels([2, 0, 2], labels);
        Assert.Equal([7, 5, 7, 0], labels);
        Assert.Throws<InvalidOperationException>(() => Dataset.FromArrays([1], [1], 1).GatherLabels([0], labels));
    }

    [Fact]
    public void Values_FollowTheRows()
    {
        Dataset data = Dataset.FromArrays([1, 2], [1, 2, 3, 4, 5, 6, 7, 8], count: 2);
        var arena = new Arena<float>(4 * 5);
        data.GatherValues([1, 0], arena.Matrix(0, stride: 5));
        Assert.Equal([5, 6, 7, 8, 0, 1, 2, 3, 4, 0], arena.Span[..10].ToArray());

        data.GatherValues([1, 0], arena.Matrix(0, stride: 5), rowsPerExample: 2);
        Assert.Equal([5, 6, 7, 8, 0, 7, 8, 3, 4, 0, 1, 2, 0, 0, 0, 3, 4, 0, 0, 0], arena.Span.ToArray());
    }

    [Fact]
    public void Labels_AreOneValueEach()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [1, 0, 1]);
        var floats = new Arena<float>(6);
        var doubles = new Arena<double>(6);
        data.GatherValues([0, 1, 2], floats.Matrix(0, stride: 2));
        data.GatherValues([0, 1, 2], doubles.Matrix(0, stride: 2));
        Assert.Equal([1, 0, 0, 0, 1, 0], floats.Span.ToArray());
        Assert.Equal([1, 0, 0, 0, 1, 0], doubles.Span.ToArray());
    }

    [Fact]
    public void Gathering_AllocatesNothing()
    {
        Dataset data = Dataset.FromArrays(new float[300], new int[3]);
        var arena = new Arena<float>(300);
        var labels = new int[3];
        int[] rows = [0, 1, 2];
        NetworkModel<float> model = TestNetwork<float>.Model(100, [10]);
        long Measure()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            data.CheckAgainst(model);
            data.GatherInputs(rows, arena.Matrix(0, stride: 100), 0, 3);
            data.GatherLabels(rows, labels);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }
}
