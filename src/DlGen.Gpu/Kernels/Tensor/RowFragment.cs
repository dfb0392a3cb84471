namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A lane's part of 16 rows of the first operand over a depth of 16: rows g and g + 8, depths 2t, 2t + 1 and, far, 8 more.</summary>
internal readonly struct RowFragment(Pair top, Pair bottom, Pair farTop, Pair farBottom)
{
    public readonly Pair Top = top;

    public readonly Pair Bottom = bottom;

    public readonly Pair FarTop = farTop;

    public readonly Pair FarBottom = farBottom;

    /// <summary>Reads and rounds it; <paramref name="place"/> is a constant.</summary>
    public static RowFragment Load<TTile, TFormat, TInstructions, TSlab>(TInstructions instructions, TSlab slab, int place)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TSlab : struct, ITensorSlab<TSlab> => new(
            TFormat.Round(instructions, slab.Load<TTile>(place, 0)),
            TFormat.Round(instructions, slab.Load<TTile>(place + 8, 0)),
            TFormat.Round(instructions, slab.Load<TTile>(place, 8)),
            TFormat.Round(instructions, slab.Load<TTile>(place + 8, 8)));
}
