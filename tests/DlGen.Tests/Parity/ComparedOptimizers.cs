namespace DlGen.Tests.Parity;

/// <summary>The optimizers that are compared, with and without each of their options. The rates are large, so that three steps lead away from the start.</summary>
internal static class ComparedOptimizers
{
    public const int Steps = 3;

    public static IReadOnlyList<(string Name, Optimizer Rule)> All { get; } =
    [
        ("sgd", new Sgd(0.2f)),
        ("sgd-decay", new Sgd(0.2f) { WeightDecay = 0.1f }),
        ("sgd-momentum", new Sgd(0.1f) { Momentum = 0.9f, WeightDecay = 0.01f }),
        ("sgd-nesterov", new Sgd(0.1f) { Momentum = 0.8f, Nesterov = true, WeightDecay = 0.05f }),
        ("adam", new Adam(0.03f)),
        ("adam-options", new Adam(0.03f) { Beta1 = 0.7f, Beta2 = 0.95f, Epsilon = 0.01f, WeightDecay = 0.1f }),
        ("adamw", new AdamW(0.03f) { Decays = DecayScope.All }),
        ("adamw-options", new AdamW(0.03f) { Beta1 = 0.7f, Beta2 = 0.95f, Epsilon = 0.01f, WeightDecay = 0.3f, Decays = DecayScope.All }),
        ("rmsprop", new RmsProp(0.01f)),
        ("rmsprop-options", new RmsProp(0.02f) { Smoothing = 0.8f, Epsilon = 0.01f, Momentum = 0.9f, WeightDecay = 0.1f }),
        ("adagrad", new Adagrad(0.05f)),
        ("adagrad-options", new Adagrad(0.05f) { Epsilon = 0.01f, WeightDecay = 0.1f }),
    ];
}
