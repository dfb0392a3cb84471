using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Fixes;

/// <summary>Each fix, with the exact text before and after.</summary>
public class FixTests
{
    public static TheoryData<FixCase> Cases => new(FixCases.All);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fix_MakesExactlyTheText_WithoutTheDiagnostic_AndCompiles(FixCase fix)
    {
        FixRun run = FixRun.Of("using DlGen;\n" + fix.Before);
        OfferedFix? offered = run.Offered().FirstOrDefault(offered => offered.Key == fix.Key);
        Assert.True(offered is not null, $"{fix.Key} isn't offered for {string.Join(", ", run.Diagnostics)}");

        string after = Assert.Single(run.After(offered));

        Assert.Equal("using DlGen;\n" + fix.After, after);
        GeneratorRun fixedRun = GeneratorRun.Of(after);
        string id = fix.Key[..7];
        Assert.DoesNotContain(AnalyzerRun.Direct(fixedRun.Output), diagnostic => diagnostic.Id == id || diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(fixedRun.Complaints, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void EveryFix_HasACase()
    {
        // These need another project around the declaration, or none of the usings: tests of their own show them.
        string[] elsewhere = ["DLG0100.Using", "DLG3002.RemoveTarget", "DLG3002.RemovePrecision", "DLG3003.Remove"];

        Assert.Equal(
            CodeFixes.Fixes.All.Select(static fix => fix.Key).Except(elsewhere).Order(StringComparer.Ordinal),
            FixCases.All.Select(static fix => fix.Key).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void MissingUsing_IsAdded_BehindTheOthers()
    {
        FixRun run = FixRun.Of("// Models.\nusing System.Text;\n\n[Mlp(2, 2)] public partial class Net;\n");

        OfferedFix fix = Assert.Single(run.Offered());

        Assert.Equal("DLG0100.Using", fix.Key);
        Assert.Equal("// Models.\nusing System.Text;\nusing DlGen;\n\n[Mlp(2, 2)] public partial class Net;\n", Assert.Single(run.After(fix)));
    }

    [Theory]
    [InlineData(GpuProject.Open, "Precision = Precision.Double, ", "DLG3002.RemoveTarget", "[Mlp(2, 2, Precision = Precision.Double)]")]
    [InlineData(GpuProject.Open, "Precision = Precision.Double, ", "DLG3002.RemovePrecision", "[Mlp(2, 2, Target = NetworkTarget.Gpu)]")]
    [InlineData(GpuProject.Signed, "", "DLG3003.Remove", "[Mlp(2, 2)]")]
    public void NetworkForGpus_LosesWhatTheyRefuse(GpuProject project, string option, string key, string after)
    {
        FixRun run = FixRun.Of(project.Create(""), $"using DlGen;\n[Mlp(2, 2, {option}Target = NetworkTarget.Gpu)] public partial class Net;");

        Assert.Equal($"using DlGen;\n{after} public partial class Net;", Assert.Single(run.After(run.Offered().First(fix => fix.Key == key))));
    }

    [Theory]
    [InlineData("[Network(4), Linear(8), Relu, Use<End>] public partial class Net; [Block(8), Linear(10), Softmax] public partial class End;")]
    [InlineData("[Network(2), Linear(3), Apply(nameof(F)), Linear(2)] public partial class Net { [Elementwise] static float F(float x) => 2f * x; }")]
    [InlineData("[Network(16), Tanh, Parallel<A, B>(Join = BranchJoin.Sum), Relu, Linear(4)] public partial class Net; [Block(16), Linear(8)] public partial class A; [Block(16), Linear(8)] public partial class B;")]
    [InlineData("[Network(4), Linear(8),\n#if !LINEAR\nLinear(3)\n#endif\n] public partial class Net;")]
    [InlineData("[Mlp(2, 2)] public abstract partial class Net { public abstract int Size { get; } }")]
    [InlineData("[Mlp(2, 2)] public partial class Net(int seed) { public int Seed => seed; }")]
    public void NoFix_IsOffered_WhereItWouldBeWrong(string source) => Assert.Empty(FixRun.Of("using DlGen;\n" + source).Offered());

    [Fact]
    public void FixAll_FixesTwoClassesInTwoFiles()
    {
        FixRun run = FixRun.Of(
            "using DlGen;\n[Network(4), Linear(3), Softmax] public partial class A; [Network(4), Linear(5), Softmax] public partial class B;\n",
            "using DlGen;\n[Network(4)]\n[Linear(3)]\n[Softmax]\npublic partial class C;\n");

        string[] after = run.AfterAll("DLG2005.Remove");

        Assert.Equal("using DlGen;\n[Network(4), Linear(3)] public partial class A; [Network(4), Linear(5)] public partial class B;\n", after[0]);
        Assert.Equal("using DlGen;\n[Network(4)]\n[Linear(3)]\npublic partial class C;\n", after[1]);
    }

    [Fact]
    public void FixAll_FixesNeighbours()
    {
        FixRun run = FixRun.Of("using DlGen;\n[Network(4), Linear(8), Relu, Relu, Relu] [Relu, Relu] [Linear(3)] public partial class A;\n");

        Assert.Equal("using DlGen;\n[Network(4), Linear(8), Relu] [Linear(3)] public partial class A;\n", Assert.Single(run.AfterAll("DLG2025.Remove")));
    }

    [Fact]
    public void FixAll_OfNames_FixesThreeInOneList()
    {
        FixRun run = FixRun.Of("using DlGen;\n[Network(4), Dense(8), ReLU, batch_normalization, Dense(2)] public partial class A;\n");

        Assert.Equal("using DlGen;\n[Network(4), Linear(8), Relu, BatchNorm, Linear(2)] public partial class A;\n", Assert.Single(run.AfterAll("DLG0100.Rename")));
    }

    [Fact]
    public void Titles_AreOneLine_AndKeysAreUnique()
    {
        Assert.All(CodeFixes.Fixes.All.GroupBy(static fix => fix.Key), static fixes => Assert.Single(fixes));
        Assert.All(CodeFixes.Fixes.Ids, static id => Assert.Contains(Descriptors.All, descriptor => descriptor.Id == id));
    }
}
