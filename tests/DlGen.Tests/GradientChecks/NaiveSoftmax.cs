namespace DlGen.Tests.GradientChecks;

/// <summary>sᵢ = e^(zᵢ/τ) / Σ e^(z/τ), row by row. Its backward pass is the Jacobian written out: ∂sᵢ/∂zⱼ = sᵢ·(δᵢⱼ − sⱼ)/τ.</summary>
internal sealed class NaiveSoftmax(int width, double temperature) : NaiveLayer
{
    private double[] outputs = [];

    public override double[] Forward(double[] x) => outputs = [.. x.Chunk(width).SelectMany(row =>
    {
        double[] exponentials = Array.ConvertAll(row, z => Math.Exp((z - row.Max()) / temperature));
        return exponentials.Select(e => e / exponentials.Sum());
    })];

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[outputs.Length];
        for (int first = 0; first < outputs.Length; first += width)
        {
            for (int i = 0; i < width; i++)
            {
                for (int j = 0; j < width; j++)
                {
                    dx[first + j] += gradient[first + i] * outputs[first + i] * ((i == j ? 1 : 0) - outputs[first + j]) / temperature;
                }
            }
        }

        return dx;
    }
}
