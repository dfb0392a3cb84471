using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>DlGen's optimizers in TorchSharp.</summary>
internal static class TorchOptimizers
{
    public static optim.Optimizer Create(Optimizer rule, nn.Module module) => rule switch
    {
        // Groups of parameters as PyTorch's users make them.
        AdamW { Decays: DecayScope.Weights } adam => optim.AdamW(
            [
                new TorchSharp.Modules.AdamW.ParamGroup(Weights(module, true), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay), adam.AmsGrad, adam.Maximize),
                new TorchSharp.Modules.AdamW.ParamGroup(Weights(module, false), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), 0, adam.AmsGrad, adam.Maximize),
            ],
            D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay), adam.AmsGrad, adam.Maximize),
        Sgd { LayerRates: { Count: 1 } rates } sgd => optim.SGD(
            [
                new TorchSharp.Modules.SGD.ParamGroup(Layer(module, first: true), D(sgd.LearningRate) * D(rates["linear1"]), D(sgd.Momentum)),
                new TorchSharp.Modules.SGD.ParamGroup(Layer(module, first: false), D(sgd.LearningRate), D(sgd.Momentum)),
            ],
            D(sgd.LearningRate), D(sgd.Momentum)),
        Sgd sgd => optim.SGD(module.parameters(), D(sgd.LearningRate), D(sgd.Momentum), D(sgd.Dampening), D(sgd.WeightDecay), sgd.Nesterov, sgd.Maximize),
        Adam adam => optim.Adam(module.parameters(), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay), adam.AmsGrad, adam.Maximize),
        AdamW adam => optim.AdamW(module.parameters(), D(adam.LearningRate), D(adam.Beta1), D(adam.Beta2), D(adam.Epsilon), D(adam.WeightDecay), adam.AmsGrad, adam.Maximize),
        RmsProp prop => optim.RMSProp(
            module.parameters(), D(prop.LearningRate), D(prop.Smoothing), D(prop.Epsilon), D(prop.WeightDecay), D(prop.Momentum), prop.Centered, prop.Maximize),
        Adagrad adagrad => optim.Adagrad(
            module.parameters(), D(adagrad.LearningRate), D(adagrad.LearningRateDecay), D(adagrad.WeightDecay), D(adagrad.InitialAccumulator), D(adagrad.Epsilon)),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} has no counterpart in TorchSharp here; add it."),
    };

    private static IEnumerable<TorchSharp.Modules.Parameter> Weights(nn.Module module, bool are) => module.parameters().Where(parameter => parameter.shape.Length == 2 == are);

    private static IEnumerable<TorchSharp.Modules.Parameter> Layer(nn.Module module, bool first) =>
        module.named_parameters().Where(parameter => parameter.name.StartsWith("0.", StringComparison.Ordinal) == first).Select(static parameter => parameter.parameter);

    /// <summary>The number as it was written: PyTorch's hyper-parameters are doubles.</summary>
    public static double D(float value) => double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
