using DlGen.Generators.Model;
using DlGen.Generators.Surface;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Emission;

/// <summary>Writes the other half of a class with [CsvData]: counts and names, the loader, enums of categories, and the row.</summary>
internal sealed class DataEmitter
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList<string>";
    private const string LayoutType = "global::DlGen.Runtime.CsvLayout";

    private readonly CodeWriter code = new();
    private readonly CsvDataSpec spec;
    private readonly DataTable table;

    private DataEmitter(CsvDataSpec spec, DataTable table)
    {
        this.spec = spec;
        this.table = table;
    }

    /// <summary>The generated file.</summary>
    public static string Write(CsvDataSpec spec, DataTable table)
    {
        var emitter = new DataEmitter(spec, table);
        Place.WriteHead(emitter.code, $"{spec.DisplayName}: {spec.Declaration}   {emitter.Totals()}");
        Place.Write(emitter.code, spec.Namespace, spec.ContainingTypes, emitter.WriteClass);
        return emitter.code.ToString();
    }

    /// <summary>A half of the class with nothing but the counts: what declarations of networks name.</summary>
    public static string WriteConstants(CsvDataSpec spec, DataTable table)
    {
        var emitter = new DataEmitter(spec, table);
        Place.Write(emitter.code, spec.Namespace, spec.ContainingTypes, () =>
        {
            using (emitter.code.Braces(spec.Header))
            {
                emitter.WriteCounts();
            }
        });
        return emitter.code.ToString();
    }

    private string Totals()
    {
        string rows = table.IsWhole ? Text.Count(table.Rows, "row") : $"the first {Text.Read(table.Rows)} rows";
        string features = Text.Count(table.FeatureCount(spec.IsOneHot), "feature");
        string targets = table.Label is { } label ? Text.Count(label.Categories.Count, "class", "es") : Text.Count(table.Targets.Count, "target");
        return $"{rows}, {features}, {targets}";
    }

    private void WriteClass()
    {
        code.Line($"/// <summary>{Text.Xml($"{spec.File.Text}: {Totals()}.")}</summary>");
        using (code.Braces(spec.Header))
        {
            WriteCounts();
            code.Line();
            WriteLayout();
            code.Line();
            WriteNames();
            code.Line();
            WriteLoad();
            foreach (DataColumn column in table.Columns.Concat(table.Label is { } label ? [label] : []).Where(static column => column.Type.Length > 0))
            {
                code.Line();
                WriteEnum(column);
            }

            if (table.HasRow)
            {
                code.Line();
                WriteRow();
            }
        }
    }

    private void WriteCounts()
    {
        code.Line("/// <summary>How many numbers a row becomes: the inputs of a network that learns from them.</summary>");
        code.Line($"public const int {DataMembers.FeatureCount} = {Text.Code(table.FeatureCount(spec.IsOneHot))};");
        code.Line();
        if (table.Label is { } label)
        {
            code.Line("/// <summary>How many classes there are: the outputs of a network that tells them apart.</summary>");
            code.Line($"public const int {DataMembers.ClassCount} = {Text.Code(label.Categories.Count)};");
        }
        else
        {
            code.Line("/// <summary>How many numbers are to be predicted of a row: the outputs of a network that does.</summary>");
            code.Line($"public const int {DataMembers.TargetCount} = {Text.Code(table.Targets.Count)};");
        }
    }

    private void WriteLayout()
    {
        code.Line($"private static readonly {LayoutType} {DataMembers.Layout} = {LayoutType}.{(table.Label is null ? "OfTargets" : "OfClasses")}(");
        using (code.Indent())
        {
            code.Line($"owner: {Literal(spec.DisplayName)},");
            code.Line($"file: {Literal(table.PathBesideProgram)},");
            code.Line("columns:").Line("[");
            using (code.Indent())
            {
                foreach (DataColumn column in table.Columns)
                {
                    code.Line($"new({Literals([column.Name, .. column.Categories.Select(static category => category.Text)])}),");
                }
            }

            code.Line("],");
            string options = Options();
            string end = options.Length == 0 ? ");" : ",";
            if (table.Label is { } label)
            {
                code.Line($"label: {Literal(label.Name)},");
                code.Line($"classes: [{Literals(label.Categories.Select(static category => category.Text))}]{end}");
            }
            else
            {
                code.Line($"targets: [{Literals(table.Targets)}]{end}");
            }

            if (options.Length > 0)
            {
                code.Line($"options: new() {{ {options} }});");
            }
        }
    }

    private void WriteNames()
    {
        code.Line($"/// <summary>The names of the features: those of their columns{(table.Columns.Any(static column => !column.IsNumber) && spec.IsOneHot ? ", and column=category for each category" : "")}.</summary>");
        code.Line($"public static {List} {DataMembers.FeatureNames} => {DataMembers.Layout}.FeatureNames;");
        code.Line();
        if (table.Label is not null)
        {
            code.Line("/// <summary>The names of the classes, in the order of their labels.</summary>");
            code.Line($"public static {List} {DataMembers.ClassNames} => {DataMembers.Layout}.ClassNames;");
        }
        else
        {
            code.Line("/// <summary>The names of the columns that are to be predicted.</summary>");
            code.Line($"public static {List} {DataMembers.TargetNames} => {DataMembers.Layout}.TargetNames;");
        }
    }

    private void WriteLoad()
    {
        code.Line($"/// <summary>Loads the data: each row as {Text.Plain(table.FeatureCount(spec.IsOneHot))} numbers, and {(table.Label is { } label ? Text.Xml($"its class from {Quoted(label.Name)}") : Text.Xml($"the numbers to predict from {string.Join(", ", table.Targets.Select(Quoted))}"))}.</summary>");
        code.Line($"/// <param name=\"path\">Another file with the same columns and categories; {Text.Xml(table.PathBesideProgram)} beside the program if null.</param>");
        code.Line($"public static global::DlGen.Dataset {DataMembers.Load}(string? path = null) => {DataMembers.Layout}.Load(path);");
    }

    private void WriteEnum(DataColumn column)
    {
        code.Line($"/// <summary>{(column == table.Label ? "The classes" : "The categories")} of {Text.Xml(Quoted(column.Name))}.</summary>");
        using (code.Braces($"public enum {column.Type}"))
        {
            bool isFirst = true;
            foreach (DataCategory category in column.Categories)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                code.Line($"/// <summary>{Text.Xml(Quoted(category.Text))} in the file.</summary>");
                code.Line($"{category.Member},");
            }
        }
    }

    private void WriteRow()
    {
        code.Line($"/// <summary>A row of {Text.Xml(spec.File.Text)} without what is to be predicted.</summary>");
        foreach (DataColumn column in table.Columns)
        {
            string range = column.Range.Length > 0 ? $", {column.Range}" : "";
            code.Line($"/// <param name=\"{column.Property}\">{Text.Xml($"{Quoted(column.Name)} in the file{range}.")}</param>");
        }

        string parameters = string.Join(", ", table.Columns.Select(column => $"{TypeOf(column)} {column.Property}"));
        using (code.Braces($"public readonly record struct {DataMembers.Row}({parameters})"))
        {
            code.Line("/// <summary>The row as a network takes it.</summary>");
            using (code.Braces($"public float[] {DataMembers.ToInput}()"))
            {
                code.Line($"var input = new float[{DataMembers.FeatureCount}];");
                code.Line($"{DataMembers.CopyTo}(input);");
                code.Line("return input;");
            }

            code.Line();
            code.Line($"/// <summary>Writes the row as a network takes it into the first {Text.Plain(table.FeatureCount(spec.IsOneHot))} places.</summary>");
            using (code.Braces($"public void {DataMembers.CopyTo}(global::System.Span<float> input)"))
            {
                code.Line($"input = input[..{DataMembers.FeatureCount}];");
                int place = 0;
                foreach (DataColumn column in table.Columns)
                {
                    string number = column.IsNumber ? "" : $"({(spec.KeepsMissing ? "int?" : "int")}){column.Property}";
                    int width = column.Width(spec.IsOneHot);
                    code.Line(
                        column.IsNumber ? $"input[{Text.Plain(place)}] = {column.Property};"
                        : spec.IsOneHot ? $"{LayoutType}.SetCategory(input.Slice({Text.Plain(place)}, {Text.Plain(width)}), {number});"
                        : $"input[{Text.Plain(place)}] = {LayoutType}.NumberOf({number}, {Text.Plain(column.Categories.Count)});");
                    place += width;
                }
            }
        }
    }

    /// <summary>A missing category is null, where rows with one are kept.</summary>
    private string TypeOf(DataColumn column) => column.IsNumber ? "float" : $"{column.Type}{(spec.KeepsMissing ? "?" : "")}";

    /// <summary>What is said of how the file is read, as the initializer of its options.</summary>
    private string Options()
    {
        var options = new List<string>();
        void Say(string argument, Func<Argument, string> value)
        {
            if (spec.Find(argument) is { } said)
            {
                options.Add($"{char.ToUpperInvariant(argument[0])}{argument.Substring(1)} = {value(said)}");
            }
        }

        Say("separator", static said => said.Text == "\0" ? "null" : SymbolDisplay.FormatLiteral(said.Text[0], quote: true));
        Say("hasHeader", static said => said.Text);
        if (spec.Find("decimalSeparator") is { } point)
        {
            options.Add($"Culture = {LayoutType}.CultureOf({SymbolDisplay.FormatLiteral(point.Text[0], quote: true)})");
        }

        Say("sideColumns", _ => $"[{Literals(spec.Texts("sideColumns"))}]");
        Say("categories", static said => $"global::DlGen.CategoryEncoding.{said.Text}");
        Say("missing", static said => $"global::DlGen.MissingValues.{said.Text}");
        Say("missingMarkers", _ => $"[{Literals(spec.Texts("missingMarkers"))}]");
        if (spec.Find(CsvDataSpec.NoMarkers) is not null)
        {
            options.Add("MissingMarkers = []");
        }

        return string.Join(", ", options);
    }

    /// <summary>A text of the file for a comment of one line: the two separators of Unicode end a line in C# as well.</summary>
    private static string Quoted(string text) => $"\"{string.Concat(text.Select(static character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character))}\"";

    private static string Literals(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal));

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
