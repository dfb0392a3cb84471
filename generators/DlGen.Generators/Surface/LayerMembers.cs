using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Surface;

/// <summary>A member that leads to a layer, or to a block's layers.</summary>
/// <param name="Name">Its name: Linear1, MixerBlock1.</param>
/// <param name="Layer">The layer or block: mixerBlock1.linear1.</param>
/// <param name="First">The place of the layer, or of the block's first, among the layers with parameters.</param>
/// <param name="Group">The type of a block's layers; null for a layer.</param>
internal sealed record LayerMember(string Name, string Layer, int First, LayerGroup? Group);

/// <summary>The layers of a block that have parameters, as a type: of several blocks with the same layers one.</summary>
/// <param name="Name">The type's name: MixerBlockLayers.</param>
/// <param name="ClassName">The block's class: MixerBlock.</param>
/// <param name="Members">Its members; they count from its own first layer.</param>
/// <param name="File">How a file of the class's own begins; null for a block, which has none, and for a network whose parameters are in part those of another place.</param>
internal sealed record LayerGroup(string Name, string ClassName, IReadOnlyList<LayerMember> Members, GroupFile? File);

/// <summary>What tells a block's parameters from the network's others, in a file of the block's own.</summary>
/// <param name="Layers">How many layers have parameters.</param>
/// <param name="FirstName">The first parameter's name: 0.weight.</param>
/// <param name="Description">What the file says of its network.</param>
internal sealed record GroupFile(int Layers, string FirstName, string Description);

/// <summary>The members of a network's class that lead to its layers.</summary>
internal sealed class LayerMembers
{
    /// <summary>What the name of a type of layers ends in.</summary>
    public const string TypeSuffix = "Layers";

    private readonly NetworkGraph graph;
    private readonly List<LayerGroup> groups = new();
    private readonly Dictionary<string, LayerGroup> groupsByContent = new();
    private readonly HashSet<string> typeNames = new();
    private readonly Dictionary<string, int> numbers = new();

    /// <param name="graph">The network.</param>
    /// <param name="namesInScope">Names that no type of layers can have, because they mean something to the user.</param>
    public LayerMembers(NetworkGraph graph, EquatableArray<string> namesInScope)
    {
        this.graph = graph;
        typeNames.UnionWith(namesInScope);
        Members = MembersOf(Node.Of(Layers(graph)));
    }

    /// <summary>The members of the class itself.</summary>
    public IReadOnlyList<LayerMember> Members { get; }

    /// <summary>The types of blocks' layers, inner ones first.</summary>
    public IReadOnlyList<LayerGroup> Groups => groups;

    /// <summary>The layers with parameters, in the order of the parameters.</summary>
    public static IEnumerable<string> Layers(NetworkGraph graph) => graph.Parameters.Select(static parameter => parameter.Layer).Distinct();

    private List<LayerMember> MembersOf(Node node) => node.Parts
        .Select(part => new LayerMember(Text.Pascal(part.Name), part.Layer, part.First - node.Parts[0].First, part.IsLayer ? null : GroupOf(part)))
        .ToList();

    private LayerGroup GroupOf(Node block)
    {
        List<LayerMember> members = MembersOf(block);
        BlockEntry entry = graph.Index.Block(block.Layer);
        GroupFile? file = entry is { IsNetwork: true, Borrows: false } ? FileOf(entry, block) : null;
        string content = $"{entry.ClassName}{file}: " + string.Join(", ", members.Select(member => $"{member.Name} {member.First} {member.Group?.Name} {Kind(member)}"));
        if (!groupsByContent.TryGetValue(content, out LayerGroup? group))
        {
            group = new LayerGroup(NewTypeName(block.Name), entry.ClassName, members, file);
            groups.Add(group);
            groupsByContent.Add(content, group);
        }

        return group;
    }

    private GroupFile FileOf(BlockEntry block, Node node) =>
        new(node.Count, graph.Index.ParametersOf(node.FirstLayer).First().FileName.Substring(block.Module.Length), block.Description);

    /// <summary>MixerBlockLayers for mixerBlock1, or else MixerBlock1Layers, or else the next number that's free.</summary>
    private string NewTypeName(string name)
    {
        string kind = Text.Pascal(name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
        string typeName = kind + TypeSuffix;
        if (IsTaken())
        {
            typeName = Text.Pascal(name) + TypeSuffix;
        }

        numbers.TryGetValue(kind, out int number);
        for (number = Math.Max(number, 2); IsTaken(); number++)
        {
            typeName = $"{kind}{Text.Plain(number)}{TypeSuffix}";
            numbers[kind] = number;
        }

        typeNames.Add(typeName);
        return typeName;

        bool IsTaken() => typeNames.Contains(typeName);
    }

    /// <summary>What tells a linear layer from a normalization.</summary>
    private string Kind(LayerMember member) => member.Group is null ? graph.KindOfOwner(member.Layer).ToString() : "";

    /// <summary>The layers with parameters as a tree: those of a block are below it.</summary>
    private sealed class Node(string name, string layer, int first, string firstLayer)
    {
        private readonly Dictionary<string, Node> partsByName = new();

        /// <summary>The name of the layer in the block around it: linear1.</summary>
        public string Name => name;

        /// <summary>The layer or block: mixerBlock1.linear1.</summary>
        public string Layer => layer;

        /// <summary>The place of the first layer in it.</summary>
        public int First => first;

        /// <summary>The first layer in it.</summary>
        public string FirstLayer => firstLayer;

        /// <summary>Whether it is a layer, and no block.</summary>
        public bool IsLayer => layer == firstLayer;

        /// <summary>How many layers are in it.</summary>
        public int Count { get; private set; }

        /// <summary>What it is made of, in order.</summary>
        public List<Node> Parts { get; } = new();

        public static Node Of(IEnumerable<string> layers)
        {
            var root = new Node("", "", 0, "");
            int place = 0;
            foreach (string layer in layers)
            {
                Node node = root;
                string path = "";
                foreach (string name in layer.Split('.'))
                {
                    path += path.Length == 0 ? name : "." + name;
                    node = node.Part(name, path, place, layer);
                    node.Count++;
                }

                place++;
            }

            return root;
        }

        private Node Part(string part, string path, int place, string inner)
        {
            if (!partsByName.TryGetValue(part, out Node? node))
            {
                partsByName.Add(part, node = new Node(part, path, place, inner));
                Parts.Add(node);
            }

            return node;
        }
    }
}
