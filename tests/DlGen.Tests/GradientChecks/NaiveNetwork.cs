using System.Numerics;
using System.Reflection;

namespace DlGen.Tests.GradientChecks;

/// <summary>
/// A declared network once more, without the compiler: its attributes read by reflection, its passes written as plain
/// loops over row-major arrays in double precision.
/// </summary>
internal sealed class NaiveNetwork
{
    private readonly List<NaiveLayer> layers;
    private readonly double[][] parameters;
    private readonly Loss loss;
    private readonly OwnFunction? ownLoss;
    private readonly double smoothing;
    private readonly double delta;
    private double[] outputs = [];
    private double[] outputGradients = [];

    private NaiveNetwork(Type network, int[] inputShape, Loss loss, string? lossFunction, float smoothing, float delta, double machineEpsilon, double[][] parameters)
    {
        this.loss = loss;
        this.parameters = parameters;
        ownLoss = lossFunction is null ? null : new OwnFunction(network, lossFunction);
        this.smoothing = NaiveFunctions.Decimal(smoothing);
        this.delta = NaiveFunctions.Decimal(delta);
        InputSize = inputShape.Aggregate((product, length) => product * length);
        (layers, int[] shape) = NaiveLayers.Of(network, inputShape, machineEpsilon, new Queue<double[]>(parameters));
        OutputSize = shape.Aggregate((product, length) => product * length);
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    public bool TakesLabels => loss == Loss.SoftmaxCrossEntropy && ownLoss is null;

    public bool TakesProbabilities => loss == Loss.BinaryCrossEntropy && ownLoss is null;

    public static NaiveNetwork Of<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double machineEpsilon = typeof(T) == typeof(double) ? Math.Pow(2, -52) : Math.Pow(2, -23);
        double[][] parameters = [.. network.Runtime.State.Select(parameter => Scalars.ToDouble(parameter.Value.ToArray()))];
        if (network.GetType().GetCustomAttribute<MlpAttribute>() is { } mlp)
        {
            return new NaiveNetwork(network.GetType(), [mlp.Sizes[0]], mlp.Loss, mlp.LossFunction, mlp.LabelSmoothing, mlp.HuberDelta, machineEpsilon, parameters);
        }

        NetworkAttribute declared = network.GetType().GetCustomAttribute<NetworkAttribute>()!;
        return new NaiveNetwork(
            network.GetType(), [.. declared.InputShape], declared.Loss, declared.LossFunction, declared.LabelSmoothing, declared.HuberDelta, machineEpsilon, parameters);
    }

    /// <summary>All that a file holds, in its order; moving running moments changes them here.</summary>
    public IReadOnlyList<double[]> Parameters => parameters;

    /// <summary>Moves the running moments of batch normalizations by the last forward pass's batch.</summary>
    public void MoveMoments()
    {
        foreach (NaiveBatchNorm norm in BatchNorms(layers))
        {
            norm.Move();
        }
    }

    /// <summary>Has batch normalizations take their running moments from now on, as at inference.</summary>
    public void TakeRunningMoments()
    {
        foreach (NaiveBatchNorm norm in BatchNorms(layers))
        {
            norm.TakesRunning = true;
        }
    }

    private static IEnumerable<NaiveBatchNorm> BatchNorms(IEnumerable<NaiveLayer> layers) =>
        layers.SelectMany(layer => layer is NaiveBatchNorm norm ? [norm] : BatchNorms(layer.Parts));

    public double[] Forward(double[] inputs) => outputs = layers.Aggregate(inputs, (x, layer) => layer.Forward(x));

    public double[] Predict(double[] inputs)
    {
        double[] z = Forward(inputs);
        return loss switch
        {
            _ when ownLoss is not null => z,
            Loss.SoftmaxCrossEntropy => [.. z.Chunk(OutputSize).SelectMany(Softmax)],
            Loss.BinaryCrossEntropy => Array.ConvertAll(z, NaiveFunctions.Sigmoid),
            _ => z,
        };
    }

    /// <summary>The loss of the last forward pass.</summary>
    public double ComputeLoss(Targets targets)
    {
        outputGradients = new double[outputs.Length];
        if (TakesLabels)
        {
            return SoftmaxCrossEntropy(targets.Labels!);
        }

        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            (double value, double slope) = Compare(outputs[i], targets.Values![i]);
            sum += value / outputs.Length;
            outputGradients[i] = slope / outputs.Length;
        }

        return sum;
    }

    /// <summary>The gradients, in the order of the network's parameters, and at last the inputs'.</summary>
    public IReadOnlyList<double[]> Backward()
    {
        var sums = new ParameterGradients();
        double[] gradient = outputGradients;
        foreach (NaiveLayer layer in Enumerable.Reverse(layers))
        {
            gradient = layer.Backward(gradient, sums);
        }

        return [.. parameters.Select(sums.Of), gradient];
    }

    /// <summary>How far the last batch is from the nearest jump of an activation or, given targets, of the loss.</summary>
    public double DistanceToKink(Targets targets)
    {
        double distance = layers.Min(layer => layer.DistanceToKink);
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
        for (int row = 0; row < labels.Length; row++)
        {
            double[] p = Softmax(outputs[(row * OutputSize)..((row + 1) * OutputSize)]);
            for (int k = 0; k < OutputSize; k++)
            {
                double q = ((1 - smoothing) * (k == labels[row] ? 1 : 0)) + (smoothing / OutputSize);
                sum -= q * Math.Log(p[k]) / labels.Length;
                outputGradients[(row * OutputSize) + k] = (p[k] - q) / labels.Length;
            }
        }

        return sum;
    }

    private (double Value, double Slope) Compare(double z, double y)
    {
        double e = z - y;
        double p = NaiveFunctions.Sigmoid(z);
        return loss switch
        {
            _ when ownLoss is not null => (ownLoss.Value(z, y), ownLoss.Slope(z, y)),
            Loss.BinaryCrossEntropy => (-(y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p)), p - y),
            Loss.MeanSquaredError => (e * e, 2 * e),
            Loss.MeanAbsoluteError => (Math.Abs(e), Math.Sign(e)),
            Loss.Huber when Math.Abs(e) <= delta => (e * e / 2, e),
            Loss.Huber => (delta * (Math.Abs(e) - (delta / 2)), delta * Math.Sign(e)),
            _ => throw new InvalidOperationException(),
        };
    }
}
