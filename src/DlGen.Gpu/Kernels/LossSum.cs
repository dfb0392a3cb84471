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
    public static void Run(RowResults losses, int rows, StepResults results)
    {
        var shared = new RowResults(SharedMemory.Allocate<float>(Threads), SharedMemory.Allocate<int>(Threads));
        shared.Set(Group.IdxX, losses.Sum(Group.IdxX, rows, Threads));
        GroupBarrier.Wait();
        if (Group.IdxX == 0)
        {
            results.Begin();
            results.Add(shared.Sum(0, Threads, 1));
        }
    }
}
