using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A loss that compares output by output, with its gradient: both are means over rows and columns.</summary>
internal static class ElementwiseLossKernel
{
    /// <summary>The loss of each row, and dz = ∂loss/∂z / (rows · columns), which goes to the epilogue.</summary>
    public static void Run<TLanes, TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? TLoss.Columns : 0;
        float scale = 1f / ((float)rows * TLoss.Columns);
        float sum = 0f;
        bool isHit = false;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 output = z.Load(row, column);
            Float4 target = y.Values.Load(row, column);
            sum += Float4.Sum(Float4.First(TLoss.Loss(output, target), end - column));
            isHit = TLoss.TellsTwoClasses && column == 0 && (output.X > 0f) == (target.X > 0.5f);
            epilogue.Apply(row, column, Float4.First(TLoss.Derivative(output, target) * scale, end - column));
        }

        sum = RowGroup.Sum<TLanes>(shared, sum);
        if (row < rows && Group.IdxX % TLanes.Count == 0)
        {
            results.Set(row, sum / TLoss.Columns, isHit);
        }
    }
}
