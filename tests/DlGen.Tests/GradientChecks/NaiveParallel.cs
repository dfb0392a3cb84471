namespace DlGen.Tests.GradientChecks;

/// <summary>Two ways for the same input, the results added or put side by side row by row. An empty way hands its input on: a residual's.</summary>
internal sealed class NaiveParallel(List<NaiveLayer> first, List<NaiveLayer> second, bool isSum, int width, int otherWidth) : NaiveLayer
{
    public override double DistanceToKink => first.Concat(second).Select(layer => layer.DistanceToKink).DefaultIfEmpty(double.PositiveInfinity).Min();

    public override IEnumerable<NaiveLayer> Parts => first.Concat(second);

    public override double[] Forward(double[] x)
    {
        double[] left = first.Aggregate(x, (value, layer) => layer.Forward(value));
        double[] right = second.Aggregate(x, (value, layer) => layer.Forward(value));
        return isSum ? Add(left, right) : [.. left.Chunk(width).Zip(right.Chunk(otherWidth)).SelectMany(row => row.First.Concat(row.Second))];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        double[] left = isSum ? gradient : [.. gradient.Chunk(width + otherWidth).SelectMany(row => row[..width])];
        double[] right = isSum ? gradient : [.. gradient.Chunk(width + otherWidth).SelectMany(row => row[width..])];
        double[] throughSecond = Back(second, right, gradients);
        return Add(Back(first, left, gradients), throughSecond);
    }

    private static double[] Back(List<NaiveLayer> layers, double[] gradient, ParameterGradients gradients) =>
        Enumerable.Reverse(layers).Aggregate(gradient, (value, layer) => layer.Backward(value, gradients));

    private static double[] Add(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x + y)];
}
