using DlGen.Gpu.Optimizers;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The length of the gradient of all parameters together, and what clipping makes of it: a group adds up the squares of a chunk, and one group
/// those of all chunks; always in the same order, however many threads a group has.
/// </summary>
internal static class GradientNorm
{
    /// <summary>The most threads a group may have; where it has fewer, their number divides this one.</summary>
    public const int Lanes = 128;

    /// <summary>Places of a chunk.</summary>
    public const int Chunk = 2048;

    // The lanes' own sums are added by so many threads first, for one alone would take longer over them.
    private const int LastLanes = 16;

    /// <summary>The sum of a chunk's squares, a group a chunk.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="places">How many places of them there are.</param>
    /// <param name="incoming">What is done with them first.</param>
    /// <param name="squares">Where the sums go.</param>
    public static void Squares(ArrayView<Float4> gradients, int places, IncomingGradient incoming, ArrayView<float> squares)
    {
        ArrayView<float> lanes = SharedMemory.Allocate<float>(Lanes);
        ArrayView<float> lastLanes = SharedMemory.Allocate<float>(LastLanes);
        int start = Grid.IdxX * Chunk;
        int end = start + Chunk < places ? start + Chunk : places;
        for (int lane = Group.IdxX; lane < Lanes; lane += Group.DimX)
        {
            float sum = 0f;
            for (int place = start + lane; place < end; place += Lanes)
            {
                Float4 g = incoming.Clipped(gradients[place]);
                sum += Float4.Sum(g * g);
            }

            lanes[lane] = sum;
        }

        AddLanes(lanes, lastLanes);
        if (Group.IdxX == 0)
        {
            squares[Grid.IdxX] = Total(lastLanes);
        }
    }

    /// <summary>What gradients are multiplied by so that they are no longer than a limit: min(1, c/(‖g‖ + 1e-6)), with a sign.</summary>
    /// <param name="squares">The sums of the chunks' squares.</param>
    /// <param name="chunks">How many chunks there are.</param>
    /// <param name="most">c: the limit.</param>
    /// <param name="sign">The sign.</param>
    /// <param name="coefficient">Where it goes; one element.</param>
    public static void Coefficient(ArrayView<float> squares, int chunks, float most, float sign, ArrayView<float> coefficient)
    {
        ArrayView<float> lanes = SharedMemory.Allocate<float>(Lanes);
        ArrayView<float> lastLanes = SharedMemory.Allocate<float>(LastLanes);
        for (int lane = Group.IdxX; lane < Lanes; lane += Group.DimX)
        {
            float sum = 0f;
            for (int chunk = lane; chunk < chunks; chunk += Lanes)
            {
                sum += squares[chunk];
            }

            lanes[lane] = sum;
        }

        AddLanes(lanes, lastLanes);
        if (Group.IdxX == 0)
        {
            float scale = most / (Float4.Sqrt(Total(lastLanes)).X + 1e-6f);
            coefficient[0] = sign * (scale > 1f ? 1f : scale);
        }
    }

    private static void AddLanes(ArrayView<float> lanes, ArrayView<float> lastLanes)
    {
        GroupBarrier.Wait();
        if (Group.IdxX < LastLanes)
        {
            float sum = 0f;
            for (int lane = Group.IdxX; lane < Lanes; lane += LastLanes)
            {
                sum += lanes[lane];
            }

            lastLanes[Group.IdxX] = sum;
        }

        GroupBarrier.Wait();
    }

    private static float Total(ArrayView<float> lastLanes)
    {
        float sum = 0f;
        for (int lane = 0; lane < LastLanes; lane++)
        {
            sum += lastLanes[lane];
        }

        return sum;
    }
}
