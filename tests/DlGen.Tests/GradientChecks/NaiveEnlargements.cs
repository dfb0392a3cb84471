namespace DlGen.Tests.GradientChecks;

/// <summary>A layer that is linear in its inputs, by the products that add to its outputs.</summary>
internal abstract class NaiveProducts(int inputSize, int outputSize) : NaiveLayer
{
    protected double[] Inputs { get; private set; } = [];

    /// <summary>Which input goes into which output of an example, and times what.</summary>
    protected abstract IEnumerable<(int Input, int Output, double Factor)> Products { get; }

    public override double[] Forward(double[] x)
    {
        Inputs = x;
        var z = new double[x.Length / inputSize * outputSize];
        for (int example = 0; example < x.Length / inputSize; example++)
        {
            foreach ((int input, int output, double factor) in Products)
            {
                z[(example * outputSize) + output] += factor * x[(example * inputSize) + input];
            }
        }

        return z;
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dx = new double[Inputs.Length];
        for (int example = 0; example < Inputs.Length / inputSize; example++)
        {
            foreach ((int input, int output, double factor) in Products)
            {
                dx[(example * inputSize) + input] += factor * gradient[(example * outputSize) + output];
            }
        }

        return dx;
    }
}

/// <summary>z[o, i·stride + r·dilation − padding, …] += K[c, o, r, s]·a[c, i, j] within each group of channels, as PyTorch defines ConvTranspose2d.</summary>
internal sealed class NaiveTransposedConvolution(ConvTranspose2dAttribute declared, int[] shape, double[] kernel, double[]? bias)
    : NaiveProducts(shape[0] * shape[1] * shape[2], Size(Output(declared, shape)))
{
    /// <summary>The shape of what comes out.</summary>
    public int[] OutputShape => Output(declared, shape);

    protected override IEnumerable<(int Input, int Output, double Factor)> Products => Terms.Select(term => (term.Input, term.Output, kernel[term.Weight]));

    private IEnumerable<(int Input, int Output, int Weight)> Terms =>
        from channel in Enumerable.Range(0, shape[0])
        from y in Enumerable.Range(0, shape[1])
        from x in Enumerable.Range(0, shape[2])
        from ofGroup in Enumerable.Range(0, OutputsOfGroup)
        from r in Enumerable.Range(0, declared.KernelHeight)
        from s in Enumerable.Range(0, declared.KernelWidth)
        let row = (y * declared.Stride) + (r * declared.Dilation) - declared.Padding
        let column = (x * declared.Stride) + (s * declared.Dilation) - declared.Padding
        let output = (channel / (shape[0] / declared.Groups) * OutputsOfGroup) + ofGroup
        where row >= 0 && row < OutputShape[1] && column >= 0 && column < OutputShape[2]
        select ((((channel * shape[1]) + y) * shape[2]) + x, (((output * OutputShape[1]) + row) * OutputShape[2]) + column,
            (((((channel * OutputsOfGroup) + ofGroup) * declared.KernelHeight) + r) * declared.KernelWidth) + s);

    private int OutputsOfGroup => declared.Channels / declared.Groups;

    public override double[] Forward(double[] x)
    {
        double[] z = base.Forward(x);
        int places = OutputShape[1] * OutputShape[2];
        return bias is null ? z : [.. z.Select((value, index) => value + bias[index / places % declared.Channels])];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        int inputSize = shape[0] * shape[1] * shape[2];
        int outputSize = Size(OutputShape);
        var dKernel = new double[kernel.Length];
        for (int example = 0; example < Inputs.Length / inputSize; example++)
        {
            foreach ((int input, int output, int weight) in Terms)
            {
                dKernel[weight] += Inputs[(example * inputSize) + input] * gradient[(example * outputSize) + output];
            }
        }

        gradients.Add(kernel, dKernel);
        if (bias is not null)
        {
            var dBias = new double[bias.Length];
            for (int index = 0; index < gradient.Length; index++)
            {
                dBias[index / (OutputShape[1] * OutputShape[2]) % bias.Length] += gradient[index];
            }

            gradients.Add(bias, dBias);
        }

        return base.Backward(gradient, gradients);
    }

    private static int[] Output(ConvTranspose2dAttribute declared, int[] shape) =>
    [
        declared.Channels,
        ((shape[1] - 1) * declared.Stride) - (2 * declared.Padding) + (declared.Dilation * (declared.KernelHeight - 1)) + declared.OutputPadding + 1,
        ((shape[2] - 1) * declared.Stride) - (2 * declared.Padding) + (declared.Dilation * (declared.KernelWidth - 1)) + declared.OutputPadding + 1,
    ];

    private static int Size(int[] shape) => shape[0] * shape[1] * shape[2];
}

/// <summary>An enlarged image, each output between the places around it, as PyTorch defines Upsample.</summary>
internal sealed class NaiveUpsample(UpsampleAttribute declared, int[] shape)
    : NaiveProducts(shape[0] * shape[1] * shape[2], shape[0] * shape[1] * shape[2] * declared.Scale * declared.Scale)
{
    protected override IEnumerable<(int Input, int Output, double Factor)> Products =>
        from channel in Enumerable.Range(0, shape[0])
        from outputY in Enumerable.Range(0, shape[1] * declared.Scale)
        from outputX in Enumerable.Range(0, shape[2] * declared.Scale)
        from row in Around(outputY, shape[1])
        from column in Around(outputX, shape[2])
        select ((((channel * shape[1]) + row.Place) * shape[2]) + column.Place,
            (((channel * shape[1] * declared.Scale) + outputY) * shape[2] * declared.Scale) + outputX,
            row.Part * column.Part);

    private (int Place, double Part)[] Around(int output, int length)
    {
        if (declared.Mode == UpsampleMode.Nearest)
        {
            return [(output / declared.Scale, 1)];
        }

        double place = declared.AlignCorners
            ? length * declared.Scale == 1 ? 0 : output * (length - 1.0) / ((length * declared.Scale) - 1)
            : Math.Max(0, ((output + 0.5) / declared.Scale) - 0.5);
        int below = Math.Min((int)(place + 1e-12), length - 1);
        double part = Math.Max(0, place - below);
        return [(below, 1 - part), (Math.Min(below + 1, length - 1), part)];
    }
}
