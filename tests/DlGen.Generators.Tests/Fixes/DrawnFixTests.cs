using System.Collections.Immutable;
using DlGen.Generators.Tests.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Fixes;

/// <summary>Whatever is declared, no fix throws, and none adds an error of the C# compiler.</summary>
public class DrawnFixTests
{
    public static TheoryData<DiagnosticCase> Wrong => new(DiagnosticCases.All.Where(static wrong => wrong.Project == GpuProject.None));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongDeclaration_IsNoWorseAfterAFix(DiagnosticCase wrong)
    {
        TestFileMarkupParser.GetSpans("using DlGen;\n" + wrong.Source, out string source, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);

        AssertNoWorse(source, isStrict: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void DrawnDeclaration_IsNoWorseAfterAFix(int seed)
    {
        var random = new Random(seed);
        int offered = 0;
        IEnumerable<string> drawn = Enumerable.Range(0, 30).Select(_ => DrawnDeclarations.Draw(random, "Drawn")).ToList();
        foreach (string declaration in Thorough.OneOf(drawn, every: 2, test: seed))
        {
            offered += AssertNoWorse(declaration, isStrict: false, DrawnDeclarations.Prelude);
        }

        Assert.True(offered > 5, $"Only {offered} fixes were offered.");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomDeclaration_IsNoWorseAfterAFix(int seed)
    {
        var random = new Random(seed);
        for (int index = 0; index < 100; index++)
        {
            AssertNoWorse(index % 2 == 0 ? RandomDeclarations.Compose(random) : RandomDeclarations.Garble(random), isStrict: false);
        }
    }

    /// <summary>Applies each fix to the first of the files, and returns their number.</summary>
    /// <param name="source">The file.</param>
    /// <param name="isStrict">Whether no new error of DlGen may come either.</param>
    /// <param name="others">The files beside it.</param>
    private static int AssertNoWorse(string source, bool isStrict, params string[] others)
    {
        FixRun run = FixRun.Of([source, .. others]);
        IReadOnlyList<OfferedFix> offered = run.Offered();
        if (offered.Count == 0)
        {
            return 0;
        }

        ILookup<string, string> before = ErrorsIn(GeneratorRun.Of([source, .. others]));
        foreach (OfferedFix fix in offered)
        {
            string[] after = run.After(fix);
            GeneratorRun generated = GeneratorRun.Of(after);
            ILookup<string, string> errors = ErrorsIn(generated);
            string[] added = [.. errors.Where(group => group.Count() > before[group.Key].Count() && !IsHidden(fix, group.Key)).SelectMany(static group => group)];
            Assert.True(added.Length == 0 || errors.Sum(static group => group.Count()) <= before.Sum(static group => group.Count()), $"{fix.Key} ({fix.Action.Title})\n{source}\n→\n{string.Join("\n", after.Except(others))}\n{string.Join("\n", added)}");
            if (isStrict)
            {
                Diagnostic[] remaining = [.. AnalyzerRun.Direct(generated.Output)];
                Assert.True(
                    remaining.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) <= run.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                        && remaining.Count(diagnostic => diagnostic.Id == fix.Diagnostic.Id) < run.Diagnostics.Count(diagnostic => diagnostic.Id == fix.Diagnostic.Id),
                    $"{fix.Key} ({fix.Action.Title})\n{source}\n→\n{string.Join("\n", after)}\n{string.Join("\n", remaining.Select(static diagnostic => diagnostic.ToString()))}");
            }
        }

        return offered.Count;
    }

    /// <summary>A name that is found at last shows what is wrong with its arguments, which the compiler didn't look at before.</summary>
    private static bool IsHidden(OfferedFix fix, string error) => fix.Key is "DLG0100.Rename" or "DLG0100.Using" && error is not ("CS1002" or "CS1513" or "CS1026" or "CS1003");

    private static ILookup<string, string> ErrorsIn(GeneratorRun run) => run.Output.GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .ToLookup(static diagnostic => diagnostic.Id, static diagnostic => diagnostic.ToString());
}
