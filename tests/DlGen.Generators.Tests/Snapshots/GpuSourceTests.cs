using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Snapshots;

public class GpuSourceTests
{
    public static TheoryData<string> Networks => SnapshotNetworks.NamesForGpus;

    [Theory]
    [MemberData(nameof(Networks))]
    public void Program_IsAsKept(string name)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.CreateForGpu(SnapshotNetworks.Source(name)));

        Assert.Empty(run.Complaints);
        Snapshot.Matches(Program(run.Sources[name + ".g.cs"]), "Snapshots/Generated", name + ".Gpu.g.cs");
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void RestOfTheFile_IsThatWithoutTheReference(string name)
    {
        string without = GeneratorRun.Of(SnapshotNetworks.Source(name)).Sources[name + ".g.cs"];
        string with = GeneratorRun.Of(TestCompilation.CreateForGpu(SnapshotNetworks.Source(name))).Sources[name + ".g.cs"];

        string[] added = [.. with.Replace(Program(with), "", StringComparison.Ordinal).Split('\n').Except(without.Split('\n')).Select(static line => line.Trim())];

        Assert.Equal(
            [
                "// ILGPU launches the kernels below from an assembly of this name that it makes at run time.",
                "[assembly: global::System.Runtime.CompilerServices.InternalsVisibleTo(\"ILGPURuntime\")]",
                "using global::DlGen.Gpu;",
                "using global::DlGen.Gpu.Kernels;",
                $"CreateDeviceProgram = static (device, capacity) => new {name}Program((GpuDevice)device, capacity),",
                .. DiffersAtInference(without)
                    ? [$"CreateInferenceProgram = static (device, capacity) => new {name}InferenceProgram((GpuDevice)device, capacity),"]
                    : Array.Empty<string>(),
            ],
            added);

        bool DiffersAtInference(string text) => text.Contains($"{name}Inference(", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void WithoutTheReference_ThereIsNoTraceOfGpus(string name) =>
        AssertForProcessor(GeneratorRun.Of(SnapshotNetworks.Source(name)).Sources[name + ".g.cs"]);

    [Fact]
    public void TargetCpu_LeavesItOut() =>
        AssertForProcessor(Compile(GpuProject.Open, "using DlGen; [Mlp(4, 3, 2, Target = NetworkTarget.Cpu)] public partial class Net;"));

    [Fact]
    public void Double_IsForTheProcessor() =>
        AssertForProcessor(Compile(GpuProject.Open, "using DlGen; [Mlp(4, 3, 2, Precision = Precision.Double)] public partial class Net;"));

    [Fact]
    public void LayerOfOnesOwn_IsForTheProcessor() => AssertForProcessor(Compile(GpuProject.Open, SnapshotNetworks.Source("Pooled"), "Pooled"));

    [Theory]
    [InlineData("Tf32", "TF32")]
    [InlineData("Bf16", "bfloat16")]
    public void ProductRounding_ShowsInTheProgramAlone(string rounding, string format)
    {
        string single = Compile(GpuProject.Open, "using DlGen; [Mlp(4, 3, 2)] public partial class Net;");
        string rounded = Compile(GpuProject.Open, $"using DlGen; [Mlp(4, 3, 2, ProductRounding = ProductRounding.{rounding})] public partial class Net;");

        string[] added = [.. rounded.Split('\n').Except(single.Split('\n')).Where(static line => !line.Contains("Mlp(", StringComparison.Ordinal)).Select(static line => line.Trim())];

        Assert.Equal(
            [
                $"/// <remarks>Where the device has tensor cores, what a product multiplies is rounded to {format} first.</remarks>",
                $": base(device, capacity, parameters: 9, values: 5, rounding: global::DlGen.ProductRounding.{rounding})",
            ],
            added);
    }

    [Fact]
    public void ProductRounding_LeavesNoTraceOnTheProcessor() => Assert.Equal(
        GeneratorRun.Of("using DlGen; [Mlp(4, 3, 2)] public partial class Net;").Sources["Net.g.cs"],
        GeneratorRun.Of("using DlGen; [Mlp(4, 3, 2, ProductRounding = ProductRounding.Tf32)] public partial class Net;").Sources["Net.g.cs"]
            .Replace(", ProductRounding = ProductRounding.Tf32", "", StringComparison.Ordinal));

    [Fact]
    public void SignedProject_IsForTheProcessor() =>
        AssertForProcessor(Compile(GpuProject.Signed, "using DlGen; [Mlp(4, 3, 2)] public partial class Net;"));

    [Fact]
    public void TargetGpu_IsCompiledForBoth()
    {
        string text = Compile(GpuProject.Open, "using DlGen; [Network(4, Target = NetworkTarget.Gpu), Linear(3)] public partial class Net;");

        Assert.Contains("file sealed class NetProgram : global::DlGen.Gpu.GpuProgram", text, StringComparison.Ordinal);
        Assert.Contains("file sealed class NetComputation : Computation<float>", text, StringComparison.Ordinal);
    }

    private static string Compile(GpuProject project, string source, string name = "Net")
    {
        GeneratorRun run = GeneratorRun.Of(project.Create(source));
        Assert.Empty(run.ComplaintsOfGenerated);
        return run.Sources[name + ".g.cs"];
    }

    private static void AssertForProcessor(string text)
    {
        foreach (string trace in new[] { "ILGPU", "DlGen.Gpu", "GpuProgram", "Float4", "CreateDeviceProgram" })
        {
            Assert.DoesNotContain(trace, text, StringComparison.Ordinal);
        }
    }

    /// <summary>The class of the launches, with the blank line and the summary before it.</summary>
    private static string Program(string text)
    {
        const string summary = "\n    /// <summary>The same formulas on a GPU";
        int start = text.IndexOf(summary, StringComparison.Ordinal);
        return text[start..text.IndexOf("\n}\n", start, StringComparison.Ordinal)];
    }
}
