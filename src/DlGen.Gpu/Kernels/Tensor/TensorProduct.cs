using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>
/// A matrix product on tensor cores with its epilogue, a tile a group. Slabs of both operands are copied to shared memory some
/// steps ahead of where they are multiplied, past the registers, into as many places as the tile has stages.
/// </summary>
internal static class TensorProduct
{
    /// <summary>Products that are added before the threads meet again.</summary>
    public const int Depth = 16;

    /// <summary>Threads a warp has.</summary>
    public const int Lanes = 32;

    /// <param name="a">The operand whose strip is the result's rows.</param>
    /// <param name="b">The operand whose strip is the result's columns; crosswise where its sums are wanted.</param>
    /// <param name="rows">The result's rows.</param>
    /// <param name="columns">The result's columns.</param>
    /// <param name="depth">Products a sum has.</param>
    /// <param name="epilogue">What becomes of the products' sums.</param>
    /// <param name="columnSums">What becomes of the second operand's own sums, which the topmost groups add up.</param>
    public static void Run<TTile, TFormat, TInstructions, TA, TB, TEpilogue, TSums>(
        DeviceMatrix a, DeviceMatrix b, int rows, int columns, int depth, TEpilogue epilogue, TSums columnSums)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TA : struct, ITensorSlab<TA>
        where TB : struct, ITensorSlab<TB>
        where TEpilogue : struct, IDeviceEpilogue
        where TSums : struct, IColumnSums
    {
        ArrayView<Float4> aSlabs = SharedMemory.Allocate<Float4>(TTile.Stages * TA.Length<TTile>());
        ArrayView<Float4> bSlabs = SharedMemory.Allocate<Float4>(TTile.Stages * TB.Length<TTile>());
        TInstructions instructions = TInstructions.Begin(TTile.Threads);
        int thread = Group.IdxX;
        int firstRow = Grid.IdxY * TTile.Size;
        int firstColumn = Grid.IdxX * TTile.Size;
        int place = thread % Lanes / 4;
        int pair = thread % 4 * Float2.Count;
        int warpRow = TTile.FirstRow(thread / Lanes);
        int warpColumn = TTile.FirstColumn(thread / Lanes);

        // A slab is a group of copies, of which there are as many as steps, for the waits to count: those behind the end are empty.
        for (int ahead = 0; ahead < TTile.Stages - 1; ahead++)
        {
            if (ahead * Depth < depth)
            {
                Copy<TTile, TInstructions, TA>(instructions, aSlabs, ahead, a, thread, firstRow, ahead * Depth, rows, depth);
                Copy<TTile, TInstructions, TB>(instructions, bSlabs, ahead, b, thread, firstColumn, ahead * Depth, columns, depth);
            }

            instructions.Commit();
        }

        bool addsColumns = TSums.AreWanted && firstRow == 0 && thread < TTile.Size / Float4.Count;
        Float4 column = 0f;
        TTile sums = default;
        int stage = 0;
        for (int k = 0; k < depth; k += Depth)
        {
            instructions.Wait(TTile.Stages - 2);
            GroupBarrier.Wait();

            // Everybody is past the slab of the step before: the next one to come takes its place.
            int free = stage == 0 ? TTile.Stages - 1 : stage - 1;
            int next = k + ((TTile.Stages - 1) * Depth);
            if (next < depth)
            {
                Copy<TTile, TInstructions, TA>(instructions, aSlabs, free, a, thread, firstRow, next, rows, depth);
                Copy<TTile, TInstructions, TB>(instructions, bSlabs, free, b, thread, firstColumn, next, columns, depth);
            }

            instructions.Commit();

            ArrayView<Float4> aSlab = aSlabs.SubView(stage * TA.Length<TTile>(), TA.Length<TTile>());
            ArrayView<Float4> bSlab = bSlabs.SubView(stage * TB.Length<TTile>(), TB.Length<TTile>());
            sums = TTile.Add<TFormat, TInstructions, TA, TB>(
                sums, instructions, TA.Of<TTile>(aSlab, warpRow + place, pair), TB.Of<TTile>(bSlab, warpColumn + place, pair));
            if (addsColumns)
            {
                column += CrosswiseSlab.Sum<TTile>(bSlab, thread);
            }

            stage = stage == TTile.Stages - 1 ? 0 : stage + 1;
        }

        TTile.Finish(sums, instructions, firstRow + warpRow, firstColumn + warpColumn, rows, columns, epilogue);
        if (addsColumns)
        {
            columnSums.Apply(firstColumn + (thread * Float4.Count), column);
        }
    }

    private static void Copy<TTile, TInstructions, TSlab>(
        TInstructions instructions, ArrayView<Float4> slabs, int stage, DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, ITensorTile<TTile>
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TSlab : struct, ITensorSlab<TSlab>
    {
        ArrayView<Float4> slab = slabs.SubView(stage * TSlab.Length<TTile>(), TSlab.Length<TTile>());
        TSlab.Copy<TTile, TInstructions>(instructions, slab, matrix, thread, first, depth, extent, end);
        TSlab.Copy<TTile, TInstructions>(instructions, slab, matrix, thread + TTile.Threads, first, depth, extent, end);
    }
}
