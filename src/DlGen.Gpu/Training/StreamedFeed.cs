using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// Batches are gathered on the host and copied one by one, from two buffers that the driver copies from directly and that take
/// turns: while the device works on a batch, the next is gathered and put in its queue.
/// </summary>
/// <typeparam name="T">What examples are made of.</typeparam>
internal sealed class StreamedFeed<T> : ExampleFeed<T>
    where T : unmanaged
{
    private readonly AcceleratorStream stream;
    private readonly ExampleOrder order;
    private readonly Fill fill;
    private readonly int size;
    private readonly PageLockedArray1D<T>[] hosts;
    private readonly ProfilingMarker?[] copied = new ProfilingMarker?[2];
    private int turn;

    public StreamedFeed(GpuDevice device, GpuMemory memory, ExampleOrder order, int size, int capacity, Fill fill)
    {
        stream = device.Stream;
        this.order = order;
        this.size = size;
        this.fill = fill;
        long length = (long)capacity * size;
        Data = memory.Allocate<T>(length, "a batch's examples").View;
        hosts = [device.Accelerator.AllocatePageLocked1D<T>(length, false), device.Accelerator.AllocatePageLocked1D<T>(length, false)];
    }

    /// <summary>One buffer is enough on the device, whose queue has the copy behind the kernels of the batch before.</summary>
    public override ArrayView<T> Data { get; }

    public override BatchOrder Order => order.AsItIs;

    public override void Prepare(int first, int batch)
    {
        turn = 1 - turn;
        copied[turn]?.Synchronize();
        copied[turn]?.Dispose();
        ReadOnlySpan<int> rows = order.Rows(first, batch);
        Span<T> host = hosts[turn].Span;
        for (int row = 0; row < rows.Length; row++)
        {
            fill(rows[row], host.Slice(row * size, size));
        }

        Data.CopyFromPageLockedAsync(stream, hosts[turn]);
        copied[turn] = stream.AddProfilingMarker();
    }

    public override void Dispose()
    {
        stream.Synchronize();
        for (int index = 0; index < hosts.Length; index++)
        {
            copied[index]?.Dispose();
            hosts[index].Dispose();
        }
    }
}
