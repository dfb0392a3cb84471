using System.Globalization;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>Memory on a device that is given back together. What doesn't fit is said with what it was for.</summary>
internal sealed class GpuMemory(GpuDevice device) : IDisposable
{
    private readonly List<MemoryBuffer> buffers = [];

    /// <summary>Bytes taken so far.</summary>
    internal long Allocated { get; private set; }

    /// <summary>Zeroed memory.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="purpose">What it is for, as it completes "There is no room for …".</param>
    /// <exception cref="GpuException">There is not so much.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate<T>(long length, string purpose)
        where T : unmanaged =>
        TryAllocate<T>(length, out Exception? cause)
        ?? throw new GpuException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"There is no room for {purpose} on '{device.Name}': {Megabytes<T>(length)} are needed besides the {Megabytes<byte>(Allocated)} in use, of {Megabytes<byte>(device.Info.MemorySize)}. A smaller batch needs less."),
            cause);

    /// <summary>Zeroed memory, or null where there is not so much.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense>? TryAllocate<T>(long length) where T : unmanaged => TryAllocate<T>(length, out _);

    public void Dispose()
    {
        foreach (MemoryBuffer buffer in buffers)
        {
            buffer.Dispose();
        }

        buffers.Clear();
    }

    private unsafe MemoryBuffer1D<T, Stride1D.Dense>? TryAllocate<T>(long length, out Exception? cause)
        where T : unmanaged
    {
        cause = null;
        long bytes = Math.Max(length, 1) * sizeof(T);
        if (bytes > device.MemoryLimit - Allocated)
        {
            return null;
        }

        try
        {
            // A view of nothing has no address that a kernel could be given.
            MemoryBuffer1D<T, Stride1D.Dense> buffer = device.Accelerator.Allocate1D<T>(Math.Max(length, 1));
            buffer.MemSetToZero();
            buffers.Add(buffer);
            Allocated += bytes;
            return buffer;
        }
        catch (Exception exception) when (exception is AcceleratorException or OutOfMemoryException)
        {
            cause = exception;
            return null;
        }
    }

    private static unsafe string Megabytes<T>(long length)
        where T : unmanaged => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(length * sizeof(T) / 1e6):n0} MB");
}
