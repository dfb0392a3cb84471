#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Where weights start decides what survives depth. A relu layer of n inputs multiplies the size of a signal by s·√(n/2).</summary>
public static class Lesson13
{
    private const int Width = 64, Layers = 10;

    public static void Main()
    {
        // s is the standard deviation of the weights. He's choice, √(2/n), makes the factor 1; Xavier's is meant for tanh.
        double he = Math.Sqrt(2.0 / Width), xavier = Math.Sqrt(2.0 / (Width + Width));
        (string Name, double S)[] choices = [("N(0, 1)", 1), ("He", he), ("Xavier", xavier), ("s = 0.01", 0.01)];
        var curves = new List<Curve>();
        Console.WriteLine("weights      s     factor of a layer, measured   signal after 10 layers   gradient in layer 1");
        foreach ((string name, double s) in choices)
        {
            TenRelus net = WithWeights(s);
            double[] signal = Signal(net);              // and the gradients
            double factor = s * Math.Sqrt(Width / 2.0), measured = Math.Pow(signal[^1] / signal[0], 1.0 / Layers);
            Console.WriteLine($"{name,-10} {s:F3}             {factor:F3}      {measured:F3}               {signal[^1],10:0.00E+0}            {Root(net.Linear1.WeightGradient.ToArray()),10:0.00E+0}");
            Expect.Equal(measured / factor, 1, decimals: 1);
            curves.Add(new Curve(name, signal.Select((size, layer) => ((double)layer, size))));
        }

        // The compiler takes the one that suits the activation, unless Initialization says otherwise. See Initialize in the generated file.
        var chosen = new TenRelus(seed: 1);
        Expect.Equal(he, 0.177, decimals: 3);
        Expect.Equal(Root(chosen.Linear1.Weight.ToArray()), he, decimals: 2);
        Console.WriteLine($"the compiler's choice: s = {Root(chosen.Linear1.Weight.ToArray()):F3}");

        // Neurons whose weights are equal compute the same, get the same gradient, and stay equal.
        chosen.Linear1.Set([.. Enumerable.Repeat(0.1f, Width * Width)], new float[Width]);
        int features = chosen.GetActivations("linear1", Inputs(1)).Distinct().Count();
        Expect.Equal(features, 1);
        Console.WriteLine($"equal weights: {features} feature from {Width} neurons");

        Picture.Lines("Signals through ten relu layers", "layer", "root mean square", curves, logarithmicY: true).Save("initialization.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("initialization.svg")}");
    }

    /// <summary>The root mean square of the inputs, and of what comes out of each layer. Leaves the gradients behind.</summary>
    private static double[] Signal(TenRelus net)
    {
        float[] x = Inputs(256);
        net.Forward(x);
        net.ComputeLoss(new float[256]);
        net.Backward();
        return [Root(x), .. Enumerable.Range(1, Layers).Select(layer => Root(net.GetActivations($"relu{layer}", x)))];
    }

    /// <summary>A network with weights from N(0, s²).</summary>
    private static TenRelus WithWeights(double s)
    {
        var random = new Random(1);
        var net = new TenRelus();
        foreach (Parameter<float> weight in net.Parameters.Where(parameter => parameter.Shape.Length == 2))
        {
            weight.Value.CopyFrom([.. Enumerable.Range(0, weight.Count).Select(_ => (float)(s * Normal(random)))]);
        }

        return net;
    }

    private static float[] Inputs(int examples)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, examples * Width).Select(_ => (float)Normal(random))];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Root(float[] values) => Math.Sqrt(values.Average(v => (double)v * v));
}

[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 1, Loss = Loss.MeanSquaredError, BiasInitialization = BiasInitialization.Zeros)]
public partial class TenRelus;
