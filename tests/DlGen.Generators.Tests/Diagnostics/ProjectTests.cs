using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Generated files have no error and no warning, whatever the project's settings, and whatever else is declared in it.</summary>
public class ProjectTests
{
    /// <summary>What a project's other files can hold that generated code could take for something else, or be told off for.</summary>
    public static TheoryData<string> Surroundings => new(
        // Types of the global namespace, with the names of those that generated code uses.
        "class Math; class MathF; class Span; class Span<T>; class ReadOnlySpan<T>; class Matrix<T>; class Row<T>; class Panels<T>; class Arena<T>; class Tile<A, B>; class Worker; class Int32; class Exception; class NetworkModel<T>; class ParameterLayout; class TargetKind; class Linear1; class Linear1Forward; class Loss; class Formulas<T>; interface IMap<T>; interface ISoftmaxLoss<T>; class NetComputation; class NetModel;",
        "class MethodImplAttribute : System.Attribute; class MethodImplOptions;",
        "global using Tile = System.String; global using Matrix = System.Int32; global using Row = System.Collections.Generic.List<int>; global using MathF = System.String; global using DlGenKernels = DlGen.Kernels;",
        "global using static System.Math; global using System.Numerics; global using System.Runtime.Intrinsics;",
        // Types of the framework's namespaces.
        "namespace System { class Matrix<T>; class Row<T>; class Tile<A, B>; class Panels<T>; class Arena<T>; class Worker; interface IEpilogue<T>; }",
        "namespace System.Runtime.CompilerServices { class Computation<T>; class Targets<T>; class OverloadResolutionPriorityAttribute(int priority) : Attribute { public int Priority => priority; } }",
        "namespace System.Runtime.CompilerServices { class MethodImplAttribute(MethodImplOptions options) : Attribute { public MethodImplOptions Options => options; } }",
        "namespace DlGen { class Matrix<T>; class Tile<A, B>; class Row<T>; class Computation<T>; class Span<T>; class Math; class MathF; class System; }",
        "namespace DlGen.System { class X; } namespace Kernels { class X; } namespace Generated { class X; } namespace DlGen.Kernels.Inner { class Matrix<T>; }",
        "namespace DlGen.Generated { file class Matrix<T>; file class Computation<T>; }",
        "[assembly: System.CLSCompliant(true)] [assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Other\")]");

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Surroundings_ChangeNothing(string surroundings)
    {
        GeneratorRun run = GeneratorRun.Of(
            surroundings,
            "[DlGen.Network(4)] [DlGen.Linear(3), DlGen.Relu, DlGen.LayerNorm, DlGen.Use<Part>, DlGen.Linear(2)] public partial class Net; [DlGen.Block(3), DlGen.Linear(3), DlGen.Relu] public partial class Part;",
            "namespace System { [global::DlGen.Mlp(4, 2, Precision = global::DlGen.Precision.Double)] public partial class OfSystem; }",
            "namespace DlGen { [Mlp(4, 2)] public partial class OfDlGen; } namespace A.Kernels.DlGen { [global::DlGen.Mlp(4, 2)] public partial class Deep; }");

        Assert.Equal(5, run.Sources.Count);
        Assert.Empty(run.Output.GetDiagnostics().Where(GeneratorRun.IsGenerated));
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    /// <summary>The names of generated types begin with the network's.</summary>
    [Fact]
    public void NameOfTheNetwork_CapturesNothing()
    {
        string[] names = ["Gpu", "Network", "Head", "Parameter", "Computation", "Tile", "Matrix", "Program", "Kernels", "Generated"];
        GeneratorRun run = GeneratorRun.Of(TestCompilation.CreateForGpu(string.Concat(names.Select(static name => $"[DlGen.Mlp(4, 2)] public partial class {name};"))));

        Assert.Equal(names.Length, run.Sources.Count);
        Assert.Empty(run.Complaints);
    }

    /// <summary>What the class itself can carry, and what it is made of.</summary>
    public static TheoryData<string> Marked => new(
        "[Obsolete, Mlp(4, 2)] public partial class Net;",
        "[Obsolete(\"Old.\", error: true), Mlp(4, 2)] public partial class Net;",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"NET1\"), Mlp(4, 2)] public partial class Net;",
        "[CLSCompliant(true), Mlp(4, 2)] public partial class Net;",
        "[Obsolete(\"Old.\", error: true), Block(4), Linear(4)] public partial class Part; [Network(4), Use<Part>, Linear(2)] public partial class Net;",
        "[Block(4), Linear(4)] file partial class Part; [Network(4), Linear(2)] public partial class Net;",
        "public partial class Net { [Block(4), Linear(4)] private partial class Part; } [Network(4), Use<Net.Part>, Linear(2)] public partial class Net;",
        "[Block(4), Linear(4)] internal partial class Part; [Network(4), Use<Part>, Linear(2)] public partial class Net;",
        "[Network(4), Apply(nameof(F)), Linear(2)] public partial class Net { [Elementwise, Obsolete(\"Old.\", error: true)] private static float F(float x) => x * x; }",
        "[Network(4), Custom<Twice>, Linear(2)] public partial class Net; [Obsolete, CustomLayer]" + CustomLayer,
        "[Network(4), Custom<Twice>, Linear(2)] public partial class Net; [Obsolete(\"Old.\", error: true), CustomLayer]" + CustomLayer,
        "[Network(4), Custom<Twice>, Linear(2)] public partial class Net; [System.Diagnostics.CodeAnalysis.Experimental(\"NET1\"), CustomLayer]" + CustomLayer,
        "public class Base { [Obsolete(\"Old.\", error: true)] public void Other() { } [Obsolete] public Base() { } } [Mlp(4, 2)] public partial class Net : Base;");

    private const string CustomLayer = """
         internal readonly struct Twice : ICustomLayer
        {
            public static void Forward<T>(ReadOnlySpan<T> x, Span<T> y)
                where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
            }

            public static void Backward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx)
                where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
            {
            }
        }
        """;

    /// <summary>Where C# itself refuses what the user wrote, there may be no generated file.</summary>
    [Theory]
    [MemberData(nameof(Marked))]
    public void MarksOnTheUsersHalf_AreNotReportedInTheGenerated(string source)
    {
        GeneratorRun run = GeneratorRun.Of("using DlGen; " + source);

        Assert.Empty(run.Output.GetDiagnostics().Where(GeneratorRun.IsGenerated));
        Assert.True(run.Sources.ContainsKey("Net.g.cs") || run.Input.GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    public static TheoryData<LanguageVersion> Versions => new(
        LanguageVersion.CSharp8, LanguageVersion.CSharp9, LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12,
        LanguageVersion.CSharp13, LanguageVersion.Preview);

    /// <summary>The networks of the snapshots, which have every layer, in one project.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public void OlderLanguage_IsReportedOnceAndGeneratesNothing(LanguageVersion version)
    {
        CSharpCompilation project = TestCompilation.In(version, version < ProjectRules.Oldest ? ["[DlGen.Mlp(4, 2)] public partial class Net { }"] : SnapshotNetworks.InOneProject());
        GeneratorRun run = GeneratorRun.Of(project);
        IEnumerable<string> ids = AnalyzerRun.Of(run.Output).Select(static report => report.Id);

        Assert.Empty(run.Output.GetDiagnostics().Where(GeneratorRun.IsGenerated));
        if (version < ProjectRules.Oldest)
        {
            Assert.Equal(["DLG0111"], ids);
            Assert.Empty(run.Sources);
        }
        else
        {
            Assert.DoesNotContain("DLG0111", ids);
            Assert.NotEmpty(run.Sources);
        }
    }

    [Fact]
    public void Settings_ChangeNothing()
    {
        CSharpCompilation project = TestCompilation.CreateForGpu(SnapshotNetworks.InOneProject()).RemoveUsings();
        GeneratorRun run = GeneratorRun.Of(project.AddSyntaxTrees(TestCompilation.Parse("global using System; global using System.Linq;", "/user/Usings.cs")));
        var strict = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999);

        foreach (NullableContextOptions nullable in Enum.GetValues<NullableContextOptions>())
        {
            CSharpCompilationOptions options = strict
                .WithNullableContextOptions(nullable)
                .WithGeneralDiagnosticOption(nullable == NullableContextOptions.Disable ? ReportDiagnostic.Error : ReportDiagnostic.Warn)
                .WithOverflowChecks(nullable is NullableContextOptions.Disable or NullableContextOptions.Enable)
                .WithOptimizationLevel(nullable == NullableContextOptions.Annotations ? OptimizationLevel.Debug : OptimizationLevel.Release);
            Compilation compilation = run.Output.WithOptions(options);

            Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => GeneratorRun.IsGenerated(diagnostic) && diagnostic.Severity > DiagnosticSeverity.Hidden));
        }
    }
}
