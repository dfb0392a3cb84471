#:package DlGen@*
#:package DlGen.Reporting@*
using DlGen;
using DlGen.Reporting;

/// <summary>
/// How wide initial weights are decides whether signals survive depth. A relu layer of n inputs, with weights of variance s², makes the
/// mean square of its inputs n·s²/2 times as large. He's choice, s = √(2/n), makes that 1.
/// </summary>
public static class Lesson13
{
    private const int Width = 64, Layers = 10;

    public static void Main()
    {
        double he = Math.Sqrt(2.0 / Width), xavier = Math.Sqrt(2.0 / (Width + Width));
        (string Name, double Deviation)[] choices = [("N(0, 1)", 1), ("He", he), ("Xavier", xavier), ("s = 0.01", 0.01)];
        var curves = new List<Curve>();
        Console.WriteLine("weights      s       factor a layer   signal after 10 layers   gradient in layer 1");
        foreach ((string name, double s) in choices)
        {
            TenRelus net = WithWeights(s);
            double[] signal = Signal(net);
            double gradient = Root(net.Linear1.WeightGradient.ToArray());
            double factor = s * Math.Sqrt(Width / 2.0);
            double measured = Math.Pow(signal[^1] / signal[0], 1.0 / Layers);
            Console.WriteLine($"{name,-10}   {s:F3}         {factor:F3}           {signal[^1],10:0.00E+0}             {gradient,10:0.00E+0}");
            Expect.Equal(measured / factor, 1, decimals: 0, name: $"{name}: the factor of a layer, by the formula");
            curves.Add(new Curve(name, [.. Enumerable.Range(0, Layers + 1).Select(layer => (double)layer)], signal));
        }

        // The compiler takes the one that suits the activation, unless Initialization says otherwise. See Initialize in the generated file.
        var chosen = new TenRelus(seed: 1);
        Console.WriteLine($"the compiler's choice: s = {Root(chosen.Linear1.Weight.ToArray()):F3}");
        Expect.Equal(he, 0.177, decimals: 3);
        Expect.Equal(Root(chosen.Linear1.Weight.ToArray()), he, decimals: 2);

        // Weights that start equal stay equal: ten neurons, but one feature.
        TenRelus equal = WithWeights(0);
        equal.Linear1.Weight.CopyFrom([.. Enumerable.Repeat(0.1f, Width * Width)]);
        equal.Linear2.Weight.CopyFrom([.. Enumerable.Repeat(0.1f, Width * Width)]);
        float[] features = equal.GetActivations("relu2", [.. Inputs(1)]);
        Console.WriteLine($"equal weights: {features.Distinct().Count()} different feature from {Width} neurons");
        Expect.Equal(features.Distinct().Count(), 1);

        Picture.Lines("Signals through ten relu layers", "layer", "root mean square", curves, logarithmicY: true).Save("initialization.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("initialization.svg")}");
    }

    /// <summary>The root mean square of the inputs and behind each layer; the gradients are there afterwards.</summary>
    private static double[] Signal(TenRelus net)
    {
        float[] x = Inputs(256);
        net.Forward(x);
        net.ComputeLoss(new float[256]);
        net.Backward();
        return [Root(x), .. Enumerable.Range(1, Layers).Select(layer => Root(net.GetActivations($"relu{layer}", x)))];
    }

    private static TenRelus WithWeights(double deviation)
    {
        var random = new Random(1);
        var net = new TenRelus();
        foreach (Parameter<float> weight in net.Parameters.Where(parameter => parameter.Shape.Length == 2))
        {
            weight.Value.CopyFrom([.. Enumerable.Range(0, weight.Count).Select(_ => (float)(deviation * Normal(random)))]);
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
