using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>How matrices lie in a group's shared memory.</summary>
internal static class NarrowMemory
{
    /// <summary>
    /// From one row to the next in <see cref="Float4"/>s: an odd number, so that threads at the same column of eight rows read
    /// from different banks.
    /// </summary>
    public static int Stride(int columns) => RowPadding.Quads(columns) | 1;

    /// <summary>Bytes that a group takes: its matrices, a scalar for each thread, and the loss and the hit of each row.</summary>
    public static int Bytes<TNetwork>()
        where TNetwork : struct, INarrowNetwork =>
        (TNetwork.Shared * Float4.Count * sizeof(float)) + (NarrowKernels.Threads * sizeof(float)) + (TNetwork.Rows * (sizeof(float) + sizeof(int)));

    /// <summary>A matrix from a place on.</summary>
    public static DeviceMatrix Matrix(ArrayView<Float4> shared, int place, int columns) =>
        DeviceMatrix.WithStride(shared.SubView(place, shared.IntLength - place), Stride(columns));
}
