using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>Collects values and ops while layers add themselves, and gives each its name.</summary>
internal sealed class GraphBuilder
{
    private readonly List<Value> values = new();
    private readonly List<Op> ops = new();
    private readonly List<Parameter> parameters = new();
    private readonly List<LayerEntry?> layers = new();
    private readonly Dictionary<string, int> placesOfLayers = new();
    private readonly Dictionary<string, LinearProduct> linears = new();
    private readonly List<BlockEntry> blocks = new();
    private readonly Stack<int> openBlocks = new();
    private readonly Dictionary<string, int> counts = new();
    private readonly Dictionary<string, string> valuesByFileName = new();
    private readonly Dictionary<string, string> fileNamesByValue = new();
    private readonly Dictionary<string, (string Module, bool IsFrozen)> sharedModules = new();
    private readonly List<(Head Head, LossSpec Loss)> heads = new();
    private int masks;
    private List<string> blockDescriptions = new();
    private string path = "";
    private string module = "";

    /// <param name="inputShape">The shape of an example.</param>
    /// <param name="tokens">How many tokens there are, where the input is tokens; 0 where it is numbers.</param>
    public GraphBuilder(TensorShape inputShape, int tokens)
    {
        values.Add(new Value(NetworkGraph.Input, ValueKind.Input, inputShape) { Vocabulary = tokens });
    }

    /// <summary>The scalar to compute in.</summary>
    public ScalarType Precision { get; init; }

    /// <summary>Whether the network has exactly one [Head].</summary>
    public bool HasOneHead { get; init; }

    /// <summary>The position of the layer being added, as nn.Sequential counts it; in a block its own from 0.</summary>
    public int Position { get; private set; }

    /// <summary>Whether the layer being added is in a block that training leaves as it is.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The position as files write it.</summary>
    public string PositionText => Text(Position);

    /// <summary>How the weights of a linear layer at the current position start, by the activation that follows it.</summary>
    public InitialValues WeightInitialization { get; private set; } = InitialValues.Zero;

    /// <summary>What the blocks of the layer that was just added do, in their order.</summary>
    public IReadOnlyList<string> BlockDescriptions => blockDescriptions;

    /// <summary>What the layers of the sequence that was just added do.</summary>
    private string Description { get; set; } = "";

    /// <summary>The next name of a value with a prefix: z1, z2. Values count through the whole network.</summary>
    public string NextName(string prefix) => prefix + Next(prefix);

    /// <summary>The next layer of a kind: linear1, linear2; in a block mixerBlock1.linear1, where they count anew.</summary>
    public string NextLayer(string kind) => path + kind + Next(path + kind);

    /// <summary>Adds layers one behind the other.</summary>
    /// <param name="sequence">The layers.</param>
    /// <param name="input">The value that the first reads.</param>
    /// <param name="weightsAtEnd">How weights start that no activation follows.</param>
    /// <returns>The value that the last ends in.</returns>
    public string AddSequence(EquatableArray<LayerSpec> sequence, string input, InitialValues weightsAtEnd)
    {
        string value = input;
        InitialValues[] weights = WeightsBefore(sequence, weightsAtEnd);
        var descriptions = new List<string>();
        List<string> outer = blockDescriptions;
        for (int position = 0; position < sequence.Count; position++)
        {
            Position = position;
            WeightInitialization = weights[position + 1];
            blockDescriptions = new List<string>();
            LayerDefinition definition = LayerDefinition.Of(sequence[position]);
            value = definition.AddTo(this, sequence[position], value);
            descriptions.Add(definition.Describe(sequence[position], this));
        }

        blockDescriptions = outer;
        Description = LayerDescriptions.Join(descriptions);
        return value;
    }

    /// <summary>How weights start before each layer but the first, and behind the last.</summary>
    private static InitialValues[] WeightsBefore(EquatableArray<LayerSpec> sequence, InitialValues weightsAtEnd)
    {
        var weights = new InitialValues[sequence.Count + 1];
        weights[sequence.Count] = weightsAtEnd;
        for (int position = sequence.Count - 1; position > 0; position--)
        {
            weights[position] = LayerDefinition.Of(sequence[position]).WeightsBefore(sequence[position]) ?? weights[position + 1];
        }

        return weights;
    }

    /// <summary>Adds a block's layers under a layer's name, and under its position in files.</summary>
    /// <param name="block">The block.</param>
    /// <param name="name">The layer that is the block.</param>
    /// <param name="position">The layer's position, or its and the block's within it.</param>
    /// <param name="site">The layer's place.</param>
    /// <param name="input">The value that the block reads.</param>
    /// <param name="weightsAtEnd">How weights start that no activation in the block follows.</param>
    /// <param name="use">How the layer uses the block.</param>
    /// <returns>The value that the block ends in.</returns>
    public string AddBlock(BlockSpec block, string name, string position, Site site, string input, InitialValues weightsAtEnd, BlockUse use = default)
    {
        (string outerPath, string outerModule, bool isOuterFrozen) = (path, module, IsFrozen);
        string inner = module + position + ".";
        bool isFrozen = IsFrozen || use.IsFrozen;
        bool isMixed = false;
        if (use.IsShared && sharedModules.TryGetValue(block.FullName, out (string Module, bool IsFrozen) first))
        {
            inner = first.Module;
            isMixed = first.IsFrozen != isFrozen;
            foreach (int open in openBlocks.Where(open => !inner.StartsWith(blocks[open].Module, StringComparison.Ordinal)))
            {
                blocks[open] = blocks[open] with { Borrows = true };
            }
        }
        else if (use.IsShared)
        {
            sharedModules.Add(block.FullName, (inner, isFrozen));
        }

        string u = NextName("u");
        if (isMixed)
        {
            blockDescriptions.Add("");
            return Add(new Refused(u, input, Problem.At(site, DiagnosticIds.SharedAndPartlyFrozen, block.Name)) { Layer = name, Site = site });
        }

        int index = blocks.Count;
        openBlocks.Push(index);
        blocks.Add(new BlockEntry(name, block.Name, inner, block.IsNetwork));
        string entry = Add(new BlockInput(u, input, new TensorShape(block.InputShape), block.Name) { Layer = name, Site = site }, vocabulary: block.Tokens);
        path = name + ".";
        module = inner;
        IsFrozen = isFrozen;
        string output = AddSequence(block.Layers, entry, weightsAtEnd);
        (path, module, IsFrozen) = (outerPath, outerModule, isOuterFrozen);
        blocks[index] = blocks[index] with { Description = block.IsNetwork ? Description : "" };
        bool isFirst = inner == $"{module}{position}.";
        blockDescriptions.Add(isFirst ? Description : $"shared with {WithinModule(inner).TrimEnd('.')}");
        openBlocks.Pop();
        return output;
    }

    /// <summary>A layer that has layers of its own, whose names begin with its: mixerBlock1.linear1.</summary>
    public void AddGroup(string name, string className) => blocks.Add(new BlockEntry(name, className, $"{module}{PositionText}.", IsNetwork: false));

    /// <summary>Adds a parameter under its layer's position in files, unless a shared block's first use has added it.</summary>
    /// <returns>The parameter's value.</returns>
    public string AddParameter(string name, string suffix, string layer, OwnerKind owner, InitialValues initialization, bool isStatistic = false, Layout layout = default)
    {
        string fileName = $"{module}{PositionText}.{suffix}";
        if (valuesByFileName.TryGetValue(fileName, out string shared))
        {
            return shared;
        }

        valuesByFileName.Add(fileName, name);
        fileNamesByValue.Add(name, fileName);
        values.Add(new Value(name, ValueKind.Parameter) { Layout = layout == default ? Layout.LastAxis : layout });
        parameters.Add(new Parameter(name, fileName, layer, owner, initialization, IsFrozen) { IsStatistic = isStatistic });
        return name;
    }

    /// <summary>What the declaration being added can call its linear layers so far, for a message: Linear1, Encoder1.Linear1.</summary>
    public string LinearNames
    {
        get
        {
            string[] names = [.. ops.OfType<LinearProduct>().Where(op => op.Layer.StartsWith(path, StringComparison.Ordinal)).Select(op => Named(op.Layer.Substring(path.Length)))];
            return names.Length == 0 ? "none" : string.Join(", ", names);
        }
    }

    /// <summary>The linear layer before that the declaration being added calls so; null where there is none.</summary>
    public LinearProduct? FindLinear(string name) => linears.TryGetValue(path.Length == 0 ? name : Named(path) + name, out LinearProduct? found) ? found : null;

    /// <summary>What a declaration calls a layer: Encoder1.Linear1 for encoder1.linear1.</summary>
    private static string Named(string layer) => string.Join(".", layer.Split('.').Select(static part => part.Length == 0 ? "" : LayerDefinition.Capitalized(part)));

    /// <summary>A parameter's name in a file of the declaration being added.</summary>
    public string FileName(string parameter) => WithinModule(fileNamesByValue[parameter]);

    /// <summary>Adds a mask of zeros at a rate, drawn where it is read.</summary>
    public string AddMask(double rate)
    {
        string name = NextName("m");
        values.Add(new Value(name, ValueKind.Mask) { Draw = new Draw(rate, masks++) });
        return name;
    }

    /// <summary>Adds an op and the value it computes; the table shows it under the layer's name.</summary>
    /// <param name="op">The op.</param>
    /// <param name="kind">What the value is to the network.</param>
    /// <param name="vocabulary">How many tokens there are, where the value is tokens.</param>
    public string Add(Op op, ValueKind kind = ValueKind.Activation, int vocabulary = 0)
    {
        values.Add(new Value(op.Output, kind) { Vocabulary = vocabulary });
        ops.Add(op);
        if (op.Stage is Stage.Forward or Stage.Loss)
        {
            // A layer of several ops ends in the last of them.
            if (placesOfLayers.TryGetValue(op.Layer, out int place))
            {
                layers[place] = null;
            }

            placesOfLayers[op.Layer] = layers.Count;
            layers.Add(new LayerEntry(op.Layer, op.Output));
        }

        if (op is LinearProduct linear && !linears.ContainsKey(Named(op.Layer)))
        {
            linears.Add(Named(op.Layer), linear);
        }

        return op.Output;
    }

    /// <summary>How many tokens there are, where a value is tokens; 0 where it is numbers.</summary>
    public int VocabularyOf(string value) => values.Find(other => other.Name == value)!.Vocabulary;

    /// <summary>A layer that computes nothing: it stands in the table alone.</summary>
    public void AddNothing(string layer, string output, string note) => layers.Add(new LayerEntry(layer, output, note));

    /// <summary>Adds an output that the loss is computed of: layers may go on from what it was computed from.</summary>
    /// <param name="name">The layer that it is; empty for the network's only output.</param>
    /// <param name="output">The value that it ends in.</param>
    /// <param name="loss">Its loss.</param>
    public void AddHead(string name, string output, LossSpec loss) =>
        heads.Add((new Head(name, output, "", loss.Arguments.Number("weight", 1)) { Sums = loss.Arguments.Text("reduction", "Mean") == "Sum" }, loss));

    /// <summary>The graph: what was added, and behind it the losses of the heads.</summary>
    /// <param name="output">Where the layers end, which is the output of a block.</param>
    public NetworkGraph Build(string output)
    {
        for (int index = 0; index < heads.Count; index++)
        {
            (Head head, LossSpec loss) = heads[index];
            head = head with { Number = heads.Count == 1 ? "" : Text(index + 1) };
            heads[index] = (head, loss);
        }

        // Targets come with the inputs, before what is computed.
        values.InsertRange(1, heads.Select(static entry => new Value(entry.Head.Target, ValueKind.Target)));
        foreach ((Head head, LossSpec loss) in heads)
        {
            LossDefinition definition = LossDefinition.Find(loss.Kind)
                ?? throw new InvalidOperationException($"There is no loss '{loss.Kind}'.");
            definition.AddTo(this, loss, head);
        }

        EquatableArray<Head> outputs = heads.Count == 0 ? EquatableArray.Create(Head.Only(output)) : heads.Select(static entry => entry.Head).ToEquatableArray();
        return new NetworkGraph(
            values.ToEquatableArray(), ops.ToEquatableArray(), parameters.ToEquatableArray(), layers.OfType<LayerEntry>().ToEquatableArray(), blocks.ToEquatableArray(), outputs)
        {
            Description = Description,
        };
    }

    /// <summary>A name in a file of the whole network as one of the declaration being added.</summary>
    private string WithinModule(string name) => name.StartsWith(module, StringComparison.Ordinal) ? name.Substring(module.Length) : name;

    private string Next(string name)
    {
        counts.TryGetValue(name, out int count);
        counts[name] = ++count;
        return Text(count);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
