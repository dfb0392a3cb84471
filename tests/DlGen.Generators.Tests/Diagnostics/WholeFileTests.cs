using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Files that are written to their end: they compile, and where a token is taken out of one, DlGen doesn't fail.</summary>
public class WholeFileTests
{
    public static TheoryData<int> Files => TypedFiles.Numbers;

    [Theory]
    [MemberData(nameof(Files))]
    public void FileWithoutOneToken_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        IEnumerable<SyntaxToken> tokens = SyntaxFactory.ParseTokens(text).Where(static token => token.Span.Length > 0);
        TypedFiles.AssertHandled(Thorough.OneOf(tokens, every: 3, test: file).Select(token => text.Remove(token.SpanStart, token.Span.Length)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void WholeFile_IsCompiled(int file)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(TypedFiles.All[file]), TypedFiles.Tables);

        Assert.NotEmpty(run.Sources);
        Assert.DoesNotContain(run.Complaints, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Files_UseEveryAttribute()
    {
        string all = string.Concat(TypedFiles.All);

        Assert.All(
            typeof(DlGen.LayerAttribute).Assembly.GetExportedTypes().Where(static type => type.IsSubclassOf(typeof(Attribute)) && !type.IsAbstract),
            type => Assert.Contains(type.Name.Replace("Attribute", "", StringComparison.Ordinal).Split('`')[0], all, StringComparison.Ordinal));
    }
}
