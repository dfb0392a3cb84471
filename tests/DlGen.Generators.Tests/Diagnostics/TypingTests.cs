using System.Text;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Files as a person types them: in no state does DlGen fail, and what is wrong with the C# is said by the C# compiler alone.</summary>
public class TypingTests
{
    public static TheoryData<int> Files => new(Enumerable.Range(0, TypedFiles.All.Count));

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryPrefix_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        AssertHandled(Enumerable.Range(1, text.Length).Select(length => text[..length]));
    }

    /// <summary>An editor closes brackets as they are opened, and doubles quotes.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void PrefixWithClosedBrackets_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        AssertHandled(Enumerable.Range(0, text.Length / 5).Select(step => Closed(text[..((step * 5) + (file % 5))])));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void FileWithoutOneToken_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        AssertHandled(SyntaxFactory.ParseTokens(text).Where(static token => token.Span.Length > 0).Select(token => text.Remove(token.SpanStart, token.Span.Length)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void WholeFile_IsCompiled(int file)
    {
        GeneratorRun run = GeneratorRun.Of(TypedFiles.All[file]);

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

    private static void AssertHandled(IEnumerable<string> states)
    {
        GeneratorRun? run = null;
        foreach (string state in states)
        {
            run = run is null ? GeneratorRun.WithoutSteps(state) : run.Edit(1, state);
            Assert.True(run.Result.Exception is null, $"{state}\n{run.Result.Exception}");
            IEnumerable<Diagnostic> failures = run.Result.Diagnostics
                .Concat(AnalyzerRun.Direct(run.Output))
                .Where(static diagnostic => diagnostic.Id == DiagnosticIds.Internal);
            Assert.True(!failures.Any(), $"{state}\n{string.Join("\n", failures)}");
        }
    }

    private static string Closed(string text)
    {
        var open = new Stack<char>();
        foreach (char letter in text)
        {
            int kind = "([{<\"".IndexOf(letter, StringComparison.Ordinal);
            if (letter == '"' && open.TryPeek(out char quote) && quote == '"')
            {
                open.Pop();
            }
            else if (kind >= 0)
            {
                open.Push(")]}>\""[kind]);
            }
            else if (open.TryPeek(out char expected) && expected == letter)
            {
                open.Pop();
            }
        }

        return new StringBuilder(text).Append([.. open]).ToString();
    }
}
