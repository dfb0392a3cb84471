using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission;

/// <summary>
/// The structs of a program, each under its name. Structs of equal blocks that do the same are one, for a kernel is compiled at run
/// time for each struct that it is used with: it is named after what the blocks have in common. A network without blocks keeps a
/// struct for each layer, which reads better.
/// </summary>
internal sealed class StructNames
{
    private readonly NetworkGraph graph;
    private readonly Dialect dialect;
    private readonly Dictionary<object, string> names = new();
    private readonly HashSet<string> taken = new();
    private readonly List<(string Name, GeneratedStruct Type, List<string> Users)> types = new();

    public StructNames(NetworkGraph graph, Dialect dialect, IEnumerable<KernelCall> calls)
    {
        this.graph = graph;
        this.dialect = dialect;
        var known = new HashSet<object>();
        var groups = new Dictionary<object, List<GeneratedStruct>>();
        var order = new List<List<GeneratedStruct>>();
        foreach (GeneratedStruct type in calls.SelectMany(static call => call.Structs).Where(type => known.Add(Key(type))))
        {
            object content = graph.Blocks.Count == 0 ? Key(type) : Content(type);
            if (!groups.TryGetValue(content, out List<GeneratedStruct>? alike))
            {
                groups.Add(content, alike = new List<GeneratedStruct>());
                order.Add(alike);
            }

            alike.Add(type);
        }

        // A struct that stands for one layer alone has first claim to its name.
        Dictionary<List<GeneratedStruct>, string> ofGroups = order
            .OrderBy(static group => group.Count > 1)
            .ToDictionary(static group => group, group => Take(group.Count == 1 ? OwnName(group[0]) : SharedName(group)));
        foreach (List<GeneratedStruct> group in order)
        {
            types.Add((ofGroups[group], group[0], [.. group.Select(static type => type.Layer).Distinct()]));
            foreach (GeneratedStruct type in group)
            {
                names.Add(Key(type), ofGroups[group]);
            }
        }
    }

    /// <summary>The name of a struct, or of the one that stands for it.</summary>
    public string Of(GeneratedStruct type) => names[Key(type)];

    /// <summary>Writes the structs.</summary>
    public void Write(CodeWriter code)
    {
        const int named = 4;
        var writer = new StructWriter(code, graph, dialect);
        foreach ((string name, GeneratedStruct type, List<string> users) in types)
        {
            string rest = users.Count > named ? $" and {Text.Plain(users.Count - named)} more" : "";
            writer.Write(type, name, users.Count == 1 ? "" : $"Of {string.Join(", ", users.Take(named))}{rest}; the values named are those of the first.");
        }
    }

    /// <summary>What tells structs apart: several calls have a layer's constants, and each call has a body of its own.</summary>
    private static object Key(GeneratedStruct type) => type is ConstantsStruct ? OwnName(type) : new ByReference(type);

    private static string OwnName(GeneratedStruct type) => Text.Pascal(type.Layer) + type.Role;

    /// <summary>A name that no other struct has: the wanted one, or that with the first number that's free.</summary>
    private string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !taken.Add(name); number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>The name that the layers' have in common but for the numbers of their blocks; or else that of what it does.</summary>
    private static string SharedName(List<GeneratedStruct> all)
    {
        string[] roles = [.. all.Select(InAnyBlock).Distinct()];
        return roles.Length == 1 ? roles[0] : Function(all[0]);
    }

    /// <summary>MixerLinear2Forward for mixer1.linear2 and mixer2.linear2.</summary>
    private static string InAnyBlock(GeneratedStruct type)
    {
        string[] parts = type.Layer.Split('.');
        return string.Concat(parts.Select((part, index) => Text.Pascal(index == parts.Length - 1 && index > 0 ? part : Unnumbered(part)))) + type.Role;
    }

    /// <summary>GeluBackward for a gelu's in any place; BiasForward and StoreBackward where nothing is applied.</summary>
    private static string Function(GeneratedStruct type) => type switch
    {
        RegisterStruct { Functions.Count: > 0 } registers => string.Concat(registers.Functions.Select(static function => Text.Pascal(Unnumbered(Last(function.Layer)))).Distinct()) + type.Role,
        RegisterStruct { First: AddBias } => "Bias" + type.Role,
        RegisterStruct { First: null } => "Store" + type.Role,
        _ => Text.Pascal(Unnumbered(Last(type.Layer))) + type.Role,
    };

    private static string Last(string layer) => layer.Substring(layer.LastIndexOf('.') + 1);

    /// <summary>A name without its number; where that leaves a single letter it was a value's, of which the gradients are added up.</summary>
    private static string Unnumbered(string name)
    {
        string rest = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return rest.Length == 1 ? "sum" : rest;
    }

    /// <summary>The struct's code, in which values are numbered in the order they come.</summary>
    private string Content(GeneratedStruct type)
    {
        var numbers = new Dictionary<string, string>();
        string Numbered(string value)
        {
            if (!numbers.TryGetValue(value, out string? number))
            {
                numbers.Add(value, number = "v" + numbers.Count.ToString(CultureInfo.InvariantCulture));
            }

            return number;
        }

        var code = new CodeWriter();
        new StructWriter(code, graph, dialect, Numbered).WriteCode(type, "type");
        return code.ToString();
    }

    /// <summary>A struct as it is one of its own, whatever it has in common with others.</summary>
    private sealed class ByReference(GeneratedStruct type)
    {
        private readonly GeneratedStruct type = type;

        public override bool Equals(object? other) => other is ByReference reference && ReferenceEquals(type, reference.type);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(type);
    }
}
