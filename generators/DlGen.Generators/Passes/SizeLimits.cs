using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>What fits the memory a network plans with: one array for the parameters, one for the values of a batch.</summary>
internal static class SizeLimits
{
    /// <summary>Bytes of the longest array, less a cache line for alignment.</summary>
    private const long MaxBytes = 0x7FFFFFC7 - 64;

    /// <summary>The smallest batch that buffers are made for.</summary>
    private const long MinCapacity = 16;

    public static EquatableArray<Problem> Check(NetworkSpec spec, NetworkGraph graph)
    {
        long limit = MaxBytes / (spec.Precision == ScalarType.Double ? sizeof(double) : sizeof(float));
        foreach (Op op in graph.Ops.Where(op => op.Stage == Stage.Forward))
        {
            // Before padding, which such a size would overflow.
            long size = graph[op.Output].Known.Size;
            if (size > limit)
            {
                return TooLarge(graph, op.Layer, $"the values of one example at {op.Layer}", size, limit);
            }

            long padded = PaddedSize(graph, op);
            if (padded > limit)
            {
                return TooLarge(graph, op.Layer, $"the places of one example that the windows of {op.Layer} slide over, padding included,", padded, limit);
            }
        }

        long parameters = 0;
        foreach (Parameter parameter in graph.Parameters)
        {
            Value value = graph[parameter.Value];
            parameters = value.Known.Size > limit ? value.Known.Size : parameters + CpuLayout.Length(value);
            if (parameters > limit)
            {
                return TooLarge(graph, parameter.Layer, $"the parameters up to {parameter.Layer}", parameters, limit);
            }
        }

        // Each value has a gradient, and the gradient a transposed copy with room for twice as much.
        long values = 0;
        foreach (Op op in graph.Ops.Where(op => op.Stage == Stage.Forward))
        {
            Value value = graph[op.Output];
            values += 4L * (CpuLayout.Padded(value.Columns) + CpuLayout.Panel) * (long)value.Rows * MinCapacity;
            values += op is Custom { Parameters: { } parameter } ? CpuLayout.PartsLength(graph[parameter], value.Rows) * (MinCapacity + CpuLayout.Gap) : 0;
            if (values > limit)
            {
                return TooLarge(graph, op.Layer, $"the values of {MinCapacity} examples up to {op.Layer}", values, limit);
            }
        }

        return EquatableArray<Problem>.Empty;
    }

    /// <summary>How many numbers an image has with the padding that windows see of it; 0 where an op has no windows.</summary>
    private static long PaddedSize(NetworkGraph graph, Op op) => op switch
    {
        Convolution convolution => convolution.Windows.PaddedSize(graph[convolution.Input].Known),
        TransposedConvolution convolution => convolution.Windows.PaddedSize(graph[convolution.Output].Known),
        MaxPool pool => pool.Windows.PaddedSize(graph[pool.Input].Known),
        AveragePool pool => pool.Windows.PaddedSize(graph[pool.Input].Known),
        _ => 0,
    };

    private static EquatableArray<Problem> TooLarge(NetworkGraph graph, string layer, string what, long length, long limit) =>
        EquatableArray.Create(Problem.At(
            graph.Ops.First(op => op.Layer == layer).Site, DiagnosticIds.TooLargeToPlan, what, Text.Read(length), Text.Read(limit)));
}
