using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>A normalization of rows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INormalization
{
    /// <summary>The length of a row.</summary>
    static abstract int Columns { get; }

    /// <summary>Whether the row's mean is taken off; without it the mean square stands for the variance.</summary>
    static abstract bool Centers { get; }

    /// <summary>ε, which is added to the variance.</summary>
    static abstract float Epsilon { get; }

    /// <summary>Whether a scale follows, which the backward pass goes through first.</summary>
    static abstract bool Scales { get; }

    /// <summary>Whether the backward pass needs 1 / √(var + ε) of each row.</summary>
    static abstract bool KeepsInverse { get; }
}
