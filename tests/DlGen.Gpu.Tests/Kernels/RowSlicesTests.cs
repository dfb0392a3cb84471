using DlGen.Gpu.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

public class RowSlicesTests
{
    [Theory]
    [InlineData(64, 14, 1)]
    [InlineData(255, 14, 1)]
    [InlineData(256, 14, 2)]
    [InlineData(1024, 14, 8)]
    [InlineData(16_384, 14, 18)]
    [InlineData(16_384, 129, 1)]
    [InlineData(16_384, 1, 128)]
    [InlineData(1 << 20, 1, 256)]
    public void ThereAreAsManyAsKeepADeviceBusyAndAreLongEnough(int rows, int groups, int slices) =>
        Assert.Equal(slices, RowSlices.For(rows, groups, RowSlices.Shortest).Count);

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(RowSlices.Shortest)]
    public void TheyCoverTheRowsAndNoBatchHasMoreThanTheLongest(int shortest)
    {
        const int longest = 3000;
        foreach (int groups in new[] { 1, 14, 200, 300 })
        {
            int most = RowSlices.Most(longest, groups, shortest);
            for (int rows = 1; rows <= longest; rows++)
            {
                var slices = RowSlices.For(rows, groups, shortest);
                Assert.InRange(slices.Count, 1, most);
                Assert.Equal(rows, Enumerable.Range(0, slices.Count).Sum(slices.RowsOf));
                Assert.InRange(slices.RowsOf(slices.Count - 1), 1, slices.RowsOfSlice);
            }
        }
    }
}
