namespace DlGen.Kernels;

/// <summary>A linear layer's shape as constants, so that the register tiles are compiled for it.</summary>
public interface ILinearShape
{
    /// <summary>The length of an input row.</summary>
    static abstract int Inputs { get; }

    /// <summary>The length of an output row.</summary>
    static abstract int Outputs { get; }

    /// <summary>Scalars from one input row to the next.</summary>
    static abstract int InputStride { get; }

    /// <summary>Scalars from one row of the output's gradient to the next.</summary>
    static abstract int OutputStride { get; }
}
