using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Layers;

/// <summary>What a member of the Loss enum means: found by its name, as layers are.</summary>
internal abstract class LossDefinition
{
    private static readonly Dictionary<string, LossDefinition> All = typeof(LossDefinition).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(LossDefinition).IsAssignableFrom(type))
        .Select(type => (LossDefinition)Activator.CreateInstance(type)!)
        .ToDictionary(definition => definition.Kind, StringComparer.Ordinal);

    /// <summary>The enum member's name.</summary>
    public abstract string Kind { get; }

    public static LossDefinition? Find(string kind) => All.TryGetValue(kind, out LossDefinition? definition) ? definition : null;

    /// <summary>Adds the loss behind an output of the network's, and what turns that output into a prediction.</summary>
    public abstract void AddTo(GraphBuilder graph, LossSpec loss, Head head);
}
