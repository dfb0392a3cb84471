using System.Numerics;

namespace DlGen.Tests.Training;

internal static class Updates
{
    public static IReadOnlyDictionary<string, Optimizer> All { get; } = new Dictionary<string, Optimizer>
    {
        ["sgd"] = new Sgd(0.1f),
        ["sgd, decay"] = new Sgd(0.1f) { WeightDecay = 0.01f },
        ["momentum"] = new Sgd(0.05f) { Momentum = 0.9f },
        ["nesterov, decay"] = new Sgd(0.05f) { Momentum = 0.9f, Nesterov = true, WeightDecay = 0.01f },
        ["adam"] = new Adam(0.01f),
        ["adam, decay"] = new Adam(0.01f) { Beta1 = 0.8f, Beta2 = 0.99f, Epsilon = 1e-6f, WeightDecay = 0.01f },
        ["adamw"] = new AdamW(0.01f),
        ["rmsprop"] = new RmsProp(0.01f),
        ["rmsprop, momentum, decay"] = new RmsProp(0.01f) { Momentum = 0.9f, WeightDecay = 0.01f },
        ["amsgrad"] = new Adam(0.01f) { AmsGrad = true },
        ["lion, decay"] = new Lion(0.001f) { WeightDecay = 0.1f },
        ["dampening"] = new Sgd(0.05f) { Momentum = 0.9f, Dampening = 0.3f },
        ["rmsprop, centered"] = new RmsProp(0.01f) { Centered = true },
        ["adagrad, decay"] = new Adagrad(0.05f) { WeightDecay = 0.01f },
    };

    public static BoundOptimizer<T> Bind<T>(Optimizer optimizer, NetworkRuntime<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(network, new OptimizerRun<T>(network, optimizer, new UpdateOptions(), default));

    /// <summary>A backward pass; returns the parameters and the gradients.</summary>
    public static (double[] Parameters, double[] Gradients) Backward(NetworkRuntime<double> network, int examples = 5)
    {
        network.Forward([.. Examples.Inputs(examples, network.InputSize, seed: examples).Select(static value => (double)value)]);
        network.ComputeLoss([.. Enumerable.Range(0, examples).Select(static row => row % 4)]);
        network.Backward();
        return (network.ParameterValues(), [.. network.Parameters.SelectMany(static parameter => parameter.Gradient.ToArray())]);
    }
}
