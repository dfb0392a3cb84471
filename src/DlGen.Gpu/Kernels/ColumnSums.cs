using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The bias gradient: sums over the rows, 16 columns a group, 16 threads a column.</summary>
internal static class ColumnSums
{
    /// <summary>Threads a group has.</summary>
    public const int Threads = Quads * Lanes;

    /// <summary>Columns a group covers.</summary>
    public const int Columns = Quads * Float4.Count;

    private const int Quads = 4;
    private const int Lanes = 16;

    /// <summary>db = Σ over the rows of dz, then the optimizer's step.</summary>
    public static void Run<TShape, TStep>(DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(Threads);
        int lane = Group.IdxX / Quads;
        int column = (Grid.IdxX * Columns) + (Group.IdxX % Quads * Float4.Count);
        Float4 sum = 0f;
        if (column < TShape.Outputs)
        {
            for (int row = lane; row < rows; row += Lanes)
            {
                sum += dz.Load(row, column);
            }
        }

        shared[Group.IdxX] = sum;
        Group.Barrier();
        if (lane == 0 && column < TShape.Outputs)
        {
            for (int other = 1; other < Lanes; other++)
            {
                sum += shared[Group.IdxX + (other * Quads)];
            }

            step.Apply(place + (column / Float4.Count), Float4.First(sum, TShape.Outputs - column));
        }
    }
}
