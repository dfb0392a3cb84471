using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The gradient of a parameter that is one number: a sum over all rows and columns.</summary>
internal static class TotalSumKernel
{
    /// <summary>dα = Σ over rows and columns of terms, with the step of α. One group: each thread adds every 64th Float4, and the sums are added in order.</summary>
    public static void Run<TStep>(DeviceMatrix terms, int rows, int columns, int place, TStep step)
        where TStep : struct, IDeviceStep
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int quads = RowPadding.Quads(columns);
        float sum = 0f;
        for (int index = Group.IdxX; index < rows * quads; index += RowGroup.Threads)
        {
            int column = index % quads * Float4.Count;
            sum += Float4.Sum(terms.Load(index / quads, column, columns));
        }

        float total = RowGroup.Sum<AllLanes>(shared, sum);
        if (Group.IdxX == 0)
        {
            step.Apply(place, new Float4(total, 0f, 0f, 0f));
        }
    }
}
