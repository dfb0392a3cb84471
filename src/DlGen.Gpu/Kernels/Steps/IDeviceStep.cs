using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>What is done with a gradient while it is in registers: an optimizer's update, or storing it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceStep
{
    /// <summary>Takes the gradient of four parameters at a place of the parameter memory, counted in <see cref="Float4"/>s.</summary>
    void Apply(int place, Float4 gradient);
}
