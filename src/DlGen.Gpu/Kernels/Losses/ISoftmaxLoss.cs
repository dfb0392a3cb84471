using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>A classifier's loss.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISoftmaxLoss
{
    /// <summary>Whether the loss is the sum over a batch, and not the mean.</summary>
    static abstract bool Sums { get; }

    /// <summary>What the loss is multiplied by in that of the network.</summary>
    static abstract float Weight { get; }

    /// <summary>K, the number of classes.</summary>
    static abstract int Classes { get; }

    /// <summary>ε, the part of the target that is spread over all classes.</summary>
    static abstract float LabelSmoothing { get; }
}
