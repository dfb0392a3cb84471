using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>The order of an epoch's examples, on the host and on the device, and that of a batch that lies as it is.</summary>
internal sealed class ExampleOrder
{
    private readonly int[] order;
    private readonly ArrayView<int> view;

    public ExampleOrder(GpuMemory memory, int[] order, int capacity, ArrayView<int> stepsMade)
    {
        this.order = order;
        view = memory.Allocate<int>(order.Length, "the examples' order").View;
        OfEpoch = new BatchOrder(view, stepsMade, capacity);
        ArrayView<int> inBatch = memory.Allocate<int>(capacity, "the examples' order").View;
        AsItIs = new BatchOrder(inBatch, stepsMade, 0);
        int[] rows = new int[capacity];
        for (int row = 0; row < capacity; row++)
        {
            rows[row] = row;
        }

        inBatch.CopyFromCPU(rows);
    }

    public int Count => order.Length;

    /// <summary>Batches of all examples, one after the other.</summary>
    public BatchOrder OfEpoch { get; }

    /// <summary>0, 1, 2, … for every batch.</summary>
    public BatchOrder AsItIs { get; }

    public ReadOnlySpan<int> Rows(int first, int batch) => order.AsSpan(first, batch);

    /// <summary>Brings the device's copy up to date.</summary>
    public void Upload() => view.CopyFromCPU(order);
}
