using System.Text.RegularExpressions;
using DlGen.Generators.Lowering;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Readme;

/// <summary>What the pages for contributors say of the repository is so.</summary>
public class ContributorPagesTests
{
    [Theory]
    [InlineData("generators/ARCHITECTURE.md")]
    [InlineData("generators/ADDING-A-LAYER.md")]
    public void NamedFiles_Exist(string page)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, page));
        List<string> named = Regex.Matches(text, @"`((?:src|tests|generators|samples)/[\w./-]+)`").Select(static match => match.Groups[1].Value)
            .Concat(Regex.Matches(text, @"`(CompilerPipeline\.cs|DlGen\.Generators/[\w./-]+)`").Select(static match => "generators/" + match.Groups[1].Value))
            .Concat(Regex.Matches(text, @"\]\(([\w./-]+\.md)\)").Select(match => Path.Combine(Path.GetDirectoryName(page)!, match.Groups[1].Value)))
            .ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.True(Path.Exists(Path.Combine(Repository.Root, name)), $"{page} names {name}, which doesn't exist."));
    }

    [Fact]
    public void Folders_AreThoseOfTheTable()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "generators/ARCHITECTURE.md"));
        IEnumerable<string> named = Regex.Matches(text, @"^\|([^|]+)\|", RegexOptions.Multiline).SelectMany(static row => Regex.Matches(row.Groups[1].Value, "`([A-Z][A-Za-z/]+)`")).Select(static match => match.Groups[1].Value);
        string compiler = Path.Combine(Repository.Root, "generators/DlGen.Generators");
        IEnumerable<string> folders = Directory.GetDirectories(compiler).Select(Path.GetFileName).Where(static folder => folder is not ("bin" or "obj"))!;

        Assert.Equal(folders.Order(StringComparer.Ordinal), named.Where(static folder => !folder.Contains('/', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The compiler says where threads meet by how the kernels divide their work.</summary>
    [Fact]
    public void ThreadsShare_AsTheCompilerTakesIt()
    {
        Assert.Equal(DlGen.Kernels.Formulas<float>.FewBlocks, CpuLayout.FewBlocks);
        Assert.Equal(DlGen.Kernels.Formulas<float>.PartOfExample, CpuLayout.PartOfExample);
        Assert.Equal(DlGen.Kernels.Panels<float>.Width, CpuLayout.Panel);
        Assert.Equal(DlGen.Kernels.Matrix<float>.Gap, CpuLayout.Gap);
    }
}
