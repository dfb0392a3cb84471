using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>What OpenCL's drivers and NVIDIA's assembler get where a group's threads meet.</summary>
[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClBarrierTests(OpenClFixture fixture)
{
    public static TheoryData<string> Kernels => [.. PtxTests.All.Keys, "narrow"];

    [DeviceTheory]
    [MemberData(nameof(Kernels))]
    public void Barriers_OrderSharedMemoryAndGlobal(string name)
    {
        MethodInfo kernel = name == "narrow" ? Narrow() : PtxTests.All[name];
        string ptx = Ptx.Of(kernel);
        string source = OpenClSource.Of(fixture.Device, kernel);

        int barriers = Regex.Count(source, "barrier");
        Assert.Equal(barriers, Regex.Count(source, @"\bwork_group_barrier \( CLK_LOCAL_MEM_FENCE \| CLK_GLOBAL_MEM_FENCE \);"));
        Assert.Equal(barriers, Regex.Count(ptx, @"\bbar\.sync\s+0;"));
        Assert.DoesNotMatch(@"\b(membar|fence)\.", ptx);
        Assert.Equal(ptx.Contains("ld.shared", StringComparison.Ordinal), barriers > 0);
    }

    private static MethodInfo Narrow() => GeneratedPtxTests.Kernels(
        typeof(Classifier).Assembly.GetTypes().Single(static type => type.Name.EndsWith("ClassifierProgram", StringComparison.Ordinal))
            .GetNestedTypes(BindingFlags.NonPublic)).Single(static kernel => kernel.DeclaringType == typeof(NarrowKernels) && kernel.Name == "Step");
}
