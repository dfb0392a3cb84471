using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// 128 × 128 by 256 threads of 8 × 8 each: 64 multiply-adds for 16 scalars read from shared memory. A thread's sums are four
/// tiles of 4 × 4 half the side apart, so that neighbouring threads read neighbouring <see cref="Float4"/>s.
/// </summary>
internal readonly struct LargeTile : IThreadTile<LargeTile>
{
    private const int Side = 16;
    private const int Half = 64;

    private readonly Tile4x4 topLeft;
    private readonly Tile4x4 topRight;
    private readonly Tile4x4 bottomLeft;
    private readonly Tile4x4 bottomRight;

    private LargeTile(Tile4x4 topLeft, Tile4x4 topRight, Tile4x4 bottomLeft, Tile4x4 bottomRight)
    {
        this.topLeft = topLeft;
        this.topRight = topRight;
        this.bottomLeft = bottomLeft;
        this.bottomRight = bottomRight;
    }

    public static int Size => 2 * Half;

    public static int Threads => Side * Side;

    public static LargeTile Add(LargeTile tile, ArrayView<Float4> a, ArrayView<Float4> b, int thread)
    {
        int row = thread / Side;
        int column = thread % Side;
        LargeTile sums = tile;
        sums = Add(sums, a, b, row, column, 0);
        sums = Add(sums, a, b, row, column, 1);
        sums = Add(sums, a, b, row, column, 2);
        sums = Add(sums, a, b, row, column, 3);
        sums = Add(sums, a, b, row, column, 4);
        sums = Add(sums, a, b, row, column, 5);
        sums = Add(sums, a, b, row, column, 6);
        return Add(sums, a, b, row, column, 7);
    }

    public static void Finish<TEpilogue>(LargeTile tile, int thread, int firstRow, int firstColumn, int rows, int columns, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        int row = firstRow + (thread / Side * Float4.Count);
        int column = firstColumn + (thread % Side * Float4.Count);
        Tile4x4.Finish(tile.topLeft, row, column, rows, columns, epilogue);
        Tile4x4.Finish(tile.topRight, row, column + Half, rows, columns, epilogue);
        Tile4x4.Finish(tile.bottomLeft, row + Half, column, rows, columns, epilogue);
        Tile4x4.Finish(tile.bottomRight, row + Half, column + Half, rows, columns, epilogue);
    }

    private static LargeTile Add(LargeTile sums, ArrayView<Float4> a, ArrayView<Float4> b, int row, int column, int depth)
    {
        int line = depth * Slab.Line<LargeTile>();
        Float4 top = a[line + row];
        Float4 bottom = a[line + row + Side];
        Float4 left = b[line + column];
        Float4 right = b[line + column + Side];
        return new LargeTile(
            Tile4x4.Add(sums.topLeft, top, left),
            Tile4x4.Add(sums.topRight, top, right),
            Tile4x4.Add(sums.bottomLeft, bottom, left),
            Tile4x4.Add(sums.bottomRight, bottom, right));
    }
}
