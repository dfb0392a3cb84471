namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>32 × 32 by two warps of 16 × 32 each: many groups even where the product is small.</summary>
internal readonly struct SmallTensorTile : ITensorTile<SmallTensorTile>
{
    private readonly WarpStrip sums;

    private SmallTensorTile(WarpStrip sums) => this.sums = sums;

    public static int Size => WarpStrip.Columns;

    public static int Threads => 2 * TensorProduct.Lanes;

    public static int Stages => 3;

    public static int FirstRow(int warp) => warp * WarpStrip.Rows;

    public static int FirstColumn(int warp) => 0;

    public static SmallTensorTile Add<TFormat, TInstructions, TA, TB>(SmallTensorTile tile, TInstructions instructions, TA a, TB b)
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TA : struct, ITensorSlab<TA>
        where TB : struct, ITensorSlab<TB>
    {
        ColumnFragments columns = ColumnFragments.Load<SmallTensorTile, TFormat, TInstructions, TB>(instructions, b);
        return new SmallTensorTile(WarpStrip.Add<SmallTensorTile, TFormat, TInstructions, TA>(tile.sums, instructions, a, 0, columns));
    }

    public static void Finish<TInstructions, TEpilogue>(
        SmallTensorTile tile, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue =>
        WarpStrip.Finish(tile.sums, instructions, row, column, rows, columns, epilogue);
}
