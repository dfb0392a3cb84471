namespace DlGen.Tests.GradientChecks;

/// <summary>A layer as plain loops over rows that lie end to end.</summary>
internal abstract class NaiveLayer
{
    public virtual double DistanceToKink => double.PositiveInfinity;

    public abstract double[] Forward(double[] x);

    /// <summary>The input's gradient; parameter gradients are added in the order bias, weight.</summary>
    public abstract double[] Backward(double[] gradient, List<double[]> parameters);
}
