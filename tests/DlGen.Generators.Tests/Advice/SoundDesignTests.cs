using DlGen.Generators.Tests.Infrastructure;
using DlGen.Generators.Tests.Readme;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Advice;

/// <summary>Advice is never noisy: sound designs and all that the repository shows get none.</summary>
public class SoundDesignTests
{
    public static TheoryData<string> Designs => new(SoundDesigns.All.Keys);

    public static TheoryData<string> Samples => new(Directory.GetFiles(Path.Combine(Repository.Root, "samples"), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(static file => Path.GetRelativePath(Repository.Root, file)));

    public static TheoryData<string> Documents => new(MarkdownFile.All
        .Where(static file => !file.RelativePath.StartsWith("generators/", StringComparison.Ordinal) && file.Blocks.Any(static block => block is { Language: "csharp", Mark: "" }))
        .Select(static file => file.RelativePath));

    [Fact]
    public void Designs_AreAtLeastFifty() => Assert.InRange(SoundDesigns.All.Count, 50, int.MaxValue);

    [Theory]
    [MemberData(nameof(Designs))]
    public void SoundDesign_GetsNoAdvice(string design)
    {
        Compilation project = TestCompilation.Create("using DlGen;\n" + SoundDesigns.All[design]);

        Assert.Empty(AnalyzerRun.Direct(project).Select(static diagnostic => diagnostic.ToString()));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_GetsNoAdvice(string file)
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, file));

        Assert.Empty(AdviceOn(TestCompilation.Create("using DlGen;\n" + source)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_GetsNoAdvice(string document) => Assert.All(
        DocumentCode.Runs(new MarkdownFile(document)),
        static run => Assert.Empty(AdviceOn(run.Output)));

    /// <summary>What isn't suppressed because it is what a sample shows.</summary>
    private static IEnumerable<string> AdviceOn(Compilation project) => AnalyzerRun.DiagnosticsOf(project)
        .Where(static diagnostic => diagnostic.Id.StartsWith("DLG2", StringComparison.Ordinal))
        .Select(static diagnostic => diagnostic.ToString());
}
