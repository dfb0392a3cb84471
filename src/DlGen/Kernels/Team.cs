namespace DlGen.Kernels;

/// <summary>
/// Runs jobs on several threads at once. The threads are kept for the next job; callers at the same time get threads of
/// their own. After the first job of a size nothing is allocated.
/// </summary>
internal static class Team
{
    private static readonly Lock Gate = new();
    private static readonly List<Crew> Idle = [];
    private static int busy;

    /// <summary>One thread a core.</summary>
    public static int DefaultThreads => Environment.ProcessorCount;

    /// <summary>The most threads that a job is given, however many are asked for; tests set it higher.</summary>
    public static int MostThreads { get; set; } = Environment.ProcessorCount;

    /// <summary>Whether a job of several threads is at work.</summary>
    public static bool IsBusy => Volatile.Read(ref busy) > 0;

    /// <summary>
    /// Runs <paramref name="job"/> on <paramref name="threads"/> threads, the calling one among them, and returns when all
    /// of them have finished. The first exception of any thread is thrown here.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static void Run(ITeamJob job, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        if (threads == 1)
        {
            job.Run(Worker.Alone);
            return;
        }

        Crew crew = Rent(threads);
        bool spin = Interlocked.Add(ref busy, threads) <= Environment.ProcessorCount;
        try
        {
            crew.Run(job, spin);
        }
        finally
        {
            Interlocked.Add(ref busy, -threads);
            Return(crew);
        }
    }

    private static Crew Rent(int threads)
    {
        lock (Gate)
        {
            for (int index = Idle.Count - 1; index >= 0; index--)
            {
                Crew crew = Idle[index];
                if (crew.Threads == threads)
                {
                    Idle.RemoveAt(index);
                    return crew;
                }
            }
        }

        return new Crew(threads);
    }

    private static void Return(Crew crew)
    {
        lock (Gate)
        {
            Idle.Add(crew);
        }
    }
}
