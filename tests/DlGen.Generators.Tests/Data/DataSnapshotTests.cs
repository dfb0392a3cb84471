using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Data;

/// <summary>The generated halves of classes of data, as they are kept.</summary>
public class DataSnapshotTests
{
    [Fact]
    public void Iris_IsAsKept() => Check(DataSources.Iris, TableFile.Iris, "Iris.g.cs");

    [Fact]
    public void Houses_AreAsKept() => Check(DataSources.Houses, DataSources.HousesTable, "Market.Town.Houses.g.cs");

    private static void Check(string source, TableFile file, string name)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(source), file);

        Assert.Empty(run.Complaints.Where(static complaint => complaint.Id != "CS1591"));
        Assert.Empty(run.ComplaintsOfGenerated);
        string text = run.Sources[name];
        Snapshot.Matches(text, "Snapshots/Generated", name);
        Assert.Equal(text, OddCulture.Run(() => GeneratorRun.Of(TestCompilation.Create(source), new TableFile(file.Path, file.Content)).Sources[name]));
        Assert.All(text.Split('\n'), static line => Assert.Equal(line.TrimEnd(), line));
    }
}
