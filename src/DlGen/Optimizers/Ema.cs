using System.Globalization;

namespace DlGen;

/// <summary>
/// An exponential moving average of the weights: e ← e + (1 − d)(w − e) after every update, and e ← w after the first, as PyTorch's
/// AveragedModel with get_ema_multi_avg_fn. Validation and the network at the end of a training have the average; the updates go on with
/// the weights themselves. Running statistics aren't averaged.
/// </summary>
/// <param name="decay">d: how much of the average is kept at an update, at least 0 and below 1. It looks back over about 1/(1 − d) updates.</param>
/// <exception cref="ArgumentOutOfRangeException">The decay is outside that range.</exception>
public sealed class Ema(float decay = 0.999f)
{
    /// <summary>d: how much of the average is kept at an update.</summary>
    public float Decay { get; } = decay is >= 0f and < 1f
        ? decay
        : throw new ArgumentOutOfRangeException(
            nameof(decay), decay, string.Create(CultureInfo.InvariantCulture, $"decay is {decay}; it must be at least 0 and below 1."));

    /// <summary>The average and its decay: Ema: Decay 0.999.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{nameof(Ema)}: {nameof(Decay)} {Decay}");
}
