using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>What an epoch's examples count for at a head, on a device: a number each, or one for each position of their outputs, which the host divides by those of its batch.</summary>
internal sealed class WeightFeed
{
    private readonly Dataset data;
    private readonly int[] order;
    private readonly int batchSize;
    private readonly int positions;
    private readonly float[] weights;
    private readonly ArrayView<float> view;
    private readonly HeadModel head;

    /// <param name="memory">Where the device's copy lies.</param>
    /// <param name="data">Data with the head's targets alone, and weights.</param>
    /// <param name="order">The order of an epoch's examples.</param>
    /// <param name="batchSize">Examples of a step.</param>
    /// <param name="head">The head.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    public WeightFeed(GpuMemory memory, Dataset data, int[] order, int batchSize, HeadModel head, ArrayView<int> stepsMade)
    {
        this.data = data;
        this.order = order;
        this.batchSize = batchSize;
        positions = data.Target(0).WeightCount;
        weights = new float[checked(order.Length * positions)];
        view = memory.Allocate<float>(weights.Length, "the examples' weights").View;
        this.head = head;
        ArrayView<float> classView = default;
        float sumOfClasses = 0f;
        if (head.WeighsClasses)
        {
            var classes = new float[RowPadding.Quads(head.Width) * Float4.Count];
            data.GatherClassWeights(classes.AsSpan(0, head.Width));
            classView = memory.Allocate<float>(classes.Length, "the classes' weights").View;
            classView.CopyFromCPU(classes);
            sumOfClasses = classes.Sum();
        }

        Weights = new ExampleWeights(view, stepsMade, batchSize * positions, head.Rows / positions, classView, sumOfClasses);
    }

    /// <summary>Where kernels find them.</summary>
    public ExampleWeights Weights { get; }

    /// <summary>Takes over the order of a new epoch.</summary>
    public void BeginEpoch()
    {
        for (int first = 0; first < order.Length; first += batchSize)
        {
            int batch = Math.Min(batchSize, order.Length - first);
            data.GatherWeights(order.AsSpan(first, batch), weights.AsSpan(first * positions, batch * positions), 0, batch, positions, head);
        }

        view.CopyFromCPU(weights);
    }
}
