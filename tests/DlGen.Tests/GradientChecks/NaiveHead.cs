namespace DlGen.Tests.GradientChecks;

/// <summary>One output of a declared network: its own layers behind the network's, and its loss.</summary>
internal sealed class NaiveHead
{
    private readonly List<NaiveLayer> layers;
    private readonly Loss loss;
    private readonly OwnFunction? ownLoss;
    private readonly double smoothing;
    private readonly double delta;
    private readonly double weight;
    private readonly double[] positive;
    private readonly bool sums;
    private readonly int ignored;
    private double[] outputs = [];
    private double[] outputGradients = [];

    /// <param name="layers">The head's own layers.</param>
    /// <param name="shape">The shape that they end in.</param>
    /// <param name="network">The class, which a loss function is looked for in.</param>
    /// <param name="attribute">What says the loss, with the properties of <see cref="NetworkAttribute"/>.</param>
    public NaiveHead(List<NaiveLayer> layers, int[] shape, Type network, Attribute attribute)
    {
        T Said<T>(string name, T otherwise) => attribute.GetType().GetProperty(name) is { } property ? (T)property.GetValue(attribute)! : otherwise;
        this.layers = layers;
        loss = Said("Loss", Loss.SoftmaxCrossEntropy);
        ownLoss = Said<string?>("LossFunction", null) is { } function ? new OwnFunction(network, function) : null;
        smoothing = NaiveFunctions.Decimal(Said("LabelSmoothing", 0f));
        delta = NaiveFunctions.Decimal(Said("HuberDelta", 1f));
        weight = NaiveFunctions.Decimal(Said("Weight", 1f));
        sums = Said("Reduction", Reduction.Mean) == Reduction.Sum;
        ignored = Said("IgnoreIndex", -100);
        double[] said = Array.ConvertAll(Said<float[]>("PosWeight", []), NaiveFunctions.Decimal);
        positive = [.. Enumerable.Range(0, shape[^1]).Select(column => said.Length == 0 ? 1 : said[said.Length == 1 ? 0 : column])];
        OutputSize = shape.Aggregate((product, length) => product * length);
        Positions = OutputSize / shape[^1];
    }

    public int OutputSize { get; }

    /// <summary>How many rows of outputs an example has; each has a label of its own where targets are labels.</summary>
    public int Positions { get; }

    /// <summary>How many classes there are, where targets are labels.</summary>
    public int Classes => OutputSize / Positions;

    public IEnumerable<NaiveLayer> Layers => layers;

    public bool TakesLabels => loss == Loss.SoftmaxCrossEntropy && ownLoss is null;

    public bool TakesProbabilities => loss == Loss.BinaryCrossEntropy && ownLoss is null;

    public double[] Forward(double[] inputs) => outputs = layers.Aggregate(inputs, (x, layer) => layer.Forward(x));

    /// <summary>What the outputs of the last forward pass say.</summary>
    public double[] Predict() => loss switch
    {
        _ when ownLoss is not null => outputs,
        Loss.SoftmaxCrossEntropy => [.. outputs.Chunk(Classes).SelectMany(Softmax)],
        Loss.BinaryCrossEntropy => Array.ConvertAll(outputs, NaiveFunctions.Sigmoid),
        _ => outputs,
    };

    /// <summary>The head's part of the loss of the last forward pass.</summary>
    public double ComputeLoss(Targets targets)
    {
        outputGradients = new double[outputs.Length];
        if (TakesLabels)
        {
            return weight * SoftmaxCrossEntropy(targets.Labels!);
        }

        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            (double value, double slope) = Compare(outputs[i], targets.Values![i], positive[i % positive.Length]);
            double terms = sums ? 1 : outputs.Length;
            sum += value / terms;
            outputGradients[i] = slope / terms;
        }

        return weight * sum;
    }

    /// <summary>The gradient of what came in.</summary>
    public double[] Backward(ParameterGradients sums)
    {
        double[] gradient = Array.ConvertAll(outputGradients, slope => weight * slope);
        foreach (NaiveLayer layer in Enumerable.Reverse(layers))
        {
            gradient = layer.Backward(gradient, sums);
        }

        return gradient;
    }

    /// <summary>How far the last batch is from the nearest jump of an activation or, given targets, of the loss.</summary>
    public double DistanceToKink(Targets targets)
    {
        double distance = layers.Select(layer => layer.DistanceToKink).Append(double.PositiveInfinity).Min();
        for (int i = 0; i < outputs.Length && targets.Values is not null; i++)
        {
            double error = Math.Abs(outputs[i] - targets.Values[i]);
            distance = loss switch
            {
                _ when ownLoss is not null => Math.Min(distance, error),
                Loss.MeanAbsoluteError => Math.Min(distance, error),
                Loss.Huber => Math.Min(distance, Math.Abs(error - delta)),
                _ => distance,
            };
        }

        return distance;
    }

    private static double[] Softmax(double[] z)
    {
        double[] exponentials = Array.ConvertAll(z, value => Math.Exp(value - z.Max()));
        return Array.ConvertAll(exponentials, value => value / exponentials.Sum());
    }

    private double SoftmaxCrossEntropy(int[] labels)
    {
        double sum = 0;
        double terms = sums ? 1 : labels.Count(label => label != ignored);
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] == ignored)
            {
                continue;
            }

            double[] p = Softmax(outputs[(row * Classes)..((row + 1) * Classes)]);
            for (int k = 0; k < Classes; k++)
            {
                double q = ((1 - smoothing) * (k == labels[row] ? 1 : 0)) + (smoothing / Classes);
                sum -= q * Math.Log(p[k]) / terms;
                outputGradients[(row * Classes) + k] = (p[k] - q) / terms;
            }
        }

        return sum;
    }

    private (double Value, double Slope) Compare(double z, double y, double c)
    {
        double e = z - y;
        double p = NaiveFunctions.Sigmoid(z);
        return loss switch
        {
            _ when ownLoss is not null => (ownLoss.Value(z, y), ownLoss.Slope(z, y)),
            Loss.BinaryCrossEntropy => (-(c * y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p)), ((1 - y) * p) - (c * y * (1 - p))),
            Loss.MeanSquaredError => (e * e, 2 * e),
            Loss.MeanAbsoluteError => (Math.Abs(e), Math.Sign(e)),
            Loss.Huber when Math.Abs(e) <= delta => (e * e / 2, e),
            Loss.Huber => (delta * (Math.Abs(e) - (delta / 2)), delta * Math.Sign(e)),
            _ => throw new InvalidOperationException(),
        };
    }
}
