using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A file among a project's AdditionalFiles, in memory.</summary>
internal sealed class TableFile(string path, string content) : AdditionalText
{
    /// <summary>The sample's 150 flowers, beside the source files of a test.</summary>
    public static TableFile Iris { get; } = new("/user/iris.csv", File.ReadAllText(System.IO.Path.Combine(Repository.Root, "samples", "Iris", "iris.csv")));

    public override string Path => path;

    public string Content => content;

    public SourceText Text { get; } = SourceText.From(content, Encoding.UTF8);

    public override SourceText? GetText(CancellationToken cancellationToken = default) => Text;
}
