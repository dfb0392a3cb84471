namespace DlGen.Tests.GradientChecks;

/// <summary>p[c, i, j] = max a[c, i+r, j+s]; the first of equal maxima gets the gradient.</summary>
internal sealed class NaiveMaxPool(MaxPool2dAttribute declared, int[] shape)
    : NaiveWindows(declared, shape, shape[0], 1)
{
    private double[] inputs = [];

    /// <summary>How far the maximum of a window is from what comes next; equal ones are at a kink for good.</summary>
    public override double DistanceToKink => Outputs(inputs.Length / InputSize)
        .Select(window => Window(window.Channel, window.Y, window.X).Select(place => inputs[window.Image + place.Input]).OrderDescending().ToArray())
        .Where(static values => values.Length > 1 && values[0] != values[1])
        .Select(static values => (values[0] - values[1]) / 2)
        .Append(double.PositiveInfinity)
        .Min();

    public override double[] Forward(double[] x)
    {
        inputs = x;
        return [.. Outputs(x.Length / InputSize).Select(window => x[Maximum(window.Image, window.Channel, window.Y, window.X)])];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[inputs.Length];
        foreach ((int image, int output, int channel, int y, int x) in Outputs(inputs.Length / InputSize))
        {
            dx[Maximum(image, channel, y, x)] += gradient[output];
        }

        return dx;
    }

    private int Maximum(int image, int channel, int y, int x) => image + Window(channel, y, x).MaxBy(place => inputs[image + place.Input]).Input;
}

/// <summary>The mean of each of an image's height·width rectangles of one size, channel by channel.</summary>
internal sealed class NaiveAdaptivePool(int[] shape, int height, int width) : NaiveLayer
{
    private int Rectangle => shape[1] / height * (shape[2] / width);

    public override double[] Forward(double[] x)
    {
        var p = new double[x.Length / Rectangle];
        for (int place = 0; place < x.Length; place++)
        {
            p[Result(place)] += x[place] / Rectangle;
        }

        return p;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients) =>
        [.. Enumerable.Range(0, gradient.Length * Rectangle).Select(place => gradient[Result(place)] / Rectangle)];

    /// <summary>The rectangle that a place of the images is in.</summary>
    private int Result(int place)
    {
        (int channel, int within) = Math.DivRem(place, shape[1] * shape[2]);
        (int y, int x) = Math.DivRem(within, shape[2]);
        return (((channel * height) + (y / (shape[1] / height))) * width) + (x / (shape[2] / width));
    }
}

/// <summary>p[c, i, j] = mean a[c, i+r, j+s], where the padding counts as zeros or not at all.</summary>
internal sealed class NaiveAveragePool(AvgPool2dAttribute declared, int[] shape)
    : NaiveWindows(declared, shape, shape[0], 1)
{
    private int examples;

    public override double[] Forward(double[] x)
    {
        examples = x.Length / InputSize;
        return [.. Outputs(examples).Select(window =>
            Window(window.Channel, window.Y, window.X).Sum(place => x[window.Image + place.Input]) / Places(window.Channel, window.Y, window.X))];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[examples * InputSize];
        foreach ((int image, int output, int channel, int y, int x) in Outputs(examples))
        {
            foreach ((int input, _) in Window(channel, y, x))
            {
                dx[image + input] += gradient[output] / Places(channel, y, x);
            }
        }

        return dx;
    }

    /// <summary>The places whose mean it is: those of the padding too, or only those within the image.</summary>
    private int Places(int channel, int y, int x) => declared.CountIncludePadding ? KernelHeight * KernelWidth : Window(channel, y, x).Count();
}
