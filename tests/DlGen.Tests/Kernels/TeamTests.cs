using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

public class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryWorker_RunsOnce(int threads)
    {
        var runs = new int[threads];
        Team.Run(
            new Job(worker =>
            {
                Assert.Equal(threads, worker.Count);
                Interlocked.Increment(ref runs[worker.Index]);
            }),
            threads);
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void SeveralThreads_AreBusyWhileTheyWork()
    {
        int busy = 0;
        Team.Run(new Job(_ => Interlocked.Add(ref busy, Team.IsBusy ? 1 : 0)), threads: 3);
        Assert.Equal(3, busy);
    }

    [Theory]
    [InlineData(2, 20_000)]
    [InlineData(3, 500)]
    [InlineData(8, 500)]
    public void Meet_LetsNobodyAhead(int threads, int meetings)
    {
        var progress = new int[threads * 32];
        int errors = 0;
        Team.Run(
            new Job(worker =>
            {
                for (int meeting = 1; meeting <= meetings; meeting++)
                {
                    progress[worker.Index * 32] = meeting;
                    worker.Meet();
                    for (int other = 0; other < threads; other++)
                    {
                        if (progress[other * 32] != meeting)
                        {
                            Interlocked.Increment(ref errors);
                        }
                    }

                    worker.Meet();
                }
            }),
            threads);
        Assert.Equal(0, errors);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(8, 5)]
    public void AnException_ComesBackToTheCaller(int threads, int failing)
    {
        for (int time = 0; time < 20; time++)
        {
            var exception = Assert.Throws<InvalidDataException>(() => Team.Run(
                new Job(worker =>
                {
                    worker.Meet();
                    if (worker.Index == failing)
                    {
                        throw new InvalidDataException("row 7");
                    }

                    worker.Meet();
                    worker.Meet();
                }),
                threads));
            Assert.Equal("row 7", exception.Message);
            EveryWorker_RunsOnce(threads);
        }
    }

    [Fact]
    public void WhenAllFail_OneExceptionComesBack()
    {
        Assert.Throws<InvalidDataException>(() => Team.Run(new Job(_ => throw new InvalidDataException()), 4));
        EveryWorker_RunsOnce(4);
    }

    [Fact]
    public void CallersAtTheSameTime_GetTheirOwnWorkers()
    {
        var errors = 0;
        var callers = new Thread[4];
        for (int caller = 0; caller < callers.Length; caller++)
        {
            int threads = 2 + (caller % 2);
            callers[caller] = new Thread(() =>
            {
                for (int time = 0; time < 100; time++)
                {
                    int sum = 0;
                    Team.Run(
                        new Job(worker =>
                        {
                            Interlocked.Add(ref sum, worker.Index + 1);
                            worker.Meet();
                            if (Volatile.Read(ref sum) != threads * (threads + 1) / 2)
                            {
                                Interlocked.Increment(ref errors);
                            }
                        }),
                        threads);
                }
            });
            callers[caller].Start();
        }

        foreach (Thread caller in callers)
        {
            caller.Join();
        }

        Assert.Equal(0, errors);
    }

    [Fact]
    public void AJob_CanRunATeamOfItsOwn()
    {
        int runs = 0;
        Team.Run(new Job(_ => Team.Run(new Job(_ => Interlocked.Increment(ref runs)), 2)), 2);
        Assert.Equal(4, runs);
    }

    [Fact]
    public void Workers_WakeUpAfterALongPause()
    {
        EveryWorker_RunsOnce(3);
        Thread.Sleep(50);
        EveryWorker_RunsOnce(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ThreadsMustBePositive(int threads) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Team.Run(new Job(_ => { }), threads));

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(100, 3, 1)]
    [InlineData(100, 3, 16)]
    [InlineData(2, 5, 1)]
    [InlineData(0, 2, 8)]
    [InlineData(33, 8, 32)]
    public void Shares_CoverEverythingOnce(int count, int threads, int grain)
    {
        int next = 0;
        for (int index = 0; index < threads; index++)
        {
            (int first, int last) = new Worker(index, threads).Share(count, grain);
            Assert.True(first >= last || first == next);
            Assert.True(first % grain == 0 || first == count);
            next = Math.Max(next, last);
        }

        Assert.Equal(count, next);
    }

    private sealed class Job(Action<Worker> action) : ITeamJob
    {
        public void Run(Worker worker) => action(worker);
    }
}
