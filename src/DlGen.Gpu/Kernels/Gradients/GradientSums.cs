using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The second launch of gradients that several groups have computed a part of: adds the parts up, always in the same order, and
/// makes the optimizer's step. It can't be part of the first, for there is no barrier across groups; the last group to finish
/// could do it, but one alone would take longer over it than a launch does.
/// </summary>
internal static class GradientSums
{
    /// <summary>Threads a group has: eight places, and for each of them eight threads that share the parts.</summary>
    public const int Threads = Places * Lanes;

    /// <summary>Places that a group adds up.</summary>
    public const int Places = 8;

    private const int Lanes = 8;
    private const int LossLanes = 16;

    /// <summary>The gradients of a narrow network, whose parameters all take a step, and its loss.</summary>
    /// <param name="sums">The groups' gradients, one group's after the other's.</param>
    /// <param name="groups">The groups' losses.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="length">What the parameters take.</param>
    /// <param name="results">Where the step's loss goes.</param>
    /// <param name="step">The optimizer's step.</param>
    public static void OfGroups<TStep>(ArrayView<Float4> sums, RowResults groups, int count, int length, StepResults results, TStep step)
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(Threads);
        var sharedLosses = new RowResults(SharedMemory.Allocate<float>(LossLanes), SharedMemory.Allocate<int>(LossLanes));
        int place = Place();
        if (Group.IdxX < LossLanes)
        {
            sharedLosses.Set(Group.IdxX, groups.Sum(Group.IdxX, count, LossLanes));
        }

        AddLanes(shared, sums, place, length, count);

        // Every group has the loss, for what the others make of it can't be known yet.
        RowLoss loss = sharedLosses.Sum(0, LossLanes, 1);
        if (Group.IdxX < Places && place < length && DeviceMath.IsFinite(loss.Loss))
        {
            step.Apply(place, Total(shared));
        }

        if (Grid.IdxX == 0 && Group.IdxX == 0)
        {
            results.Add(loss);
        }
    }

    /// <summary>Gradients whose sums over the batch's rows were taken in slices.</summary>
    /// <param name="slices">What each slice came to, one's after the other's.</param>
    /// <param name="count">How many slices there are.</param>
    /// <param name="places">The parameters.</param>
    /// <param name="step">What is done with their gradients.</param>
    public static void OfSlices<TStep>(ArrayView<Float4> slices, int count, GradientPlaces places, TStep step)
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(Threads);
        int place = Place();
        AddLanes(shared, slices, place, places.Length, count);
        if (Group.IdxX < Places && place < places.Length)
        {
            step.Apply(places[place], Total(shared));
        }
    }

    private static int Place() => (Grid.IdxX * Places) + (Group.IdxX % Places);

    /// <summary>What each lane has of the parts at its place; all threads of the group must call it.</summary>
    private static void AddLanes(ArrayView<Float4> shared, ArrayView<Float4> parts, int place, int length, int count)
    {
        shared[Group.IdxX] = Sum(parts, place, length, Group.IdxX / Places, place < length ? count : 0);
        GroupBarrier.Wait();
    }

    /// <summary>The sum over the lanes of a place, for the first of them.</summary>
    private static Float4 Total(ArrayView<Float4> shared)
    {
        Float4 total = shared[Group.IdxX];
        for (int lane = 1; lane < Lanes; lane++)
        {
            total += shared[(lane * Places) + Group.IdxX];
        }

        return total;
    }

    /// <summary>Every eighth part at a place, from <paramref name="part"/> on: four at a time, so that four reads are under way.</summary>
    private static Float4 Sum(ArrayView<Float4> parts, int place, int length, int part, int count)
    {
        Float4 sum = 0f;
        for (; part + (3 * Lanes) < count; part += 4 * Lanes)
        {
            Float4 first = parts[(part * length) + place];
            Float4 second = parts[((part + Lanes) * length) + place];
            Float4 third = parts[((part + (2 * Lanes)) * length) + place];
            Float4 fourth = parts[((part + (3 * Lanes)) * length) + place];
            sum += first + second + (third + fourth);
        }

        for (; part < count; part += Lanes)
        {
            sum += parts[(part * length) + place];
        }

        return sum;
    }
}
