namespace DlGen.Tests.GradientChecks;

/// <summary>Several ways for the same input, the results added or put side by side row by row. An empty way hands its input on: a residual's.</summary>
/// <param name="ways">The layers of each.</param>
/// <param name="widths">The length of a row of each one's results; null where they are added.</param>
internal sealed class NaiveParallel(List<NaiveLayer>[] ways, int[]? widths) : NaiveLayer
{
    public override double DistanceToKink => Parts.Select(layer => layer.DistanceToKink).DefaultIfEmpty(double.PositiveInfinity).Min();

    public override IEnumerable<NaiveLayer> Parts => ways.SelectMany(way => way);

    public override double[] Forward(double[] x)
    {
        double[][] results = [.. ways.Select(way => way.Aggregate(x, (value, layer) => layer.Forward(value)))];
        return widths is null
            ? Add(results)
            : [.. Enumerable.Range(0, results[0].Length / widths[0]).SelectMany(row => results.Zip(widths).SelectMany(way => way.First[(row * way.Second)..((row + 1) * way.Second)]))];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        // The last way first, as its parameters come last.
        var back = new double[ways.Length][];
        for (int way = ways.Length - 1; way >= 0; way--)
        {
            int start = widths?[..way].Sum() ?? 0;
            double[] part = widths is null ? gradient : [.. gradient.Chunk(widths.Sum()).SelectMany(row => row.Skip(start).Take(widths[way]))];
            back[way] = Enumerable.Reverse(ways[way]).Aggregate(part, (value, layer) => layer.Backward(value, gradients));
        }

        return Add(back);
    }

    private static double[] Add(double[][] values) => [.. Enumerable.Range(0, values[0].Length).Select(index => values.Sum(value => value[index]))];
}
