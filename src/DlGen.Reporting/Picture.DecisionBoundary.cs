using System.Numerics;
using ScottPlot;
using SkiaSharp;
using static System.FormattableString;

namespace DlGen.Reporting;

// What a network with two inputs takes each point of the plane for.
public sealed partial class Picture
{
    private const int MapSide = 240;

    /// <summary>
    /// What a classifier with two inputs takes each point of the plane for, and the examples as points. The color is that of the most probable class,
    /// paler where the network is less sure.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">A network with two inputs, and an output for each class or one for two of them.</param>
    /// <param name="data">Examples with labels. The picture goes a little beyond them.</param>
    /// <param name="title">The title; null for that of the network's class.</param>
    /// <exception cref="ArgumentException">The network or the data don't have two inputs, or the data have no labels.</exception>
    public static Picture DecisionBoundary<T>(INetwork<T> network, Dataset data, string? title = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        int size = network.Runtime.InputSize;
        if (size != 2 || data.InputSize != 2)
        {
            throw new ArgumentException(Invariant($"{network.Runtime.Model.Name} has {size} inputs, the data have {data.InputSize}; a plane has two."), size == 2 ? nameof(data) : nameof(network));
        }

        if (!data.HasLabels || data.LabelCount != 1 || data.Count == 0)
        {
            throw new ArgumentException("The data have no labels: a boundary is between classes.", nameof(data));
        }

        title ??= network.Runtime.Model.Name;
        float[] points = Sample.Inputs<float>(data, data.Count);
        (double left, double right) = Range(points, axis: 0);
        (double bottom, double top) = Range(points, axis: 1);
        Plot plot = Charts.New(title, data.InputNames.Count == 2 ? data.InputNames[0] : "x₁", data.InputNames.Count == 2 ? data.InputNames[1] : "x₂");
        plot.HideGrid();
        using SKBitmap map = Map(network, left, right, bottom, top);
        plot.Add.ImageRect(new Image(map), new CoordinateRect(left, right, bottom, top));
        AddPoints(plot, points, data);
        plot.Axes.SetLimits(left, right, bottom, top);
        return Of(title, 480, 460, plot);
    }

    private static (double First, double Last) Range(float[] points, int axis)
    {
        IEnumerable<float> values = points.Where((_, index) => index % 2 == axis);
        double margin = Math.Max(0.08 * (values.Max() - (double)values.Min()), 1e-6);
        return (values.Min() - margin, values.Max() + margin);
    }

    private static SKBitmap Map<T>(INetwork<T> network, double left, double right, double bottom, double top)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var inputs = new T[2 * MapSide * MapSide];
        for (int pixel = 0; pixel < MapSide * MapSide; pixel++)
        {
            inputs[2 * pixel] = T.CreateTruncating(left + ((right - left) * ((pixel % MapSide) + 0.5) / MapSide));
            inputs[(2 * pixel) + 1] = T.CreateTruncating(top - ((top - bottom) * ((pixel / MapSide) + 0.5) / MapSide));
        }

        T[] outputs = network.Predict(inputs);
        int size = outputs.Length / (MapSide * MapSide);
        var map = new SKBitmap(MapSide, MapSide, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int pixel = 0; pixel < MapSide * MapSide; pixel++)
        {
            Color color = ColorOf<T>(outputs.AsSpan(pixel * size, size));
            map.SetPixel(pixel % MapSide, pixel / MapSide, new SKColor(color.R, color.G, color.B));
        }

        return map;
    }

    /// <summary>The color of the most probable class, paler the closer its probability is to chance.</summary>
    private static Color ColorOf<T>(ReadOnlySpan<T> output)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int category = 0;
        double probability;
        if (output.Length == 1)
        {
            double second = double.CreateTruncating(output[0]);
            category = second > 0.5 ? 1 : 0;
            probability = Math.Max(second, 1 - second);
        }
        else
        {
            for (int other = 1; other < output.Length; other++)
            {
                category = output[other] > output[category] ? other : category;
            }

            probability = double.CreateTruncating(output[category]);
        }

        double chance = 1.0 / Math.Max(2, output.Length);
        return double.IsNaN(probability)
            ? Colors.Black
            : Charts.Between(Colors.White, Charts.ColorOf(category), 0.08 + (0.47 * (probability - chance) / (1 - chance)));
    }

    private static void AddPoints(Plot plot, float[] points, Dataset data)
    {
        foreach (IGrouping<int, int> category in Enumerable.Range(0, data.Count).GroupBy(data.GetLabel).Where(static group => group.Key >= 0).OrderBy(static group => group.Key))
        {
            Coordinates[] places = [.. category.Select(row => new Coordinates(points[2 * row], points[(2 * row) + 1]))];
            var markers = plot.Add.Markers(places, MarkerShape.FilledCircle, data.Count > 500 ? 4 : 6, Charts.ColorOf(category.Key));
            markers.MarkerStyle.LineColor = Colors.White;
            markers.MarkerStyle.LineWidth = 0.7f;
            markers.LegendText = category.Key < data.ClassNames.Count ? data.ClassNames[category.Key] : Invariant($"class {category.Key}");
        }

        Coordinates[] all = [.. Enumerable.Range(0, points.Length / 2).Select(row => new Coordinates(points[2 * row], points[(2 * row) + 1]))];
        Charts.ShowLegend(plot, LegendCorner.Among(all), [.. data.ClassNames]);
    }
}
