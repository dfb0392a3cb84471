namespace DlGen.Kernels;

/// <summary>
/// The linear layer as its formulas say it, in loops over plain arrays: what the register tiles are compared with.
/// Matrices are row-major without padding: x [rows × inputs], w [inputs × outputs], z and dz [rows × outputs].
/// </summary>
internal static class Reference
{
    /// <summary>z = x·W + b.</summary>
    public static double[] Linear(double[] x, double[] w, double[] b, int rows, int inputs, int outputs)
    {
        var z = new double[rows * outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int output = 0; output < outputs; output++)
            {
                double sum = b[output];
                for (int input = 0; input < inputs; input++)
                {
                    sum += x[(row * inputs) + input] * w[(input * outputs) + output];
                }

                z[(row * outputs) + output] = sum;
            }
        }

        return z;
    }

    /// <summary>dx = dz·Wᵀ.</summary>
    public static double[] InputGradient(double[] dz, double[] w, int rows, int inputs, int outputs)
    {
        var dx = new double[rows * inputs];
        for (int row = 0; row < rows; row++)
        {
            for (int input = 0; input < inputs; input++)
            {
                double sum = 0;
                for (int output = 0; output < outputs; output++)
                {
                    sum += dz[(row * outputs) + output] * w[(input * outputs) + output];
                }

                dx[(row * inputs) + input] = sum;
            }
        }

        return dx;
    }

    /// <summary>dW = xᵀ·dz.</summary>
    public static double[] WeightGradient(double[] x, double[] dz, int rows, int inputs, int outputs)
    {
        var dw = new double[inputs * outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int input = 0; input < inputs; input++)
            {
                for (int output = 0; output < outputs; output++)
                {
                    dw[(input * outputs) + output] += x[(row * inputs) + input] * dz[(row * outputs) + output];
                }
            }
        }

        return dw;
    }

    /// <summary>db = Σ dz over the rows.</summary>
    public static double[] BiasGradient(double[] dz, int rows, int outputs)
    {
        var db = new double[outputs];
        for (int row = 0; row < rows; row++)
        {
            for (int output = 0; output < outputs; output++)
            {
                db[output] += dz[(row * outputs) + output];
            }
        }

        return db;
    }
}
