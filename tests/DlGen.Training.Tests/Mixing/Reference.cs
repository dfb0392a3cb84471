namespace DlGen.Training.Tests.Mixing;

/// <summary>
/// The loss of a mixed batch as its definition says it, head by head: Σ over the examples of λ·w·ℓ(z, y) + (1 − λ)·w′·ℓ(z, y′), over Σ w where it
/// is a mean. A target is that of the example of the batch with a number.
/// </summary>
internal sealed record Reference(params ReferenceHead[] Heads)
{
    /// <summary>What the loss is divided by in a history: 1 for a mean, and for a sum the number of examples that aren't left out.</summary>
    public double Counted { get; init; } = 1;

    /// <summary>The loss of outputs, example by example.</summary>
    /// <param name="outputs">What the network makes of the mixed inputs, before softmax or the logistic function.</param>
    /// <param name="share">λ.</param>
    /// <param name="partners">The partner of each example.</param>
    public double Loss(double[] outputs, double share, int[] partners)
    {
        int size = outputs.Length / partners.Length;
        double loss = 0;
        int start = 0;
        foreach (ReferenceHead head in Heads)
        {
            double sum = 0;
            double weights = 0;
            for (int example = 0; example < partners.Length; example++)
            {
                double[] z = outputs[((example * size) + start)..((example * size) + start + head.Size)];
                sum += (share * head.Weighed(z, example)) + ((1 - share) * head.Weighed(z, partners[example]));
                weights += head.Weights(example);
            }

            loss += head.Factor * sum / (head.Sums ? 1 : weights);
            start += head.Size;
        }

        return loss;
    }
}

/// <summary>A head's part of a <see cref="Reference"/>.</summary>
/// <param name="Size">Outputs an example.</param>
/// <param name="Weighed">The loss of an example's outputs and the target of an example, times the weight of that.</param>
/// <param name="Weights">What the target of an example counts for.</param>
internal sealed record ReferenceHead(int Size, Func<double[], int, double> Weighed, Func<int, double> Weights)
{
    public double Factor { get; init; } = 1;

    public bool Sums { get; init; }

    /// <summary>Classes with label smoothing ε, weights of classes and of examples; −1 is left out.</summary>
    public static ReferenceHead OfClasses(int classes, int[] labels, double smoothing = 0, double[]? classWeights = null, double[]? weights = null) => new(
        classes,
        (z, example) => labels[example] < 0 ? 0 : (weights?[example] ?? 1) * Enumerable.Range(0, classes).Sum(category =>
            -LogSoftmax(z, category) * (classWeights?[category] ?? 1) * ((category == labels[example] ? 1 - smoothing : 0) + (smoothing / classes))),
        example => labels[example] < 0 ? 0 : (weights?[example] ?? 1) * (classWeights?[labels[example]] ?? 1));

    /// <summary>A loss that compares output by output, and its mean over them.</summary>
    public static ReferenceHead OfValues(int size, float[] targets, Func<double, double, double> loss, double[]? weights = null) => new(
        size,
        (z, example) => (weights?[example] ?? 1) * Enumerable.Range(0, size).Average(output => loss(z[output], targets[(example * size) + output])),
        example => weights?[example] ?? 1);

    public static double LogSoftmax(double[] z, int category)
    {
        double max = z.Max();
        return z[category] - max - Math.Log(z.Sum(value => Math.Exp(value - max)));
    }

    public static double BinaryCrossEntropy(double z, double target) => -(target * -Math.Log(1 + Math.Exp(-z))) + ((1 - target) * Math.Log(1 + Math.Exp(z)));
}
