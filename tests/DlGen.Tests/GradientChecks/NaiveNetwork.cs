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
    private int batch;

    private NaiveNetwork(Type network, int[] inputShape, Attribute declared, double machineEpsilon, double[][] parameters)
    {
        this.parameters = parameters;
        InputSize = inputShape.Aggregate((product, length) => product * length);
        var left = new Queue<double[]>(parameters);
        var shared = new Dictionary<Type, NaiveShare>();
        (layers, int[] shape) = NaiveLayers.Of(network, inputShape, machineEpsilon, left, shared);
        Attribute[] heads = [.. network.GetCustomAttributes<LayerAttribute>().Where(NaiveLayers.IsHead)];
        Heads = heads.Length == 0
            ? [new NaiveHead([], shape, network, declared)]
            : Array.ConvertAll(heads, head =>
            {
                (List<NaiveLayer> own, int[] output) = NaiveLayers.Of(head.GetType().GetGenericArguments()[0], shape, machineEpsilon, left, shared);
                return new NaiveHead(own, output, network, head);
            });
    }

    public NaiveHead[] Heads { get; }

    /// <summary>The parts of an example that are tokens.</summary>
    public IReadOnlyList<TokenInputs> Tokens { get; private init; } = [];

    public int InputSize { get; }

    public int OutputSize => Heads.Sum(head => head.OutputSize);

    /// <summary>All that a file holds, in its order; moving running moments changes them here.</summary>
    public IReadOnlyList<double[]> Parameters => parameters;

    public static NaiveNetwork Of<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double machineEpsilon = typeof(T) == typeof(double) ? Math.Pow(2, -52) : Math.Pow(2, -23);
        double[][] parameters = [.. network.Runtime.State.Select(parameter => Scalars.ToDouble(parameter.Value.ToArray()))];
        Type type = network.GetType();
        Attribute declared = type.GetCustomAttribute<MlpAttribute>() ?? (Attribute)type.GetCustomAttribute<NetworkAttribute>()!;
        return new NaiveNetwork(type, NaiveLayers.InputShape(type), declared, machineEpsilon, parameters) { Tokens = network.Runtime.Model.Tokens };
    }

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

    /// <summary>The outputs of all heads, those of an example one behind the other.</summary>
    public double[] Forward(double[] inputs)
    {
        batch = inputs.Length / InputSize;
        double[] trunk = layers.Aggregate(inputs, (x, layer) => layer.Forward(x));
        return Together(Array.ConvertAll(Heads, head => head.Forward(trunk)));
    }

    /// <summary>The values after each layer; null where layers have layers of their own, or heads follow.</summary>
    public IReadOnlyList<double[]>? ForwardEach(double[] inputs)
    {
        if (Heads.Length > 1 || layers.Exists(static layer => layer is not NaiveChannels && layer.Parts.Any()))
        {
            return null;
        }

        var values = new List<double[]>();
        foreach (NaiveLayer layer in layers)
        {
            values.Add(layer.Forward(values.Count == 0 ? inputs : values[^1]));
        }

        return values;
    }

    public double[] Predict(double[] inputs)
    {
        Forward(inputs);
        return Together(Array.ConvertAll(Heads, head => head.Predict()));
    }

    /// <summary>The loss of the last forward pass.</summary>
    public double ComputeLoss(Targets targets) => Heads.Select((head, index) => head.ComputeLoss(targets.Of(index))).Sum();

    /// <summary>The gradients, in the order of the network's parameters, and at last the inputs'.</summary>
    public IReadOnlyList<double[]> Backward()
    {
        var sums = new ParameterGradients();
        double[][] ofHeads = Array.ConvertAll(Heads, head => head.Backward(sums));
        double[] gradient = [.. ofHeads[0].Select((_, i) => ofHeads.Sum(part => part[i]))];
        foreach (NaiveLayer layer in Enumerable.Reverse(layers))
        {
            gradient = layer.Backward(gradient, sums);
        }

        return [.. parameters.Select(sums.Of), gradient];
    }

    /// <summary>How far the last batch is from the nearest jump of an activation or, given targets, of a loss.</summary>
    public double DistanceToKink(Targets targets) => Math.Min(
        layers.Select(layer => layer.DistanceToKink).Append(double.PositiveInfinity).Min(),
        Heads.Select((head, index) => head.DistanceToKink(targets.Of(index))).Min());

    private static IEnumerable<NaiveBatchNorm> BatchNorms(IEnumerable<NaiveLayer> layers) =>
        layers.SelectMany(layer => layer is NaiveBatchNorm norm ? [norm] : BatchNorms(layer.Parts));

    private double[] Together(double[][] ofHeads) =>
        [.. Enumerable.Range(0, batch).SelectMany(example => ofHeads.SelectMany(of => of[(example * of.Length / batch)..((example + 1) * of.Length / batch)]))];
}
