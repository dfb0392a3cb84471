using System.Numerics;
using System.Reflection;

namespace DlGen.Tests.GradientChecks;

/// <summary>
/// A declared network once more, without the compiler: its attributes read by reflection, its passes written as plain
/// loops over row-major arrays in double precision.
/// </summary>
internal sealed class NaiveNetwork
{
    private readonly List<NaiveLayer> layers = [];
    private readonly Loss loss;
    private readonly OwnFunction? ownLoss;
    private readonly double smoothing;
    private readonly double delta;
    private double[] outputs = [];
    private double[] outputGradients = [];

    private NaiveNetwork(
        Type network, IEnumerable<LayerAttribute> declared, int[] inputShape, Loss loss, string? lossFunction, float smoothing, float delta, double machineEpsilon, Queue<double[]> parameters)
    {
        this.loss = loss;
        ownLoss = lossFunction is null ? null : new OwnFunction(network, lossFunction);
        this.smoothing = NaiveFunctions.Decimal(smoothing);
        this.delta = NaiveFunctions.Decimal(delta);
        InputSize = inputShape.Aggregate((product, length) => product * length);
        int[] shape = inputShape;
        foreach (LayerAttribute layer in declared)
        {
            switch (layer)
            {
                case LinearAttribute linear:
                    layers.Add(new Linear(shape[^1], linear.Outputs, parameters.Dequeue(), linear.Bias ? parameters.Dequeue() : null));
                    shape = [.. shape[..^1], linear.Outputs];
                    break;
                case LayerNormAttribute norm:
                    layers.Add(new NaiveLayerNorm(shape[^1], NaiveFunctions.Decimal(norm.Epsilon), parameters.Dequeue(), norm.Bias ? parameters.Dequeue() : null));
                    break;
                case RmsNormAttribute norm:
                    layers.Add(new NaiveRmsNorm(shape[^1], norm.Epsilon == 0 ? machineEpsilon : NaiveFunctions.Decimal(norm.Epsilon), parameters.Dequeue()));
                    break;
                case FlattenAttribute:
                    // Row-major rows of an example already lie end to end.
                    shape = [shape.Aggregate((product, length) => product * length)];
                    break;
                case ApplyAttribute apply:
                    layers.Add(new Elementwise(new OwnFunction(network, apply.Function).OfOne()));
                    break;
                default:
                    layers.Add(new Elementwise(NaiveFunctions.Of(layer)!));
                    break;
            }
        }

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
        var parameters = new Queue<double[]>(network.Parameters.Select(parameter => Scalars.ToDouble(parameter.Value.ToArray())));
        if (network.GetType().GetCustomAttribute<MlpAttribute>() is { } mlp)
        {
            var layers = new List<LayerAttribute>();
            for (int i = 1; i < mlp.Sizes.Count; i++)
            {
                layers.Add(new LinearAttribute(mlp.Sizes[i]));
                if (i < mlp.Sizes.Count - 1)
                {
                    layers.Add(mlp.ActivationFunction is { } own ? new ApplyAttribute(own) : NaiveFunctions.Layer(mlp.Activation));
                }
            }

            return new NaiveNetwork(network.GetType(), layers, [mlp.Sizes[0]], mlp.Loss, mlp.LossFunction, mlp.LabelSmoothing, mlp.HuberDelta, machineEpsilon, parameters);
        }

        NetworkAttribute declared = network.GetType().GetCustomAttribute<NetworkAttribute>()!;
        return new NaiveNetwork(
            network.GetType(), network.GetType().GetCustomAttributes<LayerAttribute>(), [.. declared.InputShape], declared.Loss, declared.LossFunction,
            declared.LabelSmoothing, declared.HuberDelta, machineEpsilon, parameters);
    }

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
        var gradients = new List<double[]>();
        double[] gradient = outputGradients;
        foreach (NaiveLayer layer in Enumerable.Reverse(layers))
        {
            gradient = layer.Backward(gradient, gradients);
        }

        gradients.Reverse();
        gradients.Add(gradient);
        return gradients;
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

    private sealed class Elementwise(NaiveFunctions.Function function) : NaiveLayer
    {
        private double[] inputs = [];

        // What is exactly zero comes from a flat part of a relu before, and stays there.
        public override double DistanceToKink => function.HasKink
            ? inputs.Where(z => z != 0).Select(Math.Abs).DefaultIfEmpty(double.PositiveInfinity).Min()
            : double.PositiveInfinity;

        public override double[] Forward(double[] x) => Array.ConvertAll(inputs = x, z => function.Value(z));

        public override double[] Backward(double[] gradient, List<double[]> parameters) =>
            [.. gradient.Zip(inputs, (dy, x) => dy * function.Slope(x))];
    }

    /// <summary>zᵢ = Σⱼ wᵢⱼ·xⱼ + bᵢ, with w [out, in].</summary>
    private sealed class Linear(int width, int outputs, double[] w, double[]? b) : NaiveLayer
    {
        private double[] inputs = [];

        public override double[] Forward(double[] x)
        {
            inputs = x;
            int rows = x.Length / width;
            var z = new double[rows * outputs];
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < outputs; i++)
                {
                    double sum = b?[i] ?? 0;
                    for (int j = 0; j < width; j++)
                    {
                        sum += w[(i * width) + j] * x[(row * width) + j];
                    }

                    z[(row * outputs) + i] = sum;
                }
            }

            return z;
        }

        public override double[] Backward(double[] gradient, List<double[]> parameters)
        {
            var dx = new double[inputs.Length];
            var dw = new double[w.Length];
            var db = new double[outputs];
            for (int row = 0; row < gradient.Length / outputs; row++)
            {
                for (int i = 0; i < outputs; i++)
                {
                    double dz = gradient[(row * outputs) + i];
                    db[i] += dz;
                    for (int j = 0; j < width; j++)
                    {
                        dw[(i * width) + j] += dz * inputs[(row * width) + j];
                        dx[(row * width) + j] += dz * w[(i * width) + j];
                    }
                }
            }

            if (b is not null)
            {
                parameters.Add(db);
            }

            parameters.Add(dw);
            return dx;
        }
    }
}
