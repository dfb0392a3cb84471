using System.ComponentModel;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A matrix in a device's memory, row by row, each row padded to whole <see cref="Float4"/>s so that every one of them is one
/// 16-byte access. The padding may hold anything: whoever sums over a row leaves it out.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceMatrix : ITargetRows
{
    private readonly ArrayView<Float4> values;
    private readonly int stride;

    internal DeviceMatrix(ArrayView<Float4> values, int columns)
    {
        this.values = values;
        stride = RowPadding.Quads(columns);
    }

    /// <summary>One scalar.</summary>
    public float this[int row, int column]
    {
        get => Scalars[(row * stride * Float4.Count) + column];
        set => Scalars[(row * stride * Float4.Count) + column] = value;
    }

    internal ArrayView<Float4> Values => values;

    /// <summary>Where four scalars lie, from <paramref name="column"/> on, a multiple of 4.</summary>
    internal ref Float4 Quad(int row, int column) => ref values[(row * stride) + (column / Float4.Count)];

    private ArrayView<float> Scalars => values.Cast<float>();

    /// <summary>A matrix whose rows lie so many <see cref="Float4"/>s apart.</summary>
    internal static DeviceMatrix WithStride(ArrayView<Float4> values, int stride) => new(values, stride * Float4.Count);

    /// <summary>The matrix from a row on.</summary>
    internal DeviceMatrix From(int row) => WithStride(values.SubView(row * stride, values.IntLength - (row * stride)), stride);

    /// <summary>The matrix with so many rows end to end as one: an image, place by place, as a row. No row may have padding.</summary>
    public DeviceMatrix AsRows(int rows) => WithStride(values, stride * rows);

    /// <summary>Four scalars from <paramref name="column"/> on, a multiple of 4.</summary>
    public Float4 Load(int row, int column) => values[(row * stride) + (column / Float4.Count)];

    /// <summary>Four scalars from <paramref name="column"/> on, of which those at <paramref name="columns"/> and beyond read as zero.</summary>
    public Float4 Load(int row, int column, int columns) => Float4.First(Load(row, column), columns - column);

    /// <summary>Sets four scalars from <paramref name="column"/> on, a multiple of 4.</summary>
    public void Store(int row, int column, Float4 value) => values[(row * stride) + (column / Float4.Count)] = value;
}
