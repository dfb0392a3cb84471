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
}
