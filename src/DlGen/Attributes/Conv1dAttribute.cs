using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// A convolution of a sequence: z[o, t] = Σ K[o, c, s]·a[c, t+s] + b[o], PyTorch's nn.Conv1d. A sequence [C, T] of C channels becomes
/// [channels, T′], with T′ = (T + 2·Padding − Dilation·(kernel − 1) − 1) / Stride + 1, rounded down. The weights
/// K [channels, C / Groups, kernel] are the same at every place.
/// </summary>
/// <remarks>
/// The channels come first here, and last in the sequences [T, D] that <see cref="LinearAttribute"/> and the normalizations work on. In
/// front of a <see cref="LinearAttribute"/> the sequence needs <see cref="FlattenAttribute"/>.
/// </remarks>
/// <param name="channels">The number of channels that come out, at least 1.</param>
/// <param name="kernel">Places of a window, at least 1.</param>
public sealed class Conv1dAttribute([Range(1, int.MaxValue)] int channels, [Range(1, int.MaxValue)] int kernel) : SequenceWindowAttribute(kernel)
{
    /// <summary>The number of channels that come out.</summary>
    public int Channels { get; } = channels;

    /// <summary>Places from one window to the next; 1 unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Stride { get; set; } = 1;

    /// <summary>Places from one of a window's to the next; 1, where they lie side by side, unless said otherwise.</summary>
    [Range(1, int.MaxValue)]
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// The number of groups that the channels are divided into, those that go in and those that come out; 1 unless said otherwise. An output
    /// reads only the channels of its own group. The number must divide both.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int Groups { get; set; } = 1;

    /// <summary>Whether to add b; yes unless said otherwise.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Where K starts; as the network says unless said otherwise. A weight's fan-in is C·kernel, its fan-out channels·kernel, with the channels of one group.</summary>
    public Initialization Initialization { get; set; } = Initialization.Auto;

    /// <summary>Where b starts; as the network says unless said otherwise.</summary>
    public BiasInitialization BiasInitialization { get; set; } = BiasInitialization.Auto;
}
