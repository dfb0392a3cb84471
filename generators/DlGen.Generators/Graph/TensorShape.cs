using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>A tensor's shape without the batch axis: [784], [28×28], [1×28×28]. How it lies in memory is its <see cref="Layout"/>.</summary>
internal sealed record TensorShape(EquatableArray<int> Axes)
{
    public static TensorShape Of(params int[] axes) => new(EquatableArray.Create(axes));

    public int Rank => Axes.Count;

    /// <summary>How many numbers the tensor has; of one that has more than a <see langword="long"/> can say, the largest.</summary>
    public long Size => Axes.Aggregate(1L, static (size, axis) => Product(size, axis));

    /// <summary>The length of the last axis, on which most layers work.</summary>
    public int Last => Axes[Rank - 1];

    /// <summary>Places of an image [C, H, W]: all axes but the channels'.</summary>
    public int Places => Length(Size / Axes[0]);

    /// <summary>How many channels an image [C, H, W] has; of other shapes the length of the last axis.</summary>
    public int Channels => Rank == 3 ? Axes[0] : Last;

    /// <summary>This shape with another last axis.</summary>
    public TensorShape WithLast(int length) => new(Axes.Take(Rank - 1).Append(length).ToEquatableArray());

    /// <summary>A product of sizes; the largest <see langword="long"/> for one that is larger.</summary>
    public static long Product(long left, long right) => right > 0 && left > long.MaxValue / right ? long.MaxValue : left * right;

    /// <summary>A length as an axis has it; the longest one for what is longer, which is too large to plan all the more.</summary>
    public static int Length(long length) => (int)Math.Min(length, int.MaxValue);

    public override string ToString() => "[" + string.Join("×", Axes) + "]";
}
