#:package DlGen@*-*
using DlGen;

/// <summary>Backpropagation by hand, number by number against the generated code. dv is ∂L/∂v for every value v.</summary>
public static class Lesson10
{
    /// <summary>First a linear layer, z = W·x + b, with dz from behind:  dW = dz·xᵀ,  db = dz,  dx = Wᵀ·dz.</summary>
    public static void Main()
    {
        double[] x = [2, 3], w = [0.1, 0.2, 0.3, 0.4], dz = [0.5, -0.1];
        double[] dw = [dz[0] * x[0], dz[0] * x[1], dz[1] * x[0], dz[1] * x[1]];
        double[] dx = [(w[0] * dz[0]) + (w[2] * dz[1]), (w[1] * dz[0]) + (w[3] * dz[1])];

        // The loss is the mean of (z − y)² over two outputs, so dz = z − y: the targets y = z − dz give the dz that we want.
        var net = new OneLinear();
        net.Linear1.Set(w, [0, 0]);
        net.Forward(x);
        double[] z = net.GetOutputs();
        net.ComputeLoss([z[0] - dz[0], z[1] - dz[1]]);
        net.Backward();
        Check("dW", dw, net.Linear1.WeightGradient.ToArray(), [1.0, 1.5, -0.2, -0.3]);
        Check("db", dz, net.Linear1.BiasGradient!.ToArray(), [0.5, -0.1]);
        Check("dx", dx, net.GetInputGradient(), [0.02, 0.06]);
        TwoLayers();
    }

    /// <summary>x → h = σ(w1·x) → ŷ = σ(w2·h), L = −log ŷ, for x = 0.5 and y = 1: one step of SGD.</summary>
    private static void TwoLayers()
    {
        double x = 0.5, w1 = 0.4, w2 = 0.6;
        const double Rate = 0.5;
        double h = Sigmoid(w1 * x), y = Sigmoid(w2 * h), loss = -Math.Log(y);     // forward
        double dz2 = y - 1;                                                       // backward: ŷ − y
        double dw2 = dz2 * h, dh = w2 * dz2;
        double dz1 = dh * h * (1 - h);                                            // σ′ = σ·(1 − σ)
        double dw1 = dz1 * x;

        var net = new TwoSigmoids();
        net.Linear1.Set([w1], [0]);
        net.Linear2.Set([w2], [0]);
        var optimizer = new Sgd((float)Rate).For(net);
        net.Forward([x]);
        Check("h", [h], net.GetActivations("sigmoid1", [x]), [0.5498]);
        Check("y", [y], net.Predict([x]), [0.5817]);
        Check("L", [loss], [net.ComputeLoss([1.0])], [0.5417]);
        net.Backward();
        Check("dz2", [dz2], net.Linear2.BiasGradient!.ToArray(), [-0.4183]);      // db = dz
        Check("dw2", [dw2], net.Linear2.WeightGradient.ToArray(), [-0.2300]);
        Check("dz1", [dz1], net.Linear1.BiasGradient!.ToArray(), [-0.0621]);
        Check("dw1", [dw1], net.Linear1.WeightGradient.ToArray(), [-0.0311]);
        optimizer.Step();
        (w1, w2) = (w1 - (Rate * dw1), w2 - (Rate * dw2));
        Check("w1", [w1], net.Linear1.Weight.ToArray(), [0.4155]);                // 0.4156 comes of a rounded dw1
        Check("w2", [w2], net.Linear2.Weight.ToArray(), [0.7150]);

        (net.Linear1.Bias![0], net.Linear2.Bias![0]) = (0, 0);                    // the biases have moved too, but on paper they stay
        Check("y", [Sigmoid(w2 * Sigmoid(w1 * x))], net.Predict([x]), [0.5974]);  // nearer to 1 than before
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static void Check(string name, double[] byHand, double[] generated, ReadOnlySpan<double> onPaper)
    {
        Console.WriteLine($"{name,-4} by hand {Text(byHand),-34} generated {Text(generated)}");
        Expect.Equal(byHand, onPaper, name: name);
        Expect.Equal(generated, byHand, decimals: 7, name: name);
    }

    private static string Text(double[] values) => string.Join(", ", values.Select(v => $"{v,7:F4}"));
}

[Mlp(2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class OneLinear;

/// <summary>Press F12 and look at Backward: each call has the rule that it applies above it. dz1 comes before dW2, whose step changes W2.</summary>
[Mlp(1, 1, 1, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class TwoSigmoids;
