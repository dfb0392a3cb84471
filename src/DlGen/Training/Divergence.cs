using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>Why a loss isn't finite.</summary>
/// <param name="Layer">A layer's name, inputs, targets, or loss.</param>
/// <param name="Formula">What the layer or the loss computes; empty where that isn't known.</param>
/// <param name="Row">The row of the first example at which it shows, or that the batch begins with; null where there is no batch.</param>
/// <param name="Reason">That as a sentence.</param>
internal sealed record DivergenceCause(string Layer, string Formula, int? Row, string Reason);

/// <summary>Finds out why a loss isn't finite.</summary>
internal static class Divergence
{
    /// <summary>Where the values of the last batch left the finite range first.</summary>
    public static DivergenceCause Explain<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (NonFiniteRow(buffers.UnmixedInputs, rows) is { } input)
        {
            return new("inputs", "", input.Row, Invariant($"input {input.Column} of row {input.Row} of the dataset is {input.Value}."));
        }

        for (int head = 0; head < network.Model.Heads.Count; head++)
        {
            if (network.Model.Heads[head].Targets != TargetKind.Classes
                && NonFiniteRow(buffers.Targets[head].Values, rows) is { } target)
            {
                return new("targets", "", target.Row, Invariant($"target {target.Column} of row {target.Row} of the dataset is {target.Value}."));
            }
        }

        if (NonFiniteParameter(network) is { } parameter)
        {
            return parameter with { Row = rows[0], Reason = Invariant($"{parameter.Reason} The batch begins with row {rows[0]} of the dataset.") };
        }

        // The loss may have left its gradient in the outputs' place, and that can overflow where they don't.
        bool held = network.IsHeld;
        network.IsHeld = true;
        var job = new LoopJob<T>(network);
        job.Forward(buffers, rows.Length);
        network.IsHeld = held;
        return buffers.Computation.FirstNonFinite(rows.Length) is { } layer
            ? OfLayer(network, layer, rows[FirstExample(buffers.Computation, layer, rows.Length)])
            : OfLoss(network, buffers, job, rows);
    }

    /// <summary>The first parameter with a value that isn't finite, as the layer's that it belongs to.</summary>
    public static DivergenceCause? NonFiniteParameter<T>(NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Finite.IndexOfOther<T>(network.ParameterArena.Span) < 0 ? null : FirstNonFiniteParameter(network);

    private static DivergenceCause? FirstNonFiniteParameter<T>(NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> parameter in network.State)
        {
            if (Finite.IndexOfOther<T>(parameter.Value.ToArray()) >= 0)
            {
                string layer = network.Model.Layers[parameter.Model.Layer];
                string formula = FormulaOf(network, layer);
                return new(layer, formula, null, $"parameter {parameter.Name} of {layer}{Quoted(formula)} holds a value that isn't finite. A smaller learning rate may help.");
            }
        }

        return null;
    }

    private static DivergenceCause OfLayer<T>(NetworkRuntime<T> network, string layer, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string formula = FormulaOf(network, layer);
        return new(layer, formula, row, Invariant(
            $"{layer} is the first layer with a value that isn't finite{Quoted(formula)}, first at row {row} of the dataset. A smaller learning rate, or inputs of a smaller scale, may help."));
    }

    /// <summary>The first example with a loss that isn't finite, in a batch whose layers all are.</summary>
    private static DivergenceCause OfLoss<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, LoopJob<T> job, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        job.Loss();
        (int example, int at) = (rows.Length, 0);
        for (int head = 0; head < network.Heads.Length; head++)
        {
            Row<T> losses = buffers.Computation.Losses(head);
            int rowsPerExample = network.Heads[head].Rows;
            for (int row = 0; row < example * rowsPerExample; row++)
            {
                if (!T.IsFinite(losses[row]))
                {
                    (example, at) = (row / rowsPerExample, head);
                }
            }
        }

        // Losses that are finite one by one can have a sum that isn't.
        int first = rows[example < rows.Length ? example : 0];
        string formula = network.Heads[at].LossFormula;
        return new("loss", formula, first, Invariant(
            $"all layers are finite, only the loss isn't{Quoted(formula)}, first at row {first} of the dataset: outputs and targets are too far apart."));
    }

    /// <summary>The first example at which a layer's value isn't finite, where it is the first such layer of the batch.</summary>
    private static int FirstExample<T>(Computation<T> computation, string layer, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int example = 0;
        while (example < batch - 1 && computation.FirstNonFinite(example + 1) != layer)
        {
            example++;
        }

        return example;
    }

    private static string FormulaOf<T>(NetworkRuntime<T> network, string layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Model.LayerOutputs.FirstOrDefault(output => output.Name == layer)?.Formula ?? "";

    private static string Quoted(string formula) => formula.Length == 0 ? "" : $" ({formula})";

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
