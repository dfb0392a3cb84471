using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Diagnostics;

public class DiagnosticTests
{
    public static TheoryData<DiagnosticCase> Cases => new(DiagnosticCases.All);

    public static TheoryData<string> Ids => new(Descriptors.All.Select(static descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Cases))]
    public void WrongDeclaration_IsReportedAtTheVeryText(DiagnosticCase wrong)
    {
        TestFileMarkupParser.GetSpans("using DlGen;\n" + wrong.Source, out string source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        string[] expected = Print(source, spans.SelectMany(static entry => entry.Value.Select(span => (entry.Key, span))));

        IReadOnlyList<Reported> reported = AnalyzerRun.Of(GeneratorRun.Of(wrong.Project.Create(source), wrong.Files).Output, wrong.Files);

        Assert.Equal(expected, Print(source, reported.Select(static item => (item.Id, item.Span))));
        Assert.Equal(wrong.Id, reported[0].Id);
        Assert.Equal(wrong.Message, reported[0].Message);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WrongDeclaration_GeneratesNothing(DiagnosticCase wrong)
    {
        TestFileMarkupParser.GetSpans("using DlGen;\n" + wrong.Source, out string source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);

        GeneratorRun run = GeneratorRun.Of(wrong.Project.Create(source), wrong.Files);

        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Result.Diagnostics);
        if (Descriptors.All.Single(descriptor => descriptor.Id == wrong.Id).DefaultSeverity == DiagnosticSeverity.Error)
        {
            Assert.DoesNotContain("Net.g.cs", run.Sources.Keys);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_HasACase(string id)
    {
        // The compiler's own faults and publishing have no declaration to show, a block without source needs a second assembly, and shapes
        // are hidden: GuardedTests, PublishingTests, BlockTests and ShapeDiagnosticTests assert them.
        Assert.True(id is DiagnosticIds.LayerShape or DiagnosticIds.Internal or DiagnosticIds.NoInstructionSet or DiagnosticIds.BlockWithoutSource || DiagnosticCases.All.Any(wrong => wrong.Id == id), $"{id} is asserted by no case.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_HasAHelpPage(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(descriptor => descriptor.Id == id);
        string page = Path.Combine(Repository.Generators, "Diagnostics", "docs", id + ".md");

        Assert.True(File.Exists(page), $"{page} is missing.");
        Assert.StartsWith($"# {id}: {descriptor.Title}", File.ReadAllText(page), StringComparison.Ordinal);
        Assert.EndsWith($"/generators/DlGen.Generators/Diagnostics/docs/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_IsInTheReleaseNotes(string id)
    {
        string[] lines = [.. ReleaseNotes("Shipped"), .. ReleaseNotes("Unshipped")];

        Assert.Single(lines, line => line.StartsWith(id + " ", StringComparison.Ordinal));
    }

    [Fact]
    public void HelpPages_BelongToIds()
    {
        IEnumerable<string> pages = Directory.GetFiles(Path.Combine(Repository.Generators, "Diagnostics", "docs"), "DLG*.md").Select(Path.GetFileNameWithoutExtension)!;

        Assert.Equal(Descriptors.All.Select(static descriptor => descriptor.Id).Order(), pages.Order());
    }

    [Fact]
    public void Ids_AreAllDescribed()
    {
        IEnumerable<string> ids = typeof(DiagnosticIds).GetFields().Select(static field => (string)field.GetRawConstantValue()!);

        Assert.Equal(ids.Order(), Descriptors.All.Select(static descriptor => descriptor.Id).Order());
    }

    private static string[] ReleaseNotes(string kind) => File.ReadAllLines(Path.Combine(Repository.Generators, $"AnalyzerReleases.{kind}.md"));

    private static string[] Print(string source, IEnumerable<(string Id, TextSpan Span)> places) => places
        .OrderBy(static place => place.Span)
        .Select(place => $"{place.Id} at {place.Span.Start}: {source.Substring(place.Span.Start, place.Span.Length)}")
        .ToArray();
}
