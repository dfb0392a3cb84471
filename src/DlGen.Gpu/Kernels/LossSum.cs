using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The end of a loss: one group adds up the rows, always in the same order.</summary>
internal static class LossSum
{
    /// <summary>Threads the group has.</summary>
    public const int Threads = 64;

    /// <summary>
    /// Sets the step's loss and hits and counts it, and where the loss isn't finite notes the first step for which that is so;
    /// from then on no update is made.
    /// </summary>
    public static void Run(ArrayView<float> losses, ArrayView<int> hits, int rows, StepResults results)
    {
        ArrayView<float> sharedLosses = SharedMemory.Allocate<float>(Threads);
        ArrayView<int> sharedHits = SharedMemory.Allocate<int>(Threads);
        float loss = 0f;
        int count = 0;
        for (int row = Group.IdxX; row < rows; row += Threads)
        {
            loss += losses[row];
            count += hits[row];
        }

        sharedLosses[Group.IdxX] = loss;
        sharedHits[Group.IdxX] = count;
        Group.Barrier();
        if (Group.IdxX == 0)
        {
            for (int thread = 1; thread < Threads; thread++)
            {
                loss += sharedLosses[thread];
                count += sharedHits[thread];
            }

            results.Add(loss, count);
        }
    }
}
