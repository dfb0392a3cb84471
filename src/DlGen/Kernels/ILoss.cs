using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>What every loss says of itself, as constants.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILoss<T>
    where T : unmanaged
{
    /// <summary>Whether the loss is the sum over a batch, and not the mean.</summary>
    static abstract bool Sums { get; }

    /// <summary>What the loss is multiplied by in that of the network.</summary>
    static abstract T Weight { get; }

    /// <summary>Whether its gradient is computed.</summary>
    static abstract bool HasGradient { get; }
}

/// <summary>A classifier's loss.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISoftmaxLoss<T> : ILoss<T>
    where T : unmanaged
{
    /// <summary>K, the number of classes.</summary>
    static abstract int Classes { get; }

    /// <summary>ε, the part of the target that is spread over all classes.</summary>
    static abstract double LabelSmoothing { get; }
}

/// <summary>A loss that compares output by output.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementwiseLoss<T> : ILoss<T>
    where T : unmanaged
{
    /// <summary>The length of a row of outputs.</summary>
    static abstract int Columns { get; }

    /// <summary>The loss of a register of outputs, of which the first is in a column.</summary>
    static abstract TVector Value<TVector>(TVector output, TVector target, int column)
        where TVector : struct, IVector<TVector, T>;

    /// <summary>The derivative of the loss by a register of outputs, of which the first is in a column.</summary>
    static abstract TVector Derivative<TVector>(TVector output, TVector target, int column)
        where TVector : struct, IVector<TVector, T>;
}
