using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Gpu;

/// <summary>Where values and parameters lie on the device.</summary>
/// <param name="Values">The values' buffers, in units of four scalars an example.</param>
/// <param name="ValueLength">Units an example that all of them take.</param>
/// <param name="ParameterPlaces">Where each parameter starts, in units of four scalars.</param>
/// <param name="ParameterLength">Units that all of them take.</param>
/// <param name="SummedLength">Units of those that are used several times, which lie first: as many hold the sums of their gradients.</param>
/// <param name="PerColumnPlaces">Where each value with one number a column starts, in a memory of their own.</param>
/// <param name="PerColumnLength">Units that those take.</param>
internal sealed record GpuMemoryPlan(
    IReadOnlyList<PlannedBuffer> Values,
    int ValueLength,
    IReadOnlyDictionary<string, long> ParameterPlaces,
    long ParameterLength,
    long SummedLength,
    IReadOnlyDictionary<string, long> PerColumnPlaces,
    long PerColumnLength);

/// <summary>
/// Gives each stored value the first gap among the values whose lives overlap its own. Kernels run one after the other, so a
/// life is counted in launches.
/// </summary>
internal static class GpuMemoryPlanning
{
    public static GpuMemoryPlan Run(FusedGraph fused, IReadOnlyList<GpuKernel> kernels)
    {
        var planned = new List<PlannedBuffer>();
        var buffers = new FirstFit();
        Dictionary<string, int> lastReads = LastReads(kernels);
        for (int launch = 0; launch < kernels.Count; launch++)
        {
            foreach (string value in kernels[launch].Kernel.Stored.Where(value => !fused.Graph.IsPerColumn(value)))
            {
                // Outputs and predictions are read from outside, after the launches.
                bool isResult = fused.Graph.IsOutput(value) || kernels[launch].Kernel.Stage == Stage.Prediction;
                int last = isResult ? kernels.Count - 1 : lastReads.TryGetValue(value, out int read) ? Math.Max(launch, read) : launch;
                int size = GpuLayout.ValueLength(fused.Graph[value].Known);
                planned.Add(new PlannedBuffer(value, size, buffers.Place(size, launch, last), launch, last));
            }
        }

        var places = new Dictionary<string, long>();
        long length = 0;
        long summed = 0;
        foreach (Parameter parameter in fused.Graph.InMemoryOrder)
        {
            places.Add(parameter.Value, length);
            length += GpuLayout.ParameterLength(fused.Graph[parameter.Value].Known);
            summed = fused.Graph.IsSummed(parameter.Value) ? length : summed;
        }

        var perColumn = new Dictionary<string, long>();
        long perColumnLength = 0;
        foreach (Value value in fused.Graph.Values.Where(static value => value.Kind == ValueKind.PerColumn))
        {
            perColumn.Add(value.Name, perColumnLength);
            perColumnLength += GpuLayout.ParameterLength(value.Known);
        }

        return new GpuMemoryPlan(
            planned, planned.Max(static buffer => buffer.Offset + buffer.Size), places, length, summed, perColumn, perColumnLength);
    }

    /// <summary>The last launch that reads each value.</summary>
    public static Dictionary<string, int> LastReads(IReadOnlyList<GpuKernel> kernels)
    {
        var last = new Dictionary<string, int>();
        for (int launch = 0; launch < kernels.Count; launch++)
        {
            foreach (string value in kernels[launch].Kernel.Reads)
            {
                last[value] = launch;
            }
        }

        return last;
    }
}
