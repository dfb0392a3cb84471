using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>What is done with a product while it is in registers: bias, activation, σ′, and storing the result.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceEpilogue
{
    /// <summary>Takes four scalars of a row, from <paramref name="column"/> on.</summary>
    void Apply(int row, int column, Float4 product);
}
