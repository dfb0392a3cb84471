using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>One piece of work and who can do it.</summary>
/// <param name="Name">What <c>--filter</c> looks at.</param>
/// <param name="Batch">Examples a step.</param>
/// <param name="FlopsPerStep">
/// Two for each multiply-add; training leaves out the first layer's input gradient, which nobody needs.
/// </param>
/// <param name="Bar">What DlGen has to reach, if anything is set.</param>
/// <param name="Create">Makes DlGen's contender and then its peers', given the threads and which peers there are.</param>
internal sealed record Workload(string Name, int Batch, double FlopsPerStep, Bar? Bar, Func<int, AvailablePeers, IEnumerable<Contender>> Create)
{
    // Each contender draws dropout's masks for itself, so mean losses differ by what chance leaves of some two thousand examples.
    private const double DrawnTolerance = 2e-2;

    /// <summary>How far the contenders' results may differ, as a part of them.</summary>
    public double Tolerance { get; init; } = 1e-3;

    /// <summary>Trains with the contender of a name on so many threads, and reads what it takes in memory; null where nothing is trained.</summary>
    public Func<string, int, StepMemory.Reading>? ReadMemory { get; init; }

    public static IReadOnlyList<Workload> All { get; } =
    [
        Training<Xor>("xor-sgd-4", Architecture.Xor, 4, Rule.Sgd, Bar.Against(Bar.Torch, 100, 250)),
        Training<Mlp>("mlp-momentum-1", Architecture.Mlp, 1, Rule.Momentum, Bar.Against(Bar.Torch, 4, 8)),
        Training<Mlp>("mlp-momentum-64", Architecture.Mlp, 64, Rule.Momentum, new Bar(Bar.Torch, [1.8, 2.2], [2.2, 3.0])),
        Training<Mlp>("mlp-momentum-256", Architecture.Mlp, 256, Rule.Momentum, new Bar(Bar.Torch, [1.4, 2.0], [1.55, 2.3])),
        Training<Mlp>("mlp-momentum-1024", Architecture.Mlp, 1024, Rule.Momentum, new Bar(Bar.Torch, [1.4, 1.4], [1.55, 1.6])),
        Training<Mlp>("mlp-adam-1", Architecture.Mlp, 1, Rule.Adam, null),
        Training<Mlp>("mlp-adam-64", Architecture.Mlp, 64, Rule.Adam, new Bar(Bar.Torch, [2.3, 2.7], [2.9, 3.4])),
        Training<Mlp>("mlp-adam-256", Architecture.Mlp, 256, Rule.Adam, null),
        Training<Mlp>("mlp-adam-1024", Architecture.Mlp, 1024, Rule.Adam, null),
        Training<WideMlp>("wide-sgd-256", Architecture.Mlp, 256, Rule.Sgd, new Bar(Bar.Torch, [1.15, 1.2], [1.32, 1.37])),
        Training<ResidualMlp>("residual-adam-64", Architecture.Residual, 64, Rule.Adam, Bar.Against(Bar.Torch, 1.7, 2.4)),
        Training<RegularizedMlp>("regularized-adam-64", Architecture.Regularized, 64, Rule.Adam, Bar.Against(Bar.Torch, 2.0, 2.5)) with { Tolerance = DrawnTolerance },
        Training<Cnn>("cnn-adam-64", Architecture.Cnn, 64, Rule.Adam, Bar.Against(Bar.Torch, 3.5, 4.8)),
        Training<LeNet>("lenet-adam-64", Architecture.LeNet, 64, Rule.Adam, Bar.Against(Bar.Torch, 2.0, 3.0)),
        Training<ResNet>("resnet-momentum-64", Architecture.ResNet, 64, Rule.Momentum, Bar.Against(Bar.Torch, 1.2, 1.6)),
        Training<Separable>("depthwise-adam-64", Architecture.Separable, 64, Rule.Adam, Bar.Against(Bar.Torch, 2.0, 2.0)),
        Inference<Mlp>("mlp-inference-1", Architecture.Mlp, 1, Bar.Against(Bar.Onnx, 1.3, 1.5)),
        Inference<Mlp>("mlp-inference-64", Architecture.Mlp, 64, Bar.Against(Bar.Onnx, 1.0, 1.06)),
        Inference<Mlp>("mlp-inference-10000", Architecture.Mlp, 10_000, Bar.Against(Bar.Onnx, 1.2, 1.45)),
        Inference<Cnn>("cnn-inference-1", Architecture.Cnn, 1, Bar.Against(Bar.Onnx, 1.0, 1.3)),
        Inference<Cnn>("cnn-inference-64", Architecture.Cnn, 64, Bar.Against(Bar.Onnx, 0.95, 1.05)),
        Inference<LeNet>("lenet-inference-1", Architecture.LeNet, 1, Bar.Against(Bar.Onnx, 1.0, 1.3)),
        Inference<LeNet>("lenet-inference-64", Architecture.LeNet, 64, Bar.Against(Bar.Onnx, 0.95, 1.05)),
        Inference<ResNet>("resnet-inference-1", Architecture.ResNet, 1, Bar.Against(Bar.Onnx, 1.0, 1.3)),
        Inference<ResNet>("resnet-inference-64", Architecture.ResNet, 64, Bar.Against(Bar.Onnx, 0.95, 1.05)),
    ];

    /// <summary>The workloads that have a filter's name, or else have it in their name; all without a filter.</summary>
    public static IReadOnlyList<Workload> Choose(IReadOnlyList<string> filters)
    {
        return filters.Count == 0 ? All : All.Where(workload => filters.Any(filter => Matches(workload, filter))).ToList();

        static bool Matches(Workload workload, string filter) => All.Any(other => IsNamed(other, filter))
            ? IsNamed(workload, filter)
            : workload.Name.Contains(filter, StringComparison.OrdinalIgnoreCase);

        static bool IsNamed(Workload workload, string name) => workload.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static Workload Training<TNetwork>(string name, IReadOnlyList<Layer> layers, int batch, Rule rule, Bar? bar)
        where TNetwork : INetwork<TNetwork, float>
    {
        TNetwork network = TNetwork.Create(seed: 0);
        IReadOnlyList<ParameterValues> parameters = Parameters(network);
        int[] shape = TNetwork.InputShape.ToArray();

        // A convolution's weights are used at every place of the image, whose size the first one keeps.
        double needless = (double)parameters[0].Values.Length * (parameters[0].IsConvolution ? shape[1] * shape[2] : 1);
        return new Workload(name, batch, batch * ((3.0 * TNetwork.ForwardFlops) - (2 * needless)), bar, Contenders) { ReadMemory = ReadMemory };

        IEnumerable<Contender> Contenders(int threads, AvailablePeers peers)
        {
            Dataset check = Data(Examples.CheckedCount(batch)), data = Data(Examples.Count);
            yield return new DlGenTraining<TNetwork>(check, data, batch, rule, threads);
            if (peers.Torch)
            {
                yield return CreateTorchTraining(Work(check, data));
            }
        }

        StepMemory.Reading ReadMemory(string contender, int threads)
        {
            Dataset data = Data(batch);
            return contender == Bar.DlGen ? StepMemory.OfDlGen<TNetwork>(data, rule, threads) : StepMemory.OfTorch(Work(data, data));
        }

        TrainingWork Work(Dataset check, Dataset data) =>
            new(layers, shape, parameters, rule, Examples.FirstEpoch(check, batch), Examples.FirstEpoch(data, batch));

        // Exclusive or has one output.
        static Dataset Data(int count) =>
            TNetwork.OutputSize == 1 ? Examples.Xor(count) : Examples.Random(count, TNetwork.InputSize, TNetwork.OutputSize);
    }

    private static Workload Inference<TNetwork>(string name, IReadOnlyList<Layer> layers, int batch, Bar? bar)
        where TNetwork : INetwork<TNetwork, float>
    {
        return new Workload(name, batch, (double)TNetwork.ForwardFlops * batch, bar, Contenders);

        IEnumerable<Contender> Contenders(int threads, AvailablePeers peers)
        {
            TNetwork network = TNetwork.Create(seed: 0);
            var work = new InferenceWork(layers, TNetwork.InputShape.ToArray(), Parameters(network), Examples.Inputs(batch * TNetwork.InputSize), batch);
            yield return new DlGenInference<TNetwork>(network, work, threads);
            if (peers.Torch)
            {
                yield return CreateTorchInference(work);
            }

            if (peers.Onnx)
            {
                yield return CreateOnnxInference(work, threads);
            }
        }
    }

    // In methods of their own, so that a peer's assemblies are loaded only where the peer can be.
    private static Contender CreateTorchTraining(TrainingWork work) => new TorchTraining(work);

    private static Contender CreateTorchInference(InferenceWork work) => new TorchInference(work);

    private static Contender CreateOnnxInference(InferenceWork work, int threads) => new OnnxInference(work, threads);

    private static List<ParameterValues> Parameters<TNetwork>(TNetwork network)
        where TNetwork : INetwork<TNetwork, float>
    {
        var values = new List<ParameterValues>();
        foreach (Parameter<float> parameter in network.Parameters)
        {
            var copy = new ParameterValues(parameter.Value.Shape.ToArray(), new float[parameter.Count]);
            parameter.Value.CopyTo(copy.Values);
            values.Add(copy);
        }

        return values;
    }
}
