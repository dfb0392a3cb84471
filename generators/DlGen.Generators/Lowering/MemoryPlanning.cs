using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>
/// Gives each stored value its place, in the order they are written: the first gap among the values whose lives overlap
/// its own. Lives are counted in phases, for within a phase threads run apart.
/// </summary>
internal sealed class MemoryPlanning
{
    private readonly NetworkGraph graph;
    private readonly IReadOnlyList<ScheduledCall> calls;
    private readonly MemoryLayout layout;
    private readonly Dictionary<string, string> aliases = new();
    private readonly List<PlannedBuffer> planned = new();
    private readonly FirstFit places = new();

    private MemoryPlanning(FusedGraph fused, IReadOnlyList<ScheduledCall> calls, MemoryLayout layout)
    {
        graph = fused.Graph;
        this.calls = calls;
        this.layout = layout;
        LossPhase = calls.Where(static scheduled => scheduled.Call.Stage == Stage.Loss).DefaultIfEmpty(calls.LastOrDefault()).Max(static scheduled => scheduled?.LastPhase ?? 0);
    }

    /// <summary>The last phase of the loss; without a loss the last of all, so that all values stay readable.</summary>
    private int LossPhase { get; }

    public static MemoryPlan Run(FusedGraph fused, IReadOnlyList<ScheduledCall> calls, MemoryLayout layout) => new MemoryPlanning(fused, calls, layout).Run();

    private MemoryPlan Run()
    {
        if (layout.IsOfThreads)
        {
            TakePlaces();
            PlanPartSums();
            PlanLosses();
        }

        PlanValues();
        int Length(Func<PlannedBuffer, bool> which) => planned.Where(which).Select(static buffer => buffer.Offset + buffer.Size).DefaultIfEmpty(0).Max();
        (Dictionary<string, long> offsets, long length, long summedLength, long trainedLength) = Parameters();
        (Dictionary<string, long> perColumn, long perColumnLength) = PerColumn();
        return new MemoryPlan(
            planned, aliases, LossPhase, Length(buffer => buffer.First <= LossPhase), Length(static _ => true), offsets, length, summedLength, trainedLength, perColumn, perColumnLength);
    }

    /// <summary>Lets results lie where the values lay that they are computed from.</summary>
    private void TakePlaces()
    {
        var readBackward = new HashSet<string>(calls
            .Where(static scheduled => scheduled.Call.Stage is Stage.Backward or Stage.InputGradient)
            .SelectMany(static scheduled => scheduled.Call.Accesses.SelectMany(static part => part))
            .Select(static access => access.Value));
        foreach (KernelCall call in calls.Select(static scheduled => scheduled.Call))
        {
            // Not where the backward pass reads what the loss compares, as a custom last layer does.
            if (call.InPlace is { } place && place.Result != place.Source && place.Source != NetworkGraph.Input
                && !(call.Stage == Stage.Loss && readBackward.Contains(place.Source)))
            {
                aliases[place.Result] = place.Source;
            }
        }
    }

    /// <summary>Sums of parts share a place in front of the values. Among those, small as they are, they would break up gaps that a value fits.</summary>
    private void PlanPartSums()
    {
        var front = new FirstFit();
        int length = 0;
        foreach (ScheduledCall scheduled in calls)
        {
            if (scheduled.Call.PartSums is { } parts)
            {
                int size = parts.Parts * parts.Columns;
                int offset = front.Place(size, scheduled.FirstPhase, scheduled.LastPhase);
                planned.Add(new PlannedBuffer(parts.Name, size, offset, scheduled.FirstPhase, scheduled.LastPhase));
                length = Math.Max(length, offset + size);
            }
        }

        places.Place(length, 0, int.MaxValue);
    }

    /// <summary>One thread may begin the backward pass while another still adds up the losses.</summary>
    private void PlanLosses()
    {
        foreach (Head head in graph.Heads.Where(head => graph.Has(head.Loss)))
        {
            Plan(head.Loss, CpuLayout.Pieces(graph[head.Output].Rows, CpuLayout.Gap) * CpuLayout.Gap, 0, LossPhase + 1);
        }
    }

    private void PlanValues()
    {
        Dictionary<string, int> lastUses = LastUses();
        List<ScheduledCall> transposing = [.. calls.Where(scheduled => layout.IsOfThreads && scheduled.Call.Transposes is not null)];
        foreach (ScheduledCall scheduled in calls)
        {
            if (ReferenceEquals(scheduled, transposing.FirstOrDefault()))
            {
                Plan(CpuLayout.Transposed, TransposedLength(), scheduled.FirstPhase, transposing.Last().LastPhase);
            }

            foreach (string value in scheduled.Call.Stored.Where(value => !graph.IsPerColumn(value) && !aliases.ContainsKey(value) && value != NetworkGraph.InputGradient))
            {
                int lastUse = lastUses.TryGetValue(value, out int phase) ? phase : 0;
                Plan(value, layout.ValueLength(graph, value), FirstWrite(scheduled), Math.Max(Math.Max(scheduled.LastPhase, lastUse), StaysUntil(value, scheduled)));
            }
        }
    }

    /// <summary>
    /// The phase in which a call writes its values first: behind the meeting where threads leave each other sums before it, and otherwise at its
    /// beginning, as far as this plan knows.
    /// </summary>
    private static int FirstWrite(ScheduledCall writer) => writer.Call.PartSums is null ? writer.FirstPhase : writer.LastPhase;

    /// <summary>The phase until which a value stays though nobody reads it in a kernel.</summary>
    private int StaysUntil(string value, ScheduledCall writer)
    {
        if (layout.IsOfThreads)
        {
            // A backward pass may be the first to write there, but forward values stay readable until the loss is known.
            return graph[value].Kind == ValueKind.Activation ? LossPhase : 0;
        }

        // Outputs and predictions are read from outside, after the launches.
        return graph.IsOutput(value) || writer.Call.Stage == Stage.Prediction ? calls.Count - 1 : 0;
    }

    /// <summary>Room for the largest of the values that are multiplied transposed.</summary>
    private int TransposedLength() => calls
        .Select(static scheduled => scheduled.Call.Transposes)
        .OfType<string>()
        .Max(value => (CpuLayout.Padded(graph[value].Columns) + CpuLayout.Gap) * graph[value].Rows);

    private void Plan(string name, int size, int first, int last) =>
        planned.Add(new PlannedBuffer(name, size, places.Place(size, first, last), first, last));

    /// <summary>The last phase that touches each value, or one that took its place.</summary>
    private Dictionary<string, int> LastUses()
    {
        var phases = new Dictionary<string, int>();
        foreach (ScheduledCall scheduled in calls)
        {
            IEnumerable<string> touched = layout.IsOfThreads
                ? scheduled.Call.Accesses.SelectMany(static part => part).Select(static access => access.Value)
                : scheduled.Call.Reads;
            foreach (string value in touched)
            {
                phases[value] = scheduled.LastPhase;
                if (aliases.TryGetValue(value, out string? source))
                {
                    phases[source] = scheduled.LastPhase;
                }
            }
        }

        return phases;
    }

    /// <summary>The values with one number a column are small: each has a place of its own.</summary>
    private (Dictionary<string, long> Offsets, long Length) PerColumn()
    {
        var offsets = new Dictionary<string, long>();
        long length = 0;
        foreach (Value value in graph.Values.Where(static value => value.Kind == ValueKind.PerColumn))
        {
            offsets.Add(value.Name, length);
            length += layout.ParameterLength(value);
        }

        return (offsets, length);
    }

    private (Dictionary<string, long> Offsets, long Length, long SummedLength, long TrainedLength) Parameters()
    {
        var offsets = new Dictionary<string, long>();
        long length = 0;
        long summed = 0;
        long trained = 0;
        foreach (Parameter parameter in graph.InMemoryOrder)
        {
            offsets.Add(parameter.Value, length);
            length += layout.ParameterLength(graph[parameter.Value]);
            summed = graph.IsSummed(parameter.Value) ? length : summed;
            trained = parameter.Learns ? length : trained;
        }

        return (offsets, length, summed, trained);
    }
}
