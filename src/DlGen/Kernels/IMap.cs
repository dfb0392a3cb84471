using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>An elementwise function with no product before it: what it reads and where it writes are its own.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMap<T>
    where T : unmanaged
{
    /// <summary>Computes one register of a row, from <paramref name="column"/> on.</summary>
    void Apply<TVector>(int row, int column)
        where TVector : struct, IVector<TVector, T>;
}
