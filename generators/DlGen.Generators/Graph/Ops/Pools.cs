using DlGen.Generators.Lowering;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>What the pools have in common.</summary>
internal static class Pools
{
    /// <summary>The value that keeps where the maxima are; null where nobody asks.</summary>
    public static string? PlaceOf(LoweringScope scope) => scope.Kernel.Tail.OfType<PlaceOfMaximum>().FirstOrDefault()?.Output;

    /// <summary>What is done with a pool's results, or with the gradients at its input.</summary>
    public static RegisterStruct Body(LoweringScope scope, string layer, string incoming)
    {
        bool isForward = scope.Kernel.Stage == Stage.Forward;
        RegisterStruct body = scope.Epilogue(
            layer,
            isForward ? "Forward" : "Backward",
            $"{layer} {(isForward ? "forward" : "backward")}: {scope.Formulas}.",
            incoming);
        string? place = PlaceOf(scope);
        return body with { Stores = [.. body.Stores.Where(value => value != place)], Columns = scope.WithoutPadding(incoming) };
    }
}
