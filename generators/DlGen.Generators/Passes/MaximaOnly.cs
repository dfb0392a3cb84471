using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Passes;

/// <summary>
/// Where a maximum pool takes what a convolution computes, the gradient that comes back is zero but at the maxima. This pass has it computed for
/// the maxima alone: the activation between the two passes it on from there, where its output is the pool's, and the gradients of the convolution
/// visit the windows of the maxima alone. Only for CPUs: a GPU multiplies whole images.
/// </summary>
internal static class MaximaOnly
{
    /// <summary>Places of a pool's window from which visiting the maxima alone pays.</summary>
    private const int FewestPlaces = 4;

    public static NetworkGraph Run(NetworkGraph graph)
    {
        foreach (MaxPoolGradient pool in graph.Ops.OfType<MaxPoolGradient>())
        {
            graph = Rewrite(graph, pool) ?? graph;
        }

        return graph;
    }

    private static NetworkGraph? Rewrite(NetworkGraph graph, MaxPoolGradient pool)
    {
        if (!pool.Of.Windows.LieSideBySide || pool.Of.Windows.Places < FewestPlaces)
        {
            return null;
        }

        Elementwise? activation = ActivationBefore(graph, pool);
        string gradient = activation?.Output ?? pool.Output;
        List<Op> readers = ReadersOf(graph, gradient);
        if (readers.Count == 0 || readers.Any(reader => !CanDoWithMaxima(reader, gradient)) || !readers.Any(static reader => reader is ConvolutionKernelGradient or ConvolutionInputGradient))
        {
            return null;
        }

        string maxima = activation is null ? pool.OutputGradient : gradient + "Max";
        var pooled = new PooledGradient(maxima, pool.Place, pool.Of);
        Op? AtMaxima(Op op) => ReferenceEquals(op, pool) ? null
            : ReferenceEquals(op, activation) ? OfMaxima(activation!, pool, maxima)
            : readers.Contains(op) ? WithMaxima(op, pooled)
            : op;
        return graph with
        {
            Values = graph.Values
                .Where(value => value.Name != pool.Output && value.Name != gradient)
                .Concat(activation is null ? [] : [graph[pool.OutputGradient] with { Name = maxima }])
                .ToEquatableArray(),
            Ops = graph.Ops.Select(AtMaxima).OfType<Op>().ToEquatableArray(),
        };
    }

    /// <summary>
    /// The gradient through the activation whose output the pool takes, if it is all that reads the pool's gradient and is computed from that output: at a
    /// maximum, that is the pool's. It must be zero where the gradient is, for all finite outputs.
    /// </summary>
    private static Elementwise? ActivationBefore(NetworkGraph graph, MaxPoolGradient pool) =>
        ReadersOf(graph, pool.Output) is { Count: 1 } readers && readers[0] is Elementwise { Rule.Length: > 0 } activation
        && activation.Inputs.All(input => input == pool.Output || input == pool.Of.Input)
        && activation.Function.Parts.All(static part => part is Constant or Variable or Multiply or Add or Subtract or Negate or Select)
            ? activation
            : null;

    private static List<Op> ReadersOf(NetworkGraph graph, string value) => [.. graph.Ops.Where(op => op.Inputs.Contains(value))];

    private static bool CanDoWithMaxima(Op reader, string gradient) => reader switch
    {
        ConvolutionKernelGradient kernel => kernel.OutputGradient == gradient && kernel.Input != gradient && TakesMaxima(kernel.Of),
        ConvolutionInputGradient input => input.OutputGradient == gradient && TakesMaxima(input.Of),
        ColumnSumGradient bias => bias.Terms == gradient,
        _ => false,
    };

    private static bool TakesMaxima(Convolution convolution) => convolution.Groups is null && convolution.Windows.Vertical.Dilation == 1 && convolution.Windows.Horizontal.Dilation == 1;

    private static Op WithMaxima(Op reader, PooledGradient pooled) => reader switch
    {
        ConvolutionKernelGradient kernel => kernel with { Pooled = pooled },
        ConvolutionInputGradient input => input with { Pooled = pooled },
        ColumnSumGradient bias => bias with { Terms = pooled.Maxima },
        _ => reader,
    };

    private static Op OfMaxima(Elementwise activation, MaxPoolGradient pool, string maxima)
    {
        Op reading = activation.Reading(pool.Output, pool.OutputGradient).Reading(pool.Of.Input, pool.Of.Output);
        return ((Elementwise)reading).Computing(maxima);
    }
}
