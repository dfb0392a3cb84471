namespace DlGen.Tests.GradientChecks;

/// <summary>
/// n = γ⊙(x − μ)/σ + β with σ = √(v + ε), column by column; the moments are the batch's, or the running ones. Its backward pass is the
/// Jacobian written out: ∂hᵢ/∂xⱼ = (δᵢⱼ − 1/B)/σ − (xᵢ − μ)(xⱼ − μ)/(B·σ³).
/// </summary>
internal sealed class NaiveBatchNorm(
    int width, double epsilon, double momentum, double[] gain, double[] shift, double[] runningMean, double[] runningVariance) : NaiveLayer
{
    private double[] inputs = [];

    /// <summary>Whether the running moments are taken.</summary>
    public bool TakesRunning { get; set; }

    public override double[] Forward(double[] x)
    {
        inputs = x;
        (double Mean, double Variance)[] moments = [.. Enumerable.Range(0, width).Select(Moments)];
        return [.. x.Select((value, i) =>
        {
            (double mean, double variance) = moments[i % width];
            return (gain[i % width] * (value - mean) / Math.Sqrt(variance + epsilon)) + shift[i % width];
        })];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[inputs.Length];
        var dGain = new double[width];
        var dShift = new double[width];
        int rows = inputs.Length / width;
        for (int column = 0; column < width; column++)
        {
            (double mean, double variance) = Moments(column);
            double deviation = Math.Sqrt(variance + epsilon);
            for (int i = 0; i < rows; i++)
            {
                double dn = gradient[(i * width) + column];
                double distance = inputs[(i * width) + column] - mean;
                dGain[column] += dn * distance / deviation;
                dShift[column] += dn;
                for (int j = 0; j < rows; j++)
                {
                    double slope = TakesRunning
                        ? (i == j ? 1 : 0) / deviation
                        : (((i == j ? 1 : 0) - (1.0 / rows)) / deviation) - (distance * (inputs[(j * width) + column] - mean) / (rows * Math.Pow(deviation, 3)));
                    dx[(j * width) + column] += dn * gain[column] * slope;
                }
            }
        }

        gradients.Add(gain, dGain);
        gradients.Add(shift, dShift);
        gradients.Add(runningMean, new double[width]);
        gradients.Add(runningVariance, new double[width]);
        return dx;
    }

    /// <summary>Moves the running moments by the last forward pass's batch, unless they are taken themselves.</summary>
    public void Move()
    {
        int rows = inputs.Length / width;
        for (int column = 0; column < width && !TakesRunning; column++)
        {
            (double mean, double variance) = Moments(column);
            runningMean[column] += momentum * (mean - runningMean[column]);
            runningVariance[column] += momentum * ((variance * rows / (rows - 1)) - runningVariance[column]);
        }
    }

    private (double Mean, double Variance) Moments(int column)
    {
        if (TakesRunning)
        {
            return (runningMean[column], runningVariance[column]);
        }

        double[] values = [.. inputs.Where((_, i) => i % width == column)];
        double mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }
}
