namespace DlGen.Tests.Parity;

/// <summary>A training of 100 updates on both sides.</summary>
/// <param name="Name">What the record calls it.</param>
/// <param name="Rule">The optimizer.</param>
/// <param name="Options">What acts around its updates.</param>
internal sealed record ComparedTraining(string Name, Optimizer Rule, UpdateOptions Options)
{
    public ComparedTraining(string name, Optimizer rule)
        : this(name, rule, new UpdateOptions())
    {
    }
}

/// <summary>
/// The trainings that are compared over 100 updates: each optimizer's options, each schedule, and what acts on gradients and weights. The network is
/// an Mlp(5, 8, 3) with tanh, the batch has 12 examples, and where gradients are accumulated four parts of it are.
/// </summary>
internal static class ComparedSteps
{
    public const int Steps = 100;

    public const int Inputs = 5;

    public const int Hidden = 8;

    public const int Classes = 3;

    public const int Batch = 12;

    public const int Seed = 77;

    /// <summary>The batch's parts where gradients are accumulated; the last is smaller.</summary>
    public static IReadOnlyList<int> Parts { get; } = [4, 4, 3, 1];

    public static IReadOnlyList<ComparedTraining> All { get; } =
    [
        new("sgd", new Sgd(0.1f) { WeightDecay = 0.01f }),
        new("sgd-dampening", new Sgd(0.1f) { Momentum = 0.9f, Dampening = 0.3f, WeightDecay = 0.01f }),
        new("sgd-nesterov", new Sgd(0.05f) { Momentum = 0.8f, Nesterov = true }),
        // Without decay: TorchSharp changes the sign of its Sgd's step after the decay, where PyTorch changes the gradient's before it.
        new("sgd-maximize", new Sgd(0.005f) { Momentum = 0.5f, Maximize = true }),
        new("adam", new Adam(0.01f)),
        new("adam-amsgrad", new Adam(0.02f) { AmsGrad = true, Beta2 = 0.8f, WeightDecay = 0.01f }),
        new("adam-maximize", new Adam(0.001f) { Maximize = true, Epsilon = 1e-4f }),
        new("adamw-all", new AdamW(0.01f) { Decays = DecayScope.All, WeightDecay = 0.1f }),
        new("adamw-weights", new AdamW(0.01f) { WeightDecay = 0.1f }),
        new("adamw-amsgrad", new AdamW(0.02f) { Decays = DecayScope.All, AmsGrad = true, Beta2 = 0.8f }),
        new("rmsprop", new RmsProp(0.005f)),
        new("rmsprop-centered", new RmsProp(0.002f) { Centered = true, Smoothing = 0.9f, Momentum = 0.5f, Epsilon = 1e-2f }),
        new("adagrad", new Adagrad(0.05f)),
        new("adagrad-decay", new Adagrad(0.1f) { LearningRateDecay = 0.05f, InitialAccumulator = 0.1f, WeightDecay = 0.01f }),
        new("layer-rates", new Sgd(0.1f) { Momentum = 0.9f, LayerRates = new() { ["linear1"] = 0.1f } }),
        new("clip-norm", new Sgd(0.2f) { Momentum = 0.5f }, new() { ClipNorm = 0.2f }),
        new("clip-value", new Adam(0.01f), new() { ClipValue = 0.05f }),
        new("accumulation", new Adam(0.01f), new() { AccumulationSteps = 4, ClipNorm = 0.5f }),
        new("average", new Sgd(0.1f) { Momentum = 0.9f }, new() { WeightAveraging = new Ema(0.95f) }),
        new("constant", new Sgd(0.1f), new() { Schedule = new ConstantSchedule { Factor = 0.25f, Steps = 20 } }),
        new("step", new Sgd(0.1f), new() { Schedule = new StepSchedule(30) { Factor = 0.5f } }),
        new("multi-step", new Sgd(0.1f), new() { Schedule = new MultiStepSchedule(10, 60, 61) { Factor = 0.5f } }),
        new("exponential", new Adam(0.02f), new() { Schedule = new ExponentialSchedule(0.97f) }),
        new("linear", new Sgd(0.1f), new() { Schedule = new LinearSchedule { StartFactor = 0.25f, EndFactor = 0.75f, Steps = 40 } }),
        new("cosine", new Adam(0.02f), new() { Schedule = new CosineSchedule { Steps = Steps, MinLearningRate = 0.001f } }),
        new("one-cycle", new Sgd(0.1f), new() { Schedule = new OneCycleSchedule(0.3f) { Steps = Steps } }),
        new("one-cycle-linear", new AdamW(0.1f) { Decays = DecayScope.All }, new()
        {
            Schedule = new OneCycleSchedule(0.02f) { Steps = Steps, RiseFraction = 0.4f, StartDivisor = 10f, EndDivisor = 100f, IsLinear = true, HasThreePhases = true },
        }),
        new("warm-up", new Sgd(0.2f), new() { Schedule = new ExponentialSchedule(0.98f) { WarmupSteps = 25 } }),
        new("chained", new Sgd(0.2f), new() { Schedule = new StepSchedule(30) { Factor = 0.5f }.Chain(new ExponentialSchedule(0.99f)) }),
        new("plateau", new Sgd(0.2f), new() { Schedule = new PlateauSchedule { Factor = 0.5f, Patience = 2, Threshold = 0.01f, Cooldown = 3, MinLearningRate = 0.01f } }),
    ];

    /// <summary>What a plateau is told after an update: it falls less and less, and now and then rises.</summary>
    public static double Metric(int step) => (1 / (1 + (0.1 * step))) + (step % 7 == 3 ? 0.05 : 0);
}
