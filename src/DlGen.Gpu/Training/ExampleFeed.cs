using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>One thing of every example (its inputs, its label, its targets) on the way to a batch.</summary>
/// <typeparam name="T">What it is made of.</typeparam>
internal abstract class ExampleFeed<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Copies an example's elements, by its row in the dataset.</summary>
    public delegate void Fill(int row, Span<T> destination);

    /// <summary>Examples on the device.</summary>
    public abstract ArrayView<T> Data { get; }

    /// <summary>Which of them make up the batch.</summary>
    public abstract BatchOrder Order { get; }

    /// <summary>Sees to it that the examples <paramref name="first"/> and following of the epoch's order are on the device.</summary>
    public abstract void Prepare(int first, int batch);

    public abstract void Dispose();

    /// <summary>All examples on the device if they take no more than half of its memory and stay the same, else a batch at a time.</summary>
    public static ExampleFeed<T> Create(GpuDevice device, GpuMemory memory, ExampleOrder order, int size, int capacity, Fill fill, bool isChanging = false)
    {
        long length = (long)order.Count * size;
        return !isChanging
            && length <= int.MaxValue
            && length * Interop.SizeOf<T>() <= Math.Min(device.Info.MemorySize, device.MemoryLimit) / 2
            && memory.TryAllocate<T>(length) is { } all
            ? new ResidentFeed<T>(all.View, order, size, fill)
            : new StreamedFeed<T>(device, memory, order, size, capacity, fill);
    }
}
