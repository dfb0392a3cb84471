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
        var arena = new Arena<double>(Matrix<double>.Length(4, 2));
        arena.Span.Fill(-1);
        int[] rows = [3, 0, 3, 1];
        data.GatherInputs(rows, new ExampleRows<double>(arena.Matrix(0, 4), rows: 1, width: 2), 1, 3);

        float[] second = DatasetTests.Inputs(data, 0);
        float[] third = DatasetTests.Inputs(data, 3);
        double[] expected = Enumerable.Repeat(-1.0, (int)arena.Length).ToArray();
        (expected[16], expected[17], expected[32], expected[33]) = (second[0], second[1], third[0], third[1]);
        Assert.Equal(expected, arena.Span.ToArray());
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
        var arena = new Arena<float>(Matrix<float>.Length(4, 4));
        var whole = new ExampleRows<float>(arena.Matrix(0, 2), rows: 1, width: 4);
        data.GatherValues([1, 0], whole, 0, 2);
        Assert.Equal([5, 6, 7, 8], Example(whole, 0));
        Assert.Equal([1, 2, 3, 4], Example(whole, 1));
        Assert.Equal([1, 2, 3, 4, 0], arena.Span.Slice(16, 5).ToArray());

        var halves = new ExampleRows<float>(arena.Matrix(0, 4), rows: 2, width: 2);
        data.GatherValues([1, 0], halves, 1, 2);
        Assert.Equal([1, 2], arena.Span.Slice(2 * 16, 2).ToArray());
        Assert.Equal([3, 4], arena.Span.Slice(3 * 16, 2).ToArray());
        Assert.Equal([1, 2, 3, 4], Example(halves, 1));
    }

    [Fact]
    public void Labels_AreOneValueEach()
    {
        Dataset data = Dataset.FromArrays([1, 2, 3], [1, 0, 1]);
        Assert.Equal([1, 0, 1], Values<float>());
        Assert.Equal([1, 0, 1], Values<double>());

        T[] Values<T>()
            where T : unmanaged
        {
            var arena = new Arena<T>(Matrix<T>.Length(3, 1));
            var rows = new ExampleRows<T>(arena.Matrix(0, 3), rows: 1, width: 1);
            data.GatherValues([0, 1, 2], rows, 0, 3);
            return [arena.Span[0], arena.Span[16], arena.Span[32]];
        }
    }

    [Fact]
    public void Gathering_AllocatesNothing()
    {
        Dataset data = Dataset.FromArrays(new float[300], new int[3]);
        var arena = new Arena<float>(Matrix<float>.Length(3, 100));
        var labels = new int[3];
        int[] rows = [0, 1, 2];
        NetworkModel<float> model = TestNetwork<float>.Model(100, [10]);
        long Measure()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            data.CheckAgainst(model);
            data.GatherInputs(rows, new ExampleRows<float>(arena.Matrix(0, 3), rows: 1, width: 100), 0, 3);
            data.GatherLabels(rows, labels);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Measure();
        Assert.Equal(0, Measure());
    }

    private static float[] Example(ExampleRows<float> rows, int example)
    {
        var values = new float[rows.Size];
        rows.Get(example, values);
        return values;
    }
}
