using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The second launch of a narrow network's step: adds up the groups' gradients, always in the same order, and makes the
/// optimizer's step for all parameters. It can't be part of the first, for there is no barrier across groups; the last group
/// to finish could do it, but one alone would take longer over it than a launch does.
/// </summary>
internal static class GradientSums
{
    /// <summary>Threads a group has: eight places, and for each of them eight threads that share the sums.</summary>
    public const int Threads = Places * Lanes;

    /// <summary>Places that a group adds up.</summary>
    public const int Places = 8;

    private const int Lanes = 8;
    private const int LossLanes = 16;

    /// <param name="sums">The groups' gradients, one group's after the other's.</param>
    /// <param name="groups">The groups' losses.</param>
    /// <param name="count">How many groups there are.</param>
    /// <param name="length">What the parameters take.</param>
    /// <param name="results">Where the step's loss goes.</param>
    /// <param name="step">The optimizer's step.</param>
    public static void Run<TStep>(ArrayView<Float4> sums, RowResults groups, int count, int length, StepResults results, TStep step)
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> sharedSums = SharedMemory.Allocate<Float4>(Threads);
        var sharedLosses = new RowResults(SharedMemory.Allocate<float>(LossLanes), SharedMemory.Allocate<int>(LossLanes));
        int place = (Grid.IdxX * Places) + (Group.IdxX % Places);
        if (Group.IdxX < LossLanes)
        {
            sharedLosses.Set(Group.IdxX, groups.Sum(Group.IdxX, count, LossLanes));
        }

        sharedSums[Group.IdxX] = Sum(sums, place, length, Group.IdxX / Places, place < length ? count : 0);
        Group.Barrier();

        // Every group has the loss, for what the others make of it can't be known yet.
        RowLoss loss = sharedLosses.Sum(0, LossLanes, 1);
        if (Group.IdxX < Places && place < length && DeviceMath.IsFinite(loss.Loss))
        {
            Float4 gradient = sharedSums[Group.IdxX];
            for (int lane = 1; lane < Lanes; lane++)
            {
                gradient += sharedSums[(lane * Places) + Group.IdxX];
            }

            step.Apply(place, gradient);
        }

        if (Grid.IdxX == 0 && Group.IdxX == 0)
        {
            results.Add(loss);
        }
    }

    /// <summary>Every eighth group's gradient at a place, from <paramref name="group"/> on: four at a time, so that four reads are under way.</summary>
    private static Float4 Sum(ArrayView<Float4> sums, int place, int length, int group, int count)
    {
        Float4 sum = 0f;
        for (; group + (3 * Lanes) < count; group += 4 * Lanes)
        {
            Float4 first = sums[(group * length) + place];
            Float4 second = sums[((group + Lanes) * length) + place];
            Float4 third = sums[((group + (2 * Lanes)) * length) + place];
            Float4 fourth = sums[((group + (3 * Lanes)) * length) + place];
            sum += first + second + (third + fourth);
        }

        for (; group < count; group += Lanes)
        {
            sum += sums[(group * length) + place];
        }

        return sum;
    }
}
