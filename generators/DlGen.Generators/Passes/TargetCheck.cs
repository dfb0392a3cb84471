using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Layers;
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

        if (spec.Precision != ScalarType.Float)
        {
            return EquatableArray.Create(Problem.At(spec.Target.Site, DiagnosticIds.GpuNeedsSingle, spec.ClassName));
        }

        return ProcessorsOwn(spec.Layers) is { } layer
            ? EquatableArray.Create(Problem.At(spec.Target.Site, DiagnosticIds.GpuRefusesLayer, spec.ClassName, layer.Custom?.Name ?? layer.Kind))
            : EquatableArray<Problem>.Empty;
    }

    public static bool CompilesForGpu(NetworkSpec spec, GpuSupport gpu) =>
        gpu == GpuSupport.Available && spec.Target.Kind != "Cpu" && spec.Precision == ScalarType.Float && ProcessorsOwn(spec.Layers) is null;

    /// <summary>The first layer, or layer of a block, without kernels for GPUs.</summary>
    private static LayerSpec? ProcessorsOwn(IEnumerable<LayerSpec> layers) => layers
        .Select(static layer => LayerDefinition.Of(layer).RunsOnGpus ? ProcessorsOwn(layer.Blocks.SelectMany(static block => block.Layers)) : layer)
        .FirstOrDefault(static layer => layer is not null);
}
