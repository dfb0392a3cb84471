using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Layers;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Advice;

/// <summary>From ops to steps.</summary>
internal sealed class StepReader
{
    private readonly NetworkGraph graph;
    private readonly Dictionary<string, string> sameAs = new();
    private readonly Dictionary<string, string> classes = new();
    private readonly HashSet<string> declared = new();
    private readonly List<Step> steps = new();

    public StepReader(NetworkSpec spec, NetworkGraph graph)
    {
        this.graph = graph;
        bool isMlp = spec.Layers.Any(static layer => layer.Site.Argument >= 0);
        foreach (BlockEntry block in graph.Blocks)
        {
            classes[block.Name] = block.ClassName;
            bool isGroup = LayerDefinition.Find(block.ClassName) is GatedLinearLayer && block.Name.StartsWith(char.ToLowerInvariant(block.ClassName[0]) + block.ClassName.Substring(1), StringComparison.Ordinal);
            if (!isMlp && !isGroup)
            {
                declared.Add(block.Name);
            }
        }
    }

    /// <summary>The steps in order.</summary>
    /// <param name="resolve">What a value is called before it lies otherwise.</param>
    public IReadOnlyList<Step> Read(out Func<string, string> resolve)
    {
        resolve = Resolve;
        List<Op> ops = [.. graph.Ops.Where(static op => op.Stage == Stage.Forward)];
        Dictionary<string, int> normalizations = ops.OfType<Standardize>().Select(static op => op.Layer).Distinct()
            .ToDictionary(static layer => layer, layer => graph.Index.OpsOf(layer).Count(static op => op is not Relayout));
        var entries = new Dictionary<string, string>();
        foreach (Op op in ops)
        {
            if (op is BlockInput or Relayout)
            {
                sameAs[op.Output] = Resolve(op.Inputs[0]);
            }
            else if (normalizations.TryGetValue(op.Layer, out int left))
            {
                if (!entries.ContainsKey(op.Layer))
                {
                    entries.Add(op.Layer, Resolve(op.Inputs[0]));
                }

                normalizations[op.Layer] = left - 1;
                if (left == 1)
                {
                    Add(new Step(StepKind.RowNormalization, op, EquatableArray.Create(entries[op.Layer]), op.Output) { Name = KindOf(op.Layer) });
                }
            }
            else
            {
                Add(Read(op));
            }
        }

        return steps;
    }

    private string Resolve(string value) => sameAs.TryGetValue(value, out string? other) ? other : value;

    private void Add(Step step)
    {
        int first = step.Op.Layer.IndexOf('.');
        int last = step.Op.Layer.LastIndexOf('.');
        string? scope = first < 0 ? null : step.Op.Layer.Substring(0, first);
        string name = last >= 0 && classes.TryGetValue(step.Op.Layer.Substring(0, last), out string? block) && declared.Contains(step.Op.Layer.Substring(0, last))
            ? $"{step.Name} of '{block}'"
            : step.Name;
        steps.Add(step with { Name = name, Scope = scope is not null && declared.Contains(scope) ? scope : null });
    }

    private Step Read(Op op)
    {
        EquatableArray<string> inputs = op.Inputs.Where(IsExamples).Select(Resolve).Distinct().ToEquatableArray();
        Step Of(StepKind kind, string name) => new(kind, op, inputs, op.Output) { Name = name };
        return op switch
        {
            LinearProduct => Of(StepKind.Linear, $"Linear({Text.Plain(graph[op.Output].Known.Last)})"),
            Convolution convolution => Of(StepKind.Convolution, convolution.Windows.Name),
            TransposedConvolution convolution => Of(StepKind.TransposedConvolution, convolution.Windows.Name),
            Embedding embedding => Of(StepKind.Embedding, $"Embedding({Text.Plain(embedding.Size)})"),
            Custom custom => Of(StepKind.Custom, custom.Type.Name),
            Softmax => Of(StepKind.Softmax, "Softmax"),
            BatchNormalization => Of(StepKind.BatchNormalization, "BatchNorm"),
            MaxPool pool => Of(StepKind.MaxPool, pool.Windows.Name),
            AveragePool pool => Of(StepKind.AveragePool, pool.Windows.Name),
            Upsample => Of(StepKind.Upsample, "Upsample"),
            Flatten => Of(StepKind.Flatten, "Flatten"),
            Concatenate => Of(StepKind.Concatenate, "Parallel"),
            Elementwise { IsTrainingOnly: true } => Of(StepKind.Dropout, "Dropout"),
            Elementwise { Mismatch: not null } => Of(StepKind.Sum, "the sum"),
            Elementwise elementwise when inputs.Count == 1 => Activation(elementwise, Of),
            _ => Of(StepKind.Other, KindOf(op.Layer)),
        };
    }

    /// <summary>An activation; not one that is linear until it has learned.</summary>
    private Step Activation(Elementwise op, Func<StepKind, string, Step> of)
    {
        FunctionFacts function = FactsOf(op);
        return op.Learned is not null && function.IsLinear ? of(StepKind.Other, KindOf(op.Layer)) : of(StepKind.Activation, KindOf(op.Layer)) with { Function = function };
    }

    /// <summary>A function's facts, with the number that a slope starts from where one is learned.</summary>
    private FunctionFacts FactsOf(Elementwise op)
    {
        Expression function = op.Function;
        if (op.Learned is { } learned)
        {
            function = ExactSimplifier.Simplify(function.Replace(new Variable(learned.Parameter), graph.Index.Parameter(learned.Parameter).Initialization.Gain));
        }

        return FunctionFacts.Of(function, new Variable(op.Inputs.First(IsExamples)));
    }

    private bool IsExamples(string value) => graph[value].Kind is ValueKind.Input or ValueKind.Activation;

    /// <summary>LeakyRelu for mixer1.leakyrelu2; Wave for wave1, which is a custom function.</summary>
    private static string KindOf(string layer)
    {
        string name = layer.Substring(layer.LastIndexOf('.') + 1).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return LayerDefinition.Kinds.FirstOrDefault(kind => string.Equals(kind, name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }
}
