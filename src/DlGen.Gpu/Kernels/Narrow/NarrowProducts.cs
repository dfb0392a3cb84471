using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The products of a slice, tile by tile: a thread's tile is 4 × 4, read in blocks of 4 × 4 from either operand. A slice's
/// matrices lie in shared memory; the weights are small enough to stay in the caches. Neighbouring threads have neighbouring
/// rows of the same columns, so that they read the same weights. All threads take the same number of turns, be it without a tile in
/// the last: where some took none, PoCL 3.1 gave wrong sums with its optimizer on and right ones with it off.
/// </summary>
internal static class NarrowProducts
{
    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    public static void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int step = RowPadding.Pieces(rows, Float4.Count);
        int tiles = step * RowPadding.Quads(TShape.Outputs);
        for (int first = 0; first < tiles; first += Group.DimX)
        {
            int tile = first + Group.IdxX;
            if (tile < tiles)
            {
                MultiplyTile<TShape, TEpilogue>(x, w, rows, tile, step, epilogue);
            }
        }
    }

    /// <summary>dz [rows × out] · Wᵀ [out × in], then the epilogue.</summary>
    public static void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int step = RowPadding.Pieces(rows, Float4.Count);
        int tiles = step * RowPadding.Quads(TShape.Inputs);
        for (int first = 0; first < tiles; first += Group.DimX)
        {
            int tile = first + Group.IdxX;
            if (tile < tiles)
            {
                MultiplyTransposedTile<TShape, TEpilogue>(dz, w, rows, tile, step, epilogue);
            }
        }
    }

    /// <summary>xᵀ · dz [in × out] for the epilogue, and the sums of dz over the rows, which the topmost tiles add up on the way.</summary>
    public static void OuterSum<TShape, TEpilogue, TSums>(
        DeviceMatrix x, DeviceMatrix dz, int rows, TEpilogue epilogue, TSums columnSums)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
        where TSums : struct, IColumnSums
    {
        int tiles = RowPadding.Quads(TShape.Inputs) * RowPadding.Quads(TShape.Outputs);
        for (int first = 0; first < tiles; first += Group.DimX)
        {
            int tile = first + Group.IdxX;
            if (tile < tiles)
            {
                OuterSumTile<TShape, TEpilogue, TSums>(x, dz, rows, tile, epilogue, columnSums);
            }
        }
    }

    private static void MultiplyTile<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, int tile, int step, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int row = tile % step;
        int column = tile / step * Float4.Count;
        Tile4x4 sums = default;
        int k = 0;
        for (; k + Float4.Count <= TShape.Inputs; k += Float4.Count)
        {
            var block = new Block4x4(x, row, step, k);
            sums = Tile4x4.Add(sums, block.ColumnX, w.Load(k, column));
            sums = Tile4x4.Add(sums, block.ColumnY, w.Load(k + 1, column));
            sums = Tile4x4.Add(sums, block.ColumnZ, w.Load(k + 2, column));
            sums = Tile4x4.Add(sums, block.ColumnW, w.Load(k + 3, column));
        }

        if (TShape.Inputs % Float4.Count > 0)
        {
            var block = new Block4x4(x, row, step, k);
            sums = Tile4x4.Add(sums, block.ColumnX, w.Load(k, column));
            if (TShape.Inputs % Float4.Count > 1)
            {
                sums = Tile4x4.Add(sums, block.ColumnY, w.Load(k + 1, column));
            }

            if (TShape.Inputs % Float4.Count > 2)
            {
                sums = Tile4x4.Add(sums, block.ColumnZ, w.Load(k + 2, column));
            }
        }

        Tile4x4.FinishEvery(step, sums, row, column, rows, epilogue);
    }

    private static void MultiplyTransposedTile<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, int tile, int step, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        int row = tile % step;
        int column = tile / step * Float4.Count;
        Tile4x4 sums = default;
        int k = 0;
        for (; k + Float4.Count <= TShape.Outputs; k += Float4.Count)
        {
            var left = new Block4x4(dz, row, step, k);
            Block4x4 right = Block4x4.Within(w, column, TShape.Inputs, k);
            sums = Tile4x4.Add(sums, left.ColumnX, right.ColumnX);
            sums = Tile4x4.Add(sums, left.ColumnY, right.ColumnY);
            sums = Tile4x4.Add(sums, left.ColumnZ, right.ColumnZ);
            sums = Tile4x4.Add(sums, left.ColumnW, right.ColumnW);
        }

        if (TShape.Outputs % Float4.Count > 0)
        {
            var left = new Block4x4(dz, row, step, k);
            Block4x4 right = Block4x4.Within(w, column, TShape.Inputs, k);
            sums = Tile4x4.Add(sums, left.ColumnX, right.ColumnX);
            if (TShape.Outputs % Float4.Count > 1)
            {
                sums = Tile4x4.Add(sums, left.ColumnY, right.ColumnY);
            }

            if (TShape.Outputs % Float4.Count > 2)
            {
                sums = Tile4x4.Add(sums, left.ColumnZ, right.ColumnZ);
            }
        }

        Tile4x4.FinishEvery(step, sums, row, column, rows, epilogue);
    }

    private static void OuterSumTile<TShape, TEpilogue, TSums>(DeviceMatrix x, DeviceMatrix dz, int rows, int tile, TEpilogue epilogue, TSums columnSums)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
        where TSums : struct, IColumnSums
    {
        int across = RowPadding.Quads(TShape.Outputs);
        int row = tile / across * Float4.Count;
        int column = tile % across * Float4.Count;
        bool addsColumns = TSums.AreWanted && row == 0;
        Tile4x4 sums = default;
        Float4 columns = 0f;
        for (int k = 0; k < rows; k++)
        {
            Float4 gradient = dz.Load(k, column);
            sums = Tile4x4.Add(sums, x.Load(k, row), gradient);
            if (addsColumns)
            {
                columns += gradient;
            }
        }

        Tile4x4.Finish(sums, row, column, TShape.Inputs, TShape.Outputs, epilogue);
        if (addsColumns)
        {
            columnSums.Apply(column, columns);
        }
    }
}
