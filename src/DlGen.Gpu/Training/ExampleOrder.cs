using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>The order of an epoch's examples, on the host and on the device, and that of a batch that lies as it is.</summary>
internal sealed class ExampleOrder
{
    private readonly int[] order;

    public ExampleOrder(GpuMemory memory, int[] order, int capacity)
    {
        this.order = order;
        View = memory.Allocate<int>(order.Length, "the examples' order").View;
        AsItIs = memory.Allocate<int>(capacity, "the examples' order").View;
        int[] rows = new int[capacity];
        for (int row = 0; row < capacity; row++)
        {
            rows[row] = row;
        }

        AsItIs.CopyFromCPU(rows);
    }

    public int Count => order.Length;

    /// <summary>The order of all examples.</summary>
    public ArrayView<int> View { get; }

    /// <summary>0, 1, 2, … for a batch.</summary>
    public ArrayView<int> AsItIs { get; }

    public ReadOnlySpan<int> Rows(int first, int batch) => order.AsSpan(first, batch);

    /// <summary>Brings the device's copy up to date.</summary>
    public void Upload() => View.CopyFromCPU(order);
}
