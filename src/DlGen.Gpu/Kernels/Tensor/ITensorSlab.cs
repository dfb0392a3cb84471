using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>
/// A slab of an operand in shared memory, as it lies in global memory, and what a lane reads of it. Copies are of 16 bytes, and
/// lines are so much longer than they need be that the lanes of a warp read from different banks.
/// </summary>
/// <typeparam name="TSelf">The slab itself.</typeparam>
internal interface ITensorSlab<TSelf>
    where TSelf : struct, ITensorSlab<TSelf>
{
    /// <summary>The slab's length in <see cref="Float4"/>s.</summary>
    static abstract int Length<TTile>()
        where TTile : struct, ITensorTile<TTile>;

    /// <summary>Begins the copy of one <see cref="Float4"/>: zero outside the matrix.</summary>
    /// <param name="instructions">The instructions.</param>
    /// <param name="slab">The slab.</param>
    /// <param name="matrix">The operand.</param>
    /// <param name="index">Which of the slab's <see cref="Float4"/>s, in the order of memory.</param>
    /// <param name="first">Where the tile's strip begins.</param>
    /// <param name="depth">Where the slab begins.</param>
    /// <param name="extent">Where the matrix ends along the strip.</param>
    /// <param name="end">Where it ends in depth.</param>
    static abstract void Copy<TTile, TInstructions>(
        TInstructions instructions, ArrayView<Float4> slab, DeviceMatrix matrix, int index, int first, int depth, int extent, int end)
        where TTile : struct, ITensorTile<TTile>
        where TInstructions : struct, ITensorInstructions<TInstructions>;

    /// <summary>A slab as a lane sees it.</summary>
    /// <param name="slab">The slab.</param>
    /// <param name="place">The lane's place along the strip.</param>
    /// <param name="depth">Its depth, an even number.</param>
    static abstract TSelf Of<TTile>(ArrayView<Float4> slab, int place, int depth)
        where TTile : struct, ITensorTile<TTile>;

    /// <summary>Two neighbours in depth, so far from the lane's own place and depth. Constants make the address one, too.</summary>
    Float2 Load<TTile>(int place, int depth)
        where TTile : struct, ITensorTile<TTile>;
}
