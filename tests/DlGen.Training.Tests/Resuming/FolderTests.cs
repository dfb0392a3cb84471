namespace DlGen.Training.Tests.Resuming;

public sealed class FolderTests
{
    /// <summary>A program that changes its current directory while it trains has its checkpoints in one place all the same.</summary>
    [Fact]
    public void RelativeFolder_IsOfTheDirectoryAtTheTime()
    {
        var checkpoints = new Checkpoints("run");
        Assert.Equal("run", checkpoints.Folder);
        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "run"), checkpoints.FullPath);
    }
}
