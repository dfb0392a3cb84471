using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>What a class must be for its other half to be generated.</summary>
internal static class ClassRules
{
    /// <summary>The place of the class's name.</summary>
    public static Site ClassName { get; } = new(-1, -1);

    /// <summary>The place of a containing type's name, counted from the outermost.</summary>
    public static Site ContainingTypeName(int depth) => new(-1, depth);

    /// <summary>The place of a member's name, counted as the symbol lists its members.</summary>
    public static Site Member(int index) => new(-2, index);

    public static void Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, bool isBlock, Compilation compilation, List<Problem> problems, CancellationToken cancellationToken)
    {
        string name = type.Name;
        if (type.IsRecord)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.Record, name));
        }

        if (type.IsStatic)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.Static, name));
        }
        else if (type.IsAbstract && !isBlock)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.Abstract, name));
        }

        CheckHalf(type, declaration, "a network", problems, cancellationToken);
        if (!isBlock && !type.IsRecord && HasPrimaryConstructor(type, cancellationToken))
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.PrimaryConstructor, name));
        }

        if (NetworkAbove(type) is { } parent)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.DerivedFromNetwork, name, parent.Name));
        }

        if (!isBlock)
        {
            ConstructionRules.Check(type, compilation, problems, cancellationToken);
        }
    }

    /// <summary>Whether a half of the class can be generated in another file.</summary>
    /// <param name="type">The class.</param>
    /// <param name="declaration">Its declaration with the attribute.</param>
    /// <param name="what">What the attribute makes of it, for a message: "a network".</param>
    /// <param name="problems">Gets what is wrong.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static void CheckHalf(INamedTypeSymbol type, TypeDeclarationSyntax declaration, string what, List<Problem> problems, CancellationToken cancellationToken)
    {
        string name = type.Name;
        if (!IsPartial(declaration))
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.NotPartial, name, name));
        }

        if (type.Arity > 0)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.Generic, name, $"'{name}' has type parameters", what));
        }

        if (type.IsFileLocal)
        {
            problems.Add(Problem.At(ClassName, DiagnosticIds.FileLocal, name, name));
        }

        IReadOnlyList<INamedTypeSymbol> containers = Identifiers.ContainingTypesOf(type);
        for (int depth = 0; depth < containers.Count; depth++)
        {
            INamedTypeSymbol container = containers[depth];
            Site site = ContainingTypeName(depth);
            if (!Declarations(container, cancellationToken).All(IsPartial))
            {
                problems.Add(Problem.At(site, DiagnosticIds.NotPartial, container.Name, type.Name));
            }

            if (container.Arity > 0)
            {
                problems.Add(Problem.At(site, DiagnosticIds.Generic, type.Name, $"'{container.Name}' around it has type parameters", what));
            }

            if (container.IsFileLocal)
            {
                problems.Add(Problem.At(site, DiagnosticIds.FileLocal, container.Name, type.Name));
            }
        }
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>();

    private static bool IsPartial(TypeDeclarationSyntax declaration) => declaration.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static bool HasPrimaryConstructor(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        Declarations(type, cancellationToken).Any(static declaration => declaration.ParameterList is not null);

    private static INamedTypeSymbol? NetworkAbove(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (DlGenAttributes.IsNetwork(parent))
            {
                return parent;
            }
        }

        return null;
    }
}
