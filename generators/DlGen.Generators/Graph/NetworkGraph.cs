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
    /// <summary>The network's input.</summary>
    public const string Input = "x";

    /// <summary>What an output is compared with; numbered where there are several.</summary>
    public const string Target = "y";

    /// <summary>The loss of an output; numbered where there are several.</summary>
    public const string Loss = "L";

    // Beside the record, for a field of its would count for equality and go stale in a copy with other values.
    private static readonly ConditionalWeakTable<NetworkGraph, Dictionary<string, Value>> Indexes = new();

    public Value this[string name] => Find(name) ?? throw new InvalidOperationException($"There is no value '{name}'.");

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether a value is a mask, which is drawn where it is read.</summary>
    public bool IsMask(string name) => Find(name) is { Kind: ValueKind.Mask };

    /// <summary>Whether a value is what an output is compared with.</summary>
    public bool IsTarget(string name) => Find(name) is { Kind: ValueKind.Target };

    /// <summary>Whether a value has one number a column, whatever the batch: a bias, the moments of a batch.</summary>
    public bool IsPerColumn(string name) => Find(name) is { Kind: ValueKind.PerColumn } or { Kind: ValueKind.Parameter, Known.Rank: 1 };

    /// <summary>The op that computes a value; null for inputs, targets and parameters.</summary>
    public Op? Producer(string name) => Ops.FirstOrDefault(op => op.Output == name && op is not Change);

    /// <summary>The only output of a block, or of a network without heads; the first of others.</summary>
    public string Output => Heads[0].Output;

    /// <summary>The op that computes the loss of an output.</summary>
    public LossOp LossOf(Head head) => Ops.OfType<LossOp>().First(op => op.Output == head.Loss);

    /// <summary>How the losses of the outputs add up, L = L1 + 0.5·L2; empty for one output.</summary>
    public string SumOfLosses => Heads.Count == 1 ? "" : $"{Loss} = {string.Join(" + ", Heads.Select(static head => head.Factor + head.Loss))}";

    /// <summary>Whether a value is one of the outputs.</summary>
    public bool IsOutput(string value) => Heads.Any(head => head.Output == value);

    /// <summary>Examples that a training batch needs: moments over the batch say nothing of a single row.</summary>
    public int SmallestBatch => Ops.OfType<BatchMean>().Any(mean => this[mean.Input].Known.Rows == 1) ? 2 : 1;

    /// <summary>The layer that owns a parameter, which others may use as well.</summary>
    public string OwnerOf(string parameter) => Parameters.First(candidate => candidate.Value == parameter).Layer;

    /// <summary>What kind of layer one that owns parameters is.</summary>
    public OwnerKind KindOfOwner(string layer) => Parameters.First(parameter => parameter.Layer == layer).Owner;

    /// <summary>
    /// The parameters as they lie in memory, for training and inference alike: those first whose gradients are summed over several
    /// uses, so that the sums lie as they do; at the end those that learn nothing, so that a step goes as far as the others.
    /// </summary>
    public IEnumerable<Parameter> InMemoryOrder => Parameters.OrderBy(parameter =>
        parameter.IsStatistic ? 3 : parameter.IsFrozen ? 2 : Ops.Count(op => op.Stage == Stage.Forward && op.Inputs.Contains(parameter.Value)) > 1 ? 0 : 1);

    /// <summary>Whether a parameter's gradient is a sum over several uses.</summary>
    public bool IsSummed(string parameter) => Ops.OfType<ParameterGradient>().Any(gradient => gradient.Parameter == parameter && gradient.SoFar is not null);

    /// <summary>The graph as text, a line a value: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (Value value in Values.Where(value => Producer(value.Name) is null))
        {
            text.Append(value.Kind.ToString().ToLowerInvariant()).Append(' ').Append(value.Name).Append(' ').Append(value.Shape).Append(value.Draw);
            Parameter? parameter = Parameters.FirstOrDefault(parameter => parameter.Value == value.Name);
            if (parameter is not null)
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

    /// <summary>The graph without an op, whose first input stands for its output.</summary>
    /// <param name="op">The op.</param>
    /// <param name="note">What the table says of its layer then; null for a layer that isn't to be shown.</param>
    public NetworkGraph Without(Op op, string? note)
    {
        string input = op.Inputs[0];
        return this with
        {
            Values = Values.Where(value => value.Name != op.Output).ToEquatableArray(),
            Ops = Ops.Where(other => other != op).Select(other => other.Inputs.Contains(op.Output) ? other.Reading(op.Output, input) : other).ToEquatableArray(),
            Layers = Layers
                .Where(layer => layer.Output != op.Output || layer.Name != op.Layer || note is not null)
                .Select(layer => layer.Output != op.Output ? layer : layer with { Output = input, Note = layer.Name == op.Layer ? note! : layer.Note })
                .ToEquatableArray(),
            Heads = Heads.Select(head => head.Output == op.Output ? head with { Output = input } : head).ToEquatableArray(),
        };
    }

    private Value? Find(string name) =>
        Indexes.GetValue(this, static graph => graph.Values.GroupBy(static value => value.Name).ToDictionary(static named => named.Key, static named => named.First()))
            .TryGetValue(name, out Value? value) ? value : null;

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
