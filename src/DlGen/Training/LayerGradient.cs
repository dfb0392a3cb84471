using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>What a check of a custom layer is drawn from.</summary>
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

/// <summary>The backward pass of a custom layer, and central differences of what it must be the slope of: Σᵢ dyᵢ·yᵢ.</summary>
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
    public GradientReport Check(ReadOnlySpan<double> x)
    {
        int rows = x.Length / inputs;
        double[] dy = LayerGradient.Draw(Lengths.Product(rows, y.Length, "outputs", "The outputs of the check"), seed, stream: 1);
        (double[] gradients, double[] parameterGradients) = (new double[x.Length], new double[parameters.Length]);
        (Slope[] slopes, Slope[] parameterSlopes) = (new Slope[x.Length], new Slope[parameters.Length]);
        double size = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] input = x.Slice(row * inputs, inputs).ToArray();
            double[] outputGradient = dy[(row * y.Length)..((row + 1) * y.Length)];
            double loss = Math.Abs(Loss(input, outputGradient));
            size = Math.Max(size, loss);
            double noise = GradientCheck.Noise(GradientCheck.Floor(loss, 0));
            Array.Clear(dx);
            TLayer.Backward<double>(input, parameters, y, outputGradient, dx, parameterGradients);
            dx.CopyTo(gradients, row * inputs);
            for (int i = 0; i < inputs; i++)
            {
                slopes[(row * inputs) + i] = SlopeAlong(input, i, input, outputGradient, noise);
            }

            for (int i = 0; i < parameters.Length; i++)
            {
                Slope slope = SlopeAlong(parameters, i, input, outputGradient, noise);
                parameterSlopes[i] = new Slope(parameterSlopes[i].Value + slope.Value, parameterSlopes[i].Closer + slope.Closer, parameterSlopes[i].HasKink || slope.HasKink);
            }
        }

        double floor = GradientCheck.Floor(size, gradients.Concat(parameterGradients).Max(Math.Abs));
        return GradientReport.Of(
        [
            .. gradients.Select((gradient, index) => Entry("x", [index / inputs, index % inputs], gradient, slopes[index], floor)),
            .. parameterGradients.Select((gradient, index) => Entry("parameters", [index], gradient, parameterSlopes[index], floor)),
        ]);
    }

    private static (GradientDifference Entry, bool HasKink) Entry(string parameter, int[] place, double gradient, Slope slope, double floor)
    {
        double error = GradientCheck.RelativeError(gradient, slope.Value, floor);
        return (new GradientDifference(parameter, place, gradient, slope.Value, error), slope.HasKink && double.IsFinite(gradient) && !(error < GradientReport.Tolerance));
    }

    /// <summary>The slope along one of the numbers that the loss depends on.</summary>
    private Slope SlopeAlong(double[] numbers, int index, double[] x, double[] dy, double noise)
    {
        double old = numbers[index];
        Slope slope = Slope.Of(
            distance =>
            {
                numbers[index] = old + distance;
                return Loss(x, dy);
            },
            old,
            noise);
        numbers[index] = old;
        return slope;
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
