using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>A network in TorchSharp with given parameters.</summary>
internal static class TorchModel
{
    public static Sequential Create(Architecture architecture, IReadOnlyList<ParameterValues> parameters)
    {
        List<ParameterValues> weights = parameters.Where(static parameter => parameter.IsWeight).ToList();
        Sequential model = nn.Sequential(architecture switch
        {
            Architecture.Residual => Residual(weights),
            Architecture.Tanh => Chain(weights, static _ => [nn.Tanh()]),
            Architecture.Regularized => Chain(weights, static width => [nn.BatchNorm1d(width), nn.ReLU(), nn.Dropout(0.2)]),
            Architecture.Convolutional => Convolutional(weights),
            Architecture.Separable => Separable(weights),
            _ => Chain(weights, static _ => [nn.ReLU()]),
        });
        using IDisposable mode = no_grad();
        foreach ((Tensor parameter, ParameterValues given) in model.parameters().Zip(parameters))
        {
            using Tensor values = tensor(given.Values, given.Shape.Select(static length => (long)length).ToArray());
            parameter.copy_(values);
        }

        return model;
    }

    private static List<nn.Module<Tensor, Tensor>> Chain(List<ParameterValues> weights, Func<int, nn.Module<Tensor, Tensor>[]> between)
    {
        List<nn.Module<Tensor, Tensor>> modules = [Linear(weights[0])];
        foreach (ParameterValues weight in weights.Skip(1))
        {
            modules.AddRange(between(weight.Shape[1]));
            modules.Add(Linear(weight));
        }

        return modules;
    }

    private static List<nn.Module<Tensor, Tensor>> Residual(List<ParameterValues> weights)
    {
        List<nn.Module<Tensor, Tensor>> modules = [Linear(weights[0])];
        for (int i = 1; i < weights.Count - 1; i += 2)
        {
            modules.Add(new ResidualModule(nn.Sequential(
                nn.LayerNorm(weights[i].Shape[1]), Linear(weights[i]), nn.GELU(), Linear(weights[i + 1]))));
        }

        return [.. modules, nn.LayerNorm(weights[^1].Shape[1]), Linear(weights[^1])];
    }

    private static List<nn.Module<Tensor, Tensor>> Convolutional(List<ParameterValues> weights)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        foreach (ParameterValues weight in weights.Where(static weight => weight.IsConvolution))
        {
            int kernel = weight.Shape[2];
            modules.AddRange([nn.Conv2d(weight.Shape[1], weight.Shape[0], kernel, padding: kernel / 2), nn.ReLU(), nn.MaxPool2d(2)]);
        }

        return [.. modules, nn.Flatten(), .. Chain([.. weights.Where(static weight => !weight.IsConvolution)], static _ => [nn.ReLU()])];
    }

    private static List<nn.Module<Tensor, Tensor>> Separable(List<ParameterValues> weights)
    {
        List<nn.Module<Tensor, Tensor>> modules = [];
        foreach (ParameterValues weight in weights.Where(static weight => weight.IsConvolution))
        {
            int outputs = weight.Shape[0], kernel = weight.Shape[2];
            int groups = weight.Shape[1] == 1 ? outputs : 1;
            modules.AddRange([nn.Conv2d(weight.Shape[1] * groups, outputs, kernel, padding: kernel / 2, groups: groups), nn.ReLU()]);
        }

        return [.. modules, nn.AdaptiveAvgPool2d(1), nn.Flatten(), Linear(weights[^1])];
    }

    private static Linear Linear(ParameterValues weight) => nn.Linear(weight.Shape[1], weight.Shape[0]);

    /// <summary>x + block(x).</summary>
    private sealed class ResidualModule : nn.Module<Tensor, Tensor>
    {
        private readonly Sequential block;

        public ResidualModule(Sequential block)
            : base(nameof(ResidualModule))
        {
            this.block = block;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => input + block.forward(input);
    }
}
