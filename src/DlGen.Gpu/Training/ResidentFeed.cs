using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>All examples lie on the device from the start; a batch is gathered there.</summary>
/// <typeparam name="T">What they are made of.</typeparam>
internal sealed class ResidentFeed<T> : ExampleFeed<T>
    where T : unmanaged
{
    // Elements that are copied to the device at a time.
    private const int Piece = 1 << 22;

    private readonly ExampleOrder order;

    public ResidentFeed(ArrayView<T> data, ExampleOrder order, int size, Fill fill)
    {
        Data = data;
        this.order = order;
        int rows = Math.Clamp(Piece / size, 1, order.Count);
        T[] staging = new T[rows * size];
        for (int from = 0; from < order.Count; from += rows)
        {
            int count = Math.Min(rows, order.Count - from);
            T[] piece = count == rows ? staging : new T[count * size];
            for (int row = 0; row < count; row++)
            {
                fill(from + row, piece.AsSpan(row * size, size));
            }

            data.SubView((long)from * size, piece.Length).CopyFromCPU(piece);
        }
    }

    public override ArrayView<T> Data { get; }

    public override BatchOrder Order => order.OfEpoch;

    public override void Prepare(int first, int batch)
    {
    }

    public override void Dispose()
    {
    }
}
