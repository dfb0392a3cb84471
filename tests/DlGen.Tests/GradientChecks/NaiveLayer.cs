namespace DlGen.Tests.GradientChecks;

/// <summary>A layer as plain loops over rows that lie end to end.</summary>
internal abstract class NaiveLayer
{
    public virtual double DistanceToKink => double.PositiveInfinity;

    /// <summary>The layers it is made of.</summary>
    public virtual IEnumerable<NaiveLayer> Parts => [];

    public abstract double[] Forward(double[] x);

    /// <summary>The input's gradient; what the layer adds to its parameters' gradients goes to <paramref name="gradients"/>.</summary>
    public abstract double[] Backward(double[] gradient, ParameterGradients gradients);
}
