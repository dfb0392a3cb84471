using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A loss that compares output by output, with its gradient: both are means over rows and columns, or sums.</summary>
internal static class ElementwiseLossKernel
{
    /// <summary>The loss of each row by its weight, and dz = w · ∂loss/∂z / (rows · columns), which goes to the epilogue.</summary>
    public static void Run<TLanes, TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? TLoss.Columns : 0;
        float weight = row < rows ? weights.OfRow(row) : 0f;
        RowLoss loss = OfRow<TLanes, TLoss, DeviceMatrix, TEpilogue>(
            shared, z, y.Values, row, end, TLoss.Weight * (TLoss.Sums ? weight : weight / ((float)rows * TLoss.Columns)), epilogue);
        if (row < rows && Group.IdxX % TLanes.Count == 0)
        {
            results.Set(row, loss.Weighed(weight));
        }
    }

    /// <summary>
    /// The loss of a row and its gradient, by all its lanes; all threads of the group must call it. The epilogue may write where the outputs lie.
    /// </summary>
    /// <param name="shared">A scalar for each thread.</param>
    /// <param name="z">The outputs.</param>
    /// <param name="y">The targets.</param>
    /// <param name="row">The row of this thread.</param>
    /// <param name="end">The row's length; 0 for a thread without one.</param>
    /// <param name="scale">What a derivative is multiplied with.</param>
    /// <param name="epilogue">What takes the gradient.</param>
    public static RowLoss OfRow<TLanes, TLoss, TTargets, TEpilogue>(
        ArrayView<float> shared, DeviceMatrix z, TTargets y, int row, int end, float scale, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TTargets : struct, ITargetRows
        where TEpilogue : struct, IDeviceEpilogue
    {
        float sum = 0f;
        bool isHit = false;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 output = z.Load(row, column);
            Float4 target = y.Load(row, column);
            sum += Float4.Sum(Float4.First(TLoss.Value(output, target, column), end - column));
            isHit = TLoss.TellsTwoClasses && column == 0 && (output.X > 0f) == (target.X > 0.5f);
            epilogue.Apply(row, column, Float4.First(TLoss.Derivative(output, target, column) * scale, end - column));
        }

        sum = RowGroup.Sum<TLanes>(shared, sum);
        return new RowLoss(TLoss.Sums ? sum : sum / TLoss.Columns, isHit ? 1 : 0);
    }
}
