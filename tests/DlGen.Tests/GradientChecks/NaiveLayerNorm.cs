namespace DlGen.Tests.GradientChecks;

/// <summary>
/// n = γ⊙(x − μ)/σ + β with σ = √(var + ε). Its backward pass is the Jacobian written out: ∂hᵢ/∂xⱼ = (δᵢⱼ − 1/D)/σ −
/// (xᵢ − μ)(xⱼ − μ)/(D·σ³).
/// </summary>
internal sealed class NaiveLayerNorm(int width, double epsilon, double[] gain, double[]? shift) : NaiveLayer
{
    private double[] inputs = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        return [.. x.Chunk(width).SelectMany(row =>
        {
            (double mean, double deviation) = Moments(row);
            return row.Select((value, i) => (gain[i] * (value - mean) / deviation) + (shift?[i] ?? 0));
        })];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[inputs.Length];
        var dGain = new double[width];
        var dShift = new double[width];
        for (int first = 0; first < inputs.Length; first += width)
        {
            double[] row = inputs[first..(first + width)];
            (double mean, double deviation) = Moments(row);
            for (int i = 0; i < width; i++)
            {
                double dn = gradient[first + i];
                dGain[i] += dn * (row[i] - mean) / deviation;
                dShift[i] += dn;
                for (int j = 0; j < width; j++)
                {
                    double slope = (((i == j ? 1 : 0) - (1.0 / width)) / deviation)
                        - ((row[i] - mean) * (row[j] - mean) / (width * Math.Pow(deviation, 3)));
                    dx[first + j] += dn * gain[i] * slope;
                }
            }
        }

        if (shift is not null)
        {
            gradients.Add(shift, dShift);
        }

        gradients.Add(gain, dGain);
        return dx;
    }

    private (double Mean, double Deviation) Moments(double[] row)
    {
        double mean = row.Average();
        return (mean, Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + epsilon));
    }
}
