using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>The sizes of an image that is enlarged, as constants, so that kernels are compiled for them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUpsampling
{
    /// <summary>Channels of the image.</summary>
    static abstract int Channels { get; }

    /// <summary>Rows of the image.</summary>
    static abstract int Height { get; }

    /// <summary>Columns of the image.</summary>
    static abstract int Width { get; }

    /// <summary>How many times as high and as wide it becomes.</summary>
    static abstract int Scale { get; }

    /// <summary>Whether an output lies between the four places around it; else it is the nearest one.</summary>
    static abstract bool Interpolates { get; }

    /// <summary>Whether the centers of the corners lie on each other; else the edges of the images do.</summary>
    static abstract bool AlignsCorners { get; }
}
