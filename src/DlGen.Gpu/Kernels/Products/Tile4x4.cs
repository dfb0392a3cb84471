namespace DlGen.Gpu.Kernels;

/// <summary>Sixteen sums by name: what is indexed would leave the registers.</summary>
internal readonly struct Tile4x4
{
    private readonly Float4 row0;
    private readonly Float4 row1;
    private readonly Float4 row2;
    private readonly Float4 row3;

    private Tile4x4(Float4 row0, Float4 row1, Float4 row2, Float4 row3)
    {
        this.row0 = row0;
        this.row1 = row1;
        this.row2 = row2;
        this.row3 = row3;
    }

    /// <summary>The tile plus the outer product of a column of the one operand and a row of the other.</summary>
    public static Tile4x4 Add(Tile4x4 tile, Float4 a, Float4 b) => new(
        tile.row0 + (a.X * b),
        tile.row1 + (a.Y * b),
        tile.row2 + (a.Z * b),
        tile.row3 + (a.W * b));

    /// <summary>Hands the sums that lie within rows × columns to the epilogue.</summary>
    public static void Finish<TEpilogue>(Tile4x4 tile, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (column < columns)
        {
            Finish(tile.row0, row, column, rows, epilogue);
            Finish(tile.row1, row + 1, column, rows, epilogue);
            Finish(tile.row2, row + 2, column, rows, epilogue);
            Finish(tile.row3, row + 3, column, rows, epilogue);
        }
    }

    /// <summary>Hands the sums that lie within the rows to the epilogue, of a tile whose rows lie <paramref name="step"/> apart.</summary>
    public static void FinishEvery<TEpilogue>(int step, Tile4x4 tile, int row, int column, int rows, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        Finish(tile.row0, row, column, rows, epilogue);
        Finish(tile.row1, row + step, column, rows, epilogue);
        Finish(tile.row2, row + (2 * step), column, rows, epilogue);
        Finish(tile.row3, row + (3 * step), column, rows, epilogue);
    }

    private static void Finish<TEpilogue>(Float4 sums, int row, int column, int rows, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (row < rows)
        {
            epilogue.Apply(row, column, sums);
        }
    }
}
