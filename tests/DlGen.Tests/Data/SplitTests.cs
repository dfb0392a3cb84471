namespace DlGen.Tests.Data;

public class SplitTests
{
    [Fact]
    public void WholeFractions_PutEveryRowInExactlyOnePart()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            int count = random.Next(1, 200);
            double first = random.NextDouble();
            double second = (1 - first) * random.NextDouble();
            double third = 1 - first - second;
            Dataset data = Numbered(count);
            int ends = (int)Math.Round(first * count, MidpointRounding.AwayFromZero);
            int next = (int)Math.Round((first + second) * count, MidpointRounding.AwayFromZero);
            if (ends == 0 || next == ends || next == count)
            {
                Assert.Contains("part would be empty", Assert.Throws<ArgumentException>(() => data.Split(first, second, third, seed: trial)).Message, StringComparison.Ordinal);
                continue;
            }

            (Dataset a, Dataset b, Dataset c) = data.Split(first, second, third, seed: trial);
            int[] rows = [.. Rows(a), .. Rows(b), .. Rows(c)];

            Assert.Equal(Enumerable.Range(0, count), rows.Order());
            Assert.InRange(a.Count, (first * count) - 1, (first * count) + 1);
            Assert.InRange(b.Count, (second * count) - 1, (second * count) + 1);
            Assert.InRange(c.Count, (third * count) - 1, (third * count) + 1);
        }
    }

    [Theory]
    [InlineData(60_000, 0.7, 0.2, 0.1, 42_000, 12_000, 6_000)]
    [InlineData(10, 0.8, 0.1, 0.1, 8, 1, 1)]
    [InlineData(10, 0.5, 0.25, 0, 5, 3, 0)]
    [InlineData(1, 1, 0, 0, 1, 0, 0)]
    public void Fractions_GiveCounts(int count, double first, double second, double third, int firstCount, int secondCount, int thirdCount)
    {
        (Dataset a, Dataset b, Dataset c) = Numbered(count).Split(first, second, third);
        Assert.Equal((firstCount, secondCount, thirdCount), (a.Count, b.Count, c.Count));
    }

    [Fact]
    public void SmallFractions_LeaveTheRestOut()
    {
        (Dataset a, Dataset b) = Numbered(100).Split(0.5, 0.2, seed: 3);
        Assert.Equal((50, 20), (a.Count, b.Count));
        Assert.Equal(70, Rows(a).Concat(Rows(b)).Distinct().Count());
    }

    [Fact]
    public void Seed_DecidesTheParts()
    {
        int[] Part(int seed) => Rows(Numbered(50).Split(0.5, 0.5, seed).First);

        Assert.Equal(Part(1), Part(1));
        Assert.NotEqual(Part(1).Order(), Part(2).Order());
        Assert.NotEqual(Part(1), Part(1).Order());
    }

    [Fact]
    public void PartOfAPart_HoldsRowsOfThePart()
    {
        (Dataset half, Dataset other) = Numbered(40).Split(0.5, 0.5, seed: 1);
        (Dataset quarter, Dataset rest) = half.Split(0.5, 0.5, seed: 2);

        Assert.Equal(Rows(half).Order(), Rows(quarter).Concat(Rows(rest)).Order());
        Assert.Empty(Rows(other).Intersect(Rows(quarter)));
        Assert.All(Enumerable.Range(0, quarter.Count), row => Assert.Equal([quarter.GetLabel(row)], DatasetTests.Inputs(quarter, row)));
    }

    [Fact]
    public void FractionOutsideItsRange_IsRefused()
    {
        using var culture = new OtherCulture();
        Dataset data = Numbered(10);

        Assert.Equal("A part's fraction is -0.1; it must be in [0, 1].", Assert.Throws<ArgumentException>(() => data.Split(-0.1, 0.5)).Message);
        Assert.Contains("1.5", Assert.Throws<ArgumentException>(() => data.Split(0, 1.5)).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => data.Split(0.1, double.NaN, 0.1)).Message);
        Assert.Equal("The second part would be empty: it is 0.01 of 10 examples.", Assert.Throws<ArgumentException>(() => data.Split(0.9, 0.01)).Message);
        Assert.Contains("sum to 1.25", Assert.Throws<ArgumentException>(() => data.Split(0.5, 0.5, 0.25)).Message);
    }

    [Fact]
    public void Order_IsTheSameOnEveryPlatform()
    {
        // Worked out by another implementation, in Python, of SplitMix64 and Lemire's method.
        var order = new int[8];
        Dataset.FillOrder(order, seed: 42);
        Assert.Equal([6, 2, 7, 3, 5, 0, 1, 4], order);
        Dataset.FillOrder(order, seed: -1);
        Assert.Equal([7, 6, 4, 0, 5, 1, 2, 3], order);
    }

    [Fact]
    public void Order_IsUniform()
    {
        // 24 permutations, 24,000 seeds: 1000 each, with a standard deviation of 31.
        var counts = new Dictionary<string, int>();
        var order = new int[4];
        for (int seed = 0; seed < 24_000; seed++)
        {
            Dataset.FillOrder(order, seed);
            string key = string.Concat(order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    /// <summary>Every input and label is its own row's number.</summary>
    private static Dataset Numbered(int count) =>
        Dataset.FromArrays([.. Enumerable.Range(0, count).Select(row => (float)row)], [.. Enumerable.Range(0, count)]);

    private static int[] Rows(Dataset data) => [.. Enumerable.Range(0, data.Count).Select(data.GetLabel)];
}
