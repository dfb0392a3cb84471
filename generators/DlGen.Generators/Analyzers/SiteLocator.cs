using System.Collections.Immutable;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Analyzers;

/// <summary>From a site's numbers back to the place in the source.</summary>
internal static class SiteLocator
{
    public static Location Locate(INamedTypeSymbol type, Site site, CancellationToken cancellationToken)
    {
        ImmutableArray<WrittenAttribute> attributes = WrittenAttribute.Of(type, cancellationToken);
        if (site.Attribute >= 0 && site.Attribute < attributes.Length)
        {
            AttributeSyntax attribute = attributes[site.Attribute].Syntax;
            ImmutableArray<WrittenArguments.Item> arguments = WrittenArguments.Of(attribute);
            return site.Argument >= 0 && site.Argument < arguments.Length
                ? arguments[site.Argument].Node.GetLocation()
                : attribute.GetLocation();
        }

        ImmutableArray<ISymbol> members = type.GetMembers();
        if (site.Attribute == ClassRules.Member(0).Attribute && site.Argument < members.Length)
        {
            return members[site.Argument].Locations.FirstOrDefault() ?? Location.None;
        }

        IReadOnlyList<INamedTypeSymbol> containers = Identifiers.ContainingTypesOf(type);
        return site.Argument >= 0 && site.Argument < containers.Count
            ? NameOf(containers[site.Argument])
            : (attributes.FirstOrDefault(static attribute => attribute.Role != AttributeRole.Unknown) ?? attributes.FirstOrDefault())?.Declaration.Identifier.GetLocation() ?? NameOf(type);
    }

    private static Location NameOf(INamedTypeSymbol type) => type.Locations.FirstOrDefault() ?? Location.None;
}
