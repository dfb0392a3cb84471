using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Data;

/// <summary>From a class with [CsvData] to what it declares, or to what is wrong with that. The file is read later.</summary>
internal static class CsvDataParser
{
    /// <summary>What a message calls the class.</summary>
    public const string What = "a class of data";

    public static ParsedData Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ImmutableArray<WrittenAttribute> attributes = WrittenAttribute.Of(type, cancellationToken);
        if (attributes.FirstOrDefault(static attribute => attribute.Role == AttributeRole.Data) is not { } data
            || attributes.Any(static attribute => attribute.DeclaresNetwork)
            || Identifiers.AreHalfTyped(type))
        {
            // That a network has data too is said of the network.
            return ParsedData.None;
        }

        var problems = new List<Problem>();
        ClassRules.CheckHalf(type, data.Declaration, What, problems, cancellationToken);
        ProjectRules.Check(type, compilation, problems);
        if (ArgumentReader.Read(data, problems) is not { } arguments || arguments.All(static argument => argument.Name != "file"))
        {
            return new ParsedData(null, null, problems.ToEquatableArray());
        }

        if (data.Data.NamedArguments.Any(static named => named is { Key: "MissingMarkers", Value: { Kind: TypedConstantKind.Array, IsNull: false, Values.IsEmpty: true } }))
        {
            arguments = arguments.Add(new Argument(CsvDataSpec.NoMarkers, "true", data.Site));
        }

        var spec = new CsvDataSpec(
            Identifiers.NamespaceOf(type),
            Identifiers.ContainingTypesOf(type).Select(Identifiers.Redeclare).ToEquatableArray(),
            Identifiers.Escape(type.Name),
            Identifiers.Redeclare(type),
            DeclarationText.Of([data]),
            FolderOf(data.Syntax.SyntaxTree.FilePath),
            data.Site,
            arguments.ToEquatableArray(),
            Members(type).ToEquatableArray());
        CheckOptions(spec, problems);
        CheckMembers(spec, problems);
        return new ParsedData(problems.Count == 0 ? spec : null, null, problems.ToEquatableArray());
    }

    private static void CheckOptions(CsvDataSpec spec, List<Problem> problems)
    {
        bool hasTargets = spec.All("targets").Any();
        if (spec.Label is null != hasTargets)
        {
            Site site = spec.Label?.Site ?? spec.Site;
            problems.Add(Problem.At(site, DiagnosticIds.DataTarget, spec.DisplayName, spec.Label is null ? "nothing" : "both a label and targets"));
        }

        if (spec.Find("separator") is { } separator && !IsSeparator(separator.Text[0]))
        {
            problems.Add(Problem.At(separator.Site, DiagnosticIds.ValueOutOfRange, "Separator", $"'{Printed(separator.Text[0])}'", "a tab or a punctuation mark such as ',' and ';', and no quotation mark"));
        }

        if (spec.Find("decimalSeparator") is { Text: not ("." or ",") } point)
        {
            problems.Add(Problem.At(point.Site, DiagnosticIds.ValueOutOfRange, "DecimalSeparator", $"'{Printed(point.Text[0])}'", "'.' or ','"));
        }
    }

    /// <summary>Members that have the names of those that are generated.</summary>
    private static void CheckMembers(CsvDataSpec spec, List<Problem> problems)
    {
        string[] names = [.. DataMembers.All.Where(name => !name.StartsWith(spec.Label is null ? "Class" : "Target", StringComparison.Ordinal))];
        if (names.Contains(spec.DisplayName))
        {
            problems.Add(Problem.At(ClassRules.ClassName, DiagnosticIds.NameTaken, $"class '{spec.DisplayName}'", "name", "another name", "the data"));
        }

        foreach (WrittenMember member in spec.Members.Where(member => names.Contains(member.Name)))
        {
            problems.Add(Problem.At(
                ClassRules.Member(member.Place), DiagnosticIds.NameTaken, $"member '{member.Name}' of '{spec.DisplayName}'", "name", "another name", "the data"));
        }
    }

    private static bool IsSeparator(char character) => character is '\0' or '\t' or (> ' ' and < '\x7F' and not ('"' or '#' or '.' or '-' or '+') and not (>= '0' and <= '9') and not (>= 'A' and <= 'Z') and not (>= 'a' and <= 'z'));

    private static string Printed(char character) => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString();

    private static IEnumerable<WrittenMember> Members(INamedTypeSymbol type)
    {
        ImmutableArray<ISymbol> members = type.GetMembers();
        for (int index = 0; index < members.Length; index++)
        {
            if (MemberNames.IsWritten(members[index]))
            {
                yield return new WrittenMember(members[index].Name, index);
            }
        }
    }

    private static string FolderOf(string path)
    {
        string slashes = DataFile.Slashes(path);
        return slashes.Substring(0, slashes.LastIndexOf('/') + 1);
    }
}
