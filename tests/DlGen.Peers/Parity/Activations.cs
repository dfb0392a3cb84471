using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>The activations of <see cref="MlpAttribute"/> in TorchSharp.</summary>
internal static class Activations
{
    public static Func<nn.Module<Tensor, Tensor>> Of(Activation activation) => activation switch
    {
        Activation.Relu => static () => nn.ReLU(),
        Activation.LeakyRelu => static () => nn.LeakyReLU(),
        Activation.Elu => static () => nn.ELU(),
        Activation.Selu => static () => nn.SELU(),
        Activation.Gelu => static () => nn.GELU(),
        Activation.GeluTanh => static () => nn.GELU(TorchSharp.Modules.GELU.Approximate.tanh),
        Activation.Silu => static () => nn.SiLU(),
        Activation.Softplus => static () => nn.Softplus(),
        Activation.Sigmoid => static () => nn.Sigmoid(),
        Activation.Tanh => static () => nn.Tanh(),
        Activation.Identity => static () => nn.Identity(),
        _ => throw new InvalidOperationException($"Activation.{activation} has no counterpart in TorchSharp here; add it."),
    };
}
