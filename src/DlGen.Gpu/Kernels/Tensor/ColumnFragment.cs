namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A lane's part of 8 columns of the second operand over a depth of 16: column g, depths 2t, 2t + 1 and, far, 8 more.</summary>
internal readonly struct ColumnFragment(Pair near, Pair far)
{
    public readonly Pair Near = near;

    public readonly Pair Far = far;

    /// <summary>Reads and rounds it; <paramref name="place"/> is a constant.</summary>
    public static ColumnFragment Load<TTile, TFormat, TInstructions, TSlab>(TInstructions instructions, TSlab slab, int place)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TSlab : struct, ITensorSlab<TSlab> => new(
            TFormat.Round(instructions, slab.Load<TTile>(place, 0)),
            TFormat.Round(instructions, slab.Load<TTile>(place, 8)));
}
