namespace DlGen.Tests.GradientChecks;

/// <summary>zᵢ = Σⱼ wᵢⱼ·xⱼ + bᵢ, with w [out, in], or wⱼᵢ where the weights are those of a layer that goes the other way.</summary>
internal sealed class NaiveLinear(int width, int outputs, double[] w, double[]? b, bool isTransposed = false) : NaiveLayer
{
    private double[] inputs = [];

    public double[] Weights => w;

    public bool IsTransposed => isTransposed;

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
                    sum += w[At(i, j)] * x[(row * width) + j];
                }

                z[(row * outputs) + i] = sum;
            }
        }

        return z;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
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
                    dw[At(i, j)] += dz * inputs[(row * width) + j];
                    dx[(row * width) + j] += dz * w[At(i, j)];
                }
            }
        }

        if (b is not null)
        {
            gradients.Add(b, db);
        }

        gradients.Add(w, dw);
        return dx;
    }

    private int At(int output, int input) => isTransposed ? (input * outputs) + output : (output * width) + input;
}
