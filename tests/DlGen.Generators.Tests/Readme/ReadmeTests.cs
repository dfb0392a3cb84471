using System.Globalization;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Readme;

/// <summary>
/// What README.md and the documents show is what there is. The documents are the Markdown files outside of generators, whose help pages
/// have tests of their own.
/// </summary>
public class ReadmeTests
{
    public static TheoryData<string> WithCode => Documents(static block => block is { Language: "csharp", Mark: "" });

    public static TheoryData<string> WithExcerpts => Documents(IsExcerpt);

    public static TheoryData<string> WithErrors => Documents(IsWrong);

    [Fact]
    public void Readme_IsAtMost8000Bytes() => Assert.InRange(new FileInfo(Path.Combine(Repository.Root, "README.md")).Length, 1, 8_000);

    /// <summary>The compiler warns of nothing but values that a document names and doesn't use.</summary>
    [Theory]
    [MemberData(nameof(WithCode))]
    public void Code_Compiles(string document) => Assert.All(
        DocumentCode.Runs(new MarkdownFile(document)),
        static run => Assert.DoesNotContain(run.Complaints, static complaint => complaint.Id is not ("CS0219" or "CS1591")));

    /// <summary>An excerpt's parts, between lines of "…", are in the file that is generated from the document's code, in their order.</summary>
    [Theory]
    [MemberData(nameof(WithExcerpts))]
    public void Excerpts_OccurInTheGeneratedFile(string document)
    {
        var file = new MarkdownFile(document);
        Dictionary<string, string> generated = DocumentCode.Runs(file).SelectMany(static run => run.Sources)
            .DistinctBy(static source => source.Key)
            .ToDictionary(static source => source.Key, static source => Trim(source.Value));

        Assert.All(file.Blocks.Where(IsExcerpt), block =>
        {
            string rest = generated[block.Mark["from ".Length..]];
            foreach (string part in Trim(block.Text).Split("\n…\n"))
            {
                Assert.Contains(part, rest, StringComparison.Ordinal);
                rest = rest[(rest.IndexOf(part, StringComparison.Ordinal) + part.Length)..];
            }
        });
    }

    /// <summary>The block of text behind a wrong declaration is what the compiler says of it, without the links to the help pages.</summary>
    [Theory]
    [MemberData(nameof(WithErrors))]
    public void Transcript_IsWhatTheCompilerSays(string document)
    {
        IReadOnlyList<MarkdownBlock> blocks = new MarkdownFile(document).Blocks;
        for (int index = 0; index < blocks.Count; index++)
        {
            if (IsWrong(blocks[index]))
            {
                Assert.Equal("text", blocks[index + 1].Language);
                Assert.Equal(blocks[index + 1].Text.Split('\n'), WhatIsSaidOf(blocks[index].Text));
            }
        }
    }

    [Fact]
    public void Readme_ShowsCodeAnExcerptAndAnError()
    {
        IReadOnlyList<MarkdownBlock> blocks = new MarkdownFile("README.md").Blocks;

        Assert.Contains(blocks, static block => block is { Language: "csharp", Mark: "" });
        Assert.Contains(blocks, IsExcerpt);
        Assert.Contains(blocks, IsWrong);
    }

    /// <summary>Every fence is read as part of a block, and every block of C# is compiled, is an excerpt, or is a wrong declaration.</summary>
    [Fact]
    public void Blocks_AreAllChecked() => Assert.All(Documents(), static document =>
    {
        Assert.Equal(2 * document.Blocks.Count, document.Text.Split("```").Length - 1);
        Assert.DoesNotContain(document.Blocks, static block => block.Language is "cs" or "c#" or "C#" or "");
        Assert.All(document.Blocks.Where(static block => block.Language == "csharp"), static block => Assert.True(block.Mark == "" || IsExcerpt(block) || IsWrong(block), block.Mark));
    });

    private static IEnumerable<MarkdownFile> Documents() => MarkdownFile.All.Where(static file => !file.RelativePath.StartsWith("generators/", StringComparison.Ordinal));

    private static TheoryData<string> Documents(Func<MarkdownBlock, bool> whatTheyHave) =>
        new(Documents().Where(document => document.Blocks.Any(whatTheyHave)).Select(static document => document.RelativePath));

    private static bool IsExcerpt(MarkdownBlock block) => block.Mark.StartsWith("from ", StringComparison.Ordinal);

    private static bool IsWrong(MarkdownBlock block) => block.Mark == "wrong";

    private static IEnumerable<string> WhatIsSaidOf(string source) => AnalyzerRun.Of(source).Select(reported =>
    {
        string before = source[..reported.Span.Start];
        int line = before.Count(static character => character == '\n') + 1;
        int column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"Networks.cs({line},{column}): error {reported.Id}: {reported.Message}");
    });

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));
}
