using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A matrix product with its epilogue, a tile a group: the threads fetch the next slab of both operands while they multiply
/// the one before, from two slabs in shared memory that take turns, so that they meet once a slab.
/// </summary>
internal static class Product
{
    /// <summary>The whole product: a column of groups for each tile of its rows, a row of them for each tile of its columns.</summary>
    /// <param name="a">The operand whose strip is the result's rows.</param>
    /// <param name="b">The operand whose strip is the result's columns.</param>
    /// <param name="rows">The result's rows.</param>
    /// <param name="columns">The result's columns.</param>
    /// <param name="depth">Products a sum has.</param>
    /// <param name="epilogue">What becomes of the products' sums.</param>
    /// <param name="columnSums">What becomes of the second operand's own sums, which the topmost groups add up.</param>
    public static void Run<TTile, TA, TB, TEpilogue, TSums>(
        DeviceMatrix a, DeviceMatrix b, int rows, int columns, int depth, TEpilogue epilogue, TSums columnSums)
        where TTile : struct, IThreadTile<TTile>
        where TA : struct, IOperand
        where TB : struct, IOperand
        where TEpilogue : struct, IDeviceEpilogue
        where TSums : struct, IColumnSums =>
        Run<TTile, TA, TB, TEpilogue, TSums>(a, b, Grid.IdxY * TTile.Size, Grid.IdxX * TTile.Size, rows, columns, 0, depth, epilogue, columnSums);

    /// <summary>One tile of a product, over a part of its depth.</summary>
    /// <param name="a">The operand whose strip is the result's rows.</param>
    /// <param name="b">The operand whose strip is the result's columns.</param>
    /// <param name="firstRow">Where the tile begins among the result's rows.</param>
    /// <param name="firstColumn">Where it begins among the result's columns.</param>
    /// <param name="rows">The result's rows.</param>
    /// <param name="columns">The result's columns.</param>
    /// <param name="start">Where the part begins in depth.</param>
    /// <param name="end">Where it ends in depth.</param>
    /// <param name="epilogue">What becomes of the products' sums.</param>
    /// <param name="columnSums">What becomes of the second operand's own sums, which the topmost groups add up.</param>
    public static void Run<TTile, TA, TB, TEpilogue, TSums>(
        DeviceMatrix a, DeviceMatrix b, int firstRow, int firstColumn, int rows, int columns, int start, int end, TEpilogue epilogue, TSums columnSums)
        where TTile : struct, IThreadTile<TTile>
        where TA : struct, IOperand
        where TB : struct, IOperand
        where TEpilogue : struct, IDeviceEpilogue
        where TSums : struct, IColumnSums
    {
        int length = Slab.Depth * Slab.Line<TTile>();
        ArrayView<Float4> aSlabs = SharedMemory.Allocate<Float4>(2 * length);
        ArrayView<Float4> bSlabs = SharedMemory.Allocate<Float4>(2 * length);
        int thread = Group.IdxX;

        bool addsColumns = TSums.AreWanted && firstRow == 0 && thread < TTile.Size / Float4.Count;
        Float4 column = 0f;
        TTile sums = default;
        Float4 nextA = TA.Fetch<TTile>(a, thread, firstRow, start, rows, end);
        Float4 nextB = TB.Fetch<TTile>(b, thread, firstColumn, start, columns, end);
        int turn = 0;
        for (int k = start; k < end; k += Slab.Depth)
        {
            ArrayView<Float4> aSlab = aSlabs.SubView(turn, length);
            ArrayView<Float4> bSlab = bSlabs.SubView(turn, length);
            TA.Put<TTile>(aSlab, thread, nextA);
            TB.Put<TTile>(bSlab, thread, nextB);
            GroupBarrier.Wait();

            nextA = TA.Fetch<TTile>(a, thread, firstRow, k + Slab.Depth, rows, end);
            nextB = TB.Fetch<TTile>(b, thread, firstColumn, k + Slab.Depth, columns, end);
            sums = TTile.Add(sums, aSlab, bSlab, thread);
            if (addsColumns)
            {
                column += Slab.ColumnSum<TTile>(bSlab, thread);
            }

            turn = length - turn;
        }

        TTile.Finish(sums, thread, firstRow, firstColumn, rows, columns, epilogue);
        if (addsColumns)
        {
            columnSums.Apply(firstColumn + (thread * Float4.Count), column);
        }
    }
}
