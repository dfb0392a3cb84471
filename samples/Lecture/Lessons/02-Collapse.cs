#:package DlGen@*-*
using DlGen;

/// <summary>Linear layers without an activation between them collapse: W2·(W1·x + b1) + b2 = (W2·W1)·x + (W2·b1 + b2).</summary>
public static class Lesson02
{
    public static void Main()
    {
        double[] w1 = [1, 0, 0, 1], b1 = [1, 0];        // matrices row by row, one row an output
        double[] w2 = [2, 1, 1, 2], b2 = [0, 1];
        double[] x = [2, 3];

        var two = new TwoLinearLayers();
        two.Linear1.Set(w1, b1);
        two.Linear2.Set(w2, b2);
        double[] h = two.GetActivations("linear1", x);
        double[] y = two.Predict(x);
        Console.WriteLine($"two layers:  h = [{h[0]}, {h[1]}]   y = [{y[0]}, {y[1]}]");

        // The one layer that does the same.
        double[] w = Multiply(w2, w1, columns: 2);      // W = W2·W1
        double[] b = Multiply(w2, b1, columns: 1);      // b = W2·b1 + b2
        b = [b[0] + b2[0], b[1] + b2[1]];
        var one = new OneLinearLayer();
        one.Linear1.Set(w, b);
        double[] same = one.Predict(x);
        Console.WriteLine($"one layer:   W = [{string.Join(", ", w)}]   b = [{string.Join(", ", b)}]   y = [{same[0]}, {same[1]}]");

        Expect.Equal(h, [3, 3]);
        Expect.Equal(y, [9, 10]);
        Expect.Equal(w, [2, 1, 1, 2]);
        Expect.Equal(b, [2, 2]);
        Expect.Equal(same, y);

        // A straight line has no bend: f(−x) + f(x) − 2·f(0) is 0 everywhere. A relu between the layers bends it.
        var bent = new ReluBetween();
        bent.Linear1.Set(w1, b1);
        bent.Linear2.Set(w2, b2);
        double straightness = Bend(two, x), kink = Bend(bent, x);
        Console.WriteLine($"bend:        {straightness} without an activation, {kink} with a relu between the layers");
        Expect.Equal(straightness, 0);
        Expect.Above(kink, 1);
    }

    private static double Bend(INetwork<double> net, double[] x) => net.Predict([-x[0], -x[1]])[0] + net.Predict(x)[0] - (2 * net.Predict([0, 0])[0]);

    /// <summary>The matrix A [2×2] by M [2×columns].</summary>
    private static double[] Multiply(double[] a, double[] m, int columns)
    {
        var product = new double[2 * columns];
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                product[(row * columns) + column] = (a[2 * row] * m[column]) + (a[(2 * row) + 1] * m[columns + column]);
            }
        }

        return product;
    }
}

// The compiler sees the collapse in the declaration. Without the pragma it says:
// DLG2001: Linear(2) and Linear(2) follow each other with nothing but linear steps between them, so they do no more than one Linear(2)
#pragma warning disable DLG2001
[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(2), Linear(2)]
public partial class TwoLinearLayers;
#pragma warning restore DLG2001

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(2)]
public partial class OneLinearLayer;

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(2), Relu, Linear(2)]
public partial class ReluBetween;
