using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The normalization of rows, its backward pass, and the gradients of its scale and shift.</summary>
internal static class NormalizationKernels
{
    /// <summary>Threads that share the rows of a column when its gradient is summed up.</summary>
    private const int RowLanes = 8;

    /// <summary>Float4s of a row that a group sums up side by side.</summary>
    public const int SumQuads = RowGroup.Threads / RowLanes;

    /// <summary>
    /// r = 1 / √(var x + ε) of each row, and h = (x − mean x)·r, which goes to the epilogue; with a mean of 0 where it isn't
    /// taken off.
    /// </summary>
    public static void Forward<TLanes, TNormalization, TEpilogue>(DeviceMatrix x, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? TNormalization.Columns : 0;
        float mean = TNormalization.Centers ? RowGroup.Sum<TLanes>(shared, Total<TLanes>(x, row, end)) / TNormalization.Columns : 0f;
        float variance = RowGroup.Sum<TLanes>(shared, Squares<TLanes>(x, row, end, mean)) / TNormalization.Columns;
        float inverse = 1f / MathF.Sqrt(variance + TNormalization.Epsilon);
        if (TNormalization.KeepsInverse && row < rows && Group.IdxX % TLanes.Count == 0)
        {
            r[row, 0] = inverse;
        }

        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            epilogue.Apply(row, column, (x.Load(row, column) - mean) * inverse);
        }
    }

    /// <summary>dx = r·(dh − mean dh − h·mean(dh⊙h)) with dh = dn⊙γ, or dn where no scale follows, which goes to the epilogue.</summary>
    public static void Backward<TLanes, TNormalization, TEpilogue>(
        DeviceMatrix dn, DeviceRow gain, DeviceMatrix h, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? TNormalization.Columns : 0;
        float total = 0f;
        float along = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 dh = TNormalization.Scales ? dn.Load(row, column) * gain.Load(column) : dn.Load(row, column);
            total += Float4.Sum(Float4.First(dh, end - column));
            along += Float4.Sum(Float4.First(dh * h.Load(row, column), end - column));
        }

        float mean = TNormalization.Centers ? RowGroup.Sum<TLanes>(shared, total) / TNormalization.Columns : 0f;
        float stretch = RowGroup.Sum<TLanes>(shared, along) / TNormalization.Columns;
        float inverse = row < rows ? r[row, 0] : 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 dh = TNormalization.Scales ? dn.Load(row, column) * gain.Load(column) : dn.Load(row, column);
            epilogue.Apply(row, column, (dh - mean - (h.Load(row, column) * stretch)) * inverse);
        }
    }

    /// <summary>
    /// dγ = Σ dn⊙h and dβ = Σ dn over the rows, with their steps, each where there is a place for it. Each thread sums every
    /// eighth row, and the eight sums are added in order.
    /// </summary>
    public static void Parameters<TStep>(DeviceMatrix dn, DeviceMatrix h, int rows, int columns, int gain, int shift, TStep step)
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> products = SharedMemory.Allocate<Float4>(RowGroup.Threads);
        ArrayView<Float4> values = SharedMemory.Allocate<Float4>(RowGroup.Threads);
        int quad = (Grid.IdxX * SumQuads) + (Group.IdxX % SumQuads);
        int column = quad * Float4.Count;
        int end = column < columns ? rows : 0;
        Float4 product = 0f;
        Float4 value = 0f;
        for (int row = Group.IdxX / SumQuads; row < end; row += RowLanes)
        {
            Float4 gradient = dn.Load(row, column);
            product += gradient * h.Load(row, column);
            value += gradient;
        }

        products[Group.IdxX] = product;
        values[Group.IdxX] = value;
        GroupBarrier.Wait();
        if (Group.IdxX >= SumQuads || column >= columns)
        {
            return;
        }

        for (int lane = 1; lane < RowLanes; lane++)
        {
            product += products[(lane * SumQuads) + Group.IdxX];
            value += values[(lane * SumQuads) + Group.IdxX];
        }

        if (gain >= 0)
        {
            step.Apply(gain + quad, Float4.First(product, columns - column));
        }

        if (shift >= 0)
        {
            step.Apply(shift + quad, Float4.First(value, columns - column));
        }
    }

    /// <summary>
    /// Σ dn⊙h and Σ dn over the rows of one slice a row of the grid: one slice's sums, <paramref name="length"/> of them, after the
    /// other's.
    /// </summary>
    public static void ParametersOfSlices(
        DeviceMatrix dn, DeviceMatrix h, RowSlices slices, int columns, int gain, int shift, int length, ArrayView<Float4> sums)
    {
        int first = slices.First(Grid.IdxY);
        Parameters(
            dn.From(first), h.From(first), slices.RowsOf(Grid.IdxY), columns, gain, shift, SliceGradients.Keep(sums, Grid.IdxY, length));
    }

    private static float Total<TLanes>(DeviceMatrix x, int row, int end)
        where TLanes : struct, ILanes
    {
        float sum = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            sum += Float4.Sum(x.Load(row, column, end));
        }

        return sum;
    }

    private static float Squares<TLanes>(DeviceMatrix x, int row, int end, float mean)
        where TLanes : struct, ILanes
    {
        float sum = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 distance = Float4.First(x.Load(row, column) - mean, end - column);
            sum += Float4.Sum(distance * distance);
        }

        return sum;
    }
}
