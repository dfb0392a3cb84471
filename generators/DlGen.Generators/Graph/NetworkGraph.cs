using System.Runtime.CompilerServices;
using System.Text;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>
/// A network as operations over named values, in an order in which they can be computed. Every pass takes one and
/// returns another.
/// </summary>
internal sealed record NetworkGraph(
    EquatableArray<Value> Values,
    EquatableArray<Op> Ops,
    EquatableArray<Parameter> Parameters,
    EquatableArray<LayerEntry> Layers,
    EquatableArray<BlockEntry> Blocks,
    EquatableArray<Head> Heads)
{
    /// <summary>What the layers do at inference, in the words of a declaration: what a file of the parameters says of its network.</summary>
    public string Description { get; init; } = "";

    /// <summary>The network's input.</summary>
    public const string Input = "x";

    /// <summary>The gradient of the loss at the network's input.</summary>
    public const string InputGradient = "dx";

    /// <summary>What an output is compared with; numbered where there are several.</summary>
    public const string Target = "y";

    /// <summary>The loss of an output; numbered where there are several.</summary>
    public const string Loss = "L";

    // Beside the record, for a field of its would count for equality and go stale in a copy with other values.
    private static readonly ConditionalWeakTable<NetworkGraph, GraphIndex> Indexes = new();

    /// <summary>The graph's parts by their names.</summary>
    public GraphIndex Index => Indexes.GetValue(this, static graph => new GraphIndex(graph));

    public Value this[string name] => Find(name) ?? throw new InvalidOperationException($"There is no value '{name}'.");

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether a value is a mask, which is drawn where it is read.</summary>
    public bool IsMask(string name) => Find(name) is { Kind: ValueKind.Mask };

    /// <summary>Whether a value is what an output is compared with.</summary>
    public bool IsTarget(string name) => Find(name) is { Kind: ValueKind.Target };

    /// <summary>Whether a parameter is one number for all that it is applied to.</summary>
    public bool IsSingle(string name) => Find(name) is { Layout.Kind: LayoutKind.Single };

    /// <summary>Whether a value has one number a column, whatever the batch: a bias, the moments of a batch.</summary>
    public bool IsPerColumn(string name) => Find(name) is { Kind: ValueKind.PerColumn } or { Kind: ValueKind.Parameter, IsMatrix: false };

    /// <summary>The op that computes a value; null for inputs, targets and parameters.</summary>
    public Op? Producer(string name) => Index.Producer(name);

    /// <summary>The only output of a block, or of a network without heads; the first of others.</summary>
    public string Output => Heads[0].Output;

    /// <summary>The op that computes the loss of an output.</summary>
    public LossOp LossOf(Head head) => (LossOp)Producer(head.Loss)!;

    /// <summary>How the losses of the outputs add up, L = L1 + 0.5·L2; empty for one output.</summary>
    public string SumOfLosses => Heads.Count == 1 ? "" : $"{Loss} = {string.Join(" + ", Heads.Select(static head => head.Factor + head.Loss))}";

    /// <summary>Whether a value is one of the outputs.</summary>
    public bool IsOutput(string value) => Index.IsOutput(value);

    /// <summary>Examples that a training batch needs: moments over the batch say nothing of a single row.</summary>
    public int SmallestBatch => Ops.OfType<BatchMean>().Any(mean => this[mean.Input].Rows == 1) ? 2 : 1;

    /// <summary>The layer that owns a parameter, which others may use as well.</summary>
    public string OwnerOf(string parameter) => Index.Parameter(parameter).Layer;

    /// <summary>What kind of layer one that owns parameters is.</summary>
    public OwnerKind KindOfOwner(string layer) => Index.ParametersOf(layer).First().Owner;

    /// <summary>
    /// The parameters as they lie in memory, for training and inference alike: those first whose gradients are summed over several
    /// uses, so that the sums lie as they do; at the end those that learn nothing, so that a step goes as far as the others.
    /// </summary>
    public IEnumerable<Parameter> InMemoryOrder => Parameters.OrderBy(parameter =>
        parameter.IsStatistic ? 3 : parameter.IsFrozen ? 2 : Index.ForwardReads(parameter.Value) > 1 ? 0 : 1);

    /// <summary>Whether a parameter's gradient is a sum over several uses.</summary>
    public bool IsSummed(string parameter) => Index.IsSummed(parameter);

    /// <summary>The graph as text, a line a value: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        Dictionary<string, Parameter> parameters = Parameters.ToDictionary(static parameter => parameter.Value);
        foreach (Value value in Values.Where(value => Producer(value.Name) is null))
        {
            text.Append(value.Kind.ToString().ToLowerInvariant()).Append(' ').Append(value.Name).Append(' ').Append(value.Shape).Append(value.Draw);
            if (parameters.TryGetValue(value.Name, out Parameter? parameter))
            {
                text.Append(" \"").Append(parameter.FileName).Append("\" ").Append(parameter.Initialization);
            }

            text.Append('\n');
        }

        foreach (IGrouping<Stage, Op> stage in Ops.GroupBy(op => op.Stage))
        {
            text.Append(stage.Key.ToString().ToLowerInvariant()).Append(":\n");
            foreach (Op op in stage)
            {
                text.Append("  ").Append(op.Formula);
                TensorShape? shape = Has(op.Output) ? this[op.Output].Shape : null;
                text.Append(shape is null ? "" : "   " + shape).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The graph without the ops of a stage.</summary>
    public NetworkGraph Without(Stage stage) => this with { Ops = Ops.Where(op => op.Stage != stage).ToEquatableArray() };

    private Value? Find(string name) => Index.Value(name);

    /// <summary>What must hold of every graph: each value is computed once, and before it is used.</summary>
    /// <exception cref="InvalidOperationException">It doesn't; the message names the op.</exception>
    public NetworkGraph Verified()
    {
        var known = new HashSet<string>(Values.Where(value => Producer(value.Name) is null).Select(value => value.Name));
        foreach (Op op in Ops)
        {
            foreach (string input in op.Inputs.Where(input => !known.Contains(input)))
            {
                throw new InvalidOperationException($"'{op.Formula}' uses {input} before it is computed.");
            }

            if (op is not Change && !known.Add(op.Output))
            {
                throw new InvalidOperationException($"'{op.Formula}' computes {op.Output} a second time.");
            }
        }

        return this;
    }
}
