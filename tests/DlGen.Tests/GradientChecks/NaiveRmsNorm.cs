namespace DlGen.Tests.GradientChecks;

/// <summary>n = γ⊙x/s with s = √(mean x² + ε). Its backward pass is the Jacobian written out: ∂hᵢ/∂xⱼ = δᵢⱼ/s − xᵢxⱼ/(D·s³).</summary>
internal sealed class NaiveRmsNorm(int width, double epsilon, double[] gain) : NaiveLayer
{
    private double[] inputs = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        return [.. x.Chunk(width).SelectMany(row => row.Select((value, i) => gain[i] * value / Root(row)))];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[inputs.Length];
        var dGain = new double[width];
        for (int first = 0; first < inputs.Length; first += width)
        {
            double[] row = inputs[first..(first + width)];
            double root = Root(row);
            for (int i = 0; i < width; i++)
            {
                double dn = gradient[first + i];
                dGain[i] += dn * row[i] / root;
                for (int j = 0; j < width; j++)
                {
                    dx[first + j] += dn * gain[i] * (((i == j ? 1 : 0) / root) - (row[i] * row[j] / (width * Math.Pow(root, 3))));
                }
            }
        }

        gradients.Add(gain, dGain);
        return dx;
    }

    private double Root(double[] row) => Math.Sqrt(row.Average(value => value * value) + epsilon);
}
