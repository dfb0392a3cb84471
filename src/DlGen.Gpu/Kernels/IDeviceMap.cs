using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>An elementwise function with no product before it: what it reads and where it writes are its own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceMap
{
    /// <summary>Computes four scalars of a row, from <paramref name="column"/> on.</summary>
    void Apply(int row, int column);
}
