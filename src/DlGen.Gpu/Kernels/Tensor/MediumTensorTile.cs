namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>64 × 64 by four warps of 32 × 32 each.</summary>
internal readonly struct MediumTensorTile : ITensorTile<MediumTensorTile>
{
    private const int WarpsAcross = 2;
    private const int WarpRows = 2 * WarpStrip.Rows;

    private readonly WarpStrip top;
    private readonly WarpStrip bottom;

    private MediumTensorTile(WarpStrip top, WarpStrip bottom)
    {
        this.top = top;
        this.bottom = bottom;
    }

    public static int Size => 64;

    public static int Threads => 4 * TensorProduct.Lanes;

    public static int Stages => 3;

    public static int FirstRow(int warp) => warp / WarpsAcross * WarpRows;

    public static int FirstColumn(int warp) => warp % WarpsAcross * WarpStrip.Columns;

    public static MediumTensorTile Add<TFormat, TInstructions, TA, TB>(MediumTensorTile tile, TInstructions instructions, TA a, TB b)
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TA : struct, ITensorSlab<TA>
        where TB : struct, ITensorSlab<TB>
    {
        ColumnFragments columns = ColumnFragments.Load<MediumTensorTile, TFormat, TInstructions, TB>(instructions, b);
        return new MediumTensorTile(
            WarpStrip.Add<MediumTensorTile, TFormat, TInstructions, TA>(tile.top, instructions, a, 0, columns),
            WarpStrip.Add<MediumTensorTile, TFormat, TInstructions, TA>(tile.bottom, instructions, a, WarpStrip.Rows, columns));
    }

    public static void Finish<TInstructions, TEpilogue>(
        MediumTensorTile tile, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue
    {
        WarpStrip.Finish(tile.top, instructions, row, column, rows, columns, epilogue);
        WarpStrip.Finish(tile.bottom, instructions, row + WarpStrip.Rows, column, rows, columns, epilogue);
    }
}
