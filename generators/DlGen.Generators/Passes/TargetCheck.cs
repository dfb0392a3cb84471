using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>What a network is compiled for, and whether that can be had.</summary>
internal static class TargetCheck
{
    public static EquatableArray<Problem> Run(NetworkSpec spec, GpuSupport gpu)
    {
        if (spec.Target.Kind != "Gpu")
        {
            return EquatableArray<Problem>.Empty;
        }

        if (gpu != GpuSupport.Available)
        {
            string id = gpu == GpuSupport.Signed ? DiagnosticIds.GpuInSignedAssembly : DiagnosticIds.GpuNotReferenced;
            return EquatableArray.Create(Problem.At(spec.Target.Site, id, spec.ClassName));
        }

        return spec.Precision == ScalarType.Float
            ? EquatableArray<Problem>.Empty
            : EquatableArray.Create(Problem.At(spec.Target.Site, DiagnosticIds.GpuNeedsSingle, spec.ClassName));
    }

    public static bool CompilesForGpu(NetworkSpec spec, GpuSupport gpu) =>
        gpu == GpuSupport.Available && spec.Target.Kind != "Cpu" && spec.Precision == ScalarType.Float;
}
