using static System.FormattableString;

namespace DlGen;

/// <summary>Tells from the figures of the layers what is wrong with them.</summary>
internal static class CheckFindings
{
    public static IReadOnlyList<CheckFinding> Of(IReadOnlyList<LayerCheck> layers, TrainingChecks options)
    {
        var findings = new List<CheckFinding>();
        foreach (LayerCheck layer in layers)
        {
            if (layer.LargestValue > options.LargestValue)
            {
                findings.Add(new(FindingKind.ExplodingValues, layer.Layer, layer.LargestValue.Value, layer.Layer == LayerCheck.Inputs
                    ? Invariant($"the inputs are as large as {layer.LargestValue:0.0E+00}: scale them, as Preprocessing = Standardizer.Fit(train) does.")
                    : Invariant($"values explode, up to {layer.LargestValue:0.0E+00}: scale the inputs, lower the learning rate, or set ClipNorm. A normalization before the layer keeps them small.")));
            }

            if (layer.DeadUnits >= options.DeadUnits)
            {
                findings.Add(new(FindingKind.DeadUnits, layer.Layer, layer.DeadUnits.Value, Invariant(
                    $"{100 * layer.DeadUnits:F0} % of the units are dead, 0 for every example, so that no gradient reaches their weights: lower the learning rate, start from He weights and small biases, or use LeakyRelu, whose slope is never 0.")));
            }

            if (layer.SaturatedOutputs >= options.SaturatedOutputs)
            {
                findings.Add(new(FindingKind.SaturatedOutputs, layer.Layer, layer.SaturatedOutputs.Value, Invariant(
                    $"{100 * layer.SaturatedOutputs:F0} % of the outputs are saturated, near an end of the range, where the slope is almost 0: scale the inputs, start from smaller weights (Xavier), put a normalization before the activation, or use Relu.")));
            }
        }

        if (Vanished(layers, options) is { } vanished)
        {
            findings.Add(vanished);
        }

        return findings;
    }

    /// <summary>The first layer whose gradient is far smaller than that of one behind it: those in front of it are no better off.</summary>
    private static CheckFinding? Vanished(IReadOnlyList<LayerCheck> layers, TrainingChecks options)
    {
        LayerCheck[] learning = [.. layers.Where(static layer => layer.GradientNorm is not null)];
        for (int index = 0; index < learning.Length - 1; index++)
        {
            LayerCheck behind = learning[(index + 1)..].MaxBy(static layer => layer.GradientNorm)!;
            double ratio = learning[index].GradientNorm!.Value / behind.GradientNorm!.Value;
            if (ratio < options.VanishingGradients)
            {
                return new(FindingKind.VanishingGradients, learning[index].Layer, ratio, Invariant(
                    $"the gradient vanishes in the backward pass: its length is {learning[index].GradientNorm:0.0E+00} here and {behind.GradientNorm:0.0E+00} in {behind.Layer}, so that this layer hardly learns. Use Relu instead of Sigmoid or Tanh, residual blocks (Residual<…>), a normalization, or He or Xavier weights."));
            }
        }

        return null;
    }
}
