using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>Finds out why a loss isn't finite.</summary>
internal static class Divergence
{
    /// <summary>Where the values of the last batch left the finite range first, and that as a sentence.</summary>
    public static (string Layer, string Reason) Explain<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (NonFiniteRow(buffers.Inputs, rows) is { } input)
        {
            return ("inputs", Invariant($"input {input.Column} of row {input.Row} of the dataset is {input.Value}."));
        }

        for (int head = 0; head < network.Model.Heads.Count; head++)
        {
            if (network.Model.Heads[head].Targets != TargetKind.Classes
                && NonFiniteRow(buffers.Targets[head].Values, rows) is { } target)
            {
                return ("targets", Invariant($"target {target.Column} of row {target.Row} of the dataset is {target.Value}."));
            }
        }

        if (NonFiniteParameter(network) is { } parameter)
        {
            return parameter;
        }

        // The loss may have left its gradient in the outputs' place, and that can overflow where they don't.
        bool held = network.IsHeld;
        network.IsHeld = true;
        new LoopJob<T>(network).Forward(buffers, rows.Length);
        network.IsHeld = held;
        return buffers.Computation.FirstNonFinite(rows.Length) is { } layer
            ? (layer, Invariant($"{layer} is the first layer with a value that isn't finite. A smaller learning rate, or inputs of a smaller scale, may help."))
            : ("loss", "all layers are finite, only the loss isn't: outputs and targets are too far apart.");
    }

    /// <summary>The first parameter with a value that isn't finite: the layer it belongs to, and that as a sentence.</summary>
    public static (string Layer, string Reason)? NonFiniteParameter<T>(NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arena<T> arena = network.ParameterArena;
        if (Finite.IndexOfOther<T>(arena.Span) < 0)
        {
            return null;
        }

        foreach (Parameter<T> parameter in network.State)
        {
            if (Finite.IndexOfOther<T>(parameter.Value.ToArray()) >= 0)
            {
                string layer = network.Model.Layers[parameter.Model.Layer];
                return (layer, Invariant($"parameter {parameter.Name} of {layer} holds a value that isn't finite. A smaller learning rate may help."));
            }
        }

        return null;
    }

    private static (int Row, int Column, T Value)? NonFiniteRow<T>(ExampleRows<T> examples, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < examples.Size; column++)
            {
                T value = examples[row, column];
                if (!T.IsFinite(value))
                {
                    return (rows[row], column, value);
                }
            }
        }

        return null;
    }
}
