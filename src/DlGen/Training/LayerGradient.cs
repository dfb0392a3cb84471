using System.Numerics;

namespace DlGen;

/// <summary>What a check of a layer of one's own is drawn from.</summary>
internal static class LayerGradient
{
    /// <summary>Numbers from the standard normal distribution.</summary>
    public static double[] Draw(int count, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        var numbers = new double[count];
        for (int index = 0; index < count; index++)
        {
            numbers[index] = random.Normal(index).First;
        }

        return numbers;
    }
}

/// <summary>The way back of a layer of one's own, and central differences of what it must be the slope of: Σᵢ dyᵢ·yᵢ.</summary>
internal sealed class LayerGradient<TLayer>
    where TLayer : IParametricLayer
{
    private readonly int inputs;
    private readonly double[] parameters;
    private readonly double[] y;
    private readonly double[] dx;
    private readonly int seed;

    public LayerGradient(int inputs, int outputs, ReadOnlySpan<double> parameters, int seed)
    {
        this.inputs = inputs;
        this.parameters = parameters.ToArray();
        this.seed = seed;
        y = new double[outputs];
        dx = new double[inputs];
    }

    /// <summary>The entry of dx with the largest error, over all rows, and that of the parameters' gradient, summed over them.</summary>
    public GradientReport Check(ReadOnlySpan<double> x, double step)
    {
        int rows = x.Length / inputs;
        double[] dy = LayerGradient.Draw(Lengths.Product(rows, y.Length, "outputs", "The outputs of the check"), seed, stream: 1);
        (double[] gradients, double[] numeric) = (new double[x.Length], new double[x.Length]);
        (double[] parameterGradients, double[] parameterNumeric) = (new double[parameters.Length], new double[parameters.Length]);
        double size = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] input = x.Slice(row * inputs, inputs).ToArray();
            double[] outputGradient = dy[(row * y.Length)..((row + 1) * y.Length)];
            size = Math.Max(size, Math.Abs(Loss(input, outputGradient)));
            Array.Clear(dx);
            TLayer.Backward<double>(input, parameters, y, outputGradient, dx, parameterGradients);
            dx.CopyTo(gradients, row * inputs);
            for (int i = 0; i < inputs; i++)
            {
                numeric[(row * inputs) + i] = Slope(ref input[i], step, input, outputGradient);
            }

            for (int i = 0; i < parameters.Length; i++)
            {
                parameterNumeric[i] += Slope(ref parameters[i], step, input, outputGradient);
            }
        }

        double floor = GradientCheck.Floor(size, gradients.Concat(parameterGradients).Max(Math.Abs));
        (int index, double error) = Worst(gradients, numeric, floor);
        var ofInputs = new GradientDifference("x", [index / inputs, index % inputs], gradients[index], numeric[index], error);
        if (parameters.Length == 0)
        {
            return new GradientReport([ofInputs]);
        }

        (index, error) = Worst(parameterGradients, parameterNumeric, floor);
        return new GradientReport([ofInputs, new GradientDifference("parameters", [index], parameterGradients[index], parameterNumeric[index], error)]);
    }

    /// <summary>The slope along one of the numbers that the loss depends on.</summary>
    private double Slope(ref double number, double step, double[] x, double[] dy)
    {
        double old = number;
        number = old + step;
        double above = Loss(x, dy);
        number = old - step;
        double below = Loss(x, dy);
        number = old;
        return (above - below) / (old + step - (old - step));
    }

    private double Loss(double[] x, double[] dy)
    {
        Array.Clear(y);
        TLayer.Forward<double>(x, parameters, y);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += dy[i] * y[i];
        }

        return sum;
    }

    private static (int Index, double Error) Worst(double[] gradients, double[] numeric, double floor)
    {
        (int worst, double worstError) = (0, double.NegativeInfinity);
        for (int i = 0; i < gradients.Length && !double.IsNaN(worstError); i++)
        {
            double error = GradientCheck.RelativeError(gradients[i], numeric[i], floor);
            (worst, worstError) = error <= worstError ? (worst, worstError) : (i, error);
        }

        return (worst, worstError);
    }
}

/// <summary>A layer without parameters as one with none.</summary>
internal readonly struct WithoutParameters<TLayer> : IParametricLayer
    where TLayer : ICustomLayer
{
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, Span<T> y)
        where T : unmanaged, IFloatingPointIeee754<T> => TLayer.Forward(x, y);

    public static void Backward<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> parameters, ReadOnlySpan<T> y, ReadOnlySpan<T> dy, Span<T> dx, Span<T> dParameters)
        where T : unmanaged, IFloatingPointIeee754<T> => TLayer.Backward(x, y, dy, dx);
}
