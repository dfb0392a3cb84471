namespace DlGen;

/// <summary>The way back of a layer of one's own, and central differences of what it must be the slope of: Σᵢ dyᵢ·yᵢ.</summary>
internal sealed class LayerGradient<TLayer>
    where TLayer : ICustomLayer
{
    private readonly int inputs;
    private readonly double[] y;
    private readonly double[] dx;
    private readonly int seed;

    public LayerGradient(int inputs, int outputs, int seed)
    {
        this.inputs = inputs;
        this.seed = seed;
        y = new double[outputs];
        dx = new double[inputs];
    }

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

    /// <summary>The entry of dx with the largest error, over all rows.</summary>
    public GradientReport Check(ReadOnlySpan<double> x, double step)
    {
        int rows = x.Length / inputs;
        double[] dy = Draw(checked(rows * y.Length), seed, stream: 1);
        var analytic = new double[x.Length];
        var numeric = new double[x.Length];
        double size = 0;
        for (int row = 0; row < rows; row++)
        {
            double[] input = x.Slice(row * inputs, inputs).ToArray();
            ReadOnlySpan<double> outputGradient = dy.AsSpan(row * y.Length, y.Length);
            size = Math.Max(size, Math.Abs(Loss(input, outputGradient)));
            Array.Clear(dx);
            TLayer.Backward<double>(input, y, outputGradient, dx);
            dx.CopyTo(analytic, row * inputs);
            for (int i = 0; i < inputs; i++)
            {
                double old = input[i];
                input[i] = old + step;
                double above = Loss(input, outputGradient);
                input[i] = old - step;
                double below = Loss(input, outputGradient);
                input[i] = old;
                numeric[(row * inputs) + i] = (above - below) / (old + step - (old - step));
            }
        }

        return new GradientReport([Worst(analytic, numeric, GradientCheck.Floor(size, analytic.Max(Math.Abs)))]);
    }

    private double Loss(double[] x, ReadOnlySpan<double> dy)
    {
        Array.Clear(y);
        TLayer.Forward<double>(x, y);
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            sum += dy[i] * y[i];
        }

        return sum;
    }

    private GradientDifference Worst(double[] analytic, double[] numeric, double floor)
    {
        (int worst, double worstError) = (0, double.NegativeInfinity);
        for (int i = 0; i < analytic.Length && !double.IsNaN(worstError); i++)
        {
            double error = GradientCheck.RelativeError(analytic[i], numeric[i], floor);
            (worst, worstError) = error <= worstError ? (worst, worstError) : (i, error);
        }

        return new GradientDifference("x", [worst / inputs, worst % inputs], analytic[worst], numeric[worst], worstError);
    }
}
