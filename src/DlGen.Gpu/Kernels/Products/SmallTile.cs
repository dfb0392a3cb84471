using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>32 × 32 by 64 threads of 4 × 4 each: many groups even where the product is small.</summary>
internal readonly struct SmallTile : IThreadTile<SmallTile>
{
    private const int Side = 8;

    private readonly Tile4x4 sums;

    private SmallTile(Tile4x4 sums) => this.sums = sums;

    public static int Size => 32;

    public static int Threads => Side * Side;

    public static SmallTile Add(SmallTile tile, ArrayView<Float4> a, ArrayView<Float4> b, int thread)
    {
        int row = thread / Side;
        int column = thread % Side;
        Tile4x4 sums = tile.sums;
        sums = Add(sums, a, b, row, column, 0);
        sums = Add(sums, a, b, row, column, 1);
        sums = Add(sums, a, b, row, column, 2);
        sums = Add(sums, a, b, row, column, 3);
        sums = Add(sums, a, b, row, column, 4);
        sums = Add(sums, a, b, row, column, 5);
        sums = Add(sums, a, b, row, column, 6);
        sums = Add(sums, a, b, row, column, 7);
        return new SmallTile(sums);
    }

    public static void Finish<TEpilogue>(SmallTile tile, int thread, int firstRow, int firstColumn, int rows, int columns, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        int row = firstRow + (thread / Side * Float4.Count);
        int column = firstColumn + (thread % Side * Float4.Count);
        Tile4x4.Finish(tile.sums, row, column, rows, columns, epilogue);
    }

    private static Tile4x4 Add(Tile4x4 sums, ArrayView<Float4> a, ArrayView<Float4> b, int row, int column, int depth)
    {
        int line = depth * Slab.Line<SmallTile>();
        return Tile4x4.Add(sums, a[line + row], b[line + column]);
    }
}
