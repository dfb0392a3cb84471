using nietras.SeparatedValues;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// Reads a table in two passes. The first finds out what each column is, and the second fills arrays of the length that is known by then:
/// no more of a file is held in memory than its numbers.
/// </summary>
internal sealed class CsvReading
{
    private const string OptionPrefix = $"{nameof(CsvOptions)}.";

    private readonly CsvTable table;
    private readonly CsvOptions options;
    private readonly KnownSchema? known;
    private readonly TableScan scan;
    private CsvSchema? schema;

    private CsvReading(CsvTable table, string? label, IReadOnlyList<string> targets, CsvOptions options, KnownSchema? known)
    {
        this.table = table;
        this.options = options;
        this.known = known;
        scan = new TableScan(table.Source, table.Names, label, targets, RulesOf(options, known?.Options ?? OptionPrefix), known?.Schema.Inputs, known?.Argument ?? "");
    }

    /// <summary>What was read.</summary>
    /// <param name="Count">How many rows.</param>
    /// <param name="Inputs">The inputs, row by row.</param>
    /// <param name="Labels">The labels; null where targets are values.</param>
    /// <param name="Targets">The target values, row by row.</param>
    /// <param name="Side">The columns that are kept beside them, by name.</param>
    /// <param name="Schema">What became of the columns.</param>
    /// <param name="HasMissing">Whether some inputs are NaN, for they are missing.</param>
    public sealed record Result(
        int Count, float[] Inputs, int[]? Labels, float[] Targets, Dictionary<string, string[]> Side, CsvSchema Schema, bool HasMissing);

    /// <summary>What columns are to become, which is known before a file is read.</summary>
    /// <param name="Schema">What they become.</param>
    /// <param name="Argument">The argument that says so.</param>
    /// <param name="Options">What stands before the name of an option in a message.</param>
    /// <param name="Lacks">The end of a message about a class or category that it doesn't have.</param>
    public sealed record KnownSchema(CsvSchema Schema, string Argument, string Options, string Lacks);

    /// <summary>Reads a file of separated values.</summary>
    /// <param name="stream">The file, which stays open.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="label">The column of classes; null where targets are values.</param>
    /// <param name="targets">The columns of target values.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="known">What its columns are to become; null for what the options say.</param>
    public static Result Read(Stream stream, string source, string? label, IReadOnlyList<string> targets, CsvOptions options, KnownSchema? known = null)
    {
        if (options.SameAs is { } other)
        {
            known = new KnownSchema(
                other.Schema ?? throw new ArgumentException("CsvOptions.SameAs: that dataset is of no file of separated values.", nameof(options)),
                nameof(CsvOptions.SameAs),
                OptionPrefix,
                "the dataset of CsvOptions.SameAs doesn't have");
        }

        var reading = new CsvReading(new CsvTable(stream, source, options), label, targets, options, known);
        int count = reading.Scan();
        return reading.Fill(count);
    }

    private static TableRules RulesOf(CsvOptions options, string prefix) => new()
    {
        Culture = options.Culture,
        MissingMarkers = options.MissingMarkers,
        DropsMissing = options.Missing == MissingValues.DropRow,
        KeepsMissing = options.Missing == MissingValues.Keep,
        MostCategories = options.MostCategories,
        Columns = options.Columns,
        Exclude = options.Exclude,
        SideColumns = options.SideColumns,
        CategoryColumns = options.CategoryColumns,
        Prefix = prefix,
    };

    /// <summary>The first pass: what the columns are, and how many rows there will be.</summary>
    private int Scan()
    {
        int count = 0;
        table.ForEach((row, line) =>
        {
            if (!IsLeftOut(row, line))
            {
                foreach (TableColumn column in scan.Columns)
                {
                    scan.Note(column, TextOf(row, column.Index), line);
                }

                count++;
            }
        });
        scan.CheckCount(count);
        string[]? classes = scan.Label is null ? null : known?.Schema.Classes ?? scan.Classes();
        schema = known is not null ? known.Schema with { Classes = classes } : new CsvSchema(scan.Schema, options.Categories, classes);
        return count;
    }

    private Result Fill(int count)
    {
        TableColumn[] inputs = scan.Inputs;
        int[] starts = new int[inputs.Length];
        int width = 0;
        for (int column = 0; column < inputs.Length; column++)
        {
            starts[column] = width;
            string[]? categories = schema!.Inputs[column].Categories;
            inputs[column].Number(categories);
            width += categories is null || schema.Encoding == CategoryEncoding.Index ? 1 : categories.Length;
        }

        scan.Label?.Number(schema!.Classes);
        TableColumn[] targets = scan.Targets;
        var values = new float[Lengths.Product(count, width, "path", table.Source)];
        int[]? labels = scan.Label is null ? null : new int[count];
        var wanted = new float[count * targets.Length];
        var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach ((string name, _) in scan.Side)
        {
            texts[name] = new string[count];
        }

        var pool = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        bool hasMissing = false;
        int at = 0;
        table.ForEach((row, line) =>
        {
            if (IsLeftOut(row, line))
            {
                return;
            }

            if (at == count)
            {
                throw Changed();
            }

            Span<float> example = values.AsSpan(at * width, width);
            for (int column = 0; column < inputs.Length; column++)
            {
                hasMissing |= !Set(inputs[column], row, line, example[starts[column]..]);
            }

            for (int target = 0; target < targets.Length; target++)
            {
                wanted[(at * targets.Length) + target] = scan.Parse(targets[target], TextOf(row, targets[target].Index), line);
            }

            if (scan.Label is { } label)
            {
                labels![at] = NumberOf(label, TextOf(row, label.Index), line);
            }

            foreach ((string name, int index) in scan.Side)
            {
                ReadOnlySpan<char> text = TextOf(row, index);
                if (!pool.TryGetValue(text, out string? kept))
                {
                    kept = text.ToString();
                    pool.Set.Add(kept);
                }

                texts[name][at] = kept;
            }

            at++;
        });
        return at == count ? new Result(count, values, labels, wanted, texts, schema!, hasMissing) : throw Changed();
    }

    /// <summary>Whether a row is left out because a value that is needed is missing; where it must not be, that is refused.</summary>
    private bool IsLeftOut(SepReader.Row row, int line)
    {
        bool isLeftOut = false;
        foreach (TableColumn column in scan.Columns)
        {
            isLeftOut |= scan.IsLeftOut(column, TextOf(row, column.Index), line);
        }

        return isLeftOut;
    }

    private static ReadOnlySpan<char> TextOf(SepReader.Row row, int index) => row[index].Span.Trim();

    /// <summary>Writes the inputs of a value.</summary>
    /// <returns>False where it is missing and so NaN.</returns>
    private bool Set(TableColumn column, SepReader.Row row, int line, Span<float> to)
    {
        ReadOnlySpan<char> text = TextOf(row, column.Index);
        bool isMissing = scan.IsMissing(text);
        if (!column.HasNumbers)
        {
            to[0] = isMissing ? float.NaN : scan.Parse(column, text, line);
            return !isMissing;
        }

        if (schema!.Encoding == CategoryEncoding.Index)
        {
            to[0] = isMissing ? float.NaN : NumberOf(column, text, line);
            return !isMissing;
        }

        if (!isMissing)
        {
            to[NumberOf(column, text, line)] = 1;
        }

        return true;
    }

    private int NumberOf(TableColumn column, ReadOnlySpan<char> text, int line) => column.Find(text) is >= 0 and var number
        ? number
        : throw new InvalidDataException(Invariant(
            $"{scan.At(column, line)} is '{TableScan.Short(text)}', a {(column == scan.Label ? "class" : "category")} that {known?.Lacks ?? "wasn't there before"}."));

    private InvalidDataException Changed() => new(Invariant($"{table.Source}: the file has changed while it was read."));
}
