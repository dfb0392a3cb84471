using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>The windows of a convolution whose outputs a maximum pool takes: rectangles of one size that lie side by side, without padding.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPooledWindowShape : IWindowShape
{
    /// <summary>Rows of a rectangle of the pool.</summary>
    static abstract int PoolHeight { get; }

    /// <summary>Columns of a rectangle of the pool.</summary>
    static abstract int PoolWidth { get; }

    /// <summary>Rows of maxima.</summary>
    static abstract int PooledHeight { get; }

    /// <summary>Columns of maxima.</summary>
    static abstract int PooledWidth { get; }
}
