using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A group's tile of a product, and the part of it that one thread keeps in registers. In every slab of
/// <see cref="Slab.Depth"/>, each thread fetches one <see cref="Float4"/> of either operand.
/// </summary>
/// <typeparam name="TSelf">The tile itself.</typeparam>
internal interface IThreadTile<TSelf>
    where TSelf : struct, IThreadTile<TSelf>
{
    /// <summary>Rows, and columns, that a group covers.</summary>
    static abstract int Size { get; }

    /// <summary>Threads a group has.</summary>
    static abstract int Threads { get; }

    /// <summary>The tile with the products of a slab added; a and b are the slab's operands, <see cref="Slab.Line"/> by line.</summary>
    static abstract TSelf Add(TSelf tile, ArrayView<Float4> a, ArrayView<Float4> b, int thread);

    /// <summary>Hands the sums that lie within rows × columns to the epilogue.</summary>
    static abstract void Finish<TEpilogue>(TSelf tile, int thread, int firstRow, int firstColumn, int rows, int columns, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue;
}
