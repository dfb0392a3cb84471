using System.Runtime.InteropServices;
using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>Matrices on a device, to call kernels with. Their padding is NaN, so that a result that depends on it shows.</summary>
internal sealed class DeviceMemory(GpuDevice device) : IDisposable
{
    private readonly List<MemoryBuffer> buffers = [];

    /// <summary>A matrix with values of its own.</summary>
    public (DeviceMatrix Matrix, ArrayView<Float4> View) Matrix(float[] values, int columns)
    {
        int rows = values.Length / columns;
        int padded = RowPadding.Columns(columns);
        float[] all = Enumerable.Repeat(float.NaN, rows * padded).ToArray();
        for (int row = 0; row < rows; row++)
        {
            values.AsSpan(row * columns, columns).CopyTo(all.AsSpan(row * padded));
        }

        ArrayView<Float4> view = Array(MemoryMarshal.Cast<float, Float4>(all).ToArray());
        return (new DeviceMatrix(view, columns), view);
    }

    public ArrayView<T> Array<T>(T[] values)
        where T : unmanaged
    {
        MemoryBuffer1D<T, Stride1D.Dense> buffer = device.Accelerator.Allocate1D(values);
        buffers.Add(buffer);
        return buffer.View;
    }

    /// <summary>A matrix's values, without its padding.</summary>
    public float[] Read(ArrayView<Float4> view, int columns)
    {
        float[] all = MemoryMarshal.Cast<Float4, float>(Read(view)).ToArray();
        return all.Where((_, index) => index % RowPadding.Columns(columns) < columns).ToArray();
    }

    public T[] Read<T>(ArrayView<T> view)
        where T : unmanaged
    {
        device.Accelerator.Synchronize();
        return view.GetAsArray();
    }

    public void Dispose()
    {
        foreach (MemoryBuffer buffer in buffers)
        {
            buffer.Dispose();
        }
    }
}
