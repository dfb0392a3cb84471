using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

internal static partial class DiagnosticCases
{
    private static IEnumerable<DiagnosticCase> OfTargets() =>
    [
        new(DiagnosticIds.GpuNotReferenced,
            "[Mlp(2, 2, {|DLG3001:Target = NetworkTarget.Gpu|})] public partial class Net;",
            "'Net' is to be compiled for GPUs, but the project doesn't reference DlGen.Gpu: add the reference, or leave Target out"),
        new(DiagnosticIds.GpuNotReferenced,
            "[Network(2, {|DLG3001:Target = NetworkTarget.Gpu|}), Linear(2)] public partial class Net;",
            "'Net' is to be compiled for GPUs, but the project doesn't reference DlGen.Gpu: add the reference, or leave Target out"),
        new(DiagnosticIds.GpuNeedsSingle,
            "[Mlp(2, 2, Precision = Precision.Double, {|DLG3002:Target = NetworkTarget.Gpu|})] public partial class Net;",
            "'Net' computes in double precision and is to be compiled for GPUs, which compute in single: leave Precision or Target out")
        {
            Project = GpuProject.Open,
        },
        new(DiagnosticIds.GpuInSignedAssembly,
            "[Mlp(2, 2, {|DLG3003:Target = NetworkTarget.Gpu|})] public partial class Net;",
            "'Net' is to be compiled for GPUs, but its assembly is signed, which keeps ILGPU from its kernels: put the network into an assembly that is not signed")
        {
            Project = GpuProject.Signed,
        },
    ];
}
