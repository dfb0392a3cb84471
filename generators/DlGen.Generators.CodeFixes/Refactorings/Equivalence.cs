using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>
/// Whether two declarations are the same network. A generated file is computed from a declaration's head and its graph: where these are
/// equal, so are the files, but for the text of the declaration.
/// </summary>
internal static class Equivalence
{
    /// <summary>Whether the same code is generated: the same ops, parameters, names and initial values.</summary>
    public static bool AreSame(NetworkSpec left, NetworkSpec right)
    {
        (NetworkSpec a, NetworkSpec b) = (WithoutPlaces(left), WithoutPlaces(right));
        return HeadOf(a) == HeadOf(b) && CompilerPipeline.Shape(a).Graph == CompilerPipeline.Shape(b).Graph;
    }

    /// <summary>
    /// Whether the same is computed on the same numbers, bit by bit: the same ops on the same values, and parameters that start alike. Names of
    /// layers, and those of parameters in files, may differ.
    /// </summary>
    public static bool ComputeTheSame(NetworkSpec left, NetworkSpec right)
    {
        (NetworkSpec a, NetworkSpec b) = (WithoutPlaces(left), WithoutPlaces(right));
        return HeadOf(a) with { TypeNamesInScope = default } == HeadOf(b) with { TypeNamesInScope = default } && WithoutNames(a) == WithoutNames(b);
    }

    private static NetworkSpec HeadOf(NetworkSpec spec) => spec with { Layers = EquatableArray<LayerSpec>.Empty, Loss = null };

    private static NetworkSpec WithoutPlaces(NetworkSpec spec) => spec with
    {
        Declaration = "",
        Layers = spec.Layers.Select(static layer => layer.At(default) with { Loss = WithoutPlaces(layer.Loss) }).ToEquatableArray(),
        Loss = WithoutPlaces(spec.Loss),
        Target = spec.Target with { Site = default },
    };

    private static LossSpec? WithoutPlaces(LossSpec? loss) => loss is null ? null : loss with
    {
        Site = default,
        Arguments = loss.Arguments.Select(static argument => argument with { Site = default }).ToEquatableArray(),
    };

    private static NetworkGraph WithoutNames(NetworkSpec spec)
    {
        NetworkGraph graph = ViewElimination.Run(CompilerPipeline.Shape(spec).Graph);
        return graph with
        {
            Ops = graph.Ops.Select(static op => op with { Layer = "" }).ToEquatableArray(),
            Parameters = graph.Parameters.Select(static parameter => parameter with { FileName = "", Layer = "" }).ToEquatableArray(),
            Layers = EquatableArray<LayerEntry>.Empty,
            Blocks = EquatableArray<BlockEntry>.Empty,
            Description = "",
        };
    }
}
