using System.ComponentModel;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A row in a device's memory: a bias, the moments of a batch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceRow
{
    private readonly ArrayView<Float4> values;

    internal DeviceRow(ArrayView<Float4> values, int place)
    {
        this.values = values;
        Place = place;
    }

    /// <summary>No row, for a kernel that does without one.</summary>
    internal static DeviceRow None => new(default, -1);

    /// <summary>Whether there is one.</summary>
    internal bool Exists => Place >= 0;

    /// <summary>Where it starts, in the memory of the parameters as a rule, in <see cref="Float4"/>s.</summary>
    public int Place { get; }

    /// <summary>Four scalars from <paramref name="column"/> on, a multiple of 4.</summary>
    public Float4 Load(int column) => values[column / Float4.Count];

    /// <summary>Sets four scalars from <paramref name="column"/> on, a multiple of 4.</summary>
    public void Store(int column, Float4 value) => values[column / Float4.Count] = value;
}
