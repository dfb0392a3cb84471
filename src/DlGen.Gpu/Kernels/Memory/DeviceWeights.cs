using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>A weight matrix W [inputs × outputs] in a device's memory.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceWeights
{
    internal DeviceWeights(DeviceMatrix matrix, int place)
    {
        Matrix = matrix;
        Place = place;
    }

    /// <summary>Where it starts in the parameter memory, in <see cref="Float4"/>s.</summary>
    public int Place { get; }

    internal DeviceMatrix Matrix { get; }
}
