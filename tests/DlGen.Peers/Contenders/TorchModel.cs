using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>A chain of linear layers in TorchSharp with given parameters.</summary>
internal static class TorchModel
{
    public static Sequential Create(IReadOnlyList<LinearParameters> layers, bool tanh)
    {
        var modules = new List<nn.Module<Tensor, Tensor>>();
        foreach (LinearParameters layer in layers)
        {
            if (modules.Count > 0)
            {
                modules.Add(tanh ? nn.Tanh() : nn.ReLU());
            }

            Linear linear = nn.Linear(layer.Inputs, layer.Outputs);
            using (no_grad())
            {
                using Tensor weight = tensor(layer.Weight, [layer.Outputs, layer.Inputs]);
                using Tensor bias = tensor(layer.Bias);
                linear.weight!.copy_(weight);
                linear.bias!.copy_(bias);
            }

            modules.Add(linear);
        }

        return nn.Sequential(modules);
    }
}
