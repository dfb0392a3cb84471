#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Two spirals, and what hidden layers make of them: a plane in which one straight line is enough.</summary>
public static class Lesson19
{
    public static void Main()
    {
        Dataset spirals = Spirals(perArm: 300);

        // One neuron on the points themselves draws one line, and no line separates spirals.
        var line = new Line(seed: 1);
        line.Train(spirals, new TrainingOptions { Epochs = 100, BatchSize = 20, Optimizer = new Adam(0.01f), Seed = 1 });
        double before = line.Evaluate(spirals).Accuracy;

        // Hidden layers before it; the last of them has two neurons, so that its activations can be drawn. The decay keeps them from saturating.
        var net = new Unroller(seed: 1);
        net.Train(spirals, new TrainingOptions { Epochs = 200, BatchSize = 20, Optimizer = new AdamW(0.005f) { WeightDecay = 0.1f }, Schedule = new CosineSchedule(), Seed = 1 });

        // The same examples in feature space: what the last layer sees of them.
        var inputs = new float[2 * spirals.Count];
        for (int row = 0; row < spirals.Count; row++)
        {
            spirals.CopyInputs(row, inputs.AsSpan(2 * row, 2));
        }

        float[] features = net.GetActivations("tanh3", inputs);
        Dataset unrolled = Dataset.FromArrays(features, [.. Enumerable.Range(0, spirals.Count).Select(spirals.GetLabel)]);

        // The last layer by itself is one neuron again, with the weights that it has learned. Now its line is enough.
        var last = new Line();
        last.Linear1.Set(net.Linear4.Weight.ToArray(), net.Linear4.Bias!.ToArray());
        double after = last.Evaluate(unrolled).Accuracy;
        Console.WriteLine($"one line among the points as they are:     {100 * before:F1} % right");
        Console.WriteLine($"one line among the features of the same:  {100 * after:F1} % right");
        Expect.Below(before, 0.75);
        Expect.Above(after, 0.97);
        Expect.Equal(after, net.Evaluate(spirals).Accuracy);

        new Report("Spirals, unrolled")
            .Add(Picture.DecisionBoundary(line, spirals, "One line among the points"), "No straight line separates the two spirals.")
            .Add(Picture.DecisionBoundary(net, spirals, "What the network sees"), "The network's boundary follows the spirals.")
            .Add(Picture.DecisionBoundary(last, unrolled, "The same in feature space"), "Where its last layer sees the examples, the boundary is a straight line.")
            .SaveHtml("feature-space.html");
        Console.WriteLine($"pictures: {Path.GetFullPath("feature-space.html")}");
    }

    /// <summary>Two spirals around the origin, the second half a turn behind the first.</summary>
    private static Dataset Spirals(int perArm)
    {
        var inputs = new float[4 * perArm];
        var labels = new int[2 * perArm];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 2;
            double radius = Math.Sqrt((i + 1.0) / labels.Length);        // the root spreads points evenly along an arm
            double angle = Math.Tau * ((1.5 * radius) + (0.5 * labels[i]));
            inputs[2 * i] = (float)(radius * Math.Cos(angle));
            inputs[(2 * i) + 1] = (float)(radius * Math.Sin(angle));
        }

        return Dataset.FromArrays(inputs, labels);
    }
}

[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class Line;

[Mlp(2, 32, 32, 2, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Unroller;
