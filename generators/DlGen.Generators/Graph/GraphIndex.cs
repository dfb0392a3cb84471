namespace DlGen.Generators.Graph;

/// <summary>A graph's parts by their names, so that finding one takes the same time however many there are.</summary>
internal sealed class GraphIndex
{
    private readonly NetworkGraph graph;
    private readonly Dictionary<string, Value> values = new();
    private readonly Dictionary<string, Op> producers = new();
    private readonly Dictionary<string, Parameter> parameters = new();
    private readonly HashSet<string> summed = new();
    private readonly HashSet<string> outputs;
    private Dictionary<string, int>? forwardReads;
    private ILookup<string, Op>? opsOfLayers;
    private ILookup<string, Parameter>? parametersOfLayers;
    private Dictionary<string, BlockEntry>? blocks;
    private ILookup<string, BlockEntry>? blocksOfModules;

    public GraphIndex(NetworkGraph graph)
    {
        this.graph = graph;
        outputs = new HashSet<string>(graph.Heads.Select(static head => head.Output));
        foreach (Value value in graph.Values)
        {
            AddFirst(values, value.Name, value);
        }

        foreach (Op op in graph.Ops)
        {
            if (op is not Change)
            {
                AddFirst(producers, op.Output, op);
            }

            if (op is ParameterGradient { SoFar: not null } gradient)
            {
                summed.Add(gradient.Parameter);
            }
        }

        foreach (Parameter parameter in graph.Parameters)
        {
            AddFirst(parameters, parameter.Value, parameter);
        }
    }

    /// <summary>The value of a name; null where there is none.</summary>
    public Value? Value(string name) => Find(values, name);

    /// <summary>The op that computes a value; null where none does.</summary>
    public Op? Producer(string value) => Find(producers, value);

    /// <summary>The parameter that a value is.</summary>
    public Parameter Parameter(string value) => parameters[value];

    /// <summary>Whether a parameter's gradient is a sum over several uses.</summary>
    public bool IsSummed(string parameter) => summed.Contains(parameter);

    /// <summary>Whether a value is one of the outputs.</summary>
    public bool IsOutput(string value) => outputs.Contains(value);

    /// <summary>How many ops read a value in the forward pass.</summary>
    public int ForwardReads(string value)
    {
        forwardReads ??= graph.Ops
            .Where(static op => op.Stage == Stage.Forward)
            .SelectMany(static op => op.Inputs.Distinct())
            .GroupBy(static input => input)
            .ToDictionary(static reads => reads.Key, static reads => reads.Count());
        return forwardReads.TryGetValue(value, out int count) ? count : 0;
    }

    /// <summary>The ops of a layer, in order.</summary>
    public IEnumerable<Op> OpsOf(string layer) => (opsOfLayers ??= graph.Ops.ToLookup(static op => op.Layer))[layer];

    /// <summary>The parameters that a layer owns.</summary>
    public IEnumerable<Parameter> ParametersOf(string layer) => (parametersOfLayers ??= graph.Parameters.ToLookup(static parameter => parameter.Layer))[layer];

    /// <summary>The block of a layer's name.</summary>
    public BlockEntry Block(string layer)
    {
        if (blocks is null)
        {
            blocks = new Dictionary<string, BlockEntry>();
            foreach (BlockEntry block in graph.Blocks)
            {
                AddFirst(blocks, block.Name, block);
            }
        }

        return blocks[layer];
    }

    /// <summary>The blocks that share their parameters under a module's name, in order.</summary>
    public IEnumerable<BlockEntry> BlocksOf(string module) => (blocksOfModules ??= graph.Blocks.ToLookup(static block => block.Module))[module];

    private static void AddFirst<T>(Dictionary<string, T> all, string name, T item)
    {
        if (!all.ContainsKey(name))
        {
            all.Add(name, item);
        }
    }

    private static T? Find<T>(Dictionary<string, T> all, string name)
        where T : class => all.TryGetValue(name, out T? item) ? item : null;
}
