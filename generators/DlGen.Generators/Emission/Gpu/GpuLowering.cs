using System.Reflection;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Fused kernels → launches, in the order of the stages. A bias's gradient is computed beside that of its weights.</summary>
internal static class GpuLowering
{
    /// <summary>GPU kernels by the op they are anchored in, found by their constructors.</summary>
    private static readonly Dictionary<Type, ConstructorInfo> Constructors = typeof(GpuKernel).Assembly.GetTypes()
        .Where(static type => !type.IsAbstract && typeof(GpuKernel).IsAssignableFrom(type))
        .Select(static type => type.GetConstructors()[0])
        .ToDictionary(static constructor => constructor.GetParameters()[2].ParameterType);

    public static IReadOnlyList<GpuKernel> Run(FusedGraph fused) => fused.Kernels
        .Where(static kernel => kernel.Anchor is not LinearBiasGradient)
        .OrderBy(static kernel => kernel.Stage)
        .Select(kernel => (GpuKernel)Constructors[kernel.Anchor.GetType()].Invoke([fused, kernel, kernel.Anchor]))
        .ToList();
}
