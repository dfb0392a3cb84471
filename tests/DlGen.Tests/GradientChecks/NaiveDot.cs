namespace DlGen.Tests.GradientChecks;

/// <summary>sₜᵤ = Σᵢ aₜᵢ·bᵤᵢ of each example: the rows of one way's result times those of another's.</summary>
/// <param name="first">The layers that give a.</param>
/// <param name="second">The layers that give b.</param>
/// <param name="rows">Rows of a.</param>
/// <param name="otherRows">Rows of b.</param>
/// <param name="width">The length of a row.</param>
internal sealed class NaiveDot(List<NaiveLayer> first, List<NaiveLayer> second, int rows, int otherRows, int width) : NaiveLayer
{
    private double[] a = [];
    private double[] b = [];

    public override double DistanceToKink => Parts.Select(layer => layer.DistanceToKink).DefaultIfEmpty(double.PositiveInfinity).Min();

    public override IEnumerable<NaiveLayer> Parts => first.Concat(second);

    public override double[] Forward(double[] x)
    {
        a = first.Aggregate(x, (value, layer) => layer.Forward(value));
        b = second.Aggregate(x, (value, layer) => layer.Forward(value));
        var s = new double[a.Length / width * otherRows];
        ForEach((left, right, result) => s[result] += a[left] * b[right]);
        return s;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var da = new double[a.Length];
        var db = new double[b.Length];
        ForEach((left, right, result) =>
        {
            da[left] += gradient[result] * b[right];
            db[right] += gradient[result] * a[left];
        });
        double[] ofSecond = Enumerable.Reverse(second).Aggregate(db, (value, layer) => layer.Backward(value, gradients));
        double[] ofFirst = Enumerable.Reverse(first).Aggregate(da, (value, layer) => layer.Backward(value, gradients));
        return [.. ofFirst.Zip(ofSecond, (one, other) => one + other)];
    }

    private void ForEach(Action<int, int, int> term)
    {
        for (int row = 0; row < a.Length / width; row++)
        {
            for (int other = 0; other < otherRows; other++)
            {
                for (int i = 0; i < width; i++)
                {
                    term((row * width) + i, (((row / rows * otherRows) + other) * width) + i, (row * otherRows) + other);
                }
            }
        }
    }
}
