using DlGen.Generators.Parsing;
using DlGen.Generators.Parsing.Caching;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Incrementality;

/// <summary>A declaration is parsed again when something changes that it depends on, and only then.</summary>
public class DependencyTests
{
    [Theory]
    [MemberData(nameof(DependencyCases.Names), MemberType = typeof(DependencyCases))]
    public void EditOfADependency_IsCompiledAnew(string name)
    {
        (string[] files, string from, string to) = DependencyCases.All[name];
        GeneratorRun first = GeneratorRun.WithoutSteps(files);
        Assert.Contains(from, files[^1], StringComparison.Ordinal);
        string edited = files[^1].Replace(from, to, StringComparison.Ordinal);

        GeneratorRun second = first.Edit(files.Length, edited);
        GeneratorRun third = second.Edit(files.Length, files[^1]);

        IReadOnlyDictionary<string, string> fresh = GeneratorRun.WithoutSteps([.. files[..^1], edited]).Sources;
        Assert.Equal(fresh, second.Sources);
        Assert.NotEqual(first.Sources, second.Sources);
        Assert.Equal(first.Sources, third.Sources);
    }

    [Fact]
    public void RandomEdits_LeaveWhatAFreshRunGenerates()
    {
        var random = new Random(20);
        string[] edits = [.. DependencyCases.All.Values.SelectMany(static item => item.Files.Append(item.Files[^1].Replace(item.From, item.To, StringComparison.Ordinal))).Distinct()];
        for (int project = 0; project < 8; project++)
        {
            string[] files = [.. Enumerable.Range(0, 6).Select(_ => edits[random.Next(edits.Length)])];
            GeneratorRun run = GeneratorRun.WithoutSteps(files);
            for (int edit = 0; edit < 12; edit++)
            {
                int file = random.Next(files.Length);
                files[file] = edits[random.Next(edits.Length)];
                run = run.Edit(file + 1, files[file]);

                Assert.Equal(GeneratorRun.WithoutSteps(files).Sources, run.Sources);
            }
        }
    }

    [Theory]
    [InlineData("class Other { int x; }", "class Other { string y = \"\"; void Method(Sizes sizes) { } }")]
    [InlineData("class Other;", "class Other; namespace More { struct Network; }")]
    [InlineData("static class Sizes { public const int Inputs = 4; static int Count() => 1; }", "// Moved.\n\nstatic class Sizes { public const int Inputs = 4; static int Count() => 2; }")]
    [InlineData("partial class Net { void Show() { } }", "partial class Net { void Show() { System.Console.WriteLine(); } }")]
    [InlineData("class Base { public int Total { get => 1; } }", "class Base { public int Total { get => 2; } }")]
    public void EditOfWhatADeclarationDoesNotDependOn_ParsesNothing(string before, string after)
    {
        string networks = "using DlGen; [Mlp(4, 3, 2)] public partial class Net : Base { static int Field = Sizes.Inputs; } [Block(2), Linear(3)] public partial class Inner;";
        string[] rest = ["static partial class Sizes { }", "partial class Base { }"];
        CSharpCompilation first = TestCompilation.Create([networks, before, .. rest.Where(file => !before.Contains(file.Split(' ')[^3], StringComparison.Ordinal))]);

        CSharpCompilation second = first.ReplaceSyntaxTree(first.SyntaxTrees[1], TestCompilation.Parse(after, first.SyntaxTrees[1].FilePath));

        ParsedNetwork[] parsed = Parse(first, 0);
        Assert.Equal(2, parsed.Length);
        Assert.All(parsed.Zip(Parse(second, 0)), static pair => Assert.Same(pair.First, pair.Second));
    }

    [Fact]
    public void EditOfAFileOfNetworks_ParsesThoseInItAndThoseThatUseThemAlone()
    {
        CSharpCompilation first = TestCompilation.Create(
            "using DlGen; [Mlp(4, 3, 2)] public partial class A; [Network(4), Use<C>] public partial class B;", "using DlGen; [Block(4), Linear(2)] public partial class C;");

        CSharpCompilation second = first.ReplaceSyntaxTree(
            first.SyntaxTrees[1], TestCompilation.Parse("using DlGen; [Block(4), Linear(3)] public partial class C;", first.SyntaxTrees[1].FilePath));

        (ParsedNetwork[] before, ParsedNetwork[] after) = (Parse(first, 0), Parse(second, 0));
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
        Assert.NotSame(Parse(first, 1)[0], Parse(second, 1)[0]);
    }

    [Fact]
    public void MembersOfCustomLayers_CountWithoutBeingNamed()
    {
        CSharpCompilation compilation = TestCompilation.Create("");
        IEnumerable<string> members = new[] { "DlGen.ICustomLayer", "DlGen.IParametricLayer" }
            .SelectMany(name => compilation.GetTypeByMetadataName(name)!.GetMembers())
            .Select(static member => member.Name)
            .Distinct();

        Assert.Equal(SourceIndex.Implied.Order(), members.Order());
    }

    [Fact]
    public void Fingerprints_TellTextsApart()
    {
        ulong[] numbers = [.. new[] { new[] { "a", "b" }, ["ab"], ["b", "a"], ["a", "b", ""], [""], [] }.Select(static texts =>
        {
            var fingerprint = new Fingerprint();
            foreach (string text in texts)
            {
                fingerprint.Add(text);
            }

            return fingerprint.Value;
        })];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    private static ParsedNetwork[] Parse(CSharpCompilation compilation, int file) => [.. FileParser.Parse(compilation.SyntaxTrees[file], compilation, CancellationToken.None)];
}
