#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Softmax turns scores into probabilities: ŷₖ = e^(zₖ/τ) / Σⱼ e^(zⱼ/τ), with the temperature τ = 1 unless said otherwise.</summary>
public static class Lesson07
{
    public static void Main()
    {
        double[] z = [2.0, 1.0, 0.1];

        // Exponentials are positive. Divided by their sum, they add up to 1.
        double[] exponentials = [.. z.Select(Math.Exp)];
        double sum = exponentials.Sum();
        double[] y = [.. exponentials.Select(e => e / sum)];
        Console.WriteLine($"logits z      {Text(z)}");
        Console.WriteLine($"e^z           {Text(exponentials)}   sum {sum:F2}");
        Console.WriteLine($"softmax(z)    {Text(y)}   sum {y.Sum():F2}");
        Expect.Equal(exponentials, [7.39, 2.72, 1.11], decimals: 2);
        Expect.Equal(sum, 11.21, decimals: 2);          // the rounded numbers add up to 11.22
        Expect.Equal(y, [0.66, 0.24, 0.10], decimals: 2);

        // Predict of a network with Loss.SoftmaxCrossEntropy does the same. These weights hand the inputs on as logits.
        var classifier = new Classifier();
        classifier.Linear1.Set([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        Expect.Equal(classifier.Predict(z), y, decimals: 12);

        // It subtracts the largest logit first, which changes nothing on paper: e^(z − m) / Σ e^(z − m). On a computer, e^1000 is infinite.
        double[] huge = [1000, 999, 998.1];
        double[] naive = [.. huge.Select(v => Math.Exp(v) / huge.Sum(Math.Exp))];
        Console.WriteLine($"z + 998       {Text(naive)} by the formula as it stands, {Text(classifier.Predict(huge))} by Predict");
        Expect.Equal(classifier.Predict(huge), y);
        Expect.Equal(naive[0], double.NaN);

        // The temperature: near 0 the largest takes all, and far above 1 all are alike. Training uses 1; sampling from a model often less.
        double[] temperatures = [.. Enumerable.Range(-20, 41).Select(i => Math.Pow(10, i / 10.0))];
        Console.WriteLine();
        foreach (double t in new[] { 0.1, 0.5, 1, 2, 10, 100 })
        {
            Console.WriteLine($"temperature {t,5}   {Text(Softmax(z, t))}");
        }

        Expect.Equal(Softmax(z, 0.01), [1, 0, 0]);
        Expect.Equal(Softmax(z, 1000), [0.333, 0.333, 0.333], decimals: 2);
        Picture.Lines("Softmax of [2, 1, 0.1]", "temperature", "probability", [.. z.Select((logit, k) =>
            new Curve($"z = {logit}", temperatures, [.. temperatures.Select(t => Softmax(z, t)[k])]))], logarithmicX: true).Save("softmax.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("softmax.svg")}");
    }

    private static double[] Softmax(double[] z, double temperature)
    {
        double[] exponentials = [.. z.Select(logit => Math.Exp((logit - z.Max()) / temperature))];
        return [.. exponentials.Select(e => e / exponentials.Sum())];
    }

    private static string Text(double[] values) => $"[{string.Join(", ", values.Select(v => $"{v:F2}"))}]";
}

/// <summary>Three logits in; Predict gives their softmax. See Predict in the generated file.</summary>
[Mlp(3, 3, Precision = Precision.Double)]
public partial class Classifier;
