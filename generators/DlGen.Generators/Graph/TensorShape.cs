using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>
/// A tensor's shape without the batch axis: [784], [28×28], [1×28×28]. Kernels see it as a matrix: <see cref="Rows"/> rows an
/// example, of <see cref="Columns"/> scalars each. Positions of a sequence [T×D] are rows; an image or a vector is one row.
/// </summary>
internal sealed record TensorShape(EquatableArray<int> Axes)
{
    public static TensorShape Of(params int[] axes) => new(EquatableArray.Create(axes));

    public int Rank => Axes.Count;

    public long Size => Axes.Aggregate(1L, (size, axis) => size * axis);

    public int Rows => Rank == 2 ? Axes[0] : 1;

    public int Columns => Rank == 2 ? Axes[1] : (int)Size;

    /// <summary>This shape with another last axis.</summary>
    public TensorShape WithLast(int length) => new(Axes.Take(Rank - 1).Append(length).ToEquatableArray());

    public override string ToString() => "[" + string.Join("×", Axes) + "]";
}
