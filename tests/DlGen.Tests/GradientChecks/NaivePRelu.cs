namespace DlGen.Tests.GradientChecks;

/// <summary>a = z where z > 0, else α·z, with an α for all or one for each channel: channels are the last axis, or the first of an image.</summary>
/// <param name="slopes">α.</param>
/// <param name="shape">An example's shape.</param>
internal sealed class NaivePRelu(double[] slopes, int[] shape) : NaiveLayer
{
    private double[] inputs = [];

    public override double DistanceToKink => inputs.Where(z => z != 0).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Min();

    public override double[] Forward(double[] x)
    {
        inputs = x;
        return [.. x.Select((z, index) => z > 0 ? z : slopes[Channel(index)] * z)];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dSlopes = new double[slopes.Length];
        for (int index = 0; index < inputs.Length; index++)
        {
            dSlopes[Channel(index)] += inputs[index] > 0 ? 0 : gradient[index] * inputs[index];
        }

        gradients.Add(slopes, dSlopes);
        return [.. gradient.Select((dy, index) => inputs[index] > 0 ? dy : slopes[Channel(index)] * dy)];
    }

    private int Channel(int index) => slopes.Length == 1 ? 0
        : shape.Length == 3 ? index % (shape[0] * shape[1] * shape[2]) / (shape[1] * shape[2])
        : index % shape[^1];
}
