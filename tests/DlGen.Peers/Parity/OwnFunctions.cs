using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>A custom function on both sides.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Body">Of x.</param>
/// <param name="Torch">The same.</param>
internal sealed record OwnFunction(string Name, string Body, Func<Tensor, Tensor> Torch)
{
    public static IReadOnlyList<OwnFunction> All { get; } =
    [
        new("Sine", "MathF.Sin(2f * x)", static x => (2 * x).sin()),
        new("Softsign", "x / (1f + MathF.Abs(x))", static x => x / (1 + x.abs())),
        new("Ripple", "MathF.Atan(x) + (MathF.Exp(-x * x) / 2f)", static x => x.atan() + ((-x * x).exp() / 2)),
    ];

    public string Method => $"    [Elementwise]\n    private static float {Name}(float x) => {Body};\n";
}

/// <summary>A custom loss on both sides.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Body">Of prediction and target.</param>
/// <param name="Torch">The same, of their difference.</param>
internal sealed record OwnLoss(string Name, string Body, Func<Tensor, Tensor> Torch)
{
    public static IReadOnlyList<OwnLoss> All { get; } =
    [
        new("LogCosh", "MathF.Log(MathF.Cosh(prediction - target))", static error => error.cosh().log()),
        new("Charbonnier", "MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f)", static error => (error.square() + 0.25).sqrt()),
    ];

    public string Method => $"    [Elementwise]\n    private static float {Name}(float prediction, float target) => {Body};\n";
}
