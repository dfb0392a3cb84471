using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>
/// What a layer attribute means: the class is named after it (GeluLayer for [Gelu]), and found by that name. Adding a layer is
/// adding its attribute, its definition and its test.
/// </summary>
internal abstract class LayerDefinition
{
    private static readonly Dictionary<string, LayerDefinition> All = typeof(LayerDefinition).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(LayerDefinition).IsAssignableFrom(type))
        .Select(type => (LayerDefinition)Activator.CreateInstance(type)!)
        .ToDictionary(definition => definition.Kind, StringComparer.Ordinal);

    /// <summary>The names of all layers.</summary>
    public static IEnumerable<string> Kinds => All.Keys;

    /// <summary>The attribute's name without its suffix.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether there are kernels of it for GPUs.</summary>
    public virtual bool RunsOnGpus => true;

    public static LayerDefinition? Find(string kind) => All.TryGetValue(kind, out LayerDefinition? definition) ? definition : null;

    public static LayerDefinition Of(LayerSpec layer) => Find(layer.Kind)
        ?? throw new InvalidOperationException($"There is no layer '{layer.Kind}'.");

    /// <summary>How weights start that these layers follow: as the first of them asks that has an opinion; null where none has.</summary>
    public static InitialValues? WeightsBefore(IEnumerable<LayerSpec> following) =>
        following.Select(layer => Of(layer).WeightsBefore(layer)).FirstOrDefault(static initialization => initialization is not null);

    /// <summary>How the weights of a linear layer before this one start; null where the layer after it decides.</summary>
    public virtual InitialValues? WeightsBefore(LayerSpec layer) => null;

    /// <summary>Adds the layer's ops behind <paramref name="input"/> and returns the value it ends in.</summary>
    public abstract string AddTo(GraphBuilder graph, LayerSpec layer, string input);

    /// <summary>
    /// What the layer does at inference, in the words of its declaration: its kind, and the arguments that are not what they are by
    /// default. Files say it of their network, so that one of a relu isn't taken for one of a tanh. What only training knows, such as
    /// how weights start, is no part of it; empty where nothing is left.
    /// </summary>
    /// <param name="layer">The layer, as declared.</param>
    /// <param name="graph">The graph, to which the layer was just added.</param>
    public virtual string Describe(LayerSpec layer, GraphBuilder graph) => Kind;

    /// <summary>
    /// What a layer is called after a class or a method, unless the name is that of a built-in layer or ends in a digit,
    /// which would blur its number.
    /// </summary>
    protected static string NameAfter(string name, string otherwise)
    {
        bool isClear = name.Length > 1 && !char.IsDigit(name[name.Length - 1]) && Find(Capitalized(name)) is null;
        return isClear ? Camel(name) : otherwise;
    }

    /// <summary>LayerNorm for LayerNormLayer.</summary>
    protected static string NameOf(Type definition) => definition.Name.Substring(0, definition.Name.Length - "Layer".Length);

    /// <summary>LayerNorm for layerNorm.</summary>
    public static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>layerNorm for LayerNorm.</summary>
    protected static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}

/// <summary>A layer's or a loss's arguments by name, in their types.</summary>
internal static class ArgumentReading
{
    public static Argument? Find(this EquatableArray<Argument> arguments, string name) =>
        arguments.FirstOrDefault(argument => argument.Name == name);

    public static int Int(this EquatableArray<Argument> arguments, string name) =>
        int.Parse(arguments.Find(name)!.Text, CultureInfo.InvariantCulture);

    public static double Number(this EquatableArray<Argument> arguments, string name, double otherwise) =>
        arguments.Find(name) is { } argument ? double.Parse(argument.Text, CultureInfo.InvariantCulture) : otherwise;

    public static bool Flag(this EquatableArray<Argument> arguments, string name, bool otherwise) =>
        arguments.Find(name) is { } argument ? argument.Text == "true" : otherwise;

    public static string Text(this EquatableArray<Argument> arguments, string name, string otherwise) =>
        arguments.Find(name)?.Text ?? otherwise;

    /// <summary>A number as a description of the layer says it, "Epsilon = 0.001"; null where it is what it is by default.</summary>
    public static string? Describe(this EquatableArray<Argument> arguments, string name, double otherwise)
    {
        float value = (float)arguments.Number(name, otherwise);
        return value == (float)otherwise ? null : $"{LayerDefinition.Capitalized(name)} = {Literal.Plain(value)}";
    }

    /// <summary>A word as a description of the layer says it, "Bias = false"; null where it is what it is by default.</summary>
    public static string? Describe(this EquatableArray<Argument> arguments, string name, string otherwise)
    {
        string value = arguments.Text(name, otherwise);
        return value == otherwise ? null : $"{LayerDefinition.Capitalized(name)} = {value}";
    }
}
