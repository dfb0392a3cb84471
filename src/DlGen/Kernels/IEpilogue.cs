using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>What is done with a register tile's results while they are still in registers: bias, activation, σ′, store.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue<T>
    where T : unmanaged
{
    /// <summary>Takes the results of one row, for the columns from <paramref name="column"/> on.</summary>
    void Apply<TVector>(int row, int column, TVector value)
        where TVector : struct, IVector<TVector, T>;
}
