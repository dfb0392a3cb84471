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
        foreach (ScheduledKernel scheduled in kernels)
        {
            if (scheduled.Kernel.InPlace is { } place && place.Result != place.Source && place.Source != NetworkGraph.Input && !IsKept(scheduled, place.Source, kernels))
            {
                aliases[place.Result] = place.Source;
            }
        }

        var planned = new List<PlannedBuffer>();
        int lossPhase = kernels.Where(kernel => kernel.Stage == Stage.Loss).Max(kernel => kernel.Phase);

        // One thread may begin the way back while another still adds up the losses.
        int sumPhase = lossPhase + 1;
        foreach (Head head in graph.Heads)
        {
            int size = CpuLayout.Pieces(graph[head.Output].Known.Rows, CpuLayout.Gap) * CpuLayout.Gap;
            planned.Add(new PlannedBuffer(LossesOf(head), size, FirstFit(planned, size, 0, sumPhase), 0, sumPhase));
        }

        foreach ((string name, int size, int first) in Written(kernels, aliases))
        {
            // A backward pass may be the first to write there, but forward values stay readable until the loss is known.
            bool isForward = graph.Has(name) && graph[name].Kind == ValueKind.Activation;
            int last = Math.Max(isForward ? lossPhase : first, LastUse(name, kernels, aliases));
            planned.Add(new PlannedBuffer(name, size, FirstFit(planned, size, first, last), first, last));
        }

        int Length(Func<PlannedBuffer, bool> which) => planned.Where(which).Max(buffer => buffer.Offset + buffer.Size);
        (Dictionary<string, long> offsets, long length, long summedLength, long trainedLength) = Parameters(graph);
        (Dictionary<string, long> perColumn, long perColumnLength) = PerColumn(graph);
        return new MemoryPlan(
            planned, aliases, Length(buffer => buffer.First <= lossPhase), Length(_ => true), offsets, length, summedLength, trainedLength, perColumn, perColumnLength);
    }

    /// <summary>Whether the way back reads what the loss compares: as a last layer of the user's own does.</summary>
    private static bool IsKept(ScheduledKernel scheduled, string value, IReadOnlyList<ScheduledKernel> kernels) => scheduled.Stage == Stage.Loss
        && kernels.Any(later => later.Stage == Stage.Backward && later.Kernel.Accesses.Any(access => access.Value == value));

    private static IEnumerable<(string Name, int Size, int First)> Written(
        IReadOnlyList<ScheduledKernel> kernels, Dictionary<string, string> aliases) =>
        from scheduled in kernels
        from buffer in scheduled.Kernel.Buffers
        where !aliases.ContainsKey(buffer.Name)
        select (buffer.Name, buffer.Size, scheduled.Phase);

    /// <summary>The last phase that touches a value, or one that took its place.</summary>
    private static int LastUse(string name, IReadOnlyList<ScheduledKernel> kernels, Dictionary<string, string> aliases) =>
        kernels
            .Where(scheduled => scheduled.Kernel.Accesses.Any(access => access.Value == name || (aliases.TryGetValue(access.Value, out string? source) && source == name)))
            .Select(scheduled => scheduled.Phase)
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>The first gap of a size among the buffers that live between two phases.</summary>
    public static int FirstFit(IReadOnlyList<PlannedBuffer> planned, int size, int first, int last)
    {
        int offset = 0;
        foreach (PlannedBuffer other in planned.Where(other => other.First <= last && first <= other.Last).OrderBy(other => other.Offset))
        {
            if (other.Offset - offset >= size)
            {
                break;
            }

            offset = Math.Max(offset, other.Offset + other.Size);
        }

        return offset;
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
