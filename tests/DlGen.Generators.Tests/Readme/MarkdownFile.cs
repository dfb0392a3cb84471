using System.Text;
using System.Text.RegularExpressions;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Readme;

/// <summary>A Markdown file of the repository.</summary>
/// <param name="path">The file's path from the repository's root, with slashes.</param>
internal sealed class MarkdownFile(string path)
{
    /// <summary>Folders whose content isn't the repository's: the tools write them. Folders whose names begin with a dot are left out too.</summary>
    private static readonly string[] Outputs = ["artifacts", "bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts"];

    /// <summary>All Markdown files of the repository.</summary>
    public static IReadOnlyList<MarkdownFile> All { get; } =
        [.. Find(Repository.Root).Select(static file => new MarkdownFile(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))).OrderBy(static file => file.RelativePath, StringComparer.Ordinal)];

    /// <summary>The file's path from the repository's root, with slashes.</summary>
    public string RelativePath { get; } = path;

    /// <summary>The file's full path.</summary>
    public string FullPath { get; } = Path.Combine(Repository.Root, path);

    /// <summary>The file's text, with a line feed at the end of each line.</summary>
    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, path)).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The file's fenced blocks, in their order.</summary>
    public IReadOnlyList<MarkdownBlock> Blocks =>
    [
        .. Regex.Matches(Text, @"(?:^<!-- (?<mark>[^\n]*) -->\n)?^```(?<language>\w*)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)
            .Select(static match => new MarkdownBlock(match.Groups["language"].Value, match.Groups["mark"].Value, match.Groups["text"].Value)),
    ];

    /// <summary>The targets of the file's links and images; what looks like one in code is none.</summary>
    public IEnumerable<string> Links => Regex.Matches(Prose, @"\[[^\]]*\]\((?<target>[^)\s]+)\)").Select(static match => match.Groups["target"].Value);

    /// <summary>What a link can name behind its '#': the headings, as GitHub spells them.</summary>
    public IEnumerable<string> Anchors => Regex.Matches(WithoutFences, "^#+ (?<heading>.+)$", RegexOptions.Multiline).Select(static match => Anchor(match.Groups["heading"].Value));

    private string WithoutFences => Regex.Replace(Text, "^```.*?^```$", "", RegexOptions.Singleline | RegexOptions.Multiline);

    private string Prose => Regex.Replace(WithoutFences, "`[^`\n]*`", "code");

    /// <summary>The file's path from the repository's root.</summary>
    public override string ToString() => RelativePath;

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (Rune rune in heading.Trim().EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is '-' or '_')
            {
                anchor.Append(Rune.ToLowerInvariant(rune));
            }
            else if (rune.Value == ' ')
            {
                anchor.Append('-');
            }
        }

        return anchor.ToString();
    }

    private static IEnumerable<string> Find(string folder) => Directory.GetFiles(folder, "*.md").Concat(
        Directory.GetDirectories(folder)
            .Where(static inner => !Path.GetFileName(inner).StartsWith('.') && !Outputs.Contains(Path.GetFileName(inner)))
            .SelectMany(Find));
}
