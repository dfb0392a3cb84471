using DlGen.Generators.Graph;

namespace DlGen.Generators.Lowering;

/// <summary>
/// Puts kernel calls in phases. The threads of a CPU meet before a call that touches what another thread may still be writing or
/// reading, and as seldom as possible; between two meetings lies a phase. Where a batch has fewer examples than there are threads, those
/// that share the parts of an example meet more often. On a GPU each launch waits for the one before.
/// </summary>
internal static class Scheduling
{
    /// <summary>The phases of a CPU's threads.</summary>
    public static IReadOnlyList<ScheduledCall> ForThreads(IReadOnlyList<KernelCall> calls)
    {
        var scheduled = new List<ScheduledCall>();
        int phase = 0;
        foreach (IGrouping<Stage, KernelCall> stage in calls.GroupBy(static call => call.Stage))
        {
            var running = new Dictionary<string, List<Access>>();
            var runningWithin = new Dictionary<string, List<Access>>();
            phase++;
            foreach (KernelCall call in stage)
            {
                string? conflict = Conflict(running, call.Accesses[0], static (earlier, later) => earlier.ConflictsWith(later));
                string? conflictWithin = Conflict(runningWithin, call.Accesses[0], static (earlier, later) => earlier.ConflictsWithinExamples(later));
                if (conflict is not null)
                {
                    running.Clear();
                    runningWithin.Clear();
                    phase++;
                }
                else if (conflictWithin is not null)
                {
                    runningWithin.Clear();
                }

                int first = phase;
                for (int part = 0; part < call.Accesses.Count; part++)
                {
                    if (part > 0)
                    {
                        running.Clear();
                        runningWithin.Clear();
                        phase++;
                    }

                    foreach (Access access in call.Accesses[part])
                    {
                        Add(running, access);
                        Add(runningWithin, access);
                    }
                }

                scheduled.Add(new ScheduledCall(call, first, phase, conflict ?? conflictWithin) { MeetsWithinExamples = conflict is null && conflictWithin is not null });
            }
        }

        return scheduled;
    }

    /// <summary>The phases of a GPU: each call is one.</summary>
    public static IReadOnlyList<ScheduledCall> ForLaunches(IReadOnlyList<KernelCall> calls) =>
        [.. calls.Select(static (call, launch) => new ScheduledCall(call, launch, launch, MeetBecause: null))];

    /// <summary>Adds an access to those of the calls that run between two meetings, by value; one like it is enough.</summary>
    private static void Add(Dictionary<string, List<Access>> running, Access access)
    {
        if (!running.TryGetValue(access.Value, out List<Access>? accesses))
        {
            running.Add(access.Value, accesses = new List<Access>());
        }

        if (!accesses.Contains(access))
        {
            accesses.Add(access);
        }
    }

    /// <summary>Why the threads must meet before what these accesses do, if they must.</summary>
    private static string? Conflict(Dictionary<string, List<Access>> running, IReadOnlyList<Access> accesses, Func<Access, Access, bool> conflict)
    {
        foreach (Access later in accesses)
        {
            if (running.TryGetValue(later.Value, out List<Access>? before) && before.Exists(earlier => conflict(earlier, later)))
            {
                return before.Find(earlier => conflict(earlier, later)).Writes
                    ? $"all of {later.Value} is needed next"
                    : $"{later.Value} may change only when nobody reads it any more";
            }
        }

        return null;
    }
}
