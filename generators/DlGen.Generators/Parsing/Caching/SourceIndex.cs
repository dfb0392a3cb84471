using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Caching;

/// <summary>
/// What a project's files declare, by name. C# finds everything by name, so what a declaration depends on is what the names in
/// it can mean, and the names in that: its own syntax, and the other declarations of those names. Bodies of members count only
/// where they are read as formulas. No symbol is asked for, which would bind the whole project anew at each key press.
/// </summary>
internal sealed class SourceIndex
{
    private static readonly ConditionalWeakTable<Compilation, SourceIndex> Known = new();
    private static readonly ConditionalWeakTable<object, Number> Numbers = new();
    private static long lastNumber;

    /// <summary>What the parser asks a type for that no declaration has to name: the members of the contracts of custom layers.</summary>
    internal static readonly ImmutableArray<string> Implied = ["Initialize", "Forward", "Backward"];

    /// <summary>
    /// What it asks for because of the generated half: methods that may have the parameters of a generated one, and types of the
    /// project that could be taken for the framework's.
    /// </summary>
    private static readonly ImmutableArray<string> ImpliedByGenerated =
    [
        "Train", "ComputeLoss", "Predict", "Classify", "PredictLogits", "Evaluate", "Save", "Load", "GetOutputs", "GetInputGradient", "GetActivations",
        "System", "MethodImpl",
    ];

    private static readonly HashSet<string> NetworkAttributes =
        new(["Mlp", "MlpAttribute", "Network", "NetworkAttribute", "Block", "BlockAttribute"], StringComparer.Ordinal);

    private static readonly HashSet<string> FormulaAttributes = new(["Elementwise", "ElementwiseAttribute"], StringComparer.Ordinal);

    private const string Suffix = "Attribute";

    private readonly Dictionary<string, List<DeclaredType>> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> aliases = new(StringComparer.Ordinal);
    private readonly List<string> globalNames = [.. Implied, .. ImpliedByGenerated];
    private readonly ulong surroundings;

    private SourceIndex(Compilation compilation)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(compilation.AssemblyName ?? "");
        fingerprint.Add(NumberOf(compilation.Options));
        foreach (MetadataReference reference in compilation.References)
        {
            fingerprint.Add(NumberOf(reference));
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SourceFile file = SourceFile.Of(tree);
            aliases.UnionWith(file.Aliases);
            if (file.HasGlobalUsings)
            {
                fingerprint.Add(file.GlobalUsings);
                globalNames.AddRange(file.GlobalNames);
            }

            foreach (string name in file.Namespaces.Where(known.Add))
            {
                AddNamespace(name);
            }

            bool mayHide = file.Namespaces.Any(ProjectRules.IsReserved);
            foreach (DeclaredType type in file.Types)
            {
                Add(type);
                if (mayHide)
                {
                    fingerprint.Add(type.Fingerprint);
                }
            }
        }

        // No declaration names these, but what is generated for it gets out of their way.
        foreach (string name in types.Keys.Concat(namespaces.Keys).Where(static name => name.EndsWith(LayerMembers.TypeSuffix, StringComparison.Ordinal)).OrderBy(static name => name, StringComparer.Ordinal))
        {
            fingerprint.Add(name);
        }

        surroundings = fingerprint.Value;
    }

    public static SourceIndex Of(Compilation compilation) => Known.GetValue(compilation, static compilation => new SourceIndex(compilation));

    /// <summary>Whether one of a class's attributes may be [Mlp], [Network] or [Block], by its name or by an alias.</summary>
    public bool MayDeclare(NetworkCandidate candidate) => candidate.Attributes.Any(name => NetworkAttributes.Contains(name) || aliases.Contains(name));

    /// <summary>The number of all that a declaration depends on: while it stays, the declaration means the same.</summary>
    public ulong FingerprintOf(DeclaredType declaration)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(surroundings);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>();
        var reached = new HashSet<DeclaredType>();
        var order = new List<DeclaredType>();
        var members = new List<DeclaredMember>();
        void Name(string name)
        {
            if (names.Add(name))
            {
                waiting.Enqueue(name);
            }
        }

        void Reach(DeclaredType? type)
        {
            for (; type is not null && reached.Add(type); type = type.Container)
            {
                // Its other parts have its name.
                order.Add(type);
                Name(type.Name);
                members.AddRange(type.Members);
                foreach (string name in type.Names)
                {
                    Name(name);
                }

                foreach (DeclaredFormula formula in type.Formulas.Where(IsFormula))
                {
                    fingerprint.Add(formula.Fingerprint);
                    foreach (string name in formula.Names)
                    {
                        Name(name);
                    }
                }
            }
        }

        Reach(declaration);
        globalNames.ForEach(Name);
        do
        {
            while (waiting.Count > 0)
            {
                string name = waiting.Dequeue();
                if (namespaces.TryGetValue(name, out ulong named))
                {
                    fingerprint.Add(named);
                }

                if (types.TryGetValue(name, out List<DeclaredType>? found))
                {
                    found.ForEach(Reach);
                }
            }

            // A member counts once it is named.
            foreach (DeclaredMember member in members.Where(member => names.Contains(member.Name)).ToList())
            {
                foreach (string name in member.Names)
                {
                    Name(name);
                }
            }

            members.RemoveAll(member => names.Contains(member.Name) && member.Names.All(names.Contains));
        }
        while (waiting.Count > 0);

        foreach (DeclaredType type in order)
        {
            fingerprint.Add(type.Fingerprint);
        }

        return fingerprint.Value;
    }

    private bool IsFormula(DeclaredFormula formula) => formula.Attributes.Any(name => FormulaAttributes.Contains(name) || aliases.Contains(name));

    private void Add(DeclaredType type)
    {
        Add(type.Name, type);
        if (type.Name.EndsWith(Suffix, StringComparison.Ordinal) && type.Name.Length > Suffix.Length)
        {
            Add(type.Name.Substring(0, type.Name.Length - Suffix.Length), type);
        }

        foreach (string extension in type.Extensions)
        {
            Add(extension, type);
        }
    }

    private void Add(string name, DeclaredType type)
    {
        if (!types.TryGetValue(name, out List<DeclaredType>? others))
        {
            types.Add(name, others = new List<DeclaredType>());
        }

        others.Add(type);
    }

    private void AddNamespace(string name)
    {
        var fingerprint = new Fingerprint();
        fingerprint.Add(name);
        foreach (string part in name.Split('.'))
        {
            namespaces.TryGetValue(part, out ulong others);
            namespaces[part] = unchecked(others + fingerprint.Value);
        }
    }

    /// <summary>A number of an object's own, as long as it lives.</summary>
    private static ulong NumberOf(object value) => Numbers.GetValue(value, static _ => new Number(Interlocked.Increment(ref lastNumber))).Value;

    private sealed class Number(long value)
    {
        public ulong Value => (ulong)value;
    }
}
