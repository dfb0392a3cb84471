namespace DlGen.Tests.GradientChecks;

/// <summary>zᵢ = Σⱼ wᵢⱼ·xⱼ + bᵢ, with w [out, in].</summary>
internal sealed class NaiveLinear(int width, int outputs, double[] w, double[]? b) : NaiveLayer
{
    private double[] inputs = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        int rows = x.Length / width;
        var z = new double[rows * outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < outputs; i++)
            {
                double sum = b?[i] ?? 0;
                for (int j = 0; j < width; j++)
                {
                    sum += w[(i * width) + j] * x[(row * width) + j];
                }

                z[(row * outputs) + i] = sum;
            }
        }

        return z;
    }

    public override double[] Backward(double[] gradient, List<double[]> parameters)
    {
        var dx = new double[inputs.Length];
        var dw = new double[w.Length];
        var db = new double[outputs];
        for (int row = 0; row < gradient.Length / outputs; row++)
        {
            for (int i = 0; i < outputs; i++)
            {
                double dz = gradient[(row * outputs) + i];
                db[i] += dz;
                for (int j = 0; j < width; j++)
                {
                    dw[(i * width) + j] += dz * inputs[(row * width) + j];
                    dx[(row * width) + j] += dz * w[(i * width) + j];
                }
            }
        }

        if (b is not null)
        {
            parameters.Add(db);
        }

        parameters.Add(dw);
        return dx;
    }
}
