using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A layer that slides windows over a sequence [C, T] of C channels: a convolution or a pool.</summary>
public abstract class SequenceWindowAttribute : LayerAttribute
{
    private protected SequenceWindowAttribute(int kernel) => Kernel = kernel;

    /// <summary>Places of a window.</summary>
    public int Kernel { get; }

    /// <summary>Places that are added before the sequence and behind it, or <see cref="DlGen.Padding.Same"/>; 0 unless said otherwise.</summary>
    [Range(DlGen.Padding.Same, int.MaxValue)]
    public int Padding { get; set; }
}
