using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>A network in TorchSharp with given parameters.</summary>
internal static class TorchModel
{
    public static Sequential Create(IReadOnlyList<Layer> layers, IReadOnlyList<ParameterValues> parameters)
    {
        Sequential model = Chain(layers, new Queue<ParameterValues>(parameters));
        using IDisposable mode = no_grad();
        foreach ((Tensor parameter, ParameterValues given) in model.parameters().Zip(parameters))
        {
            using Tensor values = tensor(given.Values, given.Shape.Select(static length => (long)length).ToArray());
            parameter.copy_(values);
        }

        return model;
    }

    private static Sequential Chain(IReadOnlyList<Layer> layers, Queue<ParameterValues> parameters) =>
        nn.Sequential(layers.Select(layer => Module(layer, parameters)).ToArray());

    private static nn.Module<Tensor, Tensor> Module(Layer layer, Queue<ParameterValues> parameters) => layer switch
    {
        Layer.Linear => Linear(Take(parameters, count: 2)),
        Layer.Convolution convolution => Convolution(convolution, Take(parameters, convolution.HasBias ? 2 : 1)),
        Layer.BatchNorm { OfImages: true } => nn.BatchNorm2d(Take(parameters, count: 2).Shape[0]),
        Layer.BatchNorm => nn.BatchNorm1d(Take(parameters, count: 2).Shape[0]),
        Layer.LayerNorm => nn.LayerNorm(Take(parameters, count: 2).Shape[0]),
        Layer.MaxPool => nn.MaxPool2d(2),
        Layer.GlobalAveragePool => nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten()),
        Layer.Relu => nn.ReLU(),
        Layer.Tanh => nn.Tanh(),
        Layer.Gelu => nn.GELU(),
        Layer.Dropout dropout => nn.Dropout(dropout.Rate),
        Layer.Flatten => nn.Flatten(),
        Layer.Sum sum => new SumModule(Branch(sum.First, parameters), Branch(sum.Second, parameters)),
        _ => throw new NotSupportedException($"{layer.GetType().Name} isn't among TorchSharp's layers here."),
    };

    private static Sequential? Branch(IReadOnlyList<Layer> layers, Queue<ParameterValues> parameters) =>
        layers.Count == 0 ? null : Chain(layers, parameters);

    private static Linear Linear(ParameterValues weight) => nn.Linear(weight.Shape[1], weight.Shape[0]);

    private static Conv2d Convolution(Layer.Convolution layer, ParameterValues weight)
    {
        int groups = layer.IsDepthwise ? weight.Shape[0] : 1;
        return nn.Conv2d(
            weight.Shape[1] * groups, weight.Shape[0], weight.Shape[2], stride: layer.Stride, padding: layer.Padding, groups: groups, bias: layer.HasBias);
    }

    /// <summary>A layer's first parameter, by which its sizes are known; the rest of them are skipped.</summary>
    private static ParameterValues Take(Queue<ParameterValues> parameters, int count)
    {
        ParameterValues first = parameters.Dequeue();
        for (; count > 1; count--)
        {
            parameters.Dequeue();
        }

        return first;
    }

    /// <summary>The sum of two branches, of which one that is null is the input.</summary>
    private sealed class SumModule : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential? first;
        private readonly Sequential? second;

        public SumModule(Sequential? first, Sequential? second)
            : base(nameof(SumModule))
        {
            this.first = first;
            this.second = second;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => Branch(first, input) + Branch(second, input);

        private static Tensor Branch(Sequential? branch, Tensor input) => branch is null ? input : branch.forward(input);
    }
}
