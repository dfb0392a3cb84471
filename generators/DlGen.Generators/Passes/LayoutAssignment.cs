using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Passes;

/// <summary>
/// Gives every value its layout, from the input on: an op takes its values as they lie unless it needs another layout, and its result lies
/// as they do. Only where neighbors disagree, a conversion comes between them; what several ops need converted is converted once. A linear
/// layer behind a flattened image takes it as it lies: the rows of its weights are put in that order.
/// </summary>
internal sealed class LayoutAssignment
{
    private readonly NetworkGraph graph;
    private readonly Dictionary<string, Layout> layouts = new();
    private readonly Dictionary<(string Value, Layout Layout), string> converted = new();
    private readonly List<Value> conversions = new();
    private readonly List<Op> ops = new();

    private LayoutAssignment(NetworkGraph graph) => this.graph = graph;

    /// <param name="graph">The graph, with its shapes.</param>
    public static NetworkGraph Run(NetworkGraph graph) => new LayoutAssignment(graph).Run();

    private NetworkGraph Run()
    {
        foreach (Value value in graph.Values.Where(value => graph.Producer(value.Name) is null))
        {
            layouts[value.Name] = value.Kind == ValueKind.Parameter || value.Shape is null ? value.Layout : Layout.Default(value.Shape);
        }

        // What leaves the network lies as a user has it.
        var outputs = new HashSet<string>(graph.Heads.Select(static head => head.Output));
        var named = new Dictionary<string, string>();
        foreach (Op op in graph.Ops)
        {
            ops.Add(WithLayouts(op));
            if (outputs.Contains(op.Output))
            {
                named[op.Output] = InLayout(op.Output, Layout.Default(graph[op.Output].Known), op);
            }
        }

        return graph with
        {
            Values = graph.Values.Select(value => value with { Layout = layouts[value.Name] }).Concat(conversions).ToEquatableArray(),
            Ops = ops.ToEquatableArray(),
            Heads = graph.Heads.Select(head => named.TryGetValue(head.Output, out string? output) ? head with { Output = output } : head).ToEquatableArray(),
        };
    }

    /// <summary>An op that reads every value in the layout that it needs it in.</summary>
    private Op WithLayouts(Op op)
    {
        List<string> values = op.Inputs.Where(IsExamples).Distinct().ToList();
        Layout? common = null;
        foreach (string value in values)
        {
            Layout wanted = (TakesFlattened(op, value) ? null : op.InputLayout(AsItLies(value))) ?? common ?? layouts[value];
            common ??= wanted;
            op = Reading(op, value, wanted);
        }

        layouts[op.Output] = (common is { } layout ? op.OutputLayout(AsItLies(values[0]) with { Layout = layout }, graph[op.Output].Known) : null)
            ?? Layout.Default(graph[op.Output].Known);
        return op;
    }

    /// <summary>
    /// Whether an op is a linear layer that can take a flattened image place by place; its weights lie accordingly from here on. Weights
    /// that other layers use as well lie as the others expect.
    /// </summary>
    private bool TakesFlattened(Op op, string value)
    {
        if (op is not Linear { Tie: null } linear || !layouts[value].IsOfPlaces || graph[value].Known.Rank != 1 || graph.Ops.Count(other => other.Inputs.Contains(linear.Weight)) > 1)
        {
            return false;
        }

        layouts[linear.Weight] = Layout.OfWeightsBehind(layouts[value].Places);
        return true;
    }

    private Value AsItLies(string value) => graph[value] with { Layout = layouts[value] };

    private Op Reading(Op op, string value, Layout wanted)
    {
        string lying = InLayout(value, wanted, op);
        return lying == value ? op : op.Reading(value, lying);
    }

    /// <summary>Whether a value has rows for the examples of a batch, and so a layout to choose.</summary>
    private bool IsExamples(string value) => graph[value].Kind is ValueKind.Input or ValueKind.Activation;

    /// <summary>A value as it lies in a layout: itself, or what converts it.</summary>
    private string InLayout(string value, Layout layout, Op reader)
    {
        if (layouts[value] == layout)
        {
            return value;
        }

        if (!converted.TryGetValue((value, layout), out string? name))
        {
            string from = Relayout.Through(AsItLies(value), layout) is { } between ? InLayout(value, between, reader) : value;
            name = Relayout.NameOf(value, layout);
            converted.Add((value, layout), name);
            conversions.Add(new Value(name, ValueKind.Activation, graph[value].Known) { Layout = layout });
            ops.Add(new Relayout(name, from, layout) { Layer = reader.Layer, Site = reader.Site });
        }

        return name;
    }
}
