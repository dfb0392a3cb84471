namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>128 × 128 by eight warps of 64 × 32 each: 64 sums a lane.</summary>
internal readonly struct LargeTensorTile : ITensorTile<LargeTensorTile>
{
    private const int WarpsAcross = 4;
    private const int WarpRows = 4 * WarpStrip.Rows;

    private readonly WarpStrip strip0;
    private readonly WarpStrip strip1;
    private readonly WarpStrip strip2;
    private readonly WarpStrip strip3;

    private LargeTensorTile(WarpStrip strip0, WarpStrip strip1, WarpStrip strip2, WarpStrip strip3)
    {
        this.strip0 = strip0;
        this.strip1 = strip1;
        this.strip2 = strip2;
        this.strip3 = strip3;
    }

    public static int Size => 128;

    public static int Threads => 8 * TensorProduct.Lanes;

    // Two of both operands take 40 KB; beyond 48 a kernel would have to ask the driver for more.
    public static int Stages => 2;

    public static int FirstRow(int warp) => warp / WarpsAcross * WarpRows;

    public static int FirstColumn(int warp) => warp % WarpsAcross * WarpStrip.Columns;

    public static LargeTensorTile Add<TFormat, TInstructions, TA, TB>(LargeTensorTile tile, TInstructions instructions, TA a, TB b)
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TA : struct, ITensorSlab<TA>
        where TB : struct, ITensorSlab<TB>
    {
        ColumnFragments columns = ColumnFragments.Load<LargeTensorTile, TFormat, TInstructions, TB>(instructions, b);
        return new LargeTensorTile(
            WarpStrip.Add<LargeTensorTile, TFormat, TInstructions, TA>(tile.strip0, instructions, a, 0, columns),
            WarpStrip.Add<LargeTensorTile, TFormat, TInstructions, TA>(tile.strip1, instructions, a, WarpStrip.Rows, columns),
            WarpStrip.Add<LargeTensorTile, TFormat, TInstructions, TA>(tile.strip2, instructions, a, 2 * WarpStrip.Rows, columns),
            WarpStrip.Add<LargeTensorTile, TFormat, TInstructions, TA>(tile.strip3, instructions, a, 3 * WarpStrip.Rows, columns));
    }

    public static void Finish<TInstructions, TEpilogue>(
        LargeTensorTile tile, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue
    {
        WarpStrip.Finish(tile.strip0, instructions, row, column, rows, columns, epilogue);
        WarpStrip.Finish(tile.strip1, instructions, row + WarpStrip.Rows, column, rows, columns, epilogue);
        WarpStrip.Finish(tile.strip2, instructions, row + (2 * WarpStrip.Rows), column, rows, columns, epilogue);
        WarpStrip.Finish(tile.strip3, instructions, row + (3 * WarpStrip.Rows), column, rows, columns, epilogue);
    }
}
