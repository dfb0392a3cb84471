using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Surface;
using DlGen.Generators.Graph;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing;

/// <summary>
/// The names that the generated half of a class takes: neither the class, nor what the user declares in it, nor what it inherits
/// can have them. Methods may share a name with generated methods, as overloads.
/// </summary>
internal static class MemberNames
{
    private const string Network = "INetwork";

    /// <summary>A member as a message names it: Clone(), Save(string), INetwork&lt;float&gt;.Save(string).</summary>
    private static readonly SymbolDisplayFormat Description = new(
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>The members that a class gets, by their names.</summary>
    public static ILookup<string, GeneratedMember> Of(NetworkSpec spec, NetworkGraph graph) =>
        GeneratedMembers.Of(spec, graph).ToLookup(static member => member.Name, StringComparer.Ordinal);

    /// <summary>Reports members that can't stand beside the generated ones, or that those would hide.</summary>
    public static void Check(
        INamedTypeSymbol type, NetworkSpec spec, ILookup<string, GeneratedMember> generated, DeclarationContext context, List<Problem> problems)
    {
        if (generated.Contains(type.Name))
        {
            problems.Add(Taken(ClassRules.ClassName, $"class '{type.Name}'", isSignature: false));
        }

        CheckOwn(type, spec, generated, problems);
        CheckInherited(type, generated, context, problems);
    }

    /// <summary>Whether the user wrote it: an analyzer sees the class together with its generated half.</summary>
    public static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(static reference =>
            !GeneratedFiles.IsOurs(reference.SyntaxTree));

    private static void CheckOwn(INamedTypeSymbol type, NetworkSpec spec, ILookup<string, GeneratedMember> generated, List<Problem> problems)
    {
        ImmutableArray<ISymbol> members = type.GetMembers();
        for (int index = 0; index < members.Length; index++)
        {
            ISymbol member = members[index];
            if (!IsWritten(member))
            {
                continue;
            }

            if (!spec.IsBlock && Implements(member))
            {
                problems.Add(Problem.At(ClassRules.Member(index), DiagnosticIds.InterfaceTaken, Describe(member), type.Name));
            }
            else if (Clash(member, generated, inherited: false) is { } clash)
            {
                problems.Add(Taken(ClassRules.Member(index), $"member '{Describe(member)}' of '{type.Name}'", clash.Kind == MemberKind.Method && member is IMethodSymbol));
            }
        }
    }

    /// <summary>What a generated member would hide. A base class that is a network has a diagnostic of its own.</summary>
    private static void CheckInherited(INamedTypeSymbol type, ILookup<string, GeneratedMember> generated, DeclarationContext context, List<Problem> problems)
    {
        var reported = new HashSet<GeneratedMember>();
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null && !DlGenAttributes.IsNetwork(parent); parent = parent.BaseType)
        {
            foreach (ISymbol member in parent.GetMembers())
            {
                if (Clash(member, generated, inherited: true) is { } clash
                    && context.Compilation.IsSymbolAccessibleWithin(member, type)
                    && reported.Add(clash))
                {
                    problems.Add(Taken(
                        ClassRules.ClassName, $"member '{Describe(member)}' of the base class '{parent.Name}'", clash.Kind == MemberKind.Method && member is IMethodSymbol));
                }
            }
        }
    }

    /// <summary>The generated member that can't stand beside a member, or would hide it; null where there is none.</summary>
    private static GeneratedMember? Clash(ISymbol member, ILookup<string, GeneratedMember> generated, bool inherited)
    {
        if (member is IMethodSymbol method)
        {
            return method.MethodKind != MethodKind.Ordinary
                ? null
                : generated[method.Name].FirstOrDefault(other => other.Kind != MemberKind.Method || HasSignature(method, other.Parameters))
                    ?? (inherited ? null : AccessorClash(method, generated));
        }

        // An indexer goes by the name that [IndexerName] gives it.
        return generated[member.Name].Concat(member is IPropertySymbol { IsIndexer: true } ? generated[member.MetadataName] : []).FirstOrDefault();
    }

    /// <summary>A property takes the names of both accessors, whether it has them or not.</summary>
    private static GeneratedMember? AccessorClash(IMethodSymbol method, ILookup<string, GeneratedMember> generated)
    {
        int parameters = method.Name.StartsWith("get_", StringComparison.Ordinal) ? 0
            : method.Name.StartsWith("set_", StringComparison.Ordinal) ? 1
            : -1;
        return parameters == method.Parameters.Length && method.Arity == 0
            ? generated[method.Name.Substring(4)].FirstOrDefault(static other => other.Kind == MemberKind.Property)
            : null;
    }

    private static bool HasSignature(IMethodSymbol method, EquatableArray<string> parameters) =>
        method.Arity == 0
        && method.Parameters.Length == parameters.Count
        && method.Parameters.Zip(parameters, static (own, other) =>
            own.RefKind == RefKind.None && own.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) == other).All(static same => same);

    /// <summary>Whether the user implements a part of the networks' interface, which the generated half implements whole.</summary>
    private static bool Implements(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.ExplicitInterfaceImplementation } method => method.ExplicitInterfaceImplementations.Any(IsOfNetwork),
        IPropertySymbol property => property.ExplicitInterfaceImplementations.Any(IsOfNetwork),
        _ => false,
    };

    private static bool IsOfNetwork(ISymbol member) => member.ContainingType.Name == Network && DlGenAttributes.IsFromLibrary(member.ContainingType);

    private static string Describe(ISymbol member) => member is INamedTypeSymbol ? member.Name : member.ToDisplayString(Description);

    private static Problem Taken(Site site, string what, bool isSignature) => isSignature
        ? Problem.At(site, DiagnosticIds.NameTaken, what, "name and the parameters", "another name, or other parameters", "the network")
        : Problem.At(site, DiagnosticIds.NameTaken, what, "name", "another name", "the network");
}
