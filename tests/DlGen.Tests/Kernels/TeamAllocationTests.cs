using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// Jobs after the first allocate nothing. Alone, for a test beside it may take the threads of one job, and each thread counts its own bytes.
/// </summary>
[Collection(Alone.Name)]
public class TeamAllocationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void Running_AllocatesNothingAfterTheFirstJob(int threads)
    {
        var job = new AllocationJob();
        for (int time = 0; time < 10; time++)
        {
            Team.Run(job, threads);
        }

        Array.Clear(job.Allocated);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int time = 0; time < 100; time++)
        {
            Team.Run(job, threads);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        Assert.All(job.Allocated, bytes => Assert.Equal(0, bytes));
    }

    private sealed class AllocationJob : ITeamJob
    {
        private readonly long[] last = new long[8];

        public long[] Allocated { get; } = new long[8];

        public void Run(Worker worker)
        {
            worker.Meet();
            long now = GC.GetAllocatedBytesForCurrentThread();
            Allocated[worker.Index] += now - last[worker.Index];
            last[worker.Index] = now;
            worker.Meet();
        }
    }
}
