using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>Collects values and ops while layers add themselves, and gives each its name.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Value> values = new();
    private readonly List<Op> ops = new();
    private readonly List<Parameter> parameters = new();
    private readonly List<LayerEntry> layers = new();
    private readonly Dictionary<string, int> counts = new();

    public GraphBuilder(TensorShape inputShape)
    {
        values.Add(new Value(NetworkGraph.Input, ValueKind.Input, inputShape));
        values.Add(new Value(NetworkGraph.Target, ValueKind.Target));
    }

    /// <summary>The scalar to compute in.</summary>
    public ScalarType Precision { get; init; }

    /// <summary>The position of the layer being added, as nn.Sequential counts it.</summary>
    public int Position { get; set; }

    /// <summary>How the weights of a linear layer at the current position start, by the activation that follows it.</summary>
    public InitialValues WeightInitialization { get; set; } = InitialValues.Zero;

    /// <summary>The next name with a prefix: z1, z2; linear1, linear2.</summary>
    public string NextName(string prefix)
    {
        counts.TryGetValue(prefix, out int count);
        counts[prefix] = ++count;
        return prefix + count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    public string AddParameter(string name, string suffix, string layer, InitialValues initialization)
    {
        values.Add(new Value(name, ValueKind.Parameter));
        string position = Position.ToString(System.Globalization.CultureInfo.InvariantCulture);
        parameters.Add(new Parameter(name, $"{position}.{suffix}", layer, initialization));
        return name;
    }

    /// <summary>Adds an op and the value it computes; the table shows it under the layer's name.</summary>
    public string Add(Op op, ValueKind kind = ValueKind.Activation)
    {
        values.Add(new Value(op.Output, kind));
        ops.Add(op);
        if (op.Stage is Stage.Forward or Stage.Loss)
        {
            // A layer of several ops ends in the last of them.
            layers.RemoveAll(layer => layer.Name == op.Layer);
            layers.Add(new LayerEntry(op.Layer, op.Output));
        }

        return op.Output;
    }

    /// <summary>A layer that computes nothing: it stands in the table alone.</summary>
    public void AddNothing(string layer, string output, string note) => layers.Add(new LayerEntry(layer, output, note));

    public NetworkGraph Build(string output) => new(
        values.ToEquatableArray(), ops.ToEquatableArray(), parameters.ToEquatableArray(), layers.ToEquatableArray(), output);
}
