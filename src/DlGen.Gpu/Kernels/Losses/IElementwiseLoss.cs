using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>A loss that compares output by output.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseLoss
{
    /// <summary>Whether the loss is the sum over a batch, and not the mean.</summary>
    static abstract bool Sums { get; }

    /// <summary>What the loss is multiplied by in that of the network.</summary>
    static abstract float Weight { get; }

    /// <summary>The length of a row of outputs.</summary>
    static abstract int Columns { get; }

    /// <summary>Whether a row is right when its first output and its target lie on the same side of their middles, 0 and ½.</summary>
    static abstract bool TellsTwoClasses { get; }

    /// <summary>The loss of each of four outputs, of which the first is in a column.</summary>
    static abstract Float4 Value(Float4 output, Float4 target, int column);

    /// <summary>The derivative of the loss by each of four outputs, of which the first is in a column.</summary>
    static abstract Float4 Derivative(Float4 output, Float4 target, int column);
}
