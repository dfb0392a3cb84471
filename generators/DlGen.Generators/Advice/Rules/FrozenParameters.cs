using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A network whose training changes nothing.</summary>
internal static class FrozenParameters
{
    public static IEnumerable<Problem> Find(NetworkView view)
    {
        EquatableArray<Parameter> parameters = view.Graph.Parameters;
        if (!view.Spec.IsBlock && parameters.Count > 0 && parameters.All(static parameter => parameter.IsFrozen)
            && view.Spec.Layers.Select(FrozenIn).FirstOrDefault(static argument => argument is not null) is { } frozen)
        {
            yield return Problem.At(frozen.Site, DiagnosticIds.AllFrozen, view.Spec.ClassName);
        }
    }

    /// <summary>The first argument that freezes the layer or one in its blocks, which have the layer's place.</summary>
    private static Argument? FrozenIn(LayerSpec layer) =>
        layer.Arguments.Flag("frozen", false)
            ? layer.Arguments.Find("frozen")
            : layer.Blocks.SelectMany(static block => block.Layers).Select(FrozenIn).FirstOrDefault(static argument => argument is not null);
}
