using DlGen.Generators.Diagnostics;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>Parameters that are to be shared with another place, of which there is none.</summary>
internal static class SharedParameters
{
    /// <summary>
    /// Of a layer of several blocks it is enough that one of them comes elsewhere, in whichever block. A block itself may have one
    /// place of those that a network has.
    /// </summary>
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        NetworkSpec spec = view.Spec;
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
}
