namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>
/// A group's tile of a product on tensor cores, cut into a part a warp, and what a lane keeps of its warp's part in registers.
/// For every slab each thread copies two <see cref="Float4"/>s of either operand.
/// </summary>
/// <typeparam name="TSelf">The tile itself.</typeparam>
internal interface ITensorTile<TSelf>
    where TSelf : struct, ITensorTile<TSelf>
{
    /// <summary>Rows, and columns, that a group covers.</summary>
    static abstract int Size { get; }

    /// <summary>Threads a group has.</summary>
    static abstract int Threads { get; }

    /// <summary>Slabs of either operand in shared memory: one is read, the others are under way.</summary>
    static abstract int Stages { get; }

    /// <summary>The first row, within the tile, of a warp's part.</summary>
    static abstract int FirstRow(int warp);

    /// <summary>The first column, within the tile, of a warp's part.</summary>
    static abstract int FirstColumn(int warp);

    /// <summary>The tile with the products of a slab added.</summary>
    static abstract TSelf Add<TFormat, TInstructions, TA, TB>(TSelf tile, TInstructions instructions, TA a, TB b)
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TA : struct, ITensorSlab<TA>
        where TB : struct, ITensorSlab<TB>;

    /// <summary>Hands the sums that lie within rows × columns to the epilogue; row and column are where the warp's part begins.</summary>
    static abstract void Finish<TInstructions, TEpilogue>(
        TSelf tile, TInstructions instructions, int row, int column, int rows, int columns, TEpilogue epilogue)
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TEpilogue : struct, IDeviceEpilogue;
}
