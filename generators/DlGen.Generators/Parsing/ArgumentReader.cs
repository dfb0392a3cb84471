using System.Collections.Immutable;
using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Parsing;

/// <summary>Reads what an attribute was told into arguments: names, invariant texts and places.</summary>
internal static class ArgumentReader
{
    /// <summary>
    /// The arguments that were written, an array as one argument an item under the same name; a wrong value is reported
    /// and left out. Null when the compiler refuses the attribute.
    /// </summary>
    public static ImmutableArray<Argument>? Read(WrittenAttribute attribute, List<Problem> problems)
    {
        AttributeData data = attribute.Data;
        if (data.AttributeConstructor is not { } constructor
            || data.ConstructorArguments.Length != constructor.Parameters.Length
            || data.ConstructorArguments.Any(IsRefused)
            || data.NamedArguments.Any(static named => IsRefused(named.Value)))
        {
            return null;
        }

        ImmutableArray<WrittenArguments.Item> written = WrittenArguments.Of(attribute.Syntax);
        var arguments = ImmutableArray.CreateBuilder<Argument>();
        foreach (IParameterSymbol parameter in constructor.Parameters)
        {
            TypedConstant value = data.ConstructorArguments[parameter.Ordinal];
            List<Site> sites = SitesOf(parameter, attribute, written);
            if (value.Kind == TypedConstantKind.Array)
            {
                ImmutableArray<TypedConstant> items = value.IsNull ? ImmutableArray<TypedConstant>.Empty : value.Values;
                for (int index = 0; index < items.Length; index++)
                {
                    Site site = sites.Count == items.Length ? sites[index] : sites.Count > 0 ? sites[0] : attribute.Site;
                    Add(arguments, parameter.Name, items[index], parameter, site, problems);
                }
            }
            else if (sites.Count > 0)
            {
                Add(arguments, parameter.Name, value, parameter, sites[0], problems);
            }
        }

        var said = new HashSet<string>();
        foreach (KeyValuePair<string, TypedConstant> named in data.NamedArguments)
        {
            if (!said.Add(named.Key))
            {
                // The compiler refuses a name that is said twice; of its values the first is read.
                continue;
            }

            if (named.Value is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Array, IsNull: true })
            {
                // A name left open says nothing.
                continue;
            }

            IPropertySymbol? property = DlGenAttributes.PropertyOf(data.AttributeClass!, named.Key);
            List<Site> sites = [.. Enumerable.Range(0, written.Length)
                .Where(index => written[index].Argument.NameEquals?.Name.Identifier.ValueText == named.Key)
                .Select(index => new Site(attribute.Index, index))];
            ImmutableArray<TypedConstant> items = named.Value.Kind == TypedConstantKind.Array ? named.Value.Values : ImmutableArray.Create(named.Value);
            for (int item = 0; item < items.Length; item++)
            {
                Site site = sites.Count == items.Length ? sites[item] : sites.Count > 0 ? sites[0] : attribute.Site;
                Add(arguments, named.Key, items[item], property, site, problems);
            }
        }

        return arguments.ToImmutable();
    }

    private static void Add(
        ImmutableArray<Argument>.Builder arguments,
        string name,
        TypedConstant value,
        ISymbol? target,
        Site site,
        List<Problem> problems)
    {
        if (value.Kind == TypedConstantKind.Enum)
        {
            if (EnumMember(value) is { } member)
            {
                arguments.Add(new Argument(CamelCase(name), member, site));
            }
            else
            {
                problems.Add(Problem.At(site, DiagnosticIds.UnknownValue, Invariant(value.Value), value.Type!.Name, EnumMembers(value.Type)));
            }

            return;
        }

        if (ValidRange.Of(target) is { } range && !range.Contains(value.Value))
        {
            problems.Add(range.IsSize
                ? Problem.At(site, DiagnosticIds.SizeNotPositive, name, Invariant(value.Value))
                : Problem.At(site, DiagnosticIds.ValueOutOfRange, name, Invariant(value.Value), range.ToString()));
            return;
        }

        arguments.Add(new Argument(CamelCase(name), Invariant(value.Value), site));
    }

    /// <summary>Where a constructor's parameter is written: several places for a params array, none where its default applies.</summary>
    private static List<Site> SitesOf(IParameterSymbol parameter, WrittenAttribute attribute, ImmutableArray<WrittenArguments.Item> written)
    {
        var sites = new List<Site>();
        int position = -1;
        AttributeArgumentSyntax? previous = null;
        for (int index = 0; index < written.Length; index++)
        {
            AttributeArgumentSyntax argument = written[index].Argument;
            if (argument.NameEquals is not null)
            {
                continue;
            }

            if (!ReferenceEquals(argument, previous))
            {
                position++;
                previous = argument;
            }

            bool matches = argument.NameColon is { } name
                ? name.Name.Identifier.ValueText == parameter.Name
                : position == parameter.Ordinal || (parameter.IsParams && position > parameter.Ordinal);
            if (matches)
            {
                sites.Add(new Site(attribute.Index, index));
            }
        }

        return sites;
    }

    private static bool IsRefused(TypedConstant value) =>
        value.Kind == TypedConstantKind.Error
        || value.Type is null or { TypeKind: TypeKind.Error }
        || (value.Kind == TypedConstantKind.Array && !value.IsNull && value.Values.Any(IsRefused))
        || (value.Kind is TypedConstantKind.Enum or TypedConstantKind.Primitive && value.Value is null && value.Type.IsValueType);

    /// <summary>The name of an enum's value; null where it has none.</summary>
    public static string? EnumMember(TypedConstant value) => value.Type!
        .GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value.Value))?
        .Name;

    /// <summary>The names that an enum has, for a message.</summary>
    public static string EnumMembers(ITypeSymbol type) =>
        string.Join(", ", type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => field.Name));

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A value as text, whatever the culture.</summary>
    public static string Invariant(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
