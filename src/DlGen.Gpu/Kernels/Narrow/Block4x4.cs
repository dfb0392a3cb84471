namespace DlGen.Gpu.Kernels;

/// <summary>Four scalars of four rows each, by name: what is indexed would leave the registers.</summary>
internal readonly struct Block4x4
{
    private readonly Float4 row0;
    private readonly Float4 row1;
    private readonly Float4 row2;
    private readonly Float4 row3;

    /// <summary>The rows <paramref name="row"/>, <c>row + step</c>, …, from <paramref name="column"/> on.</summary>
    public Block4x4(DeviceMatrix matrix, int row, int step, int column)
    {
        row0 = matrix.Load(row, column);
        row1 = matrix.Load(row + step, column);
        row2 = matrix.Load(row + (2 * step), column);
        row3 = matrix.Load(row + (3 * step), column);
    }

    private Block4x4(Float4 row0, Float4 row1, Float4 row2, Float4 row3)
    {
        this.row0 = row0;
        this.row1 = row1;
        this.row2 = row2;
        this.row3 = row3;
    }

    /// <summary>The first scalar of each row.</summary>
    public Float4 ColumnX => new(row0.X, row1.X, row2.X, row3.X);

    /// <summary>The second scalar of each row.</summary>
    public Float4 ColumnY => new(row0.Y, row1.Y, row2.Y, row3.Y);

    /// <summary>The third scalar of each row.</summary>
    public Float4 ColumnZ => new(row0.Z, row1.Z, row2.Z, row3.Z);

    /// <summary>The fourth scalar of each row.</summary>
    public Float4 ColumnW => new(row0.W, row1.W, row2.W, row3.W);

    /// <summary>Four rows that follow each other, of a matrix that may end among them: its last row stands for those beyond.</summary>
    public static Block4x4 Within(DeviceMatrix matrix, int row, int rows, int column)
    {
        int last = rows - 1;
        return new Block4x4(
            matrix.Load(row, column),
            matrix.Load(row + 1 < last ? row + 1 : last, column),
            matrix.Load(row + 2 < last ? row + 2 : last, column),
            matrix.Load(row + 3 < last ? row + 3 : last, column));
    }
}
