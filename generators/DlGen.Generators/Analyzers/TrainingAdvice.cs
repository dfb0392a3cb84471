using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Analyzers;

/// <summary>Networks that compile, but can't learn what their author expects.</summary>
internal static class TrainingAdvice
{
    public static EquatableArray<Problem> On(NetworkSpec spec) =>
        CollapsingLayers(spec)
            .Concat(AppliedTwice(spec, "Sigmoid", "BinaryCrossEntropy", DiagnosticIds.SigmoidBeforeLogits))
            .Concat(AppliedTwice(spec, "Softmax", "SoftmaxCrossEntropy", DiagnosticIds.SoftmaxBeforeLogits))
            .Concat(NothingShared(spec))
            .Concat(AllFrozen(spec))
            .Distinct()
            .ToEquatableArray();

    /// <summary>W₂·(W₁·x) is one matrix: said where the identity is chosen, otherwise at the second layer.</summary>
    private static IEnumerable<Problem> CollapsingLayers(NetworkSpec spec)
    {
        bool followsLinear = false;
        Site? choice = null;
        foreach (LayerSpec layer in spec.Layers)
        {
            switch (layer.Kind)
            {
                case "Linear":
                    if (followsLinear)
                    {
                        yield return Problem.At(choice ?? layer.Site, DiagnosticIds.LayersCollapse, spec.ClassName);
                    }

                    followsLinear = true;
                    choice = null;
                    break;
                case "Identity":
                    choice = layer.Site.Argument >= 0 ? layer.Site : choice;
                    break;
                case "Flatten" or "Dropout" or "BatchNorm":
                    break;
                default:
                    followsLinear = false;
                    break;
            }
        }
    }

    /// <summary>A last layer that the loss applies itself.</summary>
    private static IEnumerable<Problem> AppliedTwice(NetworkSpec spec, string layer, string loss, string diagnostic)
    {
        LayerSpec? last = spec.Layers.LastOrDefault(static layer => layer.Kind is not ("Identity" or "Flatten" or "Dropout"));
        if (spec.Loss?.Kind == loss && last?.Kind == layer)
        {
            yield return Problem.At(last.Site, diagnostic, spec.ClassName);
        }
    }

    /// <summary>
    /// Of a layer of several blocks it is enough that one of them comes elsewhere, in whichever block. A block itself may have one
    /// place of those that a network has.
    /// </summary>
    private static IEnumerable<Problem> NothingShared(NetworkSpec spec)
    {
        List<LayerSpec> layers = [.. spec.IsBlock ? [] : spec.Layers.Where(IsShared)];
        ILookup<string, BlockSpec> places = (layers.Count == 0 ? [] : SharedPlaces(spec.Layers)).ToLookup(static block => block.FullName);
        return layers
            .Where(layer => layer.Blocks.All(block => places[block.FullName].Count() == 1))
            .Select(static layer => Problem.At(
                layer.Arguments.Find("shared")!.Site, DiagnosticIds.NothingShared, string.Join("' and '", layer.Blocks.Select(static block => block.Name))));
    }

    private static bool IsShared(LayerSpec layer) => layer.Arguments.Flag("shared", false);

    /// <summary>A block for each place that shares its parameters, those in other blocks too.</summary>
    private static IEnumerable<BlockSpec> SharedPlaces(EquatableArray<LayerSpec> layers) => layers.SelectMany(static layer =>
        (IsShared(layer) ? layer.Blocks : []).Concat(layer.Blocks.SelectMany(static block => SharedPlaces(block.Layers))));

    private static IEnumerable<Problem> AllFrozen(NetworkSpec spec)
    {
        EquatableArray<Parameter> parameters = CompilerPipeline.Shape(spec).Graph.Parameters;
        if (!spec.IsBlock && parameters.Count > 0 && parameters.All(static parameter => parameter.IsFrozen)
            && spec.Layers.Select(FrozenIn).FirstOrDefault(static argument => argument is not null) is { } frozen)
        {
            yield return Problem.At(frozen.Site, DiagnosticIds.AllFrozen, spec.ClassName);
        }
    }

    /// <summary>The first argument that freezes the layer or one in its blocks, which have the layer's place.</summary>
    private static Argument? FrozenIn(LayerSpec layer) =>
        layer.Arguments.Flag("frozen", false)
            ? layer.Arguments.Find("frozen")
            : layer.Blocks.SelectMany(static block => block.Layers).Select(FrozenIn).FirstOrDefault(static argument => argument is not null);
}
