using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>What is done with the results of a convolution before a maximum pool takes them, and with the maxima, while they are in registers.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPooledEpilogue<T> : IEpilogue<T>
    where T : unmanaged
{
    /// <summary>What the pool takes of the results of one row, for the columns from <paramref name="column"/> on: bias, activation.</summary>
    TVector BeforePool<TVector>(int column, TVector value)
        where TVector : struct, IVector<TVector, T>;
}
