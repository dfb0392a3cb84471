using DlGen.Generators.Data;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Data;

/// <summary>Which of a project's files a class means.</summary>
public class DataFilesTests
{
    private static readonly string[] Paths = ["/user/a.csv", "/user/data/a.csv", "/user/data/b.csv", "/other/c.csv", "C:/work/d.csv"];

    [Theory]
    [InlineData("a.csv", "/user/a.csv")]
    [InlineData("./a.csv", "/user/a.csv")]
    [InlineData("data/a.csv", "/user/data/a.csv")]
    [InlineData("data\\a.csv", "/user/data/a.csv")]
    [InlineData("b.csv", "/user/data/b.csv")]
    [InlineData("../other/c.csv", "/other/c.csv")]
    [InlineData("C:\\work\\d.csv", "C:/work/d.csv")]
    [InlineData("ta/b.csv", null)]
    [InlineData("A.csv", null)]
    public void Path_IsOneFromTheSourceFile_OrTheEndOfOne(string name, string? expected)
    {
        var compilation = TestCompilation.Create($"[DlGen.CsvData(@\"{name}\", Label = \"y\")] partial class Net;");
        CsvDataSpec spec = CsvDataParser.Parse(compilation.Assembly.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None).Spec!;
        var problems = new List<Problem>();

        Assert.Equal(expected, DataFiles.Find(spec, [.. Paths], problems));
        Assert.Equal(expected is null ? [DiagnosticIds.DataFileUnknown] : [], problems.Select(static problem => problem.Id));
        Assert.True(expected is null || DataFiles.MayBe(expected, name));
    }

    /// <summary>A file below the project keeps its folder, wherever the class is; one from elsewhere has its name alone.</summary>
    [Theory]
    [InlineData("a.csv", "/user/models/a.csv", "/user/", "models/a.csv")]
    [InlineData("../data/a.csv", "/user/data/a.csv", "/user/", "data/a.csv")]
    [InlineData("data/a.csv", "/user/data/a.csv", "/user/models/", "a.csv")]
    [InlineData("a.csv", "C:/user/models/a.csv", "c:\\user\\", "models/a.csv")]
    [InlineData("./data/a.csv", "/user/data/a.csv", "", "data/a.csv")]
    [InlineData("../data/a.csv", "/data/a.csv", "", "a.csv")]
    public void Path_BesideTheProgram_IsThatFromTheProjectsFolder(string name, string path, string projectFolder, string expected)
    {
        var compilation = TestCompilation.Create($"[DlGen.CsvData(@\"{name}\", Label = \"y\")] partial class Net;");
        CsvDataSpec spec = CsvDataParser.Parse(compilation.Assembly.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None).Spec!;

        Assert.Equal(expected, DataFiles.PathBesideProgram(spec, path, projectFolder));
    }

    [Fact]
    public void AttributeWithoutItsUsing_GetsAHint()
    {
        Reported said = Assert.Single(AnalyzerRun.Of("[CsvData(\"iris.csv\", Label = \"species\")] partial class Net;"));

        Assert.Equal(("DLG0100", true), (said.Id, said.Message.Contains("add 'using DlGen;'", StringComparison.Ordinal)));
    }
}
