#:package DlGen@*-*
using DlGen;

/// <summary>AND by hand. The hidden layer that solves XOR solves AND and OR as well: what it computes is a representation.</summary>
public static class Lesson04
{
    private static readonly float[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];   // x1 and x2 of four examples

    public static void Main()
    {
        // h1 = relu(x1 + x2) counts the ones; h2 = relu(x1 + x2 − 1) is 1 only where both are.
        var gates = new Gates();
        gates.Linear1.Set([1, 1, 1, 1], [0, -1]);

        // Each function is a row of the second layer's weights: another way to read the same two numbers.
        float[] and = [0, 1], or = [1, -1], xor = [1, -2];               // h2, h1 − h2 and h1 − 2·h2
        gates.Linear2.Set([.. and, .. or, .. xor], [0, 0, 0]);

        float[] h = gates.GetActivations("relu1", Corners);
        float[] y = gates.Predict(Corners);
        Console.WriteLine("x1 x2   h1 h2   AND OR XOR");
        for (int i = 0; i < 4; i++)
        {
            Console.WriteLine($" {Corners[2 * i]}  {Corners[(2 * i) + 1]}    {h[2 * i]}  {h[(2 * i) + 1]}     {y[3 * i]}  {y[(3 * i) + 1]}   {y[(3 * i) + 2]}");
        }

        Expect.Equal(y, [0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 1, 0]);

        // AND needs no hidden layer: the line x1 + x2 = 1.5 separates its classes. One neuron finds such a line.
        var neuron = new AndNeuron(seed: 1);
        var optimizer = new Adam(0.1f).For(neuron);
        for (int step = 0; step < 500; step++)
        {
            neuron.Forward(Corners);
            neuron.ComputeLoss([0f, 0, 0, 1]);
            neuron.Backward();
            optimizer.Step();
        }

        TensorView<float> w = neuron.Linear1.Weight;
        float b = neuron.Linear1.Bias![0];
        float[] learned = neuron.Predict(Corners);
        Console.WriteLine($"one neuron learns AND: {w[0, 0]:F1}·x1 + {w[0, 1]:F1}·x2 > {-b:F1}, with probabilities {string.Join(", ", learned.Select(p => $"{p:F2}"))}");
        Expect.Above(learned[3], 0.9);
        Expect.Below(learned[..3].Max(), 0.1);
    }
}

/// <summary>Two hidden relus, and three functions of them.</summary>
[Mlp(2, 2, 3, Loss = Loss.MeanSquaredError)]
public partial class Gates;

[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class AndNeuron;
