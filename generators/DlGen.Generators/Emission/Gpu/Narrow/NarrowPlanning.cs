using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu.Narrow;

/// <summary>
/// Finds out whether rows are so short that a group of threads can keep a slice of the batch in its shared memory from the
/// inputs on, and lays the slice's values out there. It takes that every kernel can be a group's, that no row is longer than
/// <see cref="WidestRow"/>, that each value has the same rows, and that there is one output.
/// </summary>
internal static class NarrowPlanning
{
    private const int WidestRow = 128;
    private const int MostRows = 128;

    // Rows are taken in eights; fewer wouldn't be worth the weights that are read for them.
    private const int RowUnit = 8;

    // What a group of threads may have on every CUDA device, less what the library's kernels keep in it themselves: a scalar for
    // each of 128 threads, and a row's loss and hit.
    private const int Bytes = (48 * 1024) - (128 * sizeof(float));
    private const int BytesOfRow = sizeof(float) + sizeof(int);
    private const int BytesOfUnit = 4 * sizeof(float);

    /// <summary>The training step; null where the network isn't narrow.</summary>
    public static NarrowPlan? Train(FusedGraph fused, IReadOnlyList<KernelCall> calls)
    {
        IEnumerable<KernelCall> In(Stage stage) => calls.Where(call => call.Stage == stage);
        return HasAStepForEachParameter(fused.Graph)
            ? Plan(fused, [.. In(Stage.Forward), .. In(Stage.Loss), .. GradientsFirst([.. In(Stage.Backward)])], result: null)
            : null;
    }

    /// <summary>The predictions, which go to the device's memory; null where the network isn't narrow.</summary>
    public static NarrowPlan? Predict(FusedGraph fused, IReadOnlyList<KernelCall> calls, string result) =>
        Plan(fused, [.. calls.Where(static call => call.Stage is Stage.Forward or Stage.Prediction)], result);

    /// <summary>Units that a slice's row takes.</summary>
    public static int UnitsOfRow(IReadOnlyList<PlannedBuffer> values) => values.Max(static buffer => buffer.Offset + buffer.Size);

    /// <summary>Units from one row of a value to the next: an odd number, for eight rows to lie in different banks.</summary>
    private static int Stride(Value value) => GpuLayout.Units(value.Columns) | 1;

    /// <summary>After the slices all parameters are stepped, wherever they lie: each must have a gradient, and only one.</summary>
    private static bool HasAStepForEachParameter(NetworkGraph graph)
    {
        ILookup<string, Update> updates = graph.Ops.OfType<Update>().ToLookup(static update => update.Parameter);
        return graph.Parameters.Count > 0 && graph.Parameters.All(parameter => updates[parameter.Value].Count() == 1);
    }

    /// <summary>
    /// Whether a group of threads can run a call with rows in shared memory. A mask is drawn by the batch's rows, which a group doesn't
    /// count, and moments are taken over all of them.
    /// </summary>
    private static bool RunsInGroups(NetworkGraph graph, KernelCall call) =>
        call.RunsInGroups && !call.Reads.Any(value => graph[value].Kind is ValueKind.Mask or ValueKind.PerColumn);

    /// <summary>The last call that reads each value.</summary>
    private static Dictionary<string, int> LastReads(IReadOnlyList<KernelCall> calls)
    {
        var last = new Dictionary<string, int>();
        for (int index = 0; index < calls.Count; index++)
        {
            foreach (string value in calls[index].Reads)
            {
                last[value] = index;
            }
        }

        return last;
    }

    private static NarrowPlan? Plan(FusedGraph fused, IReadOnlyList<KernelCall> calls, string? result)
    {
        NetworkGraph graph = fused.Graph;
        Value input = graph[NetworkGraph.Input];
        bool IsNarrow(string value) => graph[value].Columns <= WidestRow && graph[value].Rows == input.Rows;
        if (graph.Heads.Count > 1 || calls.Any(call => !RunsInGroups(graph, call)) || !calls.SelectMany(static call => call.Stored).Append(NetworkGraph.Input).All(IsNarrow))
        {
            return null;
        }

        IReadOnlyList<PlannedBuffer> values = Place(graph, calls, result);
        int fitting = Bytes / ((UnitsOfRow(values) * BytesOfUnit) + BytesOfRow);
        int rows = Math.Min(fitting, MostRows) / RowUnit * RowUnit;
        return rows == 0 ? null : new NarrowPlan(calls, values, rows);
    }

    /// <summary>
    /// Places the values as they are written: where a value is read for the last time, place by place, by the kernel that
    /// writes another of its length, that one takes its place; else in the first gap.
    /// </summary>
    private static List<PlannedBuffer> Place(NetworkGraph graph, IReadOnlyList<KernelCall> calls, string? result)
    {
        Dictionary<string, int> lastReads = LastReads(calls);
        int LastUse(string value) => lastReads.TryGetValue(value, out int last) ? last : -1;
        var planned = new List<PlannedBuffer>();
        var buffers = new FirstFit();
        var ending = new Dictionary<int, List<PlannedBuffer>>();
        void Add(PlannedBuffer buffer)
        {
            planned.Add(buffer);
            if (!ending.TryGetValue(buffer.Last, out List<PlannedBuffer>? others))
            {
                ending.Add(buffer.Last, others = new List<PlannedBuffer>());
            }

            others.Add(buffer);
        }

        int width = Stride(graph[NetworkGraph.Input]);
        int end = LastUse(NetworkGraph.Input);
        Add(new PlannedBuffer(NetworkGraph.Input, width, buffers.Place(width, 0, end), 0, end));
        for (int index = 0; index < calls.Count; index++)
        {
            KernelCall call = calls[index];
            Dictionary<int, Queue<PlannedBuffer>> given = (ending.TryGetValue(index, out List<PlannedBuffer>? ended) ? ended : [])
                .Where(buffer => call.MayOverwrite(buffer.Name))
                .GroupBy(buffer => graph[buffer.Name].Columns)
                .ToDictionary(static group => group.Key, static group => new Queue<PlannedBuffer>(group));
            foreach (string value in call.Stored.Where(value => value != result))
            {
                int size = Stride(graph[value]);
                int last = Math.Max(index, LastUse(value));
                if (given.TryGetValue(graph[value].Columns, out Queue<PlannedBuffer>? alike) && alike.Count > 0)
                {
                    PlannedBuffer taken = alike.Dequeue();
                    buffers.HandOn(taken.Offset, size, taken.Last, last);
                    Add(new PlannedBuffer(value, size, taken.Offset, index, last));
                }
                else
                {
                    Add(new PlannedBuffer(value, size, buffers.Place(size, index, last), index, last));
                }
            }
        }

        return planned;
    }

    /// <summary>
    /// Puts each gradient of parameters as early as its inputs are there: the parameters are stepped only after the slices, and
    /// a layer's activations make room for their own gradient.
    /// </summary>
    private static IEnumerable<KernelCall> GradientsFirst(List<KernelCall> calls)
    {
        var producers = new Dictionary<string, int>();
        for (int index = 0; index < calls.Count; index++)
        {
            foreach (string value in calls[index].Stored)
            {
                producers[value] = index;
            }
        }

        // A kernel is ready once those are done that compute what it reads. Of the ready ones the first in order comes next.
        var waiting = new int[calls.Count];
        var readers = new List<int>[calls.Count];
        var gradients = new SortedSet<int>();
        var others = new SortedSet<int>();
        void Ready(int index) => (!calls[index].Stored.Any() ? gradients : others).Add(index);
        for (int index = 0; index < calls.Count; index++)
        {
            int[] awaited = [.. calls[index].Reads.Where(producers.ContainsKey).Select(value => producers[value]).Distinct()];
            waiting[index] = awaited.Length;
            foreach (int producer in awaited)
            {
                (readers[producer] ??= new List<int>()).Add(index);
            }

            if (awaited.Length == 0)
            {
                Ready(index);
            }
        }

        while (gradients.Count + others.Count > 0)
        {
            SortedSet<int> ready = gradients.Count > 0 ? gradients : others;
            int next = ready.Min;
            ready.Remove(next);
            yield return calls[next];
            foreach (int reader in (IEnumerable<int>?)readers[next] ?? [])
            {
                if (--waiting[reader] == 0)
                {
                    Ready(reader);
                }
            }
        }
    }
}
