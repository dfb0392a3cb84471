namespace DlGen.Tests.GradientChecks;

/// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s] + b[o], over the channels of the output's group.</summary>
internal sealed class NaiveConvolution(ConvolutionAttribute declared, int[] shape, int outputs, int groups, double[] kernel, double[]? bias)
    : NaiveWindows(declared, shape, outputs, declared.Dilation)
{
    private double[] inputs = [];

    public override double[] Forward(double[] x)
    {
        inputs = x;
        var z = new double[x.Length / InputSize * OutputSize];
        foreach ((int image, int output, int channel, int y, int column) in Outputs(x.Length / InputSize))
        {
            z[output] = (bias?[channel] ?? 0) + Terms(channel, y, column).Sum(term => kernel[term.Weight] * x[image + term.Input]);
        }

        return z;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[inputs.Length];
        var dKernel = new double[kernel.Length];
        var dBias = new double[OutputShape[0]];
        foreach ((int image, int output, int channel, int y, int column) in Outputs(inputs.Length / InputSize))
        {
            dBias[channel] += gradient[output];
            foreach ((int weight, int input) in Terms(channel, y, column))
            {
                dKernel[weight] += gradient[output] * inputs[image + input];
                dx[image + input] += gradient[output] * kernel[weight];
            }
        }

        gradients.Add(kernel, dKernel);
        if (bias is not null)
        {
            gradients.Add(bias, dBias);
        }

        return dx;
    }

    private IEnumerable<(int Weight, int Input)> Terms(int output, int y, int x) =>
        from channel in Enumerable.Range(0, Shape[0] / groups)
        from place in Window((output / (OutputShape[0] / groups) * (Shape[0] / groups)) + channel, y, x)
        select ((((output * (Shape[0] / groups)) + channel) * KernelHeight * KernelWidth) + place.Within, place.Input);
}
