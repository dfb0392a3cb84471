using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>A linear layer's shape as constants, so that the register tiles are compiled for it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILinearShape
{
    /// <summary>The length of an input row.</summary>
    static abstract int Inputs { get; }

    /// <summary>The length of an output row.</summary>
    static abstract int Outputs { get; }

    /// <summary>
    /// Places of the image that an input row is, which lies place by place, with its channels in panels; 1 for a row that lies as a row. The
    /// rows of the weights are in the image's order: panel by panel of channels, and within it place by place.
    /// </summary>
    static virtual int Places => 1;
}
