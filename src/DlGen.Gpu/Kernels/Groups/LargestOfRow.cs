using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A row's largest scalar and where it is, found by all the row's lanes; all threads of the group must call these.</summary>
internal static class LargestOfRow
{
    /// <summary>The largest; NaN where one is.</summary>
    /// <param name="shared">A scalar for each thread.</param>
    /// <param name="z">The matrix.</param>
    /// <param name="row">The row of this thread.</param>
    /// <param name="end">The row's length; 0 for a thread without one.</param>
    public static float Value<TLanes>(ArrayView<float> shared, DeviceMatrix z, int row, int end)
        where TLanes : struct, ILanes
    {
        float largest = float.NegativeInfinity;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 value = z.Load(row, column);
            largest = DeviceMath.Max(largest, value.X);
            largest = column + 1 < end ? DeviceMath.Max(largest, value.Y) : largest;
            largest = column + 2 < end ? DeviceMath.Max(largest, value.Z) : largest;
            largest = column + 3 < end ? DeviceMath.Max(largest, value.W) : largest;
        }

        return RowGroup.Largest<TLanes>(shared, largest);
    }

    /// <summary>
    /// The first column that holds the largest, or NaN where one does. Column numbers are small enough for a float to hold them
    /// exactly.
    /// </summary>
    /// <param name="shared">A scalar for each thread.</param>
    /// <param name="z">The matrix.</param>
    /// <param name="row">The row of this thread.</param>
    /// <param name="end">The row's length; 0 for a thread without one.</param>
    /// <param name="largest">What <see cref="Value"/> found.</param>
    public static float Place<TLanes>(ArrayView<float> shared, DeviceMatrix z, int row, int end, float largest)
        where TLanes : struct, ILanes
    {
        float first = float.PositiveInfinity;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 value = z.Load(row, column);
            first = First(first, value.X, largest, column, end);
            first = First(first, value.Y, largest, column + 1, end);
            first = First(first, value.Z, largest, column + 2, end);
            first = First(first, value.W, largest, column + 3, end);
        }

        return -RowGroup.Largest<TLanes>(shared, -first);
    }

    private static float First(float first, float value, float largest, int column, int end) =>
        (value == largest || DeviceMath.IsNaN(value)) && column < end && column < first ? column : first;
}
