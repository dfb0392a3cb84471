namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A lane's part of the 32 columns of a strip, which all strips of the warp's part are multiplied by.</summary>
internal readonly struct ColumnFragments(ColumnFragment block0, ColumnFragment block1, ColumnFragment block2, ColumnFragment block3)
{
    public readonly ColumnFragment Block0 = block0;

    public readonly ColumnFragment Block1 = block1;

    public readonly ColumnFragment Block2 = block2;

    public readonly ColumnFragment Block3 = block3;

    /// <summary>Reads and rounds them.</summary>
    public static ColumnFragments Load<TTile, TFormat, TInstructions, TSlab>(TInstructions instructions, TSlab slab)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TSlab : struct, ITensorSlab<TSlab> => new(
            ColumnFragment.Load<TTile, TFormat, TInstructions, TSlab>(instructions, slab, 0),
            ColumnFragment.Load<TTile, TFormat, TInstructions, TSlab>(instructions, slab, 8),
            ColumnFragment.Load<TTile, TFormat, TInstructions, TSlab>(instructions, slab, 16),
            ColumnFragment.Load<TTile, TFormat, TInstructions, TSlab>(instructions, slab, 24));
}
