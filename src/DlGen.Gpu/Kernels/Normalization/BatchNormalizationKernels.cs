using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The normalization of columns over a batch, and its backward pass. A group has eight columns: 32 threads share the rows of four of
/// them, each every 32nd, and their sums are added in order, so that a result never depends on timing.
/// </summary>
internal static class BatchNormalizationKernels
{
    private const int RowLanes = 32;

    /// <summary>Float4s of a row that a group has.</summary>
    public const int Quads = RowGroup.Threads / RowLanes;

    /// <summary>
    /// Mean and variance of each column, and h = (x − mean)/√(variance + ε), which goes to the epilogue. What rounding took from
    /// the mean, the mean of the distances from it gives back.
    /// </summary>
    public static void Forward<TEpilogue>(DeviceMatrix x, DeviceRow mean, DeviceRow variance, int rows, int columns, float epsilon, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(RowGroup.Threads);
        int column = Column();
        int end = column < columns ? rows : 0;
        Float4 sum = 0f;
        for (int row = FirstRow(); row < end; row += RowLanes)
        {
            sum += x.Load(row, column);
        }

        Float4 near = Sum(shared, sum) / rows;
        Float4 distances = 0f;
        Float4 squares = 0f;
        for (int row = FirstRow(); row < end; row += RowLanes)
        {
            Float4 distance = x.Load(row, column) - near;
            distances += distance;
            squares += distance * distance;
        }

        Float4 rest = Sum(shared, distances) / rows;
        Float4 center = near + rest;
        Float4 spread = Float4.Max((Sum(shared, squares) / rows) - (rest * rest), 0f);
        if (FirstRow() == 0 && column < columns)
        {
            mean.Store(column, center);
            variance.Store(column, spread);
        }

        Float4 inverse = 1f / Float4.Sqrt(spread + epsilon);
        for (int row = FirstRow(); row < end; row += RowLanes)
        {
            epilogue.Apply(row, column, (x.Load(row, column) - center) * inverse);
        }
    }

    /// <summary>
    /// dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the rows, which goes to the epilogue; and
    /// dγ = Σ dn⊙h and dβ = Σ dn, which the means take anyway, with their steps. Without a scale and a shift dh is dn.
    /// </summary>
    public static void Backward<TEpilogue, TStep>(
        DeviceMatrix dn,
        DeviceRow gain,
        DeviceRow shift,
        DeviceMatrix h,
        DeviceRow variance,
        int rows,
        int columns,
        float epsilon,
        TEpilogue epilogue,
        TStep step)
        where TEpilogue : struct, IDeviceEpilogue
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(RowGroup.Threads);
        int column = Column();
        int end = column < columns ? rows : 0;
        Float4 total = 0f;
        Float4 along = 0f;
        for (int row = FirstRow(); row < end; row += RowLanes)
        {
            Float4 gradient = dn.Load(row, column);
            total += gradient;
            along += gradient * h.Load(row, column);
        }

        // Before the threads meet: the step changes it.
        Float4 scale = gain.Exists ? gain.Load(end > 0 ? column : 0) : 1f;
        total = Sum(shared, total);
        along = Sum(shared, along);
        if (end == 0)
        {
            return;
        }

        if (FirstRow() == 0 && gain.Exists)
        {
            step.Apply(gain.Place + (column / Float4.Count), Float4.First(along, columns - column));
            step.Apply(shift.Place + (column / Float4.Count), Float4.First(total, columns - column));
        }

        Float4 mean = scale * total / rows;
        Float4 stretch = scale * along / rows;
        Float4 inverse = 1f / Float4.Sqrt(variance.Load(column) + epsilon);
        for (int row = FirstRow(); row < end; row += RowLanes)
        {
            epilogue.Apply(row, column, ((dn.Load(row, column) * scale) - mean - (h.Load(row, column) * stretch)) * inverse);
        }
    }

    /// <summary>The first of this thread's four columns.</summary>
    private static int Column() => ((Grid.IdxX * Quads) + (Group.IdxX % Quads)) * Float4.Count;

    private static int FirstRow() => Group.IdxX / Quads;

    /// <summary>The sum over the rows' lanes, for each of them. All threads of the group must call it.</summary>
    private static Float4 Sum(ArrayView<Float4> shared, Float4 value)
    {
        // What was shared before may still be being read.
        GroupBarrier.Wait();
        shared[Group.IdxX] = value;
        GroupBarrier.Wait();
        Float4 sum = 0f;
        for (int lane = 0; lane < RowLanes; lane++)
        {
            sum += shared[(lane * Quads) + (Group.IdxX % Quads)];
        }

        return sum;
    }
}
