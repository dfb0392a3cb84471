using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>The windows that a convolution or a pool slides over an image, as constants, so that kernels are compiled for them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindowShape
{
    /// <summary>Channels of the image.</summary>
    static abstract int Channels { get; }

    /// <summary>Rows of the image.</summary>
    static abstract int Height { get; }

    /// <summary>Columns of the image.</summary>
    static abstract int Width { get; }

    /// <summary>Rows of a window.</summary>
    static abstract int WindowHeight { get; }

    /// <summary>Columns of a window.</summary>
    static abstract int WindowWidth { get; }

    /// <summary>Rows from one window to the next.</summary>
    static abstract int StrideHeight { get; }

    /// <summary>Columns from one window to the next.</summary>
    static abstract int StrideWidth { get; }

    /// <summary>Places from one of a window's to the next.</summary>
    static abstract int Dilation { get; }

    /// <summary>Places of padding above the image.</summary>
    static abstract int Top { get; }

    /// <summary>Places of padding to the left of the image.</summary>
    static abstract int Left { get; }

    /// <summary>Channels that come out.</summary>
    static abstract int Outputs { get; }

    /// <summary>Rows of windows.</summary>
    static abstract int OutputHeight { get; }

    /// <summary>Columns of windows.</summary>
    static abstract int OutputWidth { get; }

    /// <summary>Whether the image lies place by place, with its channels side by side; else it is one row, as a dataset has it.</summary>
    static abstract bool IsOfPlaces { get; }
}
