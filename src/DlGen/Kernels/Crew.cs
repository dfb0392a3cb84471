using System.Runtime.ExceptionServices;

namespace DlGen.Kernels;

/// <summary>
/// A fixed number of threads that do one job after the other: the caller's own, and background threads that wait in
/// between. One caller at a time.
/// </summary>
internal sealed class Crew
{
    private readonly Signal start = new();
    private readonly Signal met = new();
    private readonly Signal finished = new();
    private readonly Worker[] workers;
    private readonly Action? onMeeting;
    private ITeamJob? job;
    private ExceptionDispatchInfo? failure;
    private int arrived;
    private int running;
    private volatile bool failed;
    private volatile bool spin;

    /// <param name="threads">How many there are.</param>
    /// <param name="onMeeting">What the last to arrive does at each meeting, before all go on; null for nothing.</param>
    public Crew(int threads, Action? onMeeting = null)
    {
        this.onMeeting = onMeeting;
        workers = new Worker[threads];
        for (int index = 0; index < threads; index++)
        {
            workers[index] = new Worker(index, threads, this);
        }

        for (int index = 1; index < threads; index++)
        {
            Worker worker = workers[index];
            new Thread(() => Serve(worker)) { IsBackground = true, Name = $"DlGen worker {index}" }.UnsafeStart();
        }
    }

    /// <summary>Threads at work, the caller's included.</summary>
    public int Threads => workers.Length;

    /// <summary>Runs the job on all threads; throws the first exception of any of them.</summary>
    /// <param name="job">The job.</param>
    /// <param name="spin">Whether each thread has a core, so that spinning takes no time from the others.</param>
    public void Run(ITeamJob job, bool spin)
    {
        this.job = job;
        this.spin = spin;
        failure = null;
        failed = false;
        arrived = 0;
        running = workers.Length;
        int done = finished.Value;
        start.Advance();
        Work(workers[0]);
        finished.WaitWhile(done, spin);
        this.job = null;
        failure?.Throw();
    }

    /// <summary>Waits until all threads are here.</summary>
    /// <exception cref="CrewFailedException">Another thread failed and won't come.</exception>
    public void Meet()
    {
        // Read before the failure is looked at: a failure signals after it is noted, so that it can't be missed.
        int meeting = met.Value;
        ThrowIfFailed();
        if (Interlocked.Increment(ref arrived) == workers.Length)
        {
            arrived = 0;
            onMeeting?.Invoke();
            met.Advance();
        }
        else
        {
            met.WaitWhile(meeting, spin);
        }

        ThrowIfFailed();
    }

    private void Serve(Worker worker)
    {
        int seen = 0;
        while (true)
        {
            start.WaitWhile(seen, spin);
            seen++;
            Work(worker);
        }
    }

    private void Work(Worker worker)
    {
        try
        {
            job!.Run(worker);
        }
        catch (CrewFailedException)
        {
            // The thread that failed has noted why.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            failed = true;
            met.Advance();
        }

        if (Interlocked.Decrement(ref running) == 0)
        {
            finished.Advance();
        }
    }

    private void ThrowIfFailed()
    {
        if (failed)
        {
            throw new CrewFailedException();
        }
    }

    /// <summary>Takes a thread out of a job in which another thread failed.</summary>
    private sealed class CrewFailedException : Exception;
}
