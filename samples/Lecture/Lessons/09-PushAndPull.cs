#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>The gradient of softmax and cross-entropy is ∂L/∂z = ŷ − y: it pulls the right logit up and pushes the others down.</summary>
public static class Lesson09
{
    public static void Main()
    {
        double[] z = [2.0, 1.0, 0.1];
        double[] y = [1, 0, 0];                         // class 0, one-hot
        double[] gradient = Gradient(z, label: 0);
        double[] prediction = Softmax(z);

        Console.WriteLine("class  logit  softmax  target  gradient  so a step of SGD");
        for (int k = 0; k < 3; k++)
        {
            Console.WriteLine($"    {k}   {z[k],4:F1}     {prediction[k]:F2}       {y[k]}     {gradient[k],5:F2}  {(gradient[k] < 0 ? "pulls it up" : "pushes it down")}");
            Expect.Equal(gradient[k], prediction[k] - y[k], decimals: 12);
        }

        Expect.Equal(gradient, [-0.34, 0.24, 0.10], decimals: 2);
        Expect.Equal(gradient.Sum(), 0, decimals: 12);  // what one is given, the others lose

        // However wrong the logits are, no entry is beyond ±1: at the logits this loss makes no gradient explode.
        double[] wrong = Gradient([-50, 50, 0], label: 0);
        Console.WriteLine($"very wrong, [-50, 50, 0]: gradient [{string.Join(", ", wrong.Select(g => $"{g:F2}"))}]");
        Expect.Equal(wrong, [-1, 1, 0]);

        // The logits alone, moved step by step: z ← z − η·(ŷ − y).
        const double Rate = 0.5;
        Curve[] paths = [.. Enumerable.Range(0, 3).Select(k => new Curve($"class {k}", new List<double>(), new List<double>()))];
        for (int step = 0; step <= 30; step++)
        {
            double[] probabilities = Softmax(z);
            for (int k = 0; k < 3; k++)
            {
                ((List<double>)paths[k].X).Add(step);
                ((List<double>)paths[k].Y).Add(probabilities[k]);
            }

            gradient = Gradient(z, label: 0);
            z = [.. z.Select((logit, k) => logit - (Rate * gradient[k]))];
        }

        Console.WriteLine($"after 30 steps: logits [{string.Join(", ", z.Select(logit => $"{logit:F2}"))}], probability of class 0 {Softmax(z)[0]:F3}");
        Expect.Above(Softmax(z)[0], 0.9);
        Picture.Lines("Pulled up and pushed down", "step", "probability", paths).Save("push-and-pull.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("push-and-pull.svg")}");
    }

    /// <summary>∂L/∂z by the generated code. See ComputeLoss in its file: dz1 = (softmax(z1) − onehot(y)) / B.</summary>
    private static double[] Gradient(double[] z, int label)
    {
        var net = new Logits();
        net.Linear1.Set([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        net.Forward(z);
        net.ComputeLoss([label]);
        net.Backward();
        return net.Linear1.BiasGradient!.ToArray();     // ∂L/∂b = ∂L/∂z, for z = W·x + b
    }

    private static double[] Softmax(double[] z) => [.. z.Select(logit => Math.Exp(logit - z.Max()) / z.Sum(other => Math.Exp(other - z.Max())))];
}

/// <summary>Three logits in, by way of a layer that hands them on as they are.</summary>
[Mlp(3, 3, Precision = Precision.Double)]
public partial class Logits;
