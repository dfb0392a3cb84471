namespace DlGen.Tests.GradientChecks;

/// <summary>A function on every element.</summary>
internal sealed class NaiveElementwise(NaiveFunctions.Function function) : NaiveLayer
{
    private double[] inputs = [];

    // What is exactly zero comes from a flat part of a relu before, and stays there.
    public override double DistanceToKink => function.HasKink
        ? inputs.Where(z => z != 0).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Min()
        : double.PositiveInfinity;

    public override double[] Forward(double[] x) => Array.ConvertAll(inputs = x, z => function.Value(z));

    public override double[] Backward(double[] gradient, ParameterGradients gradients) =>
        [.. gradient.Zip(inputs, (dy, x) => dy * function.Slope(x))];
}
