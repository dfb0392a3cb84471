using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>Why a loss, a value or a gradient isn't finite.</summary>
/// <param name="Layer">A layer's name, inputs, targets, or loss.</param>
/// <param name="Formula">What the layer or the loss computes; empty where that isn't known.</param>
/// <param name="Row">The row of the first example at which it shows, or that the batch begins with; null where there is no batch.</param>
/// <param name="Reason">That as a sentence.</param>
internal sealed record DivergenceCause(string Layer, string Formula, int? Row, string Reason);

/// <summary>The examples of a batch, as messages name them.</summary>
/// <param name="rows">The dataset's rows that it consists of; empty where there is no dataset.</param>
/// <param name="count">How many examples it has.</param>
internal readonly ref struct BatchRows(ReadOnlySpan<int> rows, int count)
{
    private readonly ReadOnlySpan<int> rows = rows;

    public int Count => count;

    /// <summary>The row of an example: in the dataset, or where there is none in the batch.</summary>
    public int this[int example] => rows.IsEmpty ? example : rows[example];

    public string Name(int example) => Invariant($"row {this[example]} of the {(rows.IsEmpty ? "batch" : "dataset")}");
}

/// <summary>Finds out why a loss, a value or a gradient isn't finite.</summary>
internal static class Divergence
{
    /// <summary>Where the values of the last batch left the finite range first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="buffers">What holds the batch.</param>
    /// <param name="rows">The batch's examples.</param>
    /// <param name="hasFiniteLoss">Whether it may be a gradient alone that isn't finite. A device's loss may be infinite where the processor's isn't.</param>
    public static DivergenceCause Explain<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, BatchRows rows, bool hasFiniteLoss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (NonFinite(buffers.UnmixedInputs, rows.Count) is { } input)
        {
            return new(LayerCheck.Inputs, "", rows[input.Example], Invariant($"input {input.Column} of {rows.Name(input.Example)} is {input.Value}."));
        }

        if (NonFiniteParameter(network) is { } parameter)
        {
            return parameter with { Row = rows[0], Reason = $"{parameter.Reason} The batch begins with {rows.Name(0)}." };
        }

        // The loss may have left its gradient in the outputs' place, and that can overflow where they don't.
        var pass = new HeldPass<T>(network, buffers, rows.Count);
        pass.Forward();
        return OfValues(network, buffers, rows)
            ?? OfTargets(network, buffers, rows)
            ?? (double.IsFinite(pass.Loss()) && hasFiniteLoss ? DivergedGradient.Explain(network, pass, rows) : OfLoss(network, buffers, rows));
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

    private static DivergenceCause? OfValues<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, BatchRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var before = new List<StoredValue<T>>();
        foreach (StoredValue<T> value in buffers.Computation.StoredValues())
        {
            if (value.FirstNonFinite(rows.Count) is { } at)
            {
                int example = at.Row / value.Rows;
                (string layer, string formula) = SingledOut(network, buffers, value, example);
                return new(layer, formula, rows[example], Invariant(
                    $"{layer} is the first layer with a value that isn't finite{Quoted(formula)}, first at {rows.Name(example)}: {value.Matrix[at.Row, at.Column]} at {ShapeText.Format<int>(value.IndexOf(at.Row, at.Column))}. Its inputs are finite; {Sizes(network, buffers, layer, before, example)} A smaller learning rate, or inputs of a smaller scale, may help."));
            }

            before.Add(value);
        }

        return null;
    }

    /// <summary>
    /// The layer that is to blame, where several are computed at once and only the last value is in memory. The pass that keeps the value after every layer
    /// is inference's, so where it shows nothing, they are named together.
    /// </summary>
    private static (string Layer, string Formula) SingledOut<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, StoredValue<T> value, int example)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.Model.CreateInspection is null)
        {
            return (value.Layer, value.Formula);
        }

        var inspection = new InspectionJob<T>(network);
        var inputs = new T[network.InputSize];
        buffers.Inputs.Get(example, inputs);
        inspection.Inputs.Set(0, inputs);
        inspection.Run(1);
        for (int layer = 0; layer < network.Model.LayerOutputs.Count; layer++)
        {
            LayerOutput output = network.Model.LayerOutputs[layer];
            var values = new T[output.Size];
            inspection.Get(layer, 0, values);
            if (Finite.IndexOfOther<T>(values) >= 0)
            {
                return output.Formula.Length > 0 && value.Formula.Contains(output.Formula, StringComparison.Ordinal) ? (output.Name, output.Formula) : (value.Layer, value.Formula);
            }
        }

        return (value.Layer, value.Formula);
    }

    /// <summary>How large the layer's parameters are, and what the example has before it.</summary>
    private static string Sizes<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, string layer, List<StoredValue<T>> before, int example)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = new T[network.InputSize];
        buffers.Inputs.Get(example, inputs);
        double largest = LargestOf<T>(inputs);
        foreach (StoredValue<T> value in before)
        {
            for (int row = example * value.Rows; row < (example + 1) * value.Rows; row++)
            {
                var values = new T[value.Columns];
                value.Matrix.Get(row, 0, values);
                largest = Math.Max(largest, LargestOf<T>(values));
            }
        }

        string size = Invariant($"the largest value before it is {Figures.Value(largest)}");
        return network.State.FirstOrDefault(parameter => network.Model.Layers[parameter.Model.Layer] == layer) is { } weight
            ? $"{size}, and the largest of {weight.Name} is {Figures.Value(LargestOf<T>(weight.Value.ToArray()))}."
            : $"{size}.";
    }

    private static double LargestOf<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = 0;
        foreach (T value in values)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateTruncating(value)));
        }

        return largest;
    }

    private static DivergenceCause? OfTargets<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, BatchRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int head = 0; head < network.Model.Heads.Count; head++)
        {
            if (network.Model.Heads[head].Targets != TargetKind.Classes && NonFinite(buffers.Targets[head].Values, rows.Count) is { } target)
            {
                return new("targets", "", rows[target.Example], Invariant($"target {target.Column} of {rows.Name(target.Example)} is {target.Value}."));
            }
        }

        return null;
    }

    /// <summary>The first example with a loss that isn't finite, in a batch whose layers all are.</summary>
    private static DivergenceCause OfLoss<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, BatchRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int example, int at) = (rows.Count, 0);
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
        int first = example < rows.Count ? example : 0;
        string formula = network.Heads[at].LossFormula;
        return new("loss", formula, rows[first],
            $"all layers are finite, only the loss isn't{Quoted(formula)}, first at {rows.Name(first)}: outputs and targets are too far apart.");
    }

    /// <summary>What a layer computes, as the layer table says it; empty where that isn't known.</summary>
    public static string FormulaOf<T>(NetworkRuntime<T> network, string layer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Model.LayerOutputs.FirstOrDefault(output => output.Name == layer)?.Formula ?? "";

    /// <summary>A formula behind a layer's name.</summary>
    public static string Quoted(string formula) => formula.Length == 0 ? "" : $" ({formula})";

    private static (int Example, int Column, T Value)? NonFinite<T>(ExampleRows<T> examples, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int example = 0; example < count; example++)
        {
            for (int column = 0; column < examples.Size; column++)
            {
                T value = examples[example, column];
                if (!T.IsFinite(value))
                {
                    return (example, column, value);
                }
            }
        }

        return null;
    }
}
