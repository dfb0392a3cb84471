using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Which class each row of outputs stands for.</summary>
internal static class ClassKernel
{
    /// <summary>
    /// The first column with the largest output; of a single output, a logit, 1 where it is positive, and else 0. Where an output is
    /// NaN, <see cref="ConfusionMatrix.NoClass"/>.
    /// </summary>
    public static void Run<TLanes>(DeviceMatrix z, ArrayView<int> classes, int rows, int columns)
        where TLanes : struct, ILanes
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? columns : 0;
        float largest = LargestOfRow.Value<TLanes>(shared, z, row, end);
        float place = LargestOfRow.Place<TLanes>(shared, z, row, end, largest);
        if (row < rows && Group.IdxX % TLanes.Count == 0)
        {
            // In two steps: as one nested choice it gave wrong classes on PoCL, and right ones on ILGPU's CPU accelerator.
            classes[row] = columns == 1 ? OfLogit(largest) : (int)place;
            if (DeviceMath.IsNaN(largest))
            {
                classes[row] = ConfusionMatrix.NoClass;
            }
        }
    }

    private static int OfLogit(float z) => z > 0f && !DeviceMath.IsNaN(z) ? 1 : 0;
}
