#:package DlGen@*-*
using DlGen;

/// <summary>Six problems to do on paper first. The program has the answers, and checks them.</summary>
public static class Lesson20
{
    public static void Main()
    {
        // P1. How many parameters has 784 → 512 → 10, and how many operations does an image take?
        int parameters = (784 * 512) + 512 + (512 * 10) + 10;
        int operations = 2 * ((784 * 512) + (512 * 10));                 // a multiplication and an addition for each weight
        Console.WriteLine($"P1  {parameters:N0} parameters, {operations:N0} operations");
        Expect.Equal(parameters, 407_050);
        Expect.Equal(OneHidden.ParameterCount, parameters);
        Expect.Equal(OneHidden.ForwardFlops, operations);

        // P2. σ′ = σ·(1 − σ), at most 1/4. Against the difference quotient.
        double[] z = [.. Enumerable.Range(-60, 121).Select(i => i / 10.0)];
        double[] slopes = [.. z.Select(v => Sigmoid(v) * (1 - Sigmoid(v)))];
        double[] quotients = [.. z.Select(v => (Sigmoid(v + 1e-5) - Sigmoid(v - 1e-5)) / 2e-5)];
        Console.WriteLine($"P2  the largest slope is {slopes.Max()}, at z = {z[Array.IndexOf(slopes, slopes.Max())]}");
        Expect.Equal(quotients, slopes, decimals: 8);
        Expect.Equal(slopes.Max(), 0.25);
        Expect.Equal(z[Array.IndexOf(slopes, slopes.Max())], 0);

        // P3. AND with two hidden relus: h1 = relu(x1 + x2), h2 = relu(x1 + x2 − 1), y = 0·h1 + 1·h2.
        var and = new TwoRelus();
        and.Linear1.Set([1, 1, 1, 1], [0, -1]);
        and.Linear2.Set([0, 1], [0]);
        double[] gate = and.Predict([0, 0, 0, 1, 1, 0, 1, 1]);
        Console.WriteLine($"P3  AND of 00, 01, 10, 11: {string.Join(", ", gate)}");
        Expect.Equal(gate, [0, 0, 0, 1]);

        // P4. Logits [3, 1, −1], and class 0 is true.
        var three = new ThreeLogits();
        three.Linear1.Set([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        double[] probabilities = three.Predict([3, 1, -1]);
        three.Forward([3, 1, -1]);
        double loss = three.ComputeLoss([0]);
        three.Backward();
        double[] gradient = three.GetInputGradient();
        Console.WriteLine($"P4  softmax {Text(probabilities)}, loss {loss:F4}, gradient {Text(gradient)}");
        Expect.Equal(probabilities, [0.8668, 0.1173, 0.0159]);
        Expect.Equal(loss, 0.1429);
        Expect.Equal(gradient, [-0.1332, 0.1173, 0.0159]);

        // P5. Why the loss takes logits: log(softmax(z)) by way of probabilities becomes log 0, and then its gradient is 0·∞. From logits both
        // are finite, and the gradient is ŷ − y.
        double byProbabilities = -Math.Log(Math.Exp(-800) / (Math.Exp(-800) + Math.Exp(0) + Math.Exp(0)));
        three.Forward([-800, 0, 0]);
        double byLogits = three.ComputeLoss([0]);
        three.Backward();
        Console.WriteLine($"P5  logits [-800, 0, 0]: loss {byLogits:F2} and not {byProbabilities}, gradient {Text(three.GetInputGradient())}");
        Expect.Equal(byProbabilities, double.PositiveInfinity);
        Expect.Equal(byLogits, 800 + Math.Log(2), decimals: 9);
        Expect.Equal(three.GetInputGradient(), [-1, 0.5, 0.5]);

        // P6. Ten sigmoids with weights from N(0, 1), of which the mean size is about 0.8: at most (0.8·0.25)^10 to 0.25^10 of the gradient.
        double atMost = Math.Pow(0.25, 10), typical = Math.Pow(Math.Sqrt(2 / Math.PI) * 0.25, 10);
        Console.WriteLine($"P6  about {typical:0.0E+0} to {atMost:0.0E+0} of the gradient reaches the first layer");
        Expect.Equal(atMost * 1e6, 0.95, decimals: 2);
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static string Text(double[] values) => $"[{string.Join(", ", values.Select(v => $"{v:F4}"))}]";
}

[Mlp(784, 512, 10)] public partial class OneHidden;
[Mlp(2, 2, 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)] public partial class TwoRelus;
[Mlp(3, 3, Precision = Precision.Double)] public partial class ThreeLogits;
