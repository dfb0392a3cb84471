using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>
/// Gives each stored value its place, in the order they are written: the first gap among the values whose lives overlap
/// its own. Lives are counted in phases, for within a phase threads run apart.
/// </summary>
internal static class MemoryPlanning
{
    private const string Losses = "losses";

    /// <summary>The buffer of each example's loss at an output.</summary>
    public static string LossesOf(Head head) => Losses + head.Number;

    /// <summary>Whether a buffer holds losses.</summary>
    public static bool IsLosses(string buffer) => buffer.StartsWith(Losses, StringComparison.Ordinal);

    public static MemoryPlan Run(FusedGraph fused, IReadOnlyList<ScheduledKernel> kernels)
    {
        NetworkGraph graph = fused.Graph;
        var aliases = new Dictionary<string, string>();
        var readBackward = new HashSet<string>(kernels
            .Where(static scheduled => scheduled.Stage is Stage.Backward or Stage.InputGradient)
            .SelectMany(static scheduled => scheduled.Kernel.Accesses)
            .Select(static access => access.Value));
        foreach (ScheduledKernel scheduled in kernels)
        {
            // Not where the backward pass reads what the loss compares, as a custom last layer does.
            if (scheduled.Kernel.InPlace is { } place && place.Result != place.Source && place.Source != NetworkGraph.Input
                && !(scheduled.Stage == Stage.Loss && readBackward.Contains(place.Source)))
            {
                aliases[place.Result] = place.Source;
            }
        }

        var planned = new List<PlannedBuffer>();
        var places = new FirstFit();
        void Plan(string name, int size, int first, int last) => planned.Add(new PlannedBuffer(name, size, places.Place(size, first, last), first, last));

        // Without a loss, all values stay readable.
        int lossPhase = kernels.Where(static kernel => kernel.Stage == Stage.Loss).DefaultIfEmpty(kernels.LastOrDefault()).Max(static kernel => kernel?.Phase ?? 0);

        // One thread may begin the backward pass while another still adds up the losses.
        int sumPhase = lossPhase + 1;
        foreach (Head head in graph.Heads.Where(head => graph.Has(head.Loss)))
        {
            Plan(LossesOf(head), CpuLayout.Pieces(graph[head.Output].Known.Rows, CpuLayout.Gap) * CpuLayout.Gap, 0, sumPhase);
        }

        Dictionary<string, int> lastUses = LastUses(kernels, aliases);
        foreach ((string name, int size, int first) in Written(kernels, aliases))
        {
            // A backward pass may be the first to write there, but forward values stay readable until the loss is known.
            bool isForward = graph.Has(name) && graph[name].Kind == ValueKind.Activation;
            int lastUse = lastUses.TryGetValue(name, out int phase) ? phase : 0;
            Plan(name, size, first, Math.Max(isForward ? lossPhase : first, lastUse));
        }

        int Length(Func<PlannedBuffer, bool> which) => planned.Where(which).Select(buffer => buffer.Offset + buffer.Size).DefaultIfEmpty(0).Max();
        (Dictionary<string, long> offsets, long length, long summedLength, long trainedLength) = Parameters(graph);
        (Dictionary<string, long> perColumn, long perColumnLength) = PerColumn(graph);
        return new MemoryPlan(
            planned, aliases, Length(buffer => buffer.First <= lossPhase), Length(_ => true), offsets, length, summedLength, trainedLength, perColumn, perColumnLength);
    }

    private static IEnumerable<(string Name, int Size, int First)> Written(
        IReadOnlyList<ScheduledKernel> kernels, Dictionary<string, string> aliases) =>
        from scheduled in kernels
        from buffer in scheduled.Kernel.Buffers
        where !aliases.ContainsKey(buffer.Name) && buffer.Name != NetworkGraph.InputGradient
        select (buffer.Name, buffer.Size, scheduled.Phase);

    /// <summary>The last phase that touches each value, or one that took its place.</summary>
    private static Dictionary<string, int> LastUses(IReadOnlyList<ScheduledKernel> kernels, Dictionary<string, string> aliases)
    {
        var phases = new Dictionary<string, int>();
        foreach (ScheduledKernel scheduled in kernels)
        {
            foreach (Access access in scheduled.Kernel.Accesses)
            {
                phases[access.Value] = scheduled.Phase;
                if (aliases.TryGetValue(access.Value, out string? source))
                {
                    phases[source] = scheduled.Phase;
                }
            }
        }

        return phases;
    }

    /// <summary>The values with one number a column are small: each has a place of its own.</summary>
    private static (Dictionary<string, long> Offsets, long Length) PerColumn(NetworkGraph graph)
    {
        var offsets = new Dictionary<string, long>();
        long length = 0;
        foreach (Value value in graph.Values.Where(static value => value.Kind == ValueKind.PerColumn))
        {
            offsets.Add(value.Name, length);
            length += CpuLayout.Length(value.Known);
        }

        return (offsets, length);
    }

    private static (Dictionary<string, long> Offsets, long Length, long SummedLength, long TrainedLength) Parameters(NetworkGraph graph)
    {
        var offsets = new Dictionary<string, long>();
        long length = 0;
        long summed = 0;
        long trained = 0;
        foreach (Parameter parameter in graph.InMemoryOrder)
        {
            offsets.Add(parameter.Value, length);
            length += CpuLayout.Length(graph[parameter.Value].Known);
            summed = graph.IsSummed(parameter.Value) ? length : summed;
            trained = parameter.Learns ? length : trained;
        }

        return (offsets, length, summed, trained);
    }
}
