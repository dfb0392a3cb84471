using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Incrementality;

public class CachingTests
{
    private const string Networks =
        "using DlGen;\n[Mlp(2, 3, 2)] public partial class Mlp1;\n[Network(2), Linear(3), Relu, Linear(2)] public partial class Net1;\n";

    [Fact]
    public void UnrelatedEdit_IsCached()
    {
        GeneratorRun first = GeneratorRun.Of(Networks, "class Other { int x; }");

        GeneratorRun second = first.Edit(2, "class Other { string y = \"\"; void Method() { } }");

        AssertNothingComputed(second);
    }

    [Fact]
    public void AddedFile_LeavesNetworksCached() =>
        AssertNothingComputed(GeneratorRun.Of(Networks).AddFile("class Added { }"));

    [Fact]
    public void EditBesideTheAttributes_IsCached()
    {
        GeneratorRun first = GeneratorRun.Of(Networks);

        GeneratorRun second = first.Edit(1, "// moved down\n\n" + Networks.Replace("Mlp1;", "Mlp1 { int x; }", StringComparison.Ordinal));

        AssertNothingComputed(second);
    }

    [Fact]
    public void EditOfOneNetwork_LeavesTheOtherCached()
    {
        GeneratorRun first = GeneratorRun.Of("[DlGen.Mlp(2, 3, 2)] public partial class A;", "[DlGen.Mlp(2, 3, 2)] public partial class B;");

        GeneratorRun second = first.Edit(2, "[DlGen.Mlp(2, 4, 2)] public partial class B;");

        Dictionary<string, IncrementalStepRunReason> reasons = second.Outputs(TrackingNames.Sources)
            .ToDictionary(static output => ((GeneratedSource)output.Value).Name.FullName, static output => output.Reason);
        Assert.Equal(IncrementalStepRunReason.Cached, reasons["A"]);
        Assert.Equal(IncrementalStepRunReason.Modified, reasons["B"]);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], FileReasons(second).Order());
    }

    [Fact]
    public void EditOfADeclaration_IsCompiledAnew()
    {
        GeneratorRun first = GeneratorRun.Of(Networks);

        GeneratorRun second = first.Edit(1, Networks.Replace("(2, 3, 2)", "(2, 5, 2)", StringComparison.Ordinal));

        NetworkSpec[] modified = second.Outputs(TrackingNames.Specs)
            .Where(static output => output.Reason == IncrementalStepRunReason.Modified)
            .Select(static output => (NetworkSpec)output.Value)
            .ToArray();
        Assert.Equal("Mlp1", Assert.Single(modified).ClassName);
    }

    private const string Own =
        "using DlGen;\n[Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class Own { [Elementwise] static float F(float x) => G(x) + 1f; }\n";

    private const string Helper = "static partial class Helper { [DlGen.Elementwise] public static float G(float x) => 2f * x; }";

    [Fact]
    public void EditOfAFunctionsBody_IsCompiledAnew()
    {
        GeneratorRun first = GeneratorRun.Of(Own.Replace("G(x)", "x", StringComparison.Ordinal));

        GeneratorRun second = first.Edit(1, Own.Replace("G(x)", "x * x", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], FileReasons(second));
        Assert.Contains("a1 = z1² + 1", second.Sources["Own.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>The method called stands in a file that the network's doesn't name.</summary>
    [Fact]
    public void EditOfACalledFunctionInAnotherFile_IsCompiledAnew()
    {
        GeneratorRun first = GeneratorRun.Of(Own.Replace("G(x)", "Helper.G(x)", StringComparison.Ordinal), Helper);
        Assert.Contains("a1 = 2·z1 + 1", first.Sources["Own.g.cs"], StringComparison.Ordinal);

        GeneratorRun second = first.Edit(2, Helper.Replace("2f * x", "Factor * x; private const float Factor = 3f", StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified], FileReasons(second));
        Assert.Contains("a1 = 3·z1 + 1", second.Sources["Own.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionOnAnotherPart_IsCompiledAnew()
    {
        const string part = "partial class Own { [DlGen.Elementwise] static float G(float x) => 2f * x; }";
        GeneratorRun first = GeneratorRun.Of(Own, part);

        GeneratorRun second = first.Edit(2, part.Replace("2f", "5f", StringComparison.Ordinal));

        Assert.Contains("a1 = 5·z1 + 1", second.Sources["Own.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void FunctionThatBecomesWrongAndRightAgain_FollowsItsSource()
    {
        GeneratorRun first = GeneratorRun.Of(Own, Helper, "partial class Own { static float G(float x) => Helper.G(x); }");
        Assert.Empty(first.Sources);

        GeneratorRun second = first.Edit(3, "partial class Own { [DlGen.Elementwise] static float G(float x) => Helper.G(x); }");

        Assert.Single(second.Sources);
        Assert.Empty(second.Edit(2, Helper.Replace("2f * x", "Helper.G(x)", StringComparison.Ordinal)).Sources);
    }

    [Theory]
    [InlineData("static partial class Helper { public static int Unrelated => 7;  [DlGen.Elementwise] public static float G(float x) => 2f * x; }")]
    [InlineData("// moved\n\nstatic partial class Helper { /* why */ [DlGen.Elementwise] public static float G(float value) { return (2f) * value; } }")]
    public void EditBesideAFunction_IsCached(string edited)
    {
        GeneratorRun first = GeneratorRun.Of(Own.Replace("G(x)", "Helper.G(x)", StringComparison.Ordinal), Helper);

        GeneratorRun second = first.Edit(2, edited);

        Assert.True(Assert.Single(second.Outputs(TrackingNames.Declarations)).Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached);
        Assert.Equal([IncrementalStepRunReason.Cached], second.Outputs(TrackingNames.Sources).Select(static output => output.Reason));
        Assert.Equal([IncrementalStepRunReason.Cached], FileReasons(second));
    }

    [Fact]
    public void Functions_CarryValuesOnly()
    {
        GeneratorRun run = GeneratorRun.Of(Own.Replace("G(x)", "MathF.Pow(MathF.Abs(x), 1.5f)", StringComparison.Ordinal));

        ValueGraph.AssertValuesOnly(Assert.Single(run.Outputs(TrackingNames.Specs)).Value);
    }

    [Fact]
    public void GpuReference_CompilesAnewAndIsCached()
    {
        GeneratorRun without = GeneratorRun.Of(TestCompilation.Create(Networks));

        GeneratorRun with = without.Reference(TestCompilation.GpuReferences);
        GeneratorRun edited = with.AddFile("class Added { }");

        Assert.All(with.Outputs(TrackingNames.Sources), static output => Assert.Equal(IncrementalStepRunReason.Modified, output.Reason));
        Assert.Contains("GpuProgram", with.Sources["Mlp1.g.cs"], StringComparison.Ordinal);
        Assert.All(edited.Outputs(TrackingNames.GpuSupport), static output => Assert.Equal(IncrementalStepRunReason.Unchanged, output.Reason));
        AssertNothingComputed(edited);
    }

    [Fact]
    public void Steps_CarryValuesOnly()
    {
        GeneratorRun run = GeneratorRun.Of(Networks);

        Assert.Equal(2, run.Outputs(TrackingNames.Declarations).Count);
        foreach (string step in new[] { TrackingNames.Declarations, TrackingNames.Specs, TrackingNames.GpuSupport, TrackingNames.Sources, TrackingNames.AmbiguousNames })
        {
            foreach ((object value, _) in run.Outputs(step))
            {
                ValueGraph.AssertValuesOnly(value);
            }
        }
    }

    /// <summary>The parser has asked for them before the pipeline does.</summary>
    [Fact]
    public void Shapes_AreInferredOnce()
    {
        NetworkSpec spec = Declarations.Spec("[DlGen.Mlp(2, 3, 2)] public partial class Net;");

        Assert.Same(CompilerPipeline.Shape(spec), CompilerPipeline.Shape(spec));
    }

    [Fact]
    public void Problems_CarryValuesOnly()
    {
        ParsedNetwork parsed = Declarations.Parse("[DlGen.Mlp(2)] public class Wrong;", "Wrong");

        Assert.NotEmpty(parsed.Problems);
        ValueGraph.AssertValuesOnly(parsed);
    }

    private static void AssertNothingComputed(GeneratorRun run)
    {
        IReadOnlyList<(object, IncrementalStepRunReason Reason)> declarations = run.Outputs(TrackingNames.Declarations);
        Assert.Equal(2, declarations.Count);
        Assert.All(declarations, static output => Assert.True(output.Reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        foreach (string step in new[] { TrackingNames.Specs, TrackingNames.Sources })
        {
            Assert.Equal(2, run.Outputs(step).Count);
            Assert.All(run.Outputs(step), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        }

        Assert.All(FileReasons(run), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    /// <summary>Why each generated file was written or kept.</summary>
    private static IReadOnlyList<IncrementalStepRunReason> FileReasons(GeneratorRun run) => run.Result.TrackedOutputSteps
        .SelectMany(static entry => entry.Value)
        .SelectMany(static step => step.Outputs)
        .Select(static output => output.Reason)
        .ToList();
}
