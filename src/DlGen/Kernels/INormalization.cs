using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>A normalization of rows, as constants.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INormalization<T>
    where T : unmanaged
{
    /// <summary>The length of a row.</summary>
    static abstract int Columns { get; }

    /// <summary>ε, which is added to the variance.</summary>
    static abstract T Epsilon { get; }

    /// <summary>Whether the row's mean is subtracted; without it the mean square stands for the variance.</summary>
    static abstract bool Centers { get; }

    /// <summary>Whether a scale follows, which the backward pass goes through first.</summary>
    static abstract bool Scales { get; }

    /// <summary>Whether the backward pass needs 1 / √(var + ε) of each row.</summary>
    static abstract bool KeepsInverse { get; }
}
