using System.Globalization;
using DlGen.Generators.Analyzers.Programs;
using DlGen.Generators.Tests.Infrastructure;
using DlGen.Generators.Tests.Readme;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Programs;

/// <summary>The repository's own programs are sound: of none of them is anything said.</summary>
public class RepositoryProgramTests
{
    public static TheoryData<string> Folders => new(SourceFolders.All);

    public static TheoryData<string> Documents => new(MarkdownFile.All
        .Where(static file => !file.RelativePath.StartsWith("generators/", StringComparison.Ordinal))
        .Where(static file => file.Blocks.Any(static block => block is { Language: "csharp", Mark: "" }))
        .Select(static file => file.RelativePath));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Project_IsNotAdvised(string folder) => AssertSilent(SourceFolders.Compile(folder));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_IsNotAdvised(string document) => Assert.All(DocumentCode.Runs(new MarkdownFile(document)), AssertSilent);

    private static void AssertSilent(GeneratorRun run)
    {
        string[] said = [.. AnalyzerRun.DiagnosticsOf(run.Output, new ProgramAnalyzer()).Select(static diagnostic => CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture))];
        Assert.True(said.Length == 0, string.Join("\n", said));
    }
}
