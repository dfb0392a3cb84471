using DlGen.Generators.Analyzers.Programs;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using DlGen.Generators.Tests.Readme;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Programs;

/// <summary>The help pages of advice on programs: the first program has the fault, the second has none.</summary>
public class ProgramHelpPageTests
{
    public static TheoryData<string> Ids => new(ProgramDescriptors.All.Select(static descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_ShowsTheFaultAndTheFix(string id)
    {
        MarkdownBlock[] programs = [.. new MarkdownFile($"generators/DlGen.Generators/Diagnostics/docs/{id}.md").Blocks.Where(static block => block.Language == "csharp")];

        Assert.Equal(2, programs.Length);
        Assert.Contains(id, Said(programs[0].Text));
        Assert.Empty(Said(programs[1].Text));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysHowToSuppress(string id)
    {
        string page = new MarkdownFile($"generators/DlGen.Generators/Diagnostics/docs/{id}.md").Text;

        Assert.Contains($"#pragma warning disable {id}", page, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Pragma_Suppresses()
    {
        string program = ProgramOf("DLG2100", 0);

        Assert.Empty(Said("#pragma warning disable DLG2100\n" + program));
    }

    private static string ProgramOf(string id, int block) =>
        new MarkdownFile($"generators/DlGen.Generators/Diagnostics/docs/{id}.md").Blocks.Where(static each => each.Language == "csharp").ElementAt(block).Text;

    private static string[] Said(string program)
    {
        CSharpCompilation compilation = TestCompilation.Create("using DlGen;\n" + program);
        GeneratorRun run = GeneratorRun.Of(compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)), TableFile.Iris);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return [.. AnalyzerRun.DiagnosticsOf(run.Output, new ProgramAnalyzer()).Where(static diagnostic => !diagnostic.IsSuppressed).Select(static diagnostic => diagnostic.Id)];
    }
}
