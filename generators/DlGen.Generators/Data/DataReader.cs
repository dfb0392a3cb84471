using System.Globalization;
using System.Runtime.CompilerServices;
using DlGen.Formats;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Data;

/// <summary>Reads what a file holds, by the rules that the library reads it by at run time.</summary>
internal static class DataReader
{
    /// <summary>Of larger files only the beginning is read: categories and classes that come later are refused when the file is loaded.</summary>
    public const int MostCharacters = 8_000_000;

    private static readonly ConditionalWeakTable<SourceText, Dictionary<EquatableArray<Argument>, Content>> Known = new();

    /// <summary>What is in the file of a class.</summary>
    /// <param name="spec">The class.</param>
    /// <param name="file">The file that it means.</param>
    /// <param name="projectFolder">The project's folder; empty where it isn't known.</param>
    public static ParsedData Read(CsvDataSpec spec, DataFile file, string projectFolder)
    {
        if (file.Text is not { } text)
        {
            return new ParsedData(spec, null, EquatableArray.Create(Unreadable(spec, "can't be opened, or is no text")));
        }

        Content content = ContentOf(spec, text);
        return new ParsedData(spec, content.Scan is { } scan ? TableOf(spec, DataFiles.PathBesideProgram(spec, file.Path, projectFolder), scan, content) : null, content.Problems.ToEquatableArray());
    }

    /// <summary>What a text holds by what the attribute says. It is read once, for the generator and the analyzers, whatever else becomes of the class.</summary>
    internal static Content ContentOf(CsvDataSpec spec, SourceText text)
    {
        Dictionary<EquatableArray<Argument>, Content> read = Known.GetOrCreateValue(text);
        lock (read)
        {
            if (!read.TryGetValue(spec.Arguments, out Content? known))
            {
                read.Add(spec.Arguments, known = Read(spec, text));
            }

            return known;
        }
    }

    private static Content Read(CsvDataSpec spec, SourceText text)
    {
        if (text.Encoding is { CodePage: not (65001 or 1200 or 1201) } encoding)
        {
            return Wrong(Unreadable(spec, $"is in {encoding.WebName}: save it as UTF-8"));
        }

        bool isWhole = text.Length <= MostCharacters;
        string content = text.ToString(new TextSpan(0, Math.Min(text.Length, MostCharacters))).TrimStart('\uFEFF');
        if (string.IsNullOrWhiteSpace(content))
        {
            return Wrong(Problem.At(spec.File.Site, DiagnosticIds.DataFileEmpty, spec.File.Text, content.Length == 0 ? "is empty" : "has nothing but empty lines"));
        }

        if (content.Take(512).Any(static character => character < ' ' && character is not ('\t' or '\n' or '\r' or '\f')))
        {
            return Wrong(Unreadable(spec, "is not a file of separated values: it has characters that are no text"));
        }

        if (content.IndexOf('\uFFFD') is >= 0 and var bad)
        {
            // What the compiler puts where bytes are no UTF-8.
            string line = Text.Plain(1 + content.Take(bad).Count(static character => character == '\n'));
            return Wrong(Unreadable(spec, $"has characters in line {line} that are not UTF-8: save it as UTF-8"));
        }

        try
        {
            return ReadTable(spec, content, isWhole);
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            return Wrong(Problem.At(spec.File.Site, DiagnosticIds.DataUnreadable, MessageOf(exception).TrimEnd('.')));
        }
    }

    private static Content ReadTable(CsvDataSpec spec, string content, bool isWhole)
    {
        char separator = spec.Find("separator")?.Text[0] is { } given and not '\0' ? given : TableText.FindSeparator(content.AsSpan(0, Math.Min(content.Length, TableText.SeparatorSearch)));
        string source = spec.File.Text;
        string[] names = NamesOf(source, new CsvRows(content, separator), spec.HasHeader);
        if (TableText.SameName(names) is { } same)
        {
            return Wrong(Problem.At(spec.File.Site, DiagnosticIds.DataColumnsAlike, source, Text.Plain(same.First + 1), Text.Plain(same.Second + 1), NearestName.Shorten(names[same.First])));
        }

        Problem[] unknown = [.. Unknown(spec, names)];
        if (unknown.Length > 0)
        {
            return Wrong(unknown);
        }

        TableRules rules = RulesOf(spec);
        var scan = new TableScan(source, names, spec.Label?.Text, spec.Texts("targets"), rules);
        var ranges = new NumberRange[scan.Inputs.Length];
        int count = 0;
        var rows = new CsvRows(content, separator);
        bool isHeader = spec.HasHeader;
        bool hasNext = rows.Next();
        while (hasNext)
        {
            (int line, bool isOpen, string[] values) = (rows.Line, rows.IsOpen, [.. rows.Values]);
            hasNext = rows.Next();
            if (!hasNext && !isWhole)
            {
                // Where the beginning of the file ends, a row may be cut off.
                break;
            }

            if (isOpen)
            {
                throw Open(source, line);
            }

            if (isHeader)
            {
                isHeader = false;
                continue;
            }

            if (values.Length != names.Length)
            {
                return Wrong(Problem.At(spec.File.Site, DiagnosticIds.DataRowRagged, source, TableText.Ragged(line, values.Length, names.Length), separator == '\t' ? "tab" : separator.ToString()));
            }

            count += Note(scan, rules, ranges, values, line) ? 1 : 0;
        }

        return count > 0
            ? new Content(scan, scan.Label is null ? [] : scan.Classes(), [.. ranges.Select(static range => range.ToString())], count, isWhole, [])
            : Wrong(Problem.At(spec.File.Site, DiagnosticIds.DataFileEmpty, source, rules.DropsMissing ? "has no rows without a missing value" : "has no rows"));
    }

    private static string[] NamesOf(string source, CsvRows rows, bool hasHeader)
    {
        rows.Next();
        return rows.IsOpen
            ? throw Open(source, rows.Line)
            : [.. rows.Values.Select((value, column) => TableText.NameOf(column, value.AsSpan(), hasHeader))];
    }

    /// <returns>Whether the row is one of the data, and not left out.</returns>
    private static bool Note(TableScan scan, TableRules rules, NumberRange[] ranges, string[] values, int line)
    {
        bool isLeftOut = false;
        foreach (TableColumn column in scan.Columns)
        {
            isLeftOut |= scan.IsLeftOut(column, values[column.Index].AsSpan().Trim(), line);
        }

        if (isLeftOut)
        {
            return false;
        }

        foreach (TableColumn column in scan.Columns)
        {
            scan.Note(column, values[column.Index].AsSpan().Trim(), line);
        }

        for (int index = 0; index < ranges.Length; index++)
        {
            ReadOnlySpan<char> text = values[scan.Inputs[index].Index].AsSpan().Trim();
            if (scan.Inputs[index].Categories.Count == 0 && !scan.IsMissing(text) && rules.TryParse(text, out float number))
            {
                ranges[index].Add(number);
            }
        }

        return true;
    }

    /// <summary>The names of columns that the file doesn't have, each at its place.</summary>
    private static IEnumerable<Problem> Unknown(CsvDataSpec spec, string[] names) => spec.Arguments
        .Where(static argument => argument.Name is "label" or "targets" or "columns" or "exclude" or "sideColumns" or "categoryColumns")
        .Where(argument => !names.Contains(argument.Text))
        .Select(argument => Problem.At(
            argument.Site, DiagnosticIds.DataColumnUnknown, spec.File.Text, NearestName.Shorten(argument.Text), NearestName.Suggest(argument.Text, names).TrimEnd('.')));

    private static TableRules RulesOf(CsvDataSpec spec)
    {
        var rules = new TableRules
        {
            DropsMissing = spec.Find("missing")?.Text == "DropRow",
            KeepsMissing = spec.KeepsMissing,
            Columns = spec.Texts("columns") is { Length: > 0 } columns ? columns : null,
            Exclude = spec.Texts("exclude"),
            SideColumns = spec.Texts("sideColumns"),
            CategoryColumns = spec.Texts("categoryColumns"),
        };
        if (spec.Find("mostCategories") is { } most)
        {
            rules.MostCategories = int.Parse(most.Text, CultureInfo.InvariantCulture);
        }

        if (spec.Texts("missingMarkers") is { Length: > 0 } markers)
        {
            rules.MissingMarkers = markers;
        }
        else if (spec.Find(CsvDataSpec.NoMarkers) is not null)
        {
            rules.MissingMarkers = [];
        }

        if (spec.Find("decimalSeparator") is { } point)
        {
            rules.Culture = TableRules.CultureOf(point.Text[0]);
        }

        return rules;
    }

    private static DataTable TableOf(CsvDataSpec spec, string pathBesideProgram, TableScan scan, Content content)
    {
        var types = new ColumnNames([spec.DisplayName, .. DataMembers.All, .. spec.Members.Select(static member => member.Name)], "Kind");
        var properties = new ColumnNames(DataMembers.OfRow, "Column");
        CsvInput[] inputs = scan.Schema;
        DataColumn? label = scan.Label is null ? null : LabelOf(scan.Label.Name, content.Classes, types);
        return new DataTable(
            pathBesideProgram,
            content.Rows,
            content.IsWhole,
            inputs.Select((input, index) =>
            {
                string otherwise = $"Column{Text.Plain(scan.Inputs[index].Index + 1)}";
                string property = properties.Add(input.Name, otherwise);
                return input.Categories is { } categories
                    ? new DataColumn(input.Name, property, types.Add(input.Name, otherwise), CategoriesOf(categories), "")
                    : new DataColumn(input.Name, property, "", EquatableArray<DataCategory>.Empty, content.Ranges[index]);
            }).ToEquatableArray(),
            label,
            scan.Targets.Select(static target => target.Name).ToEquatableArray());
    }

    /// <summary>Classes that are numbers from 0 on need no names: each is the number of its own output.</summary>
    private static DataColumn LabelOf(string name, string[] classes, ColumnNames types)
    {
        bool areNumbered = classes.Select(static (text, number) => text == Text.Plain(number)).All(static same => same);
        return new DataColumn(name, "", areNumbered ? "" : types.Add(name, "Class"), CategoriesOf(classes), "");
    }

    private static EquatableArray<DataCategory> CategoriesOf(string[] texts)
    {
        var members = new ColumnNames([], "");
        return texts.Select((text, number) => new DataCategory(text, members.Add(text, $"Category{Text.Plain(number)}"))).ToEquatableArray();
    }

    private static Content Wrong(params Problem[] problems) => new(null, [], [], 0, IsWhole: true, problems);

    private static InvalidDataException Open(string source, int line) => new($"{source}: line {Text.Plain(line)}: a quotation mark without its second.");

    private static Problem Unreadable(CsvDataSpec spec, string why) => Problem.At(spec.File.Site, DiagnosticIds.DataUnreadable, $"'{spec.File.Text}' {why}");

    /// <summary>A message without the parameter that the framework puts behind it.</summary>
    private static string MessageOf(Exception exception)
    {
        string message = exception.Message;
        int end = exception is ArgumentException { ParamName: { } name } ? message.LastIndexOf(name, StringComparison.Ordinal) : -1;
        end = end < 0 ? -1 : Math.Max(message.LastIndexOf(" (", end, StringComparison.Ordinal), message.LastIndexOf('\n', end));
        return (end < 0 ? message : message.Substring(0, end)).TrimEnd();
    }

    /// <summary>What a text holds.</summary>
    /// <param name="Scan">What its columns are; null where it can't be read.</param>
    /// <param name="Classes">The classes in order.</param>
    /// <param name="Ranges">The ranges of the columns of numbers.</param>
    /// <param name="Rows">How many rows there are.</param>
    /// <param name="IsWhole">Whether these are all rows.</param>
    /// <param name="Problems">What is wrong.</param>
    internal sealed record Content(TableScan? Scan, string[] Classes, string[] Ranges, int Rows, bool IsWhole, Problem[] Problems);

    /// <summary>The least and the greatest of a column's numbers.</summary>
    private struct NumberRange
    {
        private float? least;
        private float? greatest;

        public void Add(float number)
        {
            least = least is { } low && low <= number ? low : number;
            greatest = greatest is { } high && high >= number ? high : number;
        }

        public override readonly string ToString() => least is { } low && greatest is { } high
            ? $"{low.ToString("G6", CultureInfo.InvariantCulture)} to {high.ToString("G6", CultureInfo.InvariantCulture)}"
            : "";
    }
}
