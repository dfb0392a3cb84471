using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using DlGen.Generators.Tests.Readme;

namespace DlGen.Generators.Tests.Data;

/// <summary>The help pages about files of data: the first declaration has the fault, the second has none. Each may have its file behind it.</summary>
public class DataHelpPageTests
{
    public static TheoryData<string> Ids => new(DataDescriptors.All.Select(static descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsTheFaultAndTheFix(string id)
    {
        IReadOnlyList<MarkdownBlock> blocks = new MarkdownFile($"generators/DlGen.Generators/Diagnostics/docs/{id}.md").Blocks;
        int[] declarations = [.. Enumerable.Range(0, blocks.Count).Where(index => blocks[index].Language == "csharp")];

        Assert.Equal(2, declarations.Length);
        Assert.Contains(id, Said(declarations[0]));
        Assert.Empty(Said(declarations[1]));

        IEnumerable<string> Said(int block)
        {
            string table = blocks.Skip(block + 1).Take(1).FirstOrDefault(static next => next.Language == "csv")?.Text + "\n";
            TableFile[] files = [TableFile.Iris, new("/user/data.csv", table), new("/user/measured/flowers.csv", TableFile.Iris.Content), new("/user/made/flowers.csv", TableFile.Iris.Content)];
            files = id == DiagnosticIds.DataFileUnknown ? files[..1] : files;
            return AnalyzerRun.Of(GeneratorRun.Of(TestCompilation.Create("using DlGen;\n" + blocks[block].Text), files).Output, files).Select(static reported => reported.Id);
        }
    }
}
