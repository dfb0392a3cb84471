using System.Globalization;
using System.Text.RegularExpressions;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Readme;

/// <summary>What README.md shows is what there is.</summary>
public class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    [Fact]
    public void Excerpts_OccurInTheGeneratedFile()
    {
        string generated = Trim(GeneratorRun.Of("using DlGen; [Mlp(784, 256, 256, 10)] public partial class Digits;").Sources["Digits.g.cs"]);
        List<string> excerpts = Blocks("from Digits.g.cs").SelectMany(static block => Trim(block).Split("\n…\n")).ToList();

        Assert.NotEmpty(excerpts);
        Assert.All(excerpts, excerpt => Assert.Contains(excerpt, generated, StringComparison.Ordinal));
    }

    [Fact]
    public void Transcript_IsWhatTheCompilerSays()
    {
        string source = Blocks("wrong").Single();
        IEnumerable<string> said = AnalyzerRun.Of(source).Select(reported =>
        {
            string before = source[..reported.Span.Start];
            int line = before.Count(static character => character == '\n') + 1;
            int column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"Networks.cs({line},{column}): error {reported.Id}: {reported.Message}");
        });

        Assert.Equal(Fences("text").Single().Split('\n'), said);
    }

    [Fact]
    public void Program_Compiles() => AssertCompiles(Code().First());

    [Fact]
    public void GpuProgram_Compiles() => AssertCompiles(TestCompilation.CreateForGpu(Blocks("on a GPU").Single()));

    [Fact]
    public void Tour_Compiles()
    {
        List<string> blocks = Code().Skip(1).ToList();
        IEnumerable<string> statements = blocks.Where(static block => !IsDeclaration(block));
        IEnumerable<string> declarations = blocks.Where(IsDeclaration);

        Assert.True(blocks.Count > 5);
        AssertCompiles("using System.Numerics;\nusing DlGen;\n" + string.Join("\n", statements.Concat(declarations)));
    }

    /// <summary>The blocks of C# that no comment sets apart.</summary>
    private static IEnumerable<string> Code() =>
        Regex.Matches(Readme, "(?<!-->\n)^```csharp\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline).Select(static match => match.Groups[1].Value);

    private static IEnumerable<string> Blocks(string comment) =>
        Regex.Matches(Readme, $"<!-- {Regex.Escape(comment)} -->\n```csharp\n(.*?)\n```", RegexOptions.Singleline).Select(static match => match.Groups[1].Value);

    private static IEnumerable<string> Fences(string language) =>
        Regex.Matches(Readme, $"^```{language}\n(.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline).Select(static match => match.Groups[1].Value);

    private static bool IsDeclaration(string block) => block.Contains("partial class", StringComparison.Ordinal);

    private static string Trim(string text) => string.Join('\n', text.Split('\n').Select(static line => line.Trim()));

    private static void AssertCompiles(string program) => AssertCompiles(TestCompilation.Create(program));

    private static void AssertCompiles(CSharpCompilation compilation)
    {
        compilation = compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication));
        GeneratorRun run = GeneratorRun.Of(compilation);

        // A tour names values that it doesn't use.
        Assert.DoesNotContain(run.Complaints, static complaint => complaint.Id is not ("CS0219" or "CS1591"));
    }
}
