using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
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
    public static NarrowPlan? Train(FusedGraph fused, IReadOnlyList<GpuKernel> kernels)
    {
        IEnumerable<GpuKernel> In(Stage stage) => kernels.Where(kernel => kernel.Kernel.Stage == stage);
        return HasAStepForEachParameter(fused.Graph)
            ? Plan(fused, [.. In(Stage.Forward), .. In(Stage.Loss), .. GradientsFirst([.. In(Stage.Backward)])], result: null)
            : null;
    }

    /// <summary>The predictions, which go to the device's memory; null where the network isn't narrow.</summary>
    public static NarrowPlan? Predict(FusedGraph fused, IReadOnlyList<GpuKernel> kernels, string result) =>
        Plan(fused, [.. kernels.Where(static kernel => kernel.Kernel.Stage is Stage.Forward or Stage.Prediction)], result);

    /// <summary>Units that a slice's row takes.</summary>
    public static int UnitsOfRow(IReadOnlyList<PlannedBuffer> values) => values.Max(static buffer => buffer.Offset + buffer.Size);

    /// <summary>Units from one row of a value to the next: an odd number, for eight rows to lie in different banks.</summary>
    private static int Stride(TensorShape value) => GpuLayout.Units(value.Columns) | 1;

    /// <summary>After the slices all parameters are stepped, wherever they lie: each must have a gradient, and only one.</summary>
    private static bool HasAStepForEachParameter(NetworkGraph graph)
    {
        ILookup<string, Update> updates = graph.Ops.OfType<Update>().ToLookup(static update => update.Parameter);
        return graph.Parameters.Count > 0 && graph.Parameters.All(parameter => updates[parameter.Value].Count() == 1);
    }

    private static NarrowPlan? Plan(FusedGraph fused, IReadOnlyList<GpuKernel> kernels, string? result)
    {
        NetworkGraph graph = fused.Graph;
        TensorShape input = graph[NetworkGraph.Input].Known;
        bool IsNarrow(string value) => graph[value].Known.Columns <= WidestRow && graph[value].Known.Rows == input.Rows;
        if (graph.Heads.Count > 1 || kernels.Any(static kernel => !kernel.CanBeGroups) || !kernels.SelectMany(static kernel => kernel.Kernel.Stored).Append(NetworkGraph.Input).All(IsNarrow))
        {
            return null;
        }

        IReadOnlyList<PlannedBuffer> values = Place(graph, kernels, result);
        int fitting = Bytes / ((UnitsOfRow(values) * BytesOfUnit) + BytesOfRow);
        int rows = Math.Min(fitting, MostRows) / RowUnit * RowUnit;
        return rows == 0 ? null : new NarrowPlan(kernels, values, rows);
    }

    /// <summary>
    /// Places the values as they are written: where a value is read for the last time, place by place, by the kernel that
    /// writes another of its length, that one takes its place; else in the first gap.
    /// </summary>
    private static List<PlannedBuffer> Place(NetworkGraph graph, IReadOnlyList<GpuKernel> kernels, string? result)
    {
        Dictionary<string, int> lastReads = GpuMemoryPlanning.LastReads(kernels);
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

        int width = Stride(graph[NetworkGraph.Input].Known);
        int end = LastUse(NetworkGraph.Input);
        Add(new PlannedBuffer(NetworkGraph.Input, width, buffers.Place(width, 0, end), 0, end));
        for (int index = 0; index < kernels.Count; index++)
        {
            GpuKernel kernel = kernels[index];
            Dictionary<int, Queue<PlannedBuffer>> given = (ending.TryGetValue(index, out List<PlannedBuffer>? ended) ? ended : [])
                .Where(buffer => kernel.ReadsInPlace(buffer.Name))
                .GroupBy(buffer => graph[buffer.Name].Known.Columns)
                .ToDictionary(static group => group.Key, static group => new Queue<PlannedBuffer>(group));
            foreach (string value in kernel.Kernel.Stored.Where(value => value != result))
            {
                int size = Stride(graph[value].Known);
                int last = Math.Max(index, LastUse(value));
                if (given.TryGetValue(graph[value].Known.Columns, out Queue<PlannedBuffer>? alike) && alike.Count > 0)
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
    private static IEnumerable<GpuKernel> GradientsFirst(List<GpuKernel> kernels)
    {
        var producers = new Dictionary<string, int>();
        for (int index = 0; index < kernels.Count; index++)
        {
            foreach (string value in kernels[index].Kernel.Stored)
            {
                producers[value] = index;
            }
        }

        // A kernel is ready once those are done that compute what it reads. Of the ready ones the first in order comes next.
        var waiting = new int[kernels.Count];
        var readers = new List<int>[kernels.Count];
        var gradients = new SortedSet<int>();
        var others = new SortedSet<int>();
        void Ready(int index) => (kernels[index].Kernel.Stored.Count == 0 ? gradients : others).Add(index);
        for (int index = 0; index < kernels.Count; index++)
        {
            int[] awaited = [.. kernels[index].Kernel.Reads.Where(producers.ContainsKey).Select(value => producers[value]).Distinct()];
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
            yield return kernels[next];
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
