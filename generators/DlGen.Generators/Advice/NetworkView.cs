using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice;

/// <summary>A declaration's built graph as rules of advice walk it: steps with what they read and who reads them.</summary>
internal sealed class NetworkView
{
    private readonly Dictionary<string, Step> producers = new();
    private readonly Dictionary<string, List<Step>> readers = new();
    private readonly HashSet<string> outputs;
    private Moments? moments;

    public NetworkView(NetworkSpec spec, NetworkGraph graph)
    {
        Spec = spec;
        Graph = graph;
        Steps = new StepReader(spec, graph).Read(out Func<string, string> resolve);
        foreach (Step step in Steps)
        {
            producers[step.Output] = step;
            foreach (string input in step.Inputs.Distinct())
            {
                if (!readers.TryGetValue(input, out List<Step>? reading))
                {
                    readers.Add(input, reading = new List<Step>());
                }

                reading.Add(step);
            }
        }

        LossSpec[] losses = spec.Loss is { } loss ? [loss] : [.. spec.Layers.Select(static layer => layer.Loss).OfType<LossSpec>()];
        Ends = [.. graph.Heads.Select((head, index) => new End(resolve(head.Output), head, index < losses.Length ? losses[index].Kind : null))];
        outputs = new HashSet<string>(Ends.Select(static end => end.Value));
        IsMlp = spec.Layers.Any(static layer => layer.Site.Argument >= 0);
    }

    /// <summary>The declaration.</summary>
    public NetworkSpec Spec { get; }

    /// <summary>The graph with its shapes.</summary>
    public NetworkGraph Graph { get; }

    /// <summary>The steps in an order in which they can be computed.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>The outputs; of a block what it ends in.</summary>
    public IReadOnlyList<End> Ends { get; }

    /// <summary>Whether an [Mlp] is spelled out.</summary>
    public bool IsMlp { get; }

    /// <summary>How large values and gradients are at the start.</summary>
    public Moments Moments => moments ??= new Moments(this);

    /// <summary>The step that computes a value; null for an input.</summary>
    public Step? Producer(string value) => producers.TryGetValue(value, out Step? step) ? step : null;

    /// <summary>The steps that read a value.</summary>
    public IReadOnlyList<Step> Readers(string value) => readers.TryGetValue(value, out List<Step>? reading) ? reading : [];

    /// <summary>Whether a value leaves the declaration.</summary>
    public bool IsOutput(string value) => outputs.Contains(value);

    /// <summary>The one step that reads a value; null where there are several, or where it is an output.</summary>
    public Step? OnlyReader(string value) => Readers(value) is { Count: 1 } reading && !IsOutput(value) ? reading[0] : null;

    /// <summary>The step before a value that isn't one of those to pass; null where steps of several inputs or the network's input come first.</summary>
    /// <param name="value">The value.</param>
    /// <param name="passes">The steps to pass.</param>
    public Step? Before(string value, Func<Step, bool> passes)
    {
        Step? step = Producer(value);
        while (step is { HasOneInput: true } && passes(step))
        {
            step = Producer(step.Input);
        }

        return step;
    }

    /// <summary>The step before a value, where nothing between them has another reader; null where there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="passes">The steps to pass.</param>
    public Step? OnlyBefore(string value, Func<Step, bool> passes)
    {
        while (Producer(value) is { } step && OnlyReader(value) is not null)
        {
            if (!passes(step) || !step.HasOneInput)
            {
                return step;
            }

            value = step.Input;
        }

        return null;
    }

    /// <summary>Whether the steps all belong to a block that is declared in the project: what is wrong within it is said at its own declaration.</summary>
    public static bool IsWithinABlock(IEnumerable<Step> steps)
    {
        string?[] scopes = [.. steps.Select(static step => step.Scope).Distinct()];
        return scopes.Length == 1 && scopes[0] is not null;
    }

    /// <summary>Where an argument of a layer was said; the layer's place where it wasn't, or where it is a block's.</summary>
    /// <param name="step">The layer.</param>
    /// <param name="argument">The argument's name.</param>
    public Site SiteOf(Step step, string argument) => Spec.Layers
        .SelectMany(layer => IsMlp ? layer.Blocks.SelectMany(static block => block.Layers).Prepend(layer) : [layer])
        .Where(layer => step.Scope is null && layer.Site == step.Site)
        .Select(layer => layer.Arguments.Find(argument)?.Site)
        .FirstOrDefault(static site => site is not null) ?? step.Site;
}

/// <summary>An output.</summary>
/// <param name="Value">The value.</param>
/// <param name="Head">The head that it is.</param>
/// <param name="Loss">The name of its loss; null for a block.</param>
internal sealed record End(string Value, Head Head, string? Loss)
{
    /// <summary>Whether the loss compares probabilities, and takes logits.</summary>
    public bool TakesLogits => Loss is "SoftmaxCrossEntropy" or "BinaryCrossEntropy";

    /// <summary>Whether the loss compares real numbers.</summary>
    public bool TakesRealNumbers => Loss is "MeanSquaredError" or "MeanAbsoluteError" or "Huber";
}
