using System.Text.RegularExpressions;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Advice;

/// <summary>The help pages of advice show a mistake that gets it and a cure that gets none, and the table of all names each.</summary>
public class AdvicePageTests
{
    public static TheoryData<string> Ids => new(AdviceDescriptors.All.Select(static descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Example_GetsTheAdvice_AndTheFixNone(string id)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Generators, "Diagnostics", "docs", id + ".md"));
        string[] examples = [.. Regex.Matches(page, "```csharp\n(.*?)```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value)];

        Assert.Equal(2, examples.Length);
        Assert.Contains(id, AdviceOn(examples[0]));
        Assert.Empty(AdviceOn(examples[1]));
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Table_NamesEachRuleWithItsSeverity()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "src/DlGen/docs/advice.md"));

        Assert.All(AdviceDescriptors.All, descriptor => Assert.Single(lines, line =>
            line.StartsWith($"| [{descriptor.Id}](", StringComparison.Ordinal)
            && line.Contains(descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? "| Warning |" : "| Information |", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> AdviceOn(string declaration) =>
        AnalyzerRun.Of("using DlGen;\n" + declaration).Select(static reported => reported.Id);
}
