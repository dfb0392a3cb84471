using ILGPU;
using ILGPU.Util;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A lane's part of a warp's sums over 16 rows and 32 columns, by name: what is indexed would leave the registers.</summary>
internal readonly struct WarpStrip
{
    /// <summary>Rows it has.</summary>
    public const int Rows = 16;

    /// <summary>Columns it has.</summary>
    public const int Columns = 32;

    private const int BlockColumns = 8;

    private readonly Float4 block0;
    private readonly Float4 block1;
    private readonly Float4 block2;
    private readonly Float4 block3;

    private WarpStrip(Float4 block0, Float4 block1, Float4 block2, Float4 block3)
    {
        this.block0 = block0;
        this.block1 = block1;
        this.block2 = block2;
        this.block3 = block3;
    }

    /// <summary>The strip with 16 products more to each sum: of its rows in the left operand's slab, from <paramref name="place"/> on, and the columns.</summary>
    public static WarpStrip Add<TTile, TFormat, TInstructions, TSlab>(WarpStrip strip, TInstructions instructions, TSlab slab, int place, ColumnFragments columns)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TSlab : struct, ITensorSlab<TSlab>
    {
        RowFragment rows = RowFragment.Load<TTile, TFormat, TInstructions, TSlab>(instructions, slab, place);
        return new WarpStrip(
            TFormat.Add(instructions, strip.block0, rows, columns.Block0),
            TFormat.Add(instructions, strip.block1, rows, columns.Block1),
            TFormat.Add(instructions, strip.block2, rows, columns.Block2),
            TFormat.Add(instructions, strip.block3, rows, columns.Block3));
    }

    /// <summary>Hands the sums that lie within rows × columns to the epilogue.</summary>
    public static void Finish<TInstructions, TEpilogue>(
        WarpStrip strip, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue
    {
        Finish(strip.block0, instructions, row, column, rows, columns, epilogue);
        Finish(strip.block1, instructions, row, column + BlockColumns, rows, columns, epilogue);
        Finish(strip.block2, instructions, row, column + (2 * BlockColumns), rows, columns, epilogue);
        Finish(strip.block3, instructions, row, column + (3 * BlockColumns), rows, columns, epilogue);
    }

    /// <summary>
    /// A lane has two columns of rows g and g + 8. Of two neighbours the even one gives its lower two for the other's upper
    /// two, so that each has four columns of one row.
    /// </summary>
    private static void Finish<TInstructions, TEpilogue>(
        Float4 sums, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue
    {
        // Without branches: all lanes of a warp exchange by the same instruction.
        int lane = Group.IdxX % TensorProduct.Lanes;
        bool isEven = lane % 2 == 0;
        Float2 others = instructions.FromNeighbour(new Float2(
            Utilities.Select(isEven, sums.Z, sums.X), Utilities.Select(isEven, sums.W, sums.Y)));
        var four = new Float4(
            Utilities.Select(isEven, sums.X, others.X),
            Utilities.Select(isEven, sums.Y, others.Y),
            Utilities.Select(isEven, others.X, sums.Z),
            Utilities.Select(isEven, others.Y, sums.W));
        int resultRow = row + (lane / 4) + (lane % 2 * (Rows / 2));
        int resultColumn = column + (lane % 4 / 2 * Float4.Count);
        if (resultRow < rows && resultColumn < columns)
        {
            epilogue.Apply(resultRow, resultColumn, four);
        }
    }
}
