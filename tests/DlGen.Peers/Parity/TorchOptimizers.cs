using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>DlGen's optimizers in TorchSharp.</summary>
internal static class TorchOptimizers
{
    public static optim.Optimizer Create(Optimizer rule, nn.Module module) => rule switch
    {
        Sgd sgd => optim.SGD(module.parameters(), D(sgd.LearningRate), D(sgd.Momentum), 0, D(sgd.WeightDecay), sgd.Nesterov),
        Adam adam => optim.Adam(module.parameters(), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay)),
        AdamW adam => optim.AdamW(module.parameters(), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay)),
        RmsProp prop => optim.RMSProp(module.parameters(), D(prop.LearningRate), D(prop.Smoothing), D(prop.Epsilon), D(prop.WeightDecay), D(prop.Momentum)),
        Adagrad adagrad => optim.Adagrad(module.parameters(), D(adagrad.LearningRate), 0, D(adagrad.WeightDecay), 0, D(adagrad.Epsilon)),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} has no counterpart in TorchSharp here; add it."),
    };

    /// <summary>The number as it was written: PyTorch's hyper-parameters are doubles.</summary>
    private static double D(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
