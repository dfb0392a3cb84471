#:package DlGen@*-*
using DlGen;

/// <summary>A neuron: a weighted sum of its inputs, then a squash. y = σ(w·x + b).</summary>
public static class Lesson01
{
    public static void Main()
    {
        // An example with two inputs, a weight for each of them, and a bias.
        double[] x = [0.5, -1.0];
        double[] w = [0.8, 0.2];
        double b = 0.1;

        // On paper.
        double z = (w[0] * x[0]) + (w[1] * x[1]) + b;   // the pre-activation: how much speaks for a yes
        double y = Sigmoid(z);                          // the activation: the same between 0 and 1
        Console.WriteLine($"on paper:   z = {z:F4}   y = {y:F4}");

        // The same as a network of one layer, with these weights.
        var neuron = new Neuron();
        neuron.Linear1.Set(w, [b]);
        double compiledZ = neuron.GetActivations("linear1", x)[0];
        double compiledY = neuron.Predict(x)[0];
        Console.WriteLine($"generated:  z = {compiledZ:F4}   y = {compiledY:F4}");

        Expect.Equal(z, 0.3);
        Expect.Equal(y, 0.574, decimals: 3);
        Expect.Equal(compiledZ, z, decimals: 12);
        Expect.Equal(compiledY, y, decimals: 12);

        // The bias shifts the threshold: the weights alone would say "yes" only where w·x > 0.
        Console.WriteLine();
        Console.WriteLine("with another bias:");
        foreach (double bias in new[] { -2.0, -0.2, 0.1, 2.0 })
        {
            neuron.Linear1.Bias![0] = bias;
            Console.WriteLine($"  b = {bias,4:F1}   y = {neuron.Predict(x)[0]:F4}");
        }
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}

/// <summary>Two inputs, one neuron. Press F12 on its name: the generated half of the class has the formula in its table.</summary>
[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Sigmoid]
public partial class Neuron;
