using System.Runtime.CompilerServices;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Emission.Gpu;
using DlGen.Generators.Emission.Gpu.Narrow;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators;

/// <summary>The compiler, as the ordered list of its passes. Each is a function from one immutable value to the next.</summary>
internal static class CompilerPipeline
{
    private static readonly ConditionalWeakTable<NetworkSpec, ShapedNetwork> Shaped = new();

    /// <summary>What is wrong with a declaration that parsed: shapes that don't fit, targets the loss can't take, no GPU where one is asked for.</summary>
    public static EquatableArray<Problem> Check(NetworkSpec spec, GpuSupport gpu) => Check(spec, gpu, out _);

    /// <summary>The generated file's text; null when <see cref="Check(NetworkSpec, GpuSupport)"/> finds a problem.</summary>
    public static string? Compile(NetworkSpec spec, GpuSupport gpu)
    {
        if (Check(spec, gpu, out NetworkGraph shaped).Count > 0)
        {
            return null;
        }

        NetworkGraph graph = Simplify(shaped);
        if (spec.IsBlock)
        {
            return NetworkEmitter.WriteBlock(spec, graph);
        }

        NetworkGraph training = Training.Run(graph);
        NetworkGraph inference = Inference.Run(graph).Verified();
        NetworkGraph differentiated = Differentiate(training);
        ByPurpose<FusedGraph> Fused(NetworkGraph graph) => inference == training
            ? new(Fusion.Run(graph), null)
            : new(Fusion.Run(graph).Without(Stage.Prediction), Fusion.Run(inference));
        ByPurpose<FusedGraph> forCpu = Fused(MaximaOnly.Run(differentiated).Verified()).Select(FitToCpu);
        return NetworkEmitter.Write(
            spec,
            forCpu.Select(LowerToCpu),
            LowerToCpu(TiledConvolutions.Run(FuseForInspection(inference), like: forCpu.Inference ?? forCpu.Training)),
            TargetCheck.CompilesForGpu(spec, gpu) ? Fused(differentiated).Select(graph => LowerToGpu(spec, graph)) : null);
    }

    private static EquatableArray<Problem> Check(NetworkSpec spec, GpuSupport gpu, out NetworkGraph graph)
    {
        (graph, EquatableArray<Problem> problems) = Shape(spec);
        if (problems.Count == 0)
        {
            problems = SizeLimits.Check(spec, graph);
        }

        if (problems.Count == 0 && !spec.IsBlock)
        {
            problems = OutputCheck.Run(spec, Inference.Run(ViewElimination.Run(graph)));
        }

        return problems.Count == 0 ? TargetCheck.Run(spec, gpu) : problems;
    }

    /// <summary>
    /// Declaration → graph with shapes and layouts. The parser asks first, for the members that a class gets depend on shapes; the answer
    /// is kept as long as the declaration, so that whoever asks next doesn't infer them again.
    /// </summary>
    public static ShapedNetwork Shape(NetworkSpec spec) => Shaped.GetValue(spec, static spec =>
    {
        (NetworkGraph graph, EquatableArray<Problem> problems) = ShapeInference.Run(GraphBuilding.Run(spec));
        problems = problems.Count > 0 ? problems : ElementCheck.Run(graph);
        return new ShapedNetwork(problems.Count > 0 ? graph : LayoutAssignment.Run(graph), problems);
    });

    /// <summary>Declaration → the kernels of a GPU.</summary>
    public static FusedGraph Fuse(NetworkSpec spec) => Fusion.Run(Differentiate(spec));

    /// <summary>Declaration → the kernels of a CPU.</summary>
    public static FusedGraph FuseForCpu(NetworkSpec spec) => FitToCpu(Fusion.Run(MaximaOnly.Run(Differentiate(spec)).Verified()));

    /// <summary>Declaration → the kernels of inference; null where they are those of training.</summary>
    public static FusedGraph? FuseForInference(NetworkSpec spec)
    {
        NetworkGraph graph = Simplify(Shape(spec).Graph);
        NetworkGraph inference = Inference.Run(graph).Verified();
        return inference == Training.Run(graph) ? null : FitToCpu(Fusion.Run(inference));
    }

    /// <summary>Joins and chooses kernels for a CPU; those of a GPU stay as they are.</summary>
    private static FusedGraph FitToCpu(FusedGraph fused) => TiledConvolutions.Run(PoolFusion.Run(fused));

    private static NetworkGraph Differentiate(NetworkSpec spec) => Differentiate(Training.Run(Simplify(Shape(spec).Graph)));

    private static NetworkGraph Differentiate(NetworkGraph training) => Differentiation.Run(training.Verified()).Verified();

    /// <summary>The forward kernels of inference, which leave the value after every layer in memory.</summary>
    private static FusedGraph FuseForInspection(NetworkGraph inference)
    {
        NetworkGraph forward = Inspection.Run(inference).Verified();
        var afterLayers = new HashSet<string>(forward.Layers.Select(static layer => layer.Output));
        return Fusion.Run(forward, afterLayers.Contains);
    }

    /// <summary>Declaration → what is printed for a CPU.</summary>
    public static LoweredProgram Lower(NetworkSpec spec) => LowerToCpu(FuseForCpu(spec));

    /// <summary>Fused kernels → calls in the phases of a CPU's threads, with their memory.</summary>
    public static LoweredProgram LowerToCpu(FusedGraph fused)
    {
        IReadOnlyList<ScheduledCall> calls = Scheduling.ForThreads(KernelLowering.Run(fused));
        return new LoweredProgram(fused, calls, MemoryPlanning.Run(fused, calls, MemoryLayout.Cpu));
    }

    private static NetworkGraph Simplify(NetworkGraph shaped) => ViewElimination.Run(shaped.Verified()).Verified();

    /// <summary>The kernels without those that only the gradient of the inputs needs, which devices don't compute.</summary>
    private static FusedGraph FuseForDevice(FusedGraph fused) =>
        fused.In(Stage.InputGradient).Any() ? Fusion.Run(fused.Graph.Without(Stage.InputGradient)) : fused;

    /// <summary>Fused kernels → launches with their memory, and where rows are short what one launch makes of all of them.</summary>
    public static GpuPlan LowerToGpu(NetworkSpec spec, FusedGraph fused)
    {
        fused = FuseForDevice(fused);
        IReadOnlyList<KernelCall> calls = KernelLowering.Run(fused);
        IReadOnlyList<ScheduledCall> launches = Scheduling.ForLaunches(calls);
        var plan = new GpuPlan(new LoweredProgram(fused, launches, MemoryPlanning.Run(fused, launches, MemoryLayout.Gpu)));

        // Groups multiply in single precision.
        return spec.Products != ProductRounding.None ? plan : plan with
        {
            Training = NarrowPlanning.Train(fused, calls),
            Prediction = NarrowPlanning.Predict(fused, calls, plan.PredictionOf(fused.Graph.Heads[0])),
        };
    }
}

/// <summary>A declaration's graph with shapes and layouts, or as far as it got, and what doesn't fit.</summary>
internal sealed record ShapedNetwork(NetworkGraph Graph, EquatableArray<Problem> Problems);
