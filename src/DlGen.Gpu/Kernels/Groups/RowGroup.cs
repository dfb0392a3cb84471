using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// What kernels that work through whole rows have in common: lane <c>l</c> of n takes the Float4s l, l + n, l + 2n, … of its
/// row, and the lanes' results are put together in lane order, so that a result never depends on timing.
/// </summary>
internal static class RowGroup
{
    /// <summary>Threads a group has.</summary>
    public const int Threads = 64;

    /// <summary>Whether a row is so short that a thread has it alone.</summary>
    public static bool FitsOneLane(int columns) => columns <= 4 * Float4.Count;

    /// <summary>The row of this thread.</summary>
    public static int Row<TLanes>()
        where TLanes : struct, ILanes => (Grid.IdxX * (Threads / TLanes.Count)) + (Group.IdxX / TLanes.Count);

    /// <summary>The column that this thread begins at.</summary>
    public static int FirstColumn<TLanes>()
        where TLanes : struct, ILanes => Group.IdxX % TLanes.Count * Float4.Count;

    /// <summary>From one of a thread's columns to its next.</summary>
    public static int ColumnStep<TLanes>()
        where TLanes : struct, ILanes => TLanes.Count * Float4.Count;

    /// <summary>The sum over a row's lanes, for each of them. All threads of the group must call it.</summary>
    public static float Sum<TLanes>(ArrayView<float> shared, float value)
        where TLanes : struct, ILanes
    {
        if (TLanes.Count == 1)
        {
            return value;
        }

        int first = Share<TLanes>(shared, value);
        float sum = 0f;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            sum += shared[first + lane];
        }

        return sum;
    }

    /// <summary>The largest over a row's lanes, for each of them; NaN where one is. All threads of the group must call it.</summary>
    public static float Largest<TLanes>(ArrayView<float> shared, float value)
        where TLanes : struct, ILanes
    {
        if (TLanes.Count == 1)
        {
            return value;
        }

        int first = Share<TLanes>(shared, value);
        float largest = float.NegativeInfinity;
        for (int lane = 0; lane < TLanes.Count; lane++)
        {
            largest = DeviceMath.Max(largest, shared[first + lane]);
        }

        return largest;
    }

    /// <summary>Lays the lanes' values side by side; returns where the row's begin.</summary>
    private static int Share<TLanes>(ArrayView<float> shared, float value)
        where TLanes : struct, ILanes
    {
        // What was shared before may still be being read.
        GroupBarrier.Wait();
        shared[Group.IdxX] = value;
        GroupBarrier.Wait();
        return Group.IdxX / TLanes.Count * TLanes.Count;
    }
}
