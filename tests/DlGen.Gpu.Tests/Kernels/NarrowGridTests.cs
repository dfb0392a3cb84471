using DlGen.Gpu.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

public class NarrowGridTests
{
    [Theory]
    [InlineData(1, 128, 1)]
    [InlineData(128, 128, 1)]
    [InlineData(129, 128, 2)]
    [InlineData(512 * 128, 128, 512)]
    [InlineData((512 * 128) + 1, 128, 257)]
    [InlineData(1 << 16, 48, 456)]
    [InlineData(1 << 24, 48, 512)]
    public void EachGroupHasWholeSlicesAndThereAreNoMoreThanAllowed(int rows, int slice, int groups)
    {
        NarrowGrid grid = NarrowGrid.For(rows, slice, parameters: 100, NarrowGrid.Most);

        Assert.Equal(groups, grid.Groups);
        Assert.Equal(0, grid.RowsOfGroup % slice);
        Assert.InRange(rows, ((grid.Groups - 1) * grid.RowsOfGroup) + 1, grid.Groups * grid.RowsOfGroup);
    }

    [Fact]
    public void GradientsOfAllGroups_TakeABoundedAmountOfMemory()
    {
        // A million scalars are 4 MB a group.
        Assert.Equal(16, NarrowGrid.MostGroups(1 << 20, 16, parameters: 1 << 18, NarrowGrid.Most));
        Assert.Equal(1, NarrowGrid.MostGroups(1 << 20, 16, parameters: 1 << 26, NarrowGrid.Most));
    }

    [Fact]
    public void ShorterBatches_HaveNoMoreGroupsThanTheLongest()
    {
        const int longest = 3000;
        int most = NarrowGrid.MostGroups(longest, 16, parameters: 1 << 18, NarrowGrid.Most);

        Assert.All(Enumerable.Range(1, longest), rows => Assert.InRange(NarrowGrid.For(rows, 16, 1 << 18, NarrowGrid.Most).Groups, 1, most));
    }
}
