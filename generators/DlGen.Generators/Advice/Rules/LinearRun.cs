using System.Collections.Immutable;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Advice.Rules;

/// <summary>A stretch of the network that is one linear function, with what a single layer of that function would have.</summary>
/// <param name="Source">The value that it begins with.</param>
/// <param name="Steps">The products in it; none for the value itself.</param>
internal sealed record LinearRun(string Source, ImmutableList<Step> Steps)
{
    /// <summary>How many steps read the source for it.</summary>
    public int Entries { get; init; } = 1;

    /// <summary>The channels, or numbers of a row, that go in.</summary>
    public long Inputs { get; init; }

    /// <summary>The channels, or numbers of a row, that come out.</summary>
    public long Outputs { get; init; }

    /// <summary>Parameters that one layer would need.</summary>
    public long Parameters { get; init; }

    /// <summary>Parameters that its layers have.</summary>
    public long Parts { get; init; }

    /// <summary>Places of an image that an output reads.</summary>
    public int Window { get; init; } = 1;

    /// <summary>Whether the products are of the channels of an image, and not of rows.</summary>
    public bool IsOfChannels { get; init; }

    /// <summary>Whether all places came into one row.</summary>
    public bool IsFlattened { get; init; }

    /// <summary>Whether places were averaged.</summary>
    public bool IsPooled { get; init; }

    /// <summary>Whether something was added to all places, which the zeros around an image don't have.</summary>
    public bool Shifts { get; init; }

    /// <summary>Where it became more than one layer is needed for; null where it is one.</summary>
    public Step? CollapsesAt { get; init; }

    /// <summary>The layer that does the same.</summary>
    public string Equivalent
    {
        get
        {
            Windows? windows = Steps.Select(static step => step.Op).OfType<Convolution>().Select(static op => op.Windows).OrderByDescending(static windows => windows.Places).FirstOrDefault();
            return IsOfChannels && windows is not null ? $"Conv{(windows.IsOfSequence ? 1 : 2)}d({Text.Plain(Outputs)}, {SizeOf(windows)})" : $"Linear({Text.Plain(Outputs)})";
        }
    }

    /// <summary>A value, of which nothing is computed yet.</summary>
    public static LinearRun From(string value) => new(value, ImmutableList<Step>.Empty);

    /// <summary>A product.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="step">The step.</param>
    /// <param name="parameters">Its parameters.</param>
    public static LinearRun Of(NetworkGraph graph, Step step, long parameters)
    {
        TensorShape input = graph[step.Input].Known;
        bool isOfChannels = step.Op is Convolution;
        return From(step.Input) with
        {
            Steps = ImmutableList.Create(step),
            Inputs = isOfChannels ? input.Axes[0] : input.Last,
            Outputs = isOfChannels ? graph[step.Output].Known.Axes[0] : graph[step.Output].Known.Last,
            Parameters = parameters,
            Parts = parameters,
            IsOfChannels = isOfChannels,
            Window = step.Op is Convolution convolution ? convolution.Windows.Places : 1,
            Shifts = step.Bias is not null,
        };
    }

    /// <summary>The one layer that this run and a product behind it are; null where no layer is both.</summary>
    public LinearRun? ProductWith(NetworkGraph graph, Step step)
    {
        LinearRun next = Of(graph, step, 0);
        long bias = step.Bias is not null || Shifts ? next.Outputs : 0;
        if (step.Op is Convolution convolution)
        {
            return ProductWith(convolution, next, bias);
        }

        if (IsFlattened)
        {
            long inputs = graph[Source].Known.Size;
            return this with { Inputs = inputs, Outputs = next.Outputs, Parameters = TensorShape.Product(inputs, next.Outputs) + bias, Window = 1, IsOfChannels = false, IsFlattened = false, IsPooled = false };
        }

        // Behind a global pool the row is the channels.
        bool fits = !IsOfChannels || (Window == 1 && graph[step.Input].Known.Rank == 1);
        return fits ? this with { Outputs = next.Outputs, Parameters = (Inputs * next.Outputs) + bias, IsOfChannels = false } : null;
    }

    /// <summary>Windows behind a product of single places, or a product of places behind windows.</summary>
    private LinearRun? ProductWith(Convolution convolution, LinearRun next, long bias)
    {
        Windows windows = convolution.Windows;
        bool isPadded = windows.Vertical.Added > 0 || windows.Horizontal.Added > 0;
        bool fits = IsOfChannels && !IsFlattened && !(isPadded && (Shifts || Window > 1)) && (next.Window == 1 || (Window == 1 && !IsPooled));
        int window = Math.Max(Window, next.Window);
        return fits ? this with { Outputs = next.Outputs, Window = window, Parameters = (Inputs * next.Outputs * window) + bias } : null;
    }

    private static string SizeOf(Windows windows) => windows.IsOfSequence || windows.Height == windows.Width ? Text.Plain(windows.Width) : $"{Text.Plain(windows.Height)}, {Text.Plain(windows.Width)}";
}
