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
    private static bool HasAStepForEachParameter(NetworkGraph graph) => graph.Parameters.Count > 0
        && graph.Parameters.All(parameter => graph.Ops.OfType<Update>().Count(update => update.Parameter == parameter.Value) == 1);

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
        int LastUse(string value) => Enumerable.Range(0, kernels.Count).Where(index => kernels[index].Kernel.Reads.Contains(value)).DefaultIfEmpty(-1).Max();
        var planned = new List<PlannedBuffer>
        {
            new(NetworkGraph.Input, Stride(graph[NetworkGraph.Input].Known), 0, 0, LastUse(NetworkGraph.Input)),
        };
        for (int index = 0; index < kernels.Count; index++)
        {
            GpuKernel kernel = kernels[index];
            var given = planned.Where(buffer => buffer.Last == index && kernel.ReadsInPlace(buffer.Name)).ToList();
            foreach (string value in kernel.Kernel.Stored.Where(value => value != result))
            {
                int size = Stride(graph[value].Known);
                int last = Math.Max(index, LastUse(value));
                PlannedBuffer? taken = given.Find(buffer => graph[buffer.Name].Known.Columns == graph[value].Known.Columns);
                given.Remove(taken!);
                planned.Add(new PlannedBuffer(value, size, taken?.Offset ?? MemoryPlanning.FirstFit(planned, size, index, last), index, last));
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
        while (kernels.Count > 0)
        {
            bool IsReady(GpuKernel kernel) => !kernels.Any(other => other.Kernel.Stored.Any(kernel.Kernel.Reads.Contains));
            GpuKernel next = kernels.Find(kernel => kernel.Kernel.Stored.Count == 0 && IsReady(kernel)) ?? kernels.Find(IsReady)!;
            kernels.Remove(next);
            yield return next;
        }
    }
}
