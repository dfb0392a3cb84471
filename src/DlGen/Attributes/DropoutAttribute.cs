using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Dropout: in training, each scalar is set to zero with probability p and divided by 1 − p otherwise (Srivastava, Hinton,
/// Krizhevsky, Sutskever and Salakhutdinov 2014); predictions and evaluations use all of them as they are. Which scalars drop
/// out follows from the network's seed and the number of its training steps alone: neither from the number of threads nor
/// from the device.
/// </summary>
/// <param name="p">The probability of a zero, at least 0 and less than 1.</param>
public sealed class DropoutAttribute([Range(0.0, 1.0, MaximumIsExclusive = true)] float p = 0.5f) : LayerAttribute
{
    /// <summary>The probability of a zero.</summary>
    public float P { get; } = p;
}
