using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Surface;

/// <summary>What a generated member is, which says what else of its name a class can have.</summary>
internal enum MemberKind
{
    /// <summary>A method: others of its name differ in their parameters.</summary>
    Method,

    /// <summary>A property: it has its name alone, and takes those of its accessors.</summary>
    Property,

    /// <summary>A constant, a field or a type: it has the name alone.</summary>
    Other,
}

/// <summary>A member of a class's generated half, as far as the user's half and base classes must leave it room.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Parameters">The types of a method's parameters: global::System.ReadOnlySpan&lt;float&gt;.</param>
internal sealed record GeneratedMember(string Name, MemberKind Kind, EquatableArray<string> Parameters = default)
{
    /// <summary>A member as its signature says: float[] Predict(global::System.ReadOnlySpan&lt;float&gt; inputs).</summary>
    public static GeneratedMember Of(string signature)
    {
        int open = signature.IndexOf('(');
        string head = open < 0 ? signature : signature.Substring(0, open);
        string name = head.Substring(head.LastIndexOf(' ') + 1);
        if (open < 0)
        {
            return new GeneratedMember(name, MemberKind.Property);
        }

        string list = signature.Substring(open + 1, signature.Length - open - 2);
        IEnumerable<string> parameters = list.Length == 0 ? [] : list.Split([", "], StringSplitOptions.None).Select(TypeOf);
        return new GeneratedMember(name, MemberKind.Method, parameters.ToEquatableArray());
    }

    /// <summary>string for string path, int for int threads = 0; whether it can be null doesn't tell methods apart.</summary>
    private static string TypeOf(string parameter)
    {
        string declared = parameter.Split([" = "], StringSplitOptions.None)[0];
        return declared.Substring(0, declared.LastIndexOf(' ')).TrimEnd('?');
    }
}

/// <summary>The members that a class gets under names of their own; constructors and explicit implementations have none.</summary>
internal static class GeneratedMembers
{
    public static IEnumerable<GeneratedMember> Of(NetworkSpec spec, NetworkGraph graph)
    {
        foreach (string constant in new[] { "ParameterCount", "InputSize", "OutputSize", "ForwardFlops" })
        {
            yield return new GeneratedMember(constant, MemberKind.Other);
        }

        foreach (string fact in new[] { "InputShape", "OutputShape", "Summary" })
        {
            yield return new GeneratedMember(fact, MemberKind.Property);
        }

        foreach (string range in RangeMembers.All(graph))
        {
            yield return new GeneratedMember(range, MemberKind.Property);
        }

        if (spec.IsBlock)
        {
            yield break;
        }

        yield return new GeneratedMember(ForwardedMembers.Runtime, MemberKind.Other);
        yield return new GeneratedMember(ForwardedMembers.Threads, MemberKind.Property);
        yield return new GeneratedMember(ForwardedMembers.Preprocessing, MemberKind.Property);
        var layers = new LayerMembers(graph, spec.TypeNamesInScope);
        foreach (LayerMember layer in layers.Members)
        {
            yield return new GeneratedMember(layer.Name, MemberKind.Property);
        }

        foreach (LayerGroup group in layers.Groups)
        {
            yield return new GeneratedMember(group.Name, MemberKind.Other);
        }

        foreach (string signature in ForwardedMembers.Signatures(spec, graph))
        {
            yield return GeneratedMember.Of(signature);
        }
    }
}
