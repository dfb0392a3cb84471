using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>Finds out where the gradients of a batch left the finite range, whose values and loss are finite.</summary>
internal static class DivergedGradient
{
    /// <param name="network">The network.</param>
    /// <param name="pass">The batch, up to its loss.</param>
    /// <param name="rows">The batch's examples.</param>
    public static DivergenceCause Explain<T>(NetworkRuntime<T> network, HeldPass<T> pass, BatchRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        StoredValue<T>[] gradients = pass.Computation.StoredGradients();
        (StoredValue<T> Gradient, int Row, int Column, T Value)? found = null;
        int phase = 0;
        Look();
        pass.Backward(() =>
        {
            phase++;
            Look();
        });

        return found is { } first
            ? OfValue(first.Gradient, first.Row, first.Column, first.Value, rows)
            : OfParameter(network, pass.Gradients, "its sum over the batch") ?? OfParameter(network, network.GradientArena, "its sum over several batches")
                ?? throw new InvalidOperationException($"{network.Model.Name}: a gradient wasn't finite, and is when it is computed again; it should be the same to the bit.");

        // A gradient is looked at when it is complete, for another may take its place later.
        void Look()
        {
            for (int index = 0; index < gradients.Length && found is null; index++)
            {
                if (gradients[index].Phase == phase && gradients[index].FirstNonFinite(pass.Batch) is { } at)
                {
                    found = (gradients[index], at.Row, at.Column, gradients[index].Matrix[at.Row, at.Column]);
                }
            }
        }
    }

    private static DivergenceCause OfValue<T>(StoredValue<T> gradient, int row, int column, T value, BatchRows rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int example = row / gradient.Rows;
        return new(gradient.After, gradient.Formula, rows[example], Invariant(
            $"all layers and the loss are finite, but in the backward pass a gradient isn't: {gradient.Formula} of {gradient.After} is {value} at {ShapeText.Format<int>(gradient.IndexOf(row, column))}, first at {rows.Name(example)}. A smaller learning rate, or a normalization before the layer, may help."));
    }

    /// <summary>The last of the parameters, and so the first in the backward pass, whose gradient isn't finite; null where all are.</summary>
    private static DivergenceCause? OfParameter<T>(NetworkRuntime<T> network, Arena<T> gradients, string sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> parameter in network.Parameters.Reverse())
        {
            var gradient = new TensorView<T>(() => gradients, parameter.Model);
            if (Finite.IndexOfOther<T>(gradient.ToArray()) >= 0)
            {
                string layer = network.Model.Layers[parameter.Model.Layer];
                string formula = Divergence.FormulaOf(network, layer);
                return new(layer, formula, null,
                    $"all layers and the loss are finite, and so are the gradients behind {layer}{Divergence.Quoted(formula)}, but the gradient of its parameter {parameter.Name} isn't: {sum} overflows. Inputs of a smaller scale, or a normalization before the layer, may help.");
            }
        }

        return null;
    }
}
