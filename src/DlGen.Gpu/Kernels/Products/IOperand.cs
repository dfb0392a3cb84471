using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>How an operand lies in memory: a product sums over its depth, and a tile covers a strip of it.</summary>
internal interface IOperand
{
    /// <summary>What a thread fetches of a slab: zero outside the matrix.</summary>
    /// <param name="matrix">The operand.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="first">Where the tile's strip begins.</param>
    /// <param name="depth">Where the slab begins.</param>
    /// <param name="extent">Where the matrix ends along the strip.</param>
    /// <param name="end">Where it ends in depth.</param>
    static abstract Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>;

    /// <summary>Puts what a thread has fetched into the slab.</summary>
    static abstract void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile>;
}

/// <summary>A row of memory runs in depth: x in x·W, dz and W in dz·Wᵀ.</summary>
internal readonly struct Lengthwise : IOperand
{
    private const int PerLine = Slab.Depth / Float4.Count;

    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int row = first + Row(thread);
        int column = depth + Column(thread);
        return row < extent && column < end ? matrix.Load(row, column, end) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile>
    {
        int place = Row(thread);
        int line = Column(thread);
        Slab.Set(slab, line, Slab.Line<TTile>(), place, fetched.X);
        Slab.Set(slab, line + 1, Slab.Line<TTile>(), place, fetched.Y);
        Slab.Set(slab, line + 2, Slab.Line<TTile>(), place, fetched.Z);
        Slab.Set(slab, line + 3, Slab.Line<TTile>(), place, fetched.W);
    }

    /// <summary>The row of the strip that a thread fetches from.</summary>
    public static int Row(int thread) => thread / PerLine;

    /// <summary>The first of the four columns of the slab that a thread fetches.</summary>
    public static int Column(int thread) => thread % PerLine * Float4.Count;
}

/// <summary>A row of memory runs along the strip: W in x·W, x and dz in xᵀ·dz.</summary>
internal readonly struct Crosswise : IOperand
{
    public static Float4 Fetch<TTile>(DeviceMatrix matrix, int thread, int first, int depth, int extent, int end)
        where TTile : struct, IThreadTile<TTile>
    {
        int row = depth + Row<TTile>(thread);
        int column = first + Column<TTile>(thread);
        return row < end && column < extent ? matrix.Load(row, column) : 0f;
    }

    public static void Put<TTile>(ArrayView<Float4> slab, int thread, Float4 fetched)
        where TTile : struct, IThreadTile<TTile>
    {
        int place = thread % (TTile.Size / Float4.Count);
        slab[(Row<TTile>(thread) * Slab.Line<TTile>()) + place] = fetched;
    }

    /// <summary>The row of the slab that a thread fetches from.</summary>
    public static int Row<TTile>(int thread)
        where TTile : struct, IThreadTile<TTile> => thread / (TTile.Size / Float4.Count);

    /// <summary>The first of the four columns of the strip that a thread fetches.</summary>
    public static int Column<TTile>(int thread)
        where TTile : struct, IThreadTile<TTile> => thread % (TTile.Size / Float4.Count) * Float4.Count;
}
