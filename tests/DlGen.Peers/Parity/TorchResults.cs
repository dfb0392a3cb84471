using DlGen.Tests.Parity;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>One tensor of what TorchSharp computes.</summary>
/// <param name="Name">What it is, as the record names it.</param>
/// <param name="Shape">With the batch axis, where it has one.</param>
/// <param name="Values">In row-major order.</param>
/// <param name="Scale">What its errors are compared with.</param>
internal sealed record TorchResult(string Name, long[] Shape, double[] Values, double Scale);

/// <summary>What TorchSharp computes for a network: outputs, loss, gradients, and how far each optimizer moves the parameters.</summary>
internal static class TorchResults
{
    // Gradients and changes of no more than rounding errors' size aren't compared digit by digit.
    private const double LeastGradient = 1e-3;
    private const double LeastChange = 1e-2;

    public static List<TorchResult> Of(DrawnNetwork network, ScalarType precision)
    {
        using IDisposable scope = NewDisposeScope();
        nn.Module<Tensor, Tensor> module = network.Create();
        module.to(precision);
        double[][] start = Fill(module, network.Seed);
        Tensor inputs = tensor(Numbers.Inputs(network.Seed, network.Batch * LayerKind.Size(network.InputShape)), [network.Batch, .. network.InputShape.Select(static n => (long)n)]).to(precision);
        Tensor[] targets = [.. network.Heads.Select((head, index) => Targets(network, head, index).to(head.Loss.TakesLabels ? ScalarType.Int64 : precision))];

        module.eval();
        Tensor outputs = module.forward(inputs);
        module.train();
        Tensor loss = network.Loss(module.forward(inputs), targets);
        loss.backward();
        var results = new List<TorchResult>
        {
            new("outputs", outputs.shape, ToArray(outputs), Norm(ToArray(outputs))),
            new("loss", [], ToArray(loss), Norm(ToArray(loss))),
        };
        (string Name, TorchSharp.Modules.Parameter Value)[] parameters = [.. module.named_parameters()];
        double[][] gradients = [.. parameters.Select(static parameter => ToArray(parameter.Value.grad!))];
        double least = LeastGradient * Norm([.. gradients.SelectMany(static gradient => gradient)]);
        for (int p = 0; p < parameters.Length; p++)
        {
            results.Add(new($"gradient {parameters[p].Name}", parameters[p].Value.shape, gradients[p], Math.Max(Norm(gradients[p]), least)));
        }

        (string Name, Tensor Value)[] statistics = Statistics(module);
        results.AddRange(statistics.Select(static statistic => Moved("forward", statistic, ToArray(statistic.Value), 0)));
        foreach ((string name, Optimizer rule) in ComparedOptimizers.All)
        {
            Fill(module, network.Seed);
            optim.Optimizer optimizer = TorchOptimizers.Create(rule, module);
            for (int step = 0; step < ComparedOptimizers.Steps; step++)
            {
                optimizer.zero_grad();
                network.Loss(module.forward(inputs), targets).backward();
                optimizer.step();
            }

            for (int p = 0; p < parameters.Length; p++)
            {
                double[] change = [.. ToArray(parameters[p].Value).Zip(start[p], static (after, before) => after - before)];
                results.Add(Moved(name, (parameters[p].Name, parameters[p].Value), change, Norm(start[p])));
            }

            for (int s = 0; s < statistics.Length; s++)
            {
                double[] before = start[parameters.Length + s];
                results.Add(Moved(name, statistics[s], [.. ToArray(statistics[s].Value).Zip(before, static (after, was) => after - was)], Norm(before)));
            }
        }

        return results;
    }

    private static TorchResult Moved(string by, (string Name, Tensor Value) tensor, double[] values, double before) =>
        new($"{by} {tensor.Name}", tensor.Value.shape, values, Math.Max(Norm(values), LeastChange * before));

    /// <summary>The running statistics, each once.</summary>
    private static (string Name, Tensor Value)[] Statistics(nn.Module module) =>
        [.. module.named_buffers().Where(static buffer => buffer.name.Contains("running_", StringComparison.Ordinal)).DistinctBy(static buffer => buffer.buffer.Handle)];

    public static double Norm(IEnumerable<double> values) => Math.Sqrt(values.Sum(static value => value * value));

    private static double[][] Fill(nn.Module module, int seed)
    {
        using IDisposable mode = no_grad();
        var all = new List<double[]>();
        foreach ((string name, TorchSharp.Modules.Parameter parameter) in module.named_parameters())
        {
            double[] values = Numbers.Parameter(seed, all.Count, name, [.. parameter.shape.Select(static length => (int)length)]);
            parameter.copy_(tensor(values, parameter.shape));
            all.Add(values);
        }

        foreach ((string name, Tensor statistic) in Statistics(module))
        {
            double[] values = Numbers.Parameter(seed, all.Count, name, [.. statistic.shape.Select(static length => (int)length)]);
            statistic.copy_(tensor(values, statistic.shape));
            all.Add(values);
        }

        return [.. all];
    }

    private static Tensor Targets(DrawnNetwork network, DrawnHead head, int index)
    {
        int size = LayerKind.Size(head.Shape);
        return head.Loss.TakesLabels
            ? tensor(Numbers.Labels(network.Seed, network.Batch, size, index))
            : tensor(Numbers.Values(network.Seed, network.Batch * size, head.Loss.Loss == Loss.BinaryCrossEntropy, index), [network.Batch, .. head.Shape.Select(static n => (long)n)]);
    }

    public static double[] ToArray(Tensor tensor) => tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray();
}
