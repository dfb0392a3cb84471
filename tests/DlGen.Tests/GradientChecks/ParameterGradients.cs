namespace DlGen.Tests.GradientChecks;

/// <summary>Gradients by the very array that holds the parameter: what several layers use gets the sum.</summary>
internal sealed class ParameterGradients
{
    private readonly Dictionary<double[], double[]> sums = new(ReferenceEqualityComparer.Instance);

    public void Add(double[] parameter, double[] gradient) =>
        sums[parameter] = sums.TryGetValue(parameter, out double[]? sum) ? [.. sum.Zip(gradient, (a, b) => a + b)] : gradient;

    public double[] Of(double[] parameter) => sums[parameter];
}
