using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators;

/// <summary>The compiler, as the ordered list of its passes. Each is a function from one immutable value to the next.</summary>
internal static class CompilerPipeline
{
    /// <summary>What is wrong with a declaration that parsed: shapes that don't fit, targets the loss can't take.</summary>
    public static EquatableArray<Problem> Check(NetworkSpec spec)
    {
        (NetworkGraph graph, EquatableArray<Problem> problems) = Shape(spec);
        if (problems.Count == 0)
        {
            problems = SizeLimits.Check(spec, graph);
        }

        return problems.Count == 0 && ViewElimination.Run(graph).Output == NetworkGraph.Input
            ? EquatableArray.Create(Problem.At(spec.Layers[0].Site, DiagnosticIds.NothingComputed, spec.ClassName))
            : problems;
    }

    /// <summary>The generated file's text; null when <see cref="Check"/> finds a problem.</summary>
    public static string? Compile(NetworkSpec spec) =>
        Check(spec).Count > 0 ? null : NetworkEmitter.Write(spec, Lower(spec));

    /// <summary>Declaration → graph with shapes.</summary>
    public static (NetworkGraph Graph, EquatableArray<Problem> Problems) Shape(NetworkSpec spec) =>
        ShapeInference.Run(GraphBuilding.Run(spec));

    /// <summary>Declaration → everything the printer needs.</summary>
    public static CpuProgram Lower(NetworkSpec spec)
    {
        NetworkGraph graph = Shape(spec).Graph.Verified();
        graph = ViewElimination.Run(graph).Verified();
        graph = Differentiation.Run(graph).Verified();
        FusedGraph fused = Fusion.Run(graph);
        IReadOnlyList<ScheduledKernel> kernels = Scheduling.Run(fused, spec.Precision);
        return new CpuProgram(fused, kernels, MemoryPlanning.Run(fused, kernels));
    }
}
