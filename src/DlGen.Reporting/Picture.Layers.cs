using System.Numerics;
using DlGen.Runtime;
using ScottPlot;
using static System.FormattableString;

namespace DlGen.Reporting;

// Statistics of a network, layer by layer.
public sealed partial class Picture
{
    /// <summary>
    /// The values after each layer: their mean and standard deviation over examples and units, and the part of them that is exactly 0, as
    /// behind a relu whose input is negative. A layer whose values hardly vary, or are all 0, passes nothing on. Where values aren't finite, or are
    /// beyond 1E+300, a layer has no mean.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">Examples whose inputs are taken.</param>
    /// <param name="examples">How many of them, from the first on.</param>
    /// <exception cref="ArgumentException">The data don't fit the network, or have no examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of examples is below 1.</exception>
    public static Picture Activations<T>(INetwork<T> network, Dataset data, int examples = 256)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        NetworkModel<T> model = network.Runtime.Model;
        if (data.Count == 0)
        {
            throw new ArgumentException("The data have no examples.", nameof(data));
        }

        T[] inputs = Sample.Inputs<T>(data, examples);
        Moments[] layers = [.. model.LayerOutputs.Select(layer => Moments.Of<T>(network.GetActivations(layer.Name, inputs)))];
        string[] names = [.. model.LayerOutputs.Select(static layer => layer.Name)];
        double[] positions = [.. Enumerable.Range(0, layers.Length).Select(static index => (double)index)];

        Plot spread = Layers("mean ± standard deviation", "value", names);
        double[] means = [.. layers.Select(static layer => layer.Mean)];
        double[] deviations = [.. layers.Select(static layer => layer.Deviation)];
        double[] drawn = [.. positions.Where(position => Math.Abs(means[(int)position]) + deviations[(int)position] <= Charts.Largest)];
        if (drawn.Length > 0)
        {
            double[] shown = [.. drawn.Select(position => means[(int)position])];
            spread.Add.ErrorBar(drawn, shown, [.. drawn.Select(position => deviations[(int)position])]).Color = Charts.ColorOf(0);
            spread.Add.Markers(drawn, shown, MarkerShape.FilledCircle, 8, Charts.ColorOf(0));
        }

        spread.Axes.SetLimitsX(-0.5, layers.Length - 0.5);
        Plot zeros = Layers("values that are 0", "part", names);
        foreach (var bar in zeros.Add.Bars(positions, layers.Select(static layer => layer.Zeros)).Bars)
        {
            bar.FillColor = Charts.ColorOf(1);
            bar.LineWidth = 0;
        }

        zeros.Axes.SetLimitsY(0, 1.02);
        return Of(Invariant($"Activations of {model.Name}"), 960, 400, spread, zeros);
    }

    /// <summary>
    /// The size of the gradient that the last backward pass left in each parameter, as root mean square on a logarithmic scale. Sizes that fall by
    /// powers of ten towards the first layers say that the gradient vanishes on its way; sizes that rise, that it explodes.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">A network after <c>Forward</c>, <c>ComputeLoss</c> and <c>Backward</c>.</param>
    /// <exception cref="InvalidOperationException">No gradient is stored: there was no backward pass, or only the fused ones of <c>Train</c>; or no parameter's is finite.</exception>
    public static Picture Gradients<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        string name = network.Runtime.Model.Name;
        Moments[] gradients = [.. network.Parameters.Select(static parameter => Moments.Of<T>(parameter.Gradient.ToArray()))];
        if (gradients.All(static gradient => !(gradient.RootMeanSquare > 0)))
        {
            throw new InvalidOperationException($"{name} has no gradients: call Forward, ComputeLoss and Backward for a batch first. Train doesn't keep them.");
        }

        if (!gradients.Any(IsDrawn))
        {
            throw new InvalidOperationException($"{name}: no parameter's gradient is finite; there is nothing to draw.");
        }

        Plot plot = Layers(Invariant($"Gradients of {name}"), "root mean square", [.. network.Parameters.Select(static parameter => parameter.Name)]);
        double[] powers = [.. gradients.Select(static gradient => IsDrawn(gradient) ? Math.Log10(gradient.RootMeanSquare) : double.NaN)];
        Charts.AddLine(plot, [.. Enumerable.Range(0, powers.Length).Select(static index => (double)index)], powers, Charts.ColorOf(0), "");
        Charts.CountPowersOfTen(plot.Axes.Left);
        double[] shown = [.. powers.Where(static power => !double.IsNaN(power))];
        plot.Axes.SetLimitsY(Math.Floor(shown.Min()) - 0.1, Math.Ceiling(shown.Max()) + 0.1);
        return Of(Invariant($"Gradients of {name}"), 640, 400, plot);
    }

    /// <summary>Whether a gradient's size has a place on a logarithmic scale.</summary>
    private static bool IsDrawn(Moments gradient) => gradient.RootMeanSquare is > 0 and < double.PositiveInfinity;

    private static Plot Layers(string title, string y, IReadOnlyList<string> names)
    {
        Plot plot = Charts.New(title, "", y);
        Charts.Name(plot.Axes.Bottom, names);
        plot.Axes.Bottom.TickLabelStyle.Rotation = -40;
        plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        plot.Axes.Bottom.MinimumSize = 80;
        return plot;
    }
}
