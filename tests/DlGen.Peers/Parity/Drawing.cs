using System.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>Draws one network. Kinds of layers and losses that have come seldom so far are likelier to come.</summary>
/// <param name="name">The network's.</param>
/// <param name="seed">What is drawn from.</param>
/// <param name="uses">How often each kind has come; counted on.</param>
internal sealed class Drawing(string name, int seed, Dictionary<string, int> uses)
{
    private const int DeepestBlock = 2;

    private static readonly int[] Widths = [1, 2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 23, 31, 32, 33, 40];

    private readonly Random random = new(seed);
    private readonly StringBuilder source = new();
    private readonly HashSet<string> methods = [];
    private readonly Dictionary<string, TorchSharp.Modules.Sequential> sharedModules = [];
    private int blocks;
    private int depth;
    private int batch;

    public DrawnNetwork Network()
    {
        batch = Pick(1, 2, 3, 5, 8, 17);
        DrawnLoss loss = DrawnLoss.Draw(this);
        if (loss.Own is { } own)
        {
            methods.Add(own.Method);
        }

        if (Chance(0.5))
        {
            return Mlp(loss, batch);
        }

        int[] input = InputShape();
        List<DrawnLayer> layers = Layers(input, random.Next(2, 6));
        int[] output = Output(layers, input);

        // A loss on labels takes a vector of two or more, a linear layer no image.
        if (output.Length == 3 || (output.Length == 2 && loss.TakesLabels))
        {
            layers.Add(LayerKind.Flatten(output));
            output = layers[^1].OutputShape;
        }

        if (Chance(0.7) || (loss.TakesLabels && output[^1] == 1) || !DrawnLayer.Chain(layers).parameters().Any())
        {
            layers.Add(LayerKind.Linear(this, output, loss.TakesLabels ? Classes() : Width()));
            output = layers[^1].OutputShape;
        }

        string list = string.Join(", ", layers.Select(static layer => layer.Source));
        Declare($"[Network({string.Join(", ", input)}, {loss.Arguments}{{0}})]\n[{list}]\n");
        return new(name, input, [new(output, loss)], source.ToString(), () => Once(() => DrawnLayer.Chain(layers)), batch, seed);
    }

    /// <summary>A network of several inputs and several outputs.</summary>
    public DrawnNetwork NetworkWithHeads()
    {
        // As deep as other networks all in all.
        depth = 1;
        batch = Pick(2, 3, 5, 8, 17);
        DrawnInputs inputs = DrawnInputs.Draw(this);
        List<DrawnLayer> layers = [inputs.Layer];
        layers.AddRange(Layers(inputs.Layer.OutputShape, random.Next(1, 3)));
        int[] trunk = layers[^1].OutputShape;
        var heads = new List<(DrawnHead Head, string Source, DrawnBlock Block)>();
        for (int count = random.Next(2, 4); heads.Count < count;)
        {
            DrawnLoss loss = DrawnLoss.Draw(this, "head's ");
            double weight = Pick(1, 0.5, 2, 0.25);
            DrawnBlock block = Block(trunk, output: null, loss.TakesLabels ? Classes : Width);
            if (loss.Own is { } own)
            {
                methods.Add(own.Method);
            }

            string factor = weight == 1 ? "" : FormattableString.Invariant($", Weight = {weight}f");
            heads.Add((new(block.OutputShape, loss, weight), $"Head<{block.Name}>({loss.Arguments}{factor})", block));
        }

        string list = string.Join(", ", layers.Select(static layer => layer.Source).Concat(heads.Select(static head => head.Source)));
        source.Append($"[Network]\n[{list}]\n");
        AppendClass(name, methods);
        source.Append($"[Network(Precision = Precision.Double)]\n[{list}]\n");
        AppendClass(name + "Double", methods);
        return new(
            name, inputs.Shape, [.. heads.Select(static head => head.Head)], source.ToString(),
            () => Once(() => new SeveralHeads([.. layers.SelectMany(static layer => layer.Create())], [.. heads.Select(static head => head.Block.Create())])), batch, seed);
    }

    public int Width() => Pick(Widths);

    /// <summary>What makes a block's module: of a shared block there is one in the whole network, whichever blocks its places are in.</summary>
    public Func<TorchSharp.Modules.Sequential> Modules(DrawnBlock block, bool shared)
    {
        return shared ? Shared : block.Create;

        TorchSharp.Modules.Sequential Shared()
        {
            if (!sharedModules.TryGetValue(block.Name, out TorchSharp.Modules.Sequential? module))
            {
                sharedModules.Add(block.Name, module = block.Create());
            }

            return module;
        }
    }

    /// <summary>How often a block comes, and whether its places share their parameters.</summary>
    public (int Times, bool IsShared) Places(string kind)
    {
        string way = LeastUsed(["once", "several", "shared"], way => $"{kind} {way}");
        return way == "once" ? (1, false) : (random.Next(2, 4), way == "shared");
    }

    /// <summary>An option that is on or off, likelier the way that has come seldom so far.</summary>
    public bool Either(string option) => LeastUsed([true, false], value => $"{option} {value}");

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    /// <summary>One of the kinds, likelier the fewer times it has come so far.</summary>
    public T LeastUsed<T>(IReadOnlyList<T> kinds, Func<T, string> key)
    {
        double[] weights = [.. kinds.Select(kind => Math.Pow(1 + uses.GetValueOrDefault(key(kind)), -4))];
        double left = random.NextDouble() * weights.Sum();
        int index = 0;
        while (index < kinds.Count - 1 && (left -= weights[index]) > 0)
        {
            index++;
        }

        uses[key(kinds[index])] = uses.GetValueOrDefault(key(kinds[index])) + 1;
        return kinds[index];
    }

    /// <summary>A function that the class being drawn declares.</summary>
    public OwnFunction Function()
    {
        OwnFunction function = Pick(OwnFunction.All.ToArray());
        methods.Add(function.Method);
        return function;
    }

    /// <summary>Declares a block.</summary>
    /// <param name="shape">The shape it takes.</param>
    /// <param name="output">The shape it has to give, if that isn't free.</param>
    /// <param name="columns">The length of the vector that it has to give, if it is to be one.</param>
    public DrawnBlock Block(int[] shape, int[]? output, Func<int>? columns = null)
    {
        // The methods so far are those of the class around.
        string[] outer = [.. methods];
        methods.Clear();
        depth++;
        List<DrawnLayer> layers = Layers(shape, random.Next(1, 4));
        depth--;
        int[] end = Output(layers, shape);
        if (columns is not null)
        {
            output = [columns()];
            layers.AddRange(end.Length == 1 ? [] : [LayerKind.Flatten(end)]);
            end = Output(layers, shape);
        }

        if (output is not null && !end.SequenceEqual(output))
        {
            layers.Add(LayerKind.Linear(this, end, output[^1]));
            end = output;
        }

        string block = Declare(shape, layers.Select(static layer => layer.Source), methods);
        methods.Clear();
        methods.UnionWith(outer);
        return new(block, end, () => DrawnLayer.Chain(layers));
    }

    /// <summary>Declares a block of these layers.</summary>
    /// <returns>Its class.</returns>
    public string BlockOf(int[] shape, params string[] layers) => Declare(shape, layers, []);

    private string Declare(int[] shape, IEnumerable<string> layers, IReadOnlyCollection<string> functions)
    {
        string block = $"{name}Block{++blocks}";
        source.Append($"[Block({string.Join(", ", shape)})]\n[{string.Join(", ", layers)}]\n");
        AppendClass(block, functions);
        return block;
    }

    /// <summary>A network with shared modules of its own.</summary>
    private nn.Module<Tensor, Tensor> Once(Func<nn.Module<Tensor, Tensor>> create)
    {
        sharedModules.Clear();
        return create();
    }

    private DrawnNetwork Mlp(DrawnLoss loss, int batch)
    {
        int[] sizes = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Width()), loss.TakesLabels ? Classes() : Width()];
        string kind = LeastUsed([.. Enum.GetNames<Activation>(), nameof(MlpAttribute.ActivationFunction)], static name => $"Activation.{name}");
        OwnFunction? own = kind == nameof(MlpAttribute.ActivationFunction) ? Function() : null;
        Func<nn.Module<Tensor, Tensor>> activation = own is null ? Activations.Of(Enum.Parse<Activation>(kind)) : () => new Function(own.Torch);
        string argument = own is null ? $"Activation = Activation.{kind}" : $"ActivationFunction = nameof({own.Name})";
        Declare($"[Mlp({string.Join(", ", sizes)}, {argument}, {loss.Arguments}{{0}})]\n");
        return new(name, [sizes[0]], [new([sizes[^1]], loss)], source.ToString(), () => nn.Sequential(Modules()), batch, seed);

        IEnumerable<nn.Module<Tensor, Tensor>> Modules()
        {
            for (int i = 1; i < sizes.Length; i++)
            {
                yield return nn.Linear(sizes[i - 1], sizes[i]);
                if (i < sizes.Length - 1)
                {
                    yield return activation();
                }
            }
        }
    }

    private int Classes() => random.Next(2, 18);

    public int[] InputShape() => random.Next(10) switch
    {
        < 5 => [Width()],
        < 8 => [random.Next(1, 6), Width()],
        _ => [random.Next(1, 4), random.Next(1, 5), random.Next(1, 5)],
    };

    private List<DrawnLayer> Layers(int[] shape, int count)
    {
        var layers = new List<DrawnLayer>();
        for (int i = 0; i < count; i++)
        {
            IEnumerable<LayerKind> kinds = LayerKind.All.Where(kind =>
                (kind.TakesImages || shape.Length < 3)
                && (depth < DeepestBlock || !kind.HasBlocks)
                && (depth == 0 || shape.Length < 3 || !kind.IsParallel)
                && (kind.Name != "BatchNorm" || TakesBatchNorm(shape, layers.LastOrDefault()))
                && (kind.Name != "Flatten" || (depth == 0 && shape.Length > 1)));
            DrawnLayer layer = LeastUsed([.. kinds], static kind => kind.Name).Draw(this, shape);
            layers.Add(layer);
            shape = layer.OutputShape;
        }

        return layers;
    }

    /// <summary>
    /// Whether there are rows enough for moments, and no bias that the mean takes off again: its gradient is a rounding error, which
    /// Adam makes a whole step.
    /// </summary>
    private bool TakesBatchNorm(int[] shape, DrawnLayer? before) =>
        batch * (shape.Length == 2 ? shape[0] : 1) >= 3 && (before is null || !before.Source.StartsWith("Linear", StringComparison.Ordinal) || before.Source.Contains("Bias = false", StringComparison.Ordinal));

    private static int[] Output(List<DrawnLayer> layers, int[] input) => layers.Count == 0 ? input : layers[^1].OutputShape;

    /// <summary>The network in both precisions.</summary>
    private void Declare(string attributes)
    {
        source.Append(attributes.Replace("{0}", ""));
        AppendClass(name, methods);
        source.Append(attributes.Replace("{0}", ", Precision = Precision.Double"));
        AppendClass(name + "Double", methods);
    }

    private void AppendClass(string className, IReadOnlyCollection<string> functions) => source.Append(functions.Count == 0
        ? $"public partial class {className};\n\n"
        : $"public partial class {className}\n{{\n{string.Join("\n", functions)}}}\n\n");
}
