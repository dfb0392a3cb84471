using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The end of a loss: one group adds up the rows, always in the same order, however many threads it has.</summary>
internal static class LossSum
{
    /// <summary>The most threads the group may have; where it has fewer, their number divides this one.</summary>
    public const int Lanes = 256;

    // The lanes' own sums are added by so many threads first, for one alone would take longer over them than all over the rows.
    private const int LastLanes = 16;

    /// <summary>
    /// Sets the step's loss and hits and counts it, and where the loss isn't finite notes the first step for which that is so;
    /// from then on no update is made.
    /// </summary>
    public static void Run(RowResults losses, int rows, StepResults results)
    {
        var lanes = new RowResults(SharedMemory.Allocate<float>(Lanes), SharedMemory.Allocate<int>(Lanes));
        var lastLanes = new RowResults(SharedMemory.Allocate<float>(LastLanes), SharedMemory.Allocate<int>(LastLanes));
        for (int lane = Group.IdxX; lane < Lanes; lane += Group.DimX)
        {
            lanes.Set(lane, losses.Sum(lane, rows, Lanes));
        }

        Finish(lanes, lastLanes, results);
    }

    /// <summary>
    /// Sets the step's loss and hits, and counts the step, as <see cref="Run"/>; of several heads, each with its rows in a part of its
    /// own.
    /// </summary>
    /// <param name="losses">All heads' rows.</param>
    /// <param name="shares">The heads' shares, the same in all steps or those of each step one after the other.</param>
    /// <param name="heads">How many heads there are.</param>
    /// <param name="batch">Examples of the step.</param>
    /// <param name="results">Where the step's results go.</param>
    public static void OfHeads(RowResults losses, ArrayView<LossShare> shares, int heads, int batch, StepResults results)
    {
        var lanes = new RowResults(SharedMemory.Allocate<float>(Lanes), SharedMemory.Allocate<int>(Lanes));
        var lastLanes = new RowResults(SharedMemory.Allocate<float>(LastLanes), SharedMemory.Allocate<int>(LastLanes));
        int own = shares.IntLength > heads ? results.Step * heads : 0;
        for (int lane = Group.IdxX; lane < Lanes; lane += Group.DimX)
        {
            float loss = 0f;
            int hits = 0;
            for (int head = 0; head < heads; head++)
            {
                LossShare share = shares[own + head];
                RowLoss sum = losses.Sum(share.First + lane, share.First + (batch * share.Rows), Lanes);
                loss += sum.Loss * share.Factor;
                hits += sum.Hit * share.Hits;
            }

            lanes.Set(lane, new RowLoss(loss, hits));
        }

        Finish(lanes, lastLanes, results);
    }

    /// <summary>Adds up the lanes' sums, each of which a thread has set.</summary>
    private static void Finish(RowResults lanes, RowResults lastLanes, StepResults results)
    {
        GroupBarrier.Wait();
        if (Group.IdxX < LastLanes)
        {
            lastLanes.Set(Group.IdxX, lanes.Sum(Group.IdxX, Lanes, LastLanes));
        }

        GroupBarrier.Wait();
        if (Group.IdxX == 0)
        {
            results.Begin();
            results.Add(lastLanes.Sum(0, LastLanes, 1));
        }
    }
}
