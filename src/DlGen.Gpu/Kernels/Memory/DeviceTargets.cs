using System.ComponentModel;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What a batch's outputs are compared with: a class for each row, or a row of values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceTargets
{
    internal readonly ArrayView<int> Labels;
    internal readonly DeviceMatrix Values;

    internal DeviceTargets(ArrayView<int> labels, DeviceMatrix values)
    {
        Labels = labels;
        Values = values;
    }
}
