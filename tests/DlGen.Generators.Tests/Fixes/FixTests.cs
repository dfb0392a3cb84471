using System.Reflection;
using System.Runtime.Loader;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

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
        // These need another project around the declaration, none of the usings, a custom layer or a program: other tests show them.
        string[] elsewhere = ["DLG1031.Remove", "DLG2100.Length", "DLG2101.Length", "DLG2102.Size", "DLG2103.Size", "DLG2106.Size", "DLG2110.Other", "DLG2112.Part", "DLG2123.Move", "DLG2130.Default", "DLG0100.Using", "DLG3002.RemoveTarget", "DLG3002.RemovePrecision", "DLG3003.Remove"];

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
    [InlineData("DLG2100.Length", "Console.WriteLine(new Net().Classify(new float[7]));", "Console.WriteLine(new Net().Classify(new float[4]));")]
    [InlineData("DLG2100.Length", "var x = new float[7]; Console.WriteLine(new Net().Predict(x));", "var x = new float[4]; Console.WriteLine(new Net().Predict(x));")]
    [InlineData("DLG2101.Length", "new Net().Predict(new float[8], new float[5]);", "new Net().Predict(new float[8], new float[6]);")]
    [InlineData("DLG2110.Other",
        "var (fit, rest) = all.Split(0.8, 0.2); Console.WriteLine(new Net().Train(fit, new() { Validation = fit }));",
        "var (fit, rest) = all.Split(0.8, 0.2); Console.WriteLine(new Net().Train(fit, new() { Validation = rest }));")]
    [InlineData("DLG2112.Part",
        "var (fit, rest) = all.Split(0.8, 0.2); var net = new Net { Preprocessing = Standardizer.Fit(all) }; net.Train(fit); Console.WriteLine(net.Evaluate(rest));",
        "var (fit, rest) = all.Split(0.8, 0.2); var net = new Net { Preprocessing = Standardizer.Fit(fit) }; net.Train(fit); Console.WriteLine(net.Evaluate(rest));")]
    [InlineData("DLG2130.Default",
        "var net = new Net(); net.Train(all, new() { Optimizer = new Adam(10f) }); Console.WriteLine(net.Evaluate(all));",
        "var net = new Net(); net.Train(all, new() { Optimizer = new Adam() }); Console.WriteLine(net.Evaluate(all));")]
    [InlineData("DLG2123.Move",
        "\n    foreach (Batch batch in all.Batches(9))\n    {\n        var o = new Adam().For(given);\n        given.Forward(batch.Inputs); given.ComputeLoss(batch.Targets); given.Backward();\n        o.Step();\n    }\n",
        "\n    var o = new Adam().For(given);\n    foreach (Batch batch in all.Batches(9))\n    {\n        given.Forward(batch.Inputs); given.ComputeLoss(batch.Targets); given.Backward();\n        o.Step();\n    }\n")]
    public void Program_IsFixed(string key, string before, string after)
    {
        FixRun run = FixRun.OfProgram("using DlGen;\n" + ProgramText.Of(before));

        string text = Assert.Single(run.After(run.Offered().Single(offered => offered.Key == key)));

        Assert.Equal("using DlGen;\n" + ProgramText.Of(after), text);
        GeneratorRun fixedRun = GeneratorRun.Of(text);
        Assert.DoesNotContain(AnalyzerRun.DiagnosticsOf(fixedRun.Output), diagnostic => diagnostic.Id == key[..7]);
        Assert.DoesNotContain(fixedRun.Complaints, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
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
    public void DirectivesAboveTheClass_StayAndLeaveTheFix()
    {
        FixRun run = FixRun.Of("using DlGen;\n#region Networks\n#if !LINEAR\n[Network(4), Linear(3), Softmax] public partial class A;\n#endif\n#endregion\n");

        Assert.Equal(
            "using DlGen;\n#region Networks\n#if !LINEAR\n[Network(4), Linear(3)] public partial class A;\n#endif\n#endregion\n",
            Assert.Single(run.After(run.Offered().Single(static offered => offered.Key == "DLG2005.Remove"))));
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

    /// <summary>Refactorings ask the compiler; fixes cost an editor nothing but the parsed file.</summary>
    [Fact]
    public void Fixes_AreOfferedWithoutTheCompiler()
    {
        FixRun run = FixRun.Of("using DlGen;\n[Mlp(2, 2)] public class Net;");
        var context = new WithoutTheCompiler();
        var provider = (CodeFixProvider)Activator.CreateInstance(context.LoadFromAssemblyPath(typeof(CodeFixes.DeclarationFixProvider).Assembly.Location).GetType(typeof(CodeFixes.DeclarationFixProvider).FullName!, throwOnError: true)!)!;

        Assert.NotEqual(typeof(CodeFixes.DeclarationFixProvider), provider.GetType());
        Assert.NotEmpty(run.Offered(provider));
        context.Unload();
    }

    [Fact]
    public void Keys_AreUnique() => Assert.All(CodeFixes.Fixes.All.GroupBy(static fix => fix.Key), static fixes => Assert.Single(fixes));

    [Fact]
    public void HelpPages_SayWhichDiagnosticsHaveAFix() => Assert.All(Descriptors.All, static descriptor =>
    {
        string page = File.ReadAllText(Path.Combine(Repository.Generators, "Diagnostics", "docs", descriptor.Id + ".md"));
        Assert.True(page.Contains("The editor offers a code fix", StringComparison.Ordinal) == CodeFixes.Fixes.Ids.Contains(descriptor.Id), descriptor.Id);
    });

    private sealed class WithoutTheCompiler() : AssemblyLoadContext("Editor", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == "DlGen.Generators" ? throw new InvalidOperationException("The compiler is loaded.") : null;
    }
}
