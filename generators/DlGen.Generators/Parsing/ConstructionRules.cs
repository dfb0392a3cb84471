using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>
/// What stands in the way of the generated constructors, which make the network's parameters, and of Create, Load and
/// Clone, which call them.
/// </summary>
internal static class ConstructionRules
{
    public static void Check(INamedTypeSymbol type, Compilation compilation, List<Problem> problems, CancellationToken cancellationToken)
    {
        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(MemberNames.IsWritten))
        {
            // A primary constructor's syntax is the type's: it has a diagnostic of its own.
            if (constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is not ConstructorDeclarationSyntax syntax)
            {
                continue;
            }

            Site site = ClassRules.Member(type.GetMembers().IndexOf(constructor));
            string signature = $"{type.Name}({string.Join(", ", constructor.Parameters.Select(static parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)))})";
            if (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type.SpecialType == SpecialType.System_Int32)
            {
                Add(type, problems, site, $"its constructor {signature} has the parameters of the generated one", "remove it, or give it other parameters and ': this(seed)'");
            }
            else if (constructor.Parameters.Length == 1 && constructor.Parameters[0].Type is INamedTypeSymbol argument && DlGenAttributes.IsNetworkRuntime(argument))
            {
                Add(type, problems, site, $"its constructor {signature} has the parameters of the one that Load and Clone call", "remove it, or give it other parameters");
            }
            else if (syntax.Initializer is null || !syntax.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
            {
                Add(type, problems, site, $"its constructor {signature} doesn't call the generated one, which makes the parameters", "add ': this(seed)' to it");
            }
        }

        for (INamedTypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (ISymbol member in declaring.GetMembers().Where(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                Add(type, problems, ClassRules.ClassName, $"'{member.Name}' is required, which Create, Load and Clone can't set", "give it a default value in place of 'required'");
            }
        }

        if (type.BaseType is { TypeKind: TypeKind.Class } parent && !IsCreatable(type, parent, compilation))
        {
            Add(type, problems, ClassRules.ClassName, $"its base class '{parent.Name}' has no constructor that can be called without arguments", "add one to the base class");
        }
    }

    /// <summary>Whether a call without arguments finds a constructor of the base class, and one alone.</summary>
    private static bool IsCreatable(INamedTypeSymbol type, INamedTypeSymbol parent, Compilation compilation)
    {
        List<IMethodSymbol> callable = [.. parent.InstanceConstructors.Where(constructor =>
            constructor.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams)
            && compilation.IsSymbolAccessibleWithin(constructor, type)
            && !constructor.GetAttributes().Any(IsForbidding))];
        return callable.Count == 1 || callable.Any(static constructor => constructor.Parameters.IsEmpty);
    }

    /// <summary>Whether it is [Obsolete] as an error.</summary>
    private static bool IsForbidding(AttributeData attribute) =>
        attribute.AttributeClass is { Name: "ObsoleteAttribute" } && attribute.ConstructorArguments is { Length: 2 } arguments && arguments[1].Value is true;

    private static void Add(INamedTypeSymbol type, List<Problem> problems, Site site, string reason, string fix) =>
        problems.Add(Problem.At(site, DiagnosticIds.Construction, type.Name, reason, fix));
}
