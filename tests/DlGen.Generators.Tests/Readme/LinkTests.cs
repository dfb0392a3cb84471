using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Readme;

/// <summary>The links between the repository's Markdown files, and from them to other files.</summary>
public class LinkTests
{
    public static TheoryData<string> WithLinks => new(MarkdownFile.All.Where(static file => RelativeLinks(file).Any()).Select(static file => file.RelativePath));

    [Theory]
    [MemberData(nameof(WithLinks))]
    public void RelativeLink_Resolves(string document)
    {
        var file = new MarkdownFile(document);
        Assert.All(RelativeLinks(file), link =>
        {
            string[] parts = link.Split('#', 2);
            string target = parts[0] == "" ? file.FullPath : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.FullPath)!, parts[0]));
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{link}: there is no such file or folder.");
            if (parts.Length == 2)
            {
                Assert.Contains(parts[1], new MarkdownFile(Path.GetRelativePath(Repository.Root, target)).Anchors);
            }
        });
    }

    /// <summary>No document under src is one that nothing leads to.</summary>
    [Fact]
    public void Document_IsLinkedFromAnother()
    {
        IEnumerable<string> targets = MarkdownFile.All.SelectMany(static file => RelativeLinks(file).Select(link =>
            Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file.FullPath)!, link.Split('#')[0]))));

        Assert.Subset(
            targets.ToHashSet(),
            MarkdownFile.All.Where(static file => file.RelativePath.StartsWith("src/", StringComparison.Ordinal)).Select(static file => file.FullPath).ToHashSet());
    }

    private static IEnumerable<string> RelativeLinks(MarkdownFile file) =>
        file.Links.Where(static link => !link.StartsWith("//", StringComparison.Ordinal) && !Uri.IsWellFormedUriString(link, UriKind.Absolute));
}
