using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Lowering;

/// <summary>How much memory values and parameters take on a back end, and how long values must stay.</summary>
internal abstract class MemoryLayout
{
    /// <summary>A CPU's: panels of 16 columns, counted in scalars.</summary>
    public static MemoryLayout Cpu { get; } = new CpuMemoryLayout();

    /// <summary>A GPU's: row by row, counted in units of four scalars.</summary>
    public static MemoryLayout Gpu { get; } = new GpuMemoryLayout();

    /// <summary>Whether threads work on the values: then results may take the place of what they are computed from, losses lie beside the values, and what a product transposes has room.</summary>
    public abstract bool IsOfThreads { get; }

    /// <summary>The length of a parameter, or of a value with one number a column.</summary>
    public abstract long ParameterLength(Value parameter);

    /// <summary>The length of an example's value.</summary>
    public abstract int ValueLength(NetworkGraph graph, string value);

    private sealed class CpuMemoryLayout : MemoryLayout
    {
        public override bool IsOfThreads => true;

        public override long ParameterLength(Value parameter) => CpuLayout.Length(parameter);

        public override int ValueLength(NetworkGraph graph, string value) => graph.Producer(value) is CustomGradientParts parts
            ? (int)CpuLayout.PartsLength(graph[value], graph[parts.ResultGradient].Rows)
            : CpuLayout.Padded(graph[value].Columns) * graph[value].Rows;
    }

    private sealed class GpuMemoryLayout : MemoryLayout
    {
        public override bool IsOfThreads => false;

        public override long ParameterLength(Value parameter) => GpuLayout.ParameterLength(parameter);

        public override int ValueLength(NetworkGraph graph, string value) => GpuLayout.ValueLength(graph[value]);
    }
}
